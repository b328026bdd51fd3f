#!/bin/sh
# One story, from a fresh workspace through all seven scenarios to the reports: sh docs/demo.sh FOLDER AS_OF. Called by
# `make demo`.
set -eu

folder=$1
as_of=$2
mark=.mofkit/made-by-make-demo

say() {
    printf '\n== %s\n' "$1"
}

run() {
    printf '$ mofkit %s\n' "$*"
    mofkit -C "$folder" --as-of "$as_of" "$@"
}

# Only what an earlier run made is deleted, and only as long as nobody keeps it in git.
if [ -e "$folder" ] || [ -L "$folder" ]; then
    if [ -L "$folder" ] || [ ! -f "$folder/$mark" ] || [ -e "$folder/.git" ]; then
        printf 'will not delete %s: it is no folder that an earlier demo made, or it is kept in git\n' "$folder" >&2
        printf '  hint: move it away, or choose another folder: make demo DEMO=elsewhere\n' >&2
        exit 2
    fi
    rm -rf -- "$folder"
fi

say "A workspace with the records of an invented council, as of $as_of"
mofkit --quiet init "$folder" --demo
printf 'The next `make demo` deletes this folder and makes it anew.\n' >"$folder/$mark"

say "Which challenge are they facing? In somebody's own words, and as three of them answered"
run triage --text "nobody picks up the phone, and every ticket is passed from one team to the next"
run triage --combine

say "The answer as work: what should Cora do now?"
run plan next --who cora-finch --top 3
run status

say "Is everything in order? The lint looks at every record"
run lint

say "1 Bring service costs down: how far is the director's goal?"
run costs goal

say "2 Fix weak services: difficulty (5 easy, 1 hard) times impact (5 high, 1 low)"
run prioritize catalog/services.csv --top 10
run catalog analyze --reader director
run catalog map --service booking

say "3 Operate and monitor: what is due, and how services kept their promises"
run operations due
run agreement scorecard --month 2026-10 --agreement booking-sla

say "4 Support customers better: what the tickets say, and what hurts most"
run desk report --all --by priority
run problem top --top 1

say "5 Move changes into production safely: what is to come, and what is in its way"
run change schedule
run patch report patching/inventory.csv --by criticality

say "6 Manage projects better: the portfolio, and what may happen"
run project portfolio
run risk top --top 1

say "7 Grow your people's skills: who should be hired, and what the team has written down"
run team hire rank second-line
run team playbook teams

say "What comes next, and who does it"
run list action --where status=doing

say "The reports, and the ranking as a picture"
run report all --write
printf '$ mofkit prioritize catalog/services.csv --format svg > reports/quadrant.svg\n'
mofkit -C "$folder" --quiet prioritize catalog/services.csv --format svg >"$folder/reports/quadrant.svg"
printf '$ mofkit catalog map --format svg > reports/map.svg\n'
mofkit -C "$folder" --quiet catalog map --format svg >"$folder/reports/map.svg"

say "Now look around"
cat <<TEXT
  $folder/STORY.md                  who these people are, and what happened to them
  $folder/catalog/services.csv      25 services; open it in a spreadsheet
  $folder/plans/                    scenario 4 as tasks with owners and days
  $folder/reports/triage.md         what the three agree and disagree on
  $folder/reports/plan.md           how far the plan is, by step and reader
  $folder/reports/priorities.md     the ranking as a page, with quadrants and owners
  $folder/reports/quadrant.svg      the same as a picture; open it in a browser
  $folder/reports/catalog.md        what the catalog says, with the whole of Table 5
  $folder/reports/map.svg           what the services need of each other
  $folder/reports/costs.md          what services cost, for the director
  $folder/reports/changes.md        a quarter of changes, and what became of them
  $folder/team/playbook/            a playbook that fills itself where it can

Then break something and ask what is wrong:
  $(command -v mofkit) -C $folder set service:email owner=nobody-we-know
  $(command -v mofkit) -C $folder lint
TEXT
