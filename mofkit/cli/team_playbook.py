"""`mofkit team playbook …`: a team's playbook, from its scaffold to a new person's first month."""

from datetime import timedelta
from typing import Annotated

import typer

from mofkit.analysis.playbooks import first_weeks
from mofkit.cli import playbook_output
from mofkit.cli.changes import change
from mofkit.cli.fields import day
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, out
from mofkit.content.scenarios import playbook
from mofkit.errors import BadOption
from mofkit.model.playbook import PlaybookSection
from mofkit.report.markdown import escaped
from mofkit.report.playbook_regions import bodies
from mofkit.report.playbook_regions import team as team_of
from mofkit.workspace import onboarding, playbooks
from mofkit.workspace.approving import person_named
from mofkit.workspace.assigning import add as add_action
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load, open_whole

HELP = "What a team tells its people.\n\nExample: mofkit team playbook new 'Service Desk'"
app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help=HELP)
TeamArgument = Annotated[str, typer.Argument(metavar="[TEAM]", help="The team; left out, the one that has a playbook.")]
Section = Annotated[
    str, typer.Argument(metavar="SECTION", help="A section such as stakeholders; a part of it will do.")
]
Team = Annotated[str, typer.Option("--team", metavar="TEAM", help="The team; left out, the one that has a playbook.")]
_TWO_WEEKS = timedelta(days=14)
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show the change, write nothing.")]


@app.command("new")
def new(
    ctx: typer.Context,
    team: Annotated[str, typer.Argument(metavar="TEAM", help="The team, as people.csv has it.")],
    owner: Annotated[str, typer.Option(metavar="PERSON", help="Who keeps it; sections may change hands.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Make a team's playbook: seven sections with 74 items, filled from the workspace where it can be.

    Again, it makes the sections that are missing and leaves the others alone.

    Example: mofkit team playbook new "Service Desk" --owner cora-finch
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: two files for each section that is not there yet."""
        name = playbooks.team_named(draft.workspace, team)
        keeper = person_named(draft.workspace, owner).id if owner else ""
        said = bodies(team_of(draft.workspace, name))
        made = playbooks.begin(draft, name, keeper, said, escaped(name))
        filled = sum(bool(body) for body in said.values())
        return f"{len(made)} sections for {name}; {filled} of 74 items come from the workspace"

    return change(session, act, dry_run=dry_run, next_step="mofkit team playbook check", opened=open_whole)


@app.command("fill")
def fill(
    ctx: typer.Context,
    team: TeamArgument = "",
    move_edits: Annotated[
        bool, typer.Option("--move-edits", help="Move what was edited inside of a region below it, and fill it again.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Write the regions of a playbook anew where the workspace says something else; nothing outside of them.

    A region that somebody edited by hand stays as it is and is named; exit code 1 then.

    Example: mofkit team playbook fill
    """
    session: Session = ctx.obj
    left: list[str] = []

    def act(draft: Draft) -> str:
        """The change: the texts whose regions are stale."""
        name = playbooks.team_named(draft.workspace, team)
        said = bodies(team_of(draft.workspace, name))
        left.clear()
        for one in playbooks.sections_of(draft.workspace, name):
            edited = playbooks.fill(draft, one, said, move_edits=move_edits)
            left.extend(f"{draft.workspace.home(one).path.removesuffix('.yaml')}.md: {each}" for each in edited)
        return f"{name}: regions are as the workspace has them"

    code = change(session, act, dry_run=dry_run, opened=open_whole)
    for each in left:
        session.note(f"edited by hand, left as it is: {each}")
    session.note("next: mofkit team playbook fill --move-edits keeps the words below the region" if left else "")
    return code or int(bool(left))


@app.command("check")
def check(
    ctx: typer.Context,
    team: TeamArgument = "",
    every: Annotated[bool, typer.Option("--all", help="Every team that has a playbook.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Check a playbook: owner and freshness of each section, items still empty, regions edited or stale.

    Exit code 1 if there is something to do.

    Example: mofkit team playbook check --all
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    names = list(dict.fromkeys(one.team for one in workspace.all(PlaybookSection))) if every else []
    names = names or [playbooks.team_named(workspace, team)]
    rows = [row for name in names for row in playbook_output.rows(workspace, name, session.today)]
    playbook_output.print_rows(session, rows, format)
    return int(any(row.to_do for row in rows))


@app.command("show")
def show(
    ctx: typer.Context,
    section: Annotated[
        str, typer.Argument(metavar="[SECTION]", help="One section; left out, all items in short.")
    ] = "",
    team: Team = "",
) -> int:
    """Show a playbook: each section with its items, or the text of one section.

    Example: mofkit team playbook show stakeholders --team "Service Desk"
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    name = playbooks.team_named(workspace, team)
    if section:
        one = playbooks.section_named(workspace, name, section)
        out(playbook_output.text(workspace, one))
    else:
        out("\n".join(playbook_output.page(workspace, name, session.today, colour=session.colour)).rstrip() + "\n")
    return 0


@app.command("reviewed")
def reviewed(
    ctx: typer.Context,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who looked.")],
    section: Annotated[str, typer.Argument(metavar="[SECTION]", help="One section; left out, all of them.")] = "",
    team: Team = "",
    owner: Annotated[str, typer.Option(metavar="PERSON", help="Who keeps it from now on.")] = "",
    dry_run: DryRun = False,
) -> int:
    """Write down that somebody saw whether a section still holds; its time begins anew.

    Example: mofkit team playbook reviewed stakeholders --who ada-quill
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: the day and the person, in one section or in each."""
        name = playbooks.team_named(draft.workspace, team)
        every = playbooks.sections_of(draft.workspace, name)
        chosen = [playbooks.section_named(draft.workspace, name, section)] if section else every
        said = {"reviewed_on": session.today, "reviewed_by": person_named(draft.workspace, who).id}
        said |= {"owner": person_named(draft.workspace, owner).id} if owner else {}
        for one in chosen:
            for field, value in said.items():
                draft.set(draft.workspace.home(one), field, value)
        return f"{name}: {len(chosen)} section{'' if len(chosen) == 1 else 's'} reviewed by {said['reviewed_by']}"

    return change(session, act, dry_run=dry_run, next_step="mofkit team playbook check")


@app.command("read")
def read(
    ctx: typer.Context,
    who: Annotated[str, typer.Option(metavar="PERSON", help="Who has read it.")],
    section: Annotated[str, typer.Argument(metavar="[SECTION]", help="One section; left out, all of them.")] = "",
    team: Team = "",
    dry_run: DryRun = False,
) -> int:
    """Write down that somebody has read a section, or the whole playbook.

    Example: mofkit team playbook read --who gwen-sallow
    """
    session: Session = ctx.obj

    def act(draft: Draft) -> str:
        """The change: one reading more in each section that this person has not read today."""
        name, person = playbooks.team_named(draft.workspace, team), person_named(draft.workspace, who).id
        every = playbooks.sections_of(draft.workspace, name)
        chosen = [playbooks.section_named(draft.workspace, name, section)] if section else every
        for one in chosen:
            if not any((each.who, each.date) == (person, session.today) for each in one.readings):
                draft.extend(draft.workspace.home(one), "readings", [{"who": person, "date": session.today}])
        return f"{person} has read {len(chosen)} section{'' if len(chosen) == 1 else 's'} of {name}"

    return change(session, act, dry_run=dry_run)


@app.command("raise")
def raise_(
    ctx: typer.Context,
    section: Section,
    what: Annotated[str, typer.Argument(metavar="WHAT", help="What is out of date or missing, and what is right.")],
    who: Annotated[
        str, typer.Option(metavar="PERSON", help="Who sees to it; left out, the owner of the section.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="DATE", help="By when; left out, in two weeks.")] = "",
    team: Team = "",
    dry_run: DryRun = False,
) -> int:
    """Say that a section is out of date or says too little: an action for its owner, in the list of all actions.

    Example: mofkit team playbook raise platform "The depot has new printers; the list is in the wiki" --by 2026-12-11
    """
    session: Session = ctx.obj
    when = day(by, "--by") if by else session.today + _TWO_WEEKS

    def act(draft: Draft) -> str:
        """The change: one action more in the section."""
        name = playbooks.team_named(draft.workspace, team)
        one = playbooks.section_named(draft.workspace, name, section)
        person = person_named(draft.workspace, who).id if who else one.owner
        if not person:
            raise BadOption(f"nobody owns {one.id}", hint="say who sees to it: --who PERSON")
        values = {"what": what, "who": person, "when": when.isoformat()}
        mark = add_action(draft, draft.workspace.home(one), values)
        return f"{person} sees to it: {what} ({mark})"

    return change(session, act, dry_run=dry_run, next_step="mofkit action list")


@app.command("onboard")
def onboard(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The new person, as people.csv has them.")],
    mentor: Annotated[str, typer.Option(metavar="PERSON", help="The person of the team who helps.")],
    from_: Annotated[str, typer.Option("--from", metavar="DATE", help="The first working day.")],
    manager: Annotated[
        str, typer.Option(metavar="PERSON", help="Their manager; left out, the manager of their team.")
    ] = "",
    dry_run: DryRun = False,
) -> int:
    """Plan a new person's first weeks: who does what by when, with the playbook in hand. All of it are actions.

    Example: mofkit team playbook onboard jory-wick --mentor ella-thorne --from 2026-12-01
    """
    session: Session = ctx.obj
    starts = day(from_, "--from")

    def act(draft: Draft) -> str:
        """The change: a file with a promise for each step."""
        who = onboarding.people(draft.workspace, person, mentor, manager)
        holidays = draft.workspace.settings.calendar.holidays
        steps = first_weeks(playbook().onboarding, who, starts, holidays)
        onboarding.begin(draft, who, starts, steps)
        last = max(one["when"] for one in steps) if steps else starts
        return f"{len(steps)} steps for {who['new']} with {who['mentor']}, the last one on {last}"

    return change(session, act, dry_run=dry_run, next_step=f"mofkit action list --source onboarding:{person}")


@app.command("teams")
def listed(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """List the teams with their playbooks: how many sections, how many items are filled, what is to do.

    Example: mofkit team playbook teams
    """
    session: Session = ctx.obj
    rows = playbook_output.overview(load(session.root), session.today)
    names = ("team", "people", "sections", "filled", "to_do")
    print_list(names, rows, kind="playbooks", key="teams", format=format, colour=session.colour, right=(1, 2))
    return 0
