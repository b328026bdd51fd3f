"""A change from the request to the look back: what each move needs, who may, and what one sees on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mofkit.cli import change_interview
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
FILES = {
    "mofkit.yaml": "schema_version: 1\ncalendar: {time_zone: Europe/London}\n",
    "people.csv": """
        id,name,role_types
        kim,Kim Vale,administrator
        lee,Lee Wick,change-manager
        pat,Pat Moss,operations-manager
    """,
    "catalog/services.csv": """
        id,name,criticality
        mail,E-mail,C1
        web,Website,C2
    """,
    "operations/monitoring.csv": """
        id,service,what,since
        mail-in,mail,A message every five minutes,2026-01-05
        mail-out,mail,The same from outside,
    """,
    "problems/full.yaml": "id: full\ntitle: Mailboxes are full\nchange: disk\n",
}
ASKED = ("title=Mail: a larger disk", "services=mail", "impact=4", "likelihood=2", "urgency=3", "owner=kim", "id=disk")
WHOLE = ("reason=It fills up", "result=30 % free", "back_out=The old disk stays", "people=kim", "requested_by=pat")
WINDOW = ("window.start=2026-11-22 20:00", "window.end=2026-11-22 22:00")
WENT = ("--started", "2026-11-22 20:10", "--ended", "2026-11-22 21:00", "--outcome", "success")


@pytest.fixture
def root(workspace: Make) -> Path:
    return workspace(dict(FILES))


@pytest.fixture
def do(mofkit: Mofkit, root: Path) -> Mofkit:
    def run(*argv: str) -> Any:
        return mofkit("-C", root, "--as-of", "2026-11-23", "change", *argv)

    return run


@pytest.fixture
def submitted(do: Mofkit) -> Mofkit:
    assert do("new", *ASKED, *WHOLE, *WINDOW).code == 0
    assert do("move", "disk", "submitted", "--who", "kim").code == 0
    return do


@pytest.fixture
def released(submitted: Mofkit) -> Mofkit:
    for who in ("lee", "pat"):
        assert submitted("approve", "disk", "--who", who).code == 0
    assert submitted("move", "disk", "approved", "--who", "lee").code == 0
    assert submitted("add", "disk", "test", "what=On a copy", "passed=true", "who=pat").code == 0
    assert submitted("add", "disk", "notice", "who=Desk", "sent=2026-11-20").code == 0
    assert submitted("move", "disk", "scheduled", "--who", "kim").code == 0
    assert (
        submitted("move", "disk", "released", "--who", "kim", *WENT, "--downtime", "5", "--incidents", "7, 8").code == 0
    )
    return submitted


def page(do: Mofkit) -> Any:
    return json.loads(do("show", "disk", "--format", "json").out)


def test_a_request_gets_category_and_priority_by_the_rules_and_hears_why(do: Mofkit, root: Path) -> None:
    run = do("new", *ASKED)
    assert run.out == "asked for disk in changes/disk.yaml\n"
    assert "category: significant, because the risk is 8 or more" in run.err
    assert "priority: medium, because it can wait for a while, but not long" in run.err
    text = (root / "changes/disk.yaml").read_text()
    assert "category: significant\npriority: medium\nimpact: 4\n" in text
    assert "requested_on: 2026-11-23\n" in text


def test_what_one_says_oneself_stays_and_what_nobody_knows_is_left_open(do: Mofkit) -> None:
    run = do("new", "title=Mail", "impact=4", "likelihood=2", "category=minor")
    assert "category: minor, as you say; the rules say significant: the risk is 8 or more" in run.err
    assert "priority: left open; the rules cannot say, urgency is not said" in run.err
    wrong = do("new", "title=Mail", "impact=9")
    assert (wrong.code, "impact cannot be '9'" in wrong.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "a change says at least its title"),
        (("title=x", "steps=y"), "`mofkit change add ID step …` adds one"),
        (("title=x", "approvals=y"), "`mofkit change approve ID --who …` writes it"),
        (("title=x", "overrides=y"), "an editor writes it"),
    ],
)
def test_what_a_request_cannot_take_says_what_would_be_right(do: Mofkit, words: tuple[str, ...], said: str) -> None:
    run = do("new", *words)
    assert (run.code, said in run.err) == (2, True)


def test_the_text_of_the_request_is_made_from_its_template_if_wanted(do: Mofkit, root: Path) -> None:
    assert "with the text documents/rfc-disk.md" in do("new", *ASKED, "--rfc").out
    assert "about: change:disk" in (root / "documents/rfc-disk.yaml").read_text()
    assert "## Back-out plan" in (root / "documents/rfc-disk.md").read_text()


def test_a_change_goes_from_request_to_closing_and_every_step_twice_changes_nothing(
    released: Mofkit, root: Path
) -> None:
    assert released("review", "disk", "--who", "pat", "--reached", "yes", "--well", "Nobody noticed").code == 0
    assert released("move", "disk", "closed", "--who", "lee").code == 0
    text = (root / "changes/disk.yaml").read_bytes()
    for again in (
        ("approve", "disk", "--who", "lee"),
        ("add", "disk", "notice", "who=Desk", "sent=2026-11-20"),
        ("review", "disk", "--who", "pat", "--reached", "yes"),
        ("move", "disk", "closed", "--who", "lee"),
    ):
        assert "nothing to change" in released(*again).err, again
    assert (root / "changes/disk.yaml").read_bytes() == text
    found = page(released)
    assert [each["to"] for each in found["record"]["moves"]] == [
        "submitted",
        "approved",
        "scheduled",
        "released",
        "closed",
    ]
    assert found["actual"]["late_start"] == 10
    assert found["record"]["implemented"]["incidents"] == ["7", "8"]


def test_a_move_says_everything_that_is_missing_and_writes_nothing(
    submitted: Mofkit, root: Path, mofkit: Mofkit
) -> None:
    mofkit("-C", root, "set", "change:disk", "back_out=", "window.end=")
    text = (root / "changes/disk.yaml").read_bytes()
    run = submitted("move", "disk", "approved", "--who", "kim")
    assert run.code == 1
    for said in ("kim may not", "its window has no end", "no back-out plan", "no approval by change-manager"):
        assert said in run.err
    assert (root / "changes/disk.yaml").read_bytes() == text
    assert (
        "it is submitted, and after that comes approved or draft or rejected or withdrawn"
        in submitted("move", "disk", "closed", "--who", "lee").err
    )


def test_how_it_went_is_said_when_it_is_released_and_at_no_other_time(submitted: Mofkit) -> None:
    run = submitted("move", "disk", "approved", "--who", "lee", "--outcome", "success")
    assert (run.code, "mofkit change move disk released" in run.err) == (2, True)


def test_another_way_back_makes_the_approvals_suspect_and_a_comment_does_not(
    submitted: Mofkit, root: Path, mofkit: Mofkit
) -> None:
    for who in ("lee", "pat"):
        submitted("approve", "disk", "--who", who)
    path = root / "changes/disk.yaml"
    path.write_text("# Kim's idea\n" + path.read_text().replace("\nowner: kim", "   # said twice\nowner: kim"))
    assert submitted("list").out.splitlines()[2].endswith("2 of 2")
    mofkit("-C", root, "set", "change:disk", "back_out=None")
    assert submitted("list").out.splitlines()[2].endswith("suspect")
    run = submitted("move", "disk", "approved", "--who", "lee")
    assert (run.code, run.err.count("is suspect: the change was altered after it")) == (1, 2)
    submitted("approve", "disk", "--who", "lee")
    submitted("approve", "disk", "--who", "pat")
    assert submitted("move", "disk", "approved", "--who", "lee").code == 0
    assert "; its approvals are suspect now" in submitted("add", "disk", "step", "what=Pull the plug", "minutes=5").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kim",), "kim is asked for no approval as administrator; asked for: change-manager, operations-manager"),
        (("kim",), "who owns a change does not approve it"),
        (("lee", "--role", "it-executive-officer"), "lee is asked for no approval as it-executive-officer"),
        (("zoe",), "no record 'person:zoe'"),
    ],
)
def test_who_is_not_asked_cannot_approve(submitted: Mofkit, words: tuple[str, ...], said: str) -> None:
    assert said in submitted("approve", "disk", "--who", *words).err


def test_what_is_not_asked_for_needs_no_approval_yet_or_ever(do: Mofkit) -> None:
    do("new", "title=Mail", "id=disk")
    run = do("approve", "disk", "--who", "lee")
    assert "it is draft; it is approved while it is submitted, approved, scheduled; it has no category" in run.err
    do("new", "title=Mail", "id=small", "category=standard")
    assert "nobody approves a standard change: its procedure was approved" in do("approve", "small", "--who", "lee").err


def test_what_went_in_past_everybody_is_written_down_as_unauthorised(do: Mofkit) -> None:
    do("new", *ASKED)
    why = ("--why", "The supplier put it in")
    assert do("move", "disk", "released", "--who", "kim", *WENT, *why).code == 1
    assert do("move", "disk", "released", "--who", "lee", *WENT, *why).code == 0
    assert page(do)["record"]["implemented"]["unauthorised"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("step", "who=kim"), 'write what="…"'),
        (("test", "what=x", "pased=true"), "a test has no field 'pased'"),
        (("test", "what=x", "passed=maybe"), "true or false"),
        (("step", "what=x", "minutes=soon"), "whole minutes"),
        (("action", "who=kim"), "an action says what is done"),
    ],
)
def test_a_piece_that_is_no_piece_is_refused(submitted: Mofkit, words: tuple[str, ...], said: str) -> None:
    run = submitted("add", "disk", *words)
    assert (run.code, said in run.err) == (2, True)


def test_a_piece_that_is_there_gets_the_new_values_and_an_action_joins_the_one_list(
    submitted: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    submitted("add", "disk", "test", "what=On a copy")
    submitted("add", "disk", "test", "what=On a copy", "passed=false", "on=2026-11-20")
    tests = page(submitted)["record"]["test_evidence"]
    assert [(each["what"], each["passed"], each["on"]) for each in tests] == [("On a copy", False, "2026-11-20")]
    submitted("add", "disk", "action", "what=Order it", "who=kim", "when=2026-12-01")
    assert "Order it" in mofkit("-C", root, "--as-of", "2026-11-23", "action", "list", "--who", "kim").out


def test_a_review_comes_after_the_release_and_says_something(submitted: Mofkit) -> None:
    run = submitted("review", "disk", "--who", "pat", "--reached", "no")
    assert (run.code, "it is submitted; it is reviewed after it is released" in run.err) == (1, True)
    assert submitted("review", "disk", "--who", "pat").code == 2


def test_the_page_shows_what_it_is_who_said_yes_how_it_went_and_what_comes_next(
    released: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    mofkit("-C", root, "set", "change:disk", "monitoring=mail-in,mail-out,gone", "monitoring_note=As before")
    said = " ".join(released("show", "disk").out.split())
    for words in (
        "state: released since 2026-11-23 (kim)",
        "category: significant; the risk is 8 or more",
        "risk: 8 (impact 4 × likelihood 2; urgency 3)",
        "ends problem: full",
        "+ approved by lee on 2026-11-23",
        "On a copy: passed (2026-11-23, pat)",
        "mail-in: A message every five minutes; runs since 2026-01-05",
        "mail-out: The same from outside; is required and does not run yet",
        "gone: no such requirement",
        "began 2026-11-22 20:10, planned 2026-11-22 20:00 (10 min later)",
        "ended 2026-11-22 21:00, planned 2026-11-22 22:00 (60 min earlier)",
        "downtime 5 min, planned ??",
        "closed: lacks: nobody has looked back at it, and it is significant (`mofkit change review`)",
    ):
        assert words in said


def test_the_page_of_a_bare_or_strange_change_says_what_is_not_known(do: Mofkit, root: Path) -> None:
    (root / "changes").mkdir()
    (root / "changes/disk.yaml").write_text(
        "id: disk\ntitle: Mail\ncategory: standard\nimpact: 3\nlikelihood: 4\nstate: approved\nsteps: [{what: Pull}]\n"
        "window: {start: 2026-11-22 20:00, zone: Europe/Paris}\nimplemented: {start: 2026-11-22 20:00}\n"
        "test_evidence: [{what: a}, {what: b, passed: false}]\nnotices: [{who: Desk}]\nactions: [{what: Look}]\n"
        "moves: [{to: approved, on: 2026-11-20, why: Urgent}]\nreview: {lessons: Ask first}\n"
        "approvals: [{who: zoe, role: change-manager, date: 2026-11-20}]\n"
    )
    said = " ".join(do("show", "disk").out.split())
    for words in (
        "state: approved since 2026-11-20 (nobody: Urgent)",
        "category: standard; the rules say significant: the risk is 8 or more",
        "priority: not said; urgency is not said",
        "window: 2026-11-22 20:00 to ?? (Europe/Paris)",
        "nobody approves a standard change: its procedure was approved",
        "that of zoe of 2026-11-20 does not count: no such person in people.csv",
        "1. Pull - a",
        "a: no result yet - b: failed",
        "Desk, to be told by ??",
        "outcome: not said - began 2026-11-22 20:00, not planned - ended not said, not planned",
        "by: nobody on ?? result reached: not said next time: Ask first",
        "[ ] nobody: Look",
    ):
        assert words.replace("1. Pull - a", "1. Pull") in said, words


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ((), ["disk", "other"]),
        (("--state", "open"), ["disk"]),
        (("--state", "rejected"), ["other"]),
        (("--service", "mail"), ["disk"]),
        (("--category", "minor"), ["other"]),
        (("--project", "project:crm"), ["other"]),
        (("--who", "pat"), ["disk"]),
        (("--who", "lee"), []),
    ],
)
def test_the_list_is_of_what_one_asks_for(
    submitted: Mofkit, root: Path, words: tuple[str, ...], ids: list[str]
) -> None:
    (root / "changes/other.yaml").write_text(
        "id: other\ntitle: Web\ncategory: minor\nproject: crm\nservices: [web]\nstate: rejected\n"
    )
    found = json.loads(submitted("list", *words, "--format", "json").out)["changes"]
    assert [one["change"] for one in found] == ids
    assert [line.split(",")[0] for line in submitted("list", *words, "--format", "csv").out.splitlines()[1:]] == ids
    assert all(id in submitted("list", *words).out for id in ids)


def test_a_list_says_in_a_word_how_approvals_stand(do: Mofkit) -> None:
    for id, state, category in (("a", "submitted", ""), ("b", "approved", "standard"), ("c", "submitted", "minor")):
        do("new", "title=x", f"id={id}", f"category={category}", f"state={state}")
    assert [line.split(",")[10] for line in do("list", "--format", "csv").out.splitlines()[1:]] == [
        *("no category", "none", "0 of 1")
    ]


def test_a_long_title_is_cut_where_the_line_ends(do: Mofkit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    do("new", "title=" + "long " * 30, "id=CHG-261123-aaaa")
    assert max(map(len, do("list").out.splitlines())) <= 80


def test_figures_repeats_and_the_comparison_are_for_people_and_for_programs(released: Mofkit, root: Path) -> None:
    (root / "changes/again.yaml").write_text(
        "id: again\ntitle: Mail a larger disk once more\ncategory: significant\nservices: [mail]\nstate: closed\n"
        "implemented: {start: 2026-10-01 10:00, end: 2026-10-01 11:00, outcome: backed-out}\n"
    )
    found = json.loads(released("metrics", "--format", "json").out)["figures"][-1]
    assert (found["carried_out"], found["success_share"], found["backed_out"], found["lead_days"]) == (2, 50.0, 1, None)
    assert (
        released("metrics", "--since", "2026-11-01", "--format", "csv")
        .out.splitlines()[1]
        .startswith("month,2026-11,1,1")
    )
    assert "significant         2       50.0           1" in released("metrics").out
    two = json.loads(released("repeats", "--at-least", "2", "--format", "json").out)["repeats"][0]
    assert [(one["id"], one["where"]) for one in two["changes"]] == [
        ("again", "changes/again.yaml:2"), ("disk", "changes/disk.yaml:2")
    ]  # fmt: skip
    assert two["links"][0]["words"] == ["disk", "larger"]
    assert "known as: problem:full" in released("repeats", "--at-least", "2").out
    assert "| 1 | significant | again |" in released("repeats", "--at-least", "2", "--format", "md").out
    assert released("repeats").out == ""
    rows = json.loads(released("report", "--format", "json").out)["changes"]
    assert [(one["change"], one["outcome"], one["late_start"], one["minutes"]) for one in rows] == [
        ("disk", "success", 10, 50), ("again", "backed-out", None, 60)
    ]  # fmt: skip
    assert released("report", "--since", "2026-11-01", "--format", "csv").out.count("\n") == 2
    assert "backed-out  2026-10-01" in released("report", "--service", "mail").out
    assert "0 changes were carried out" in released("report", "--project", "crm").err


def test_a_repeat_without_a_problem_says_how_to_make_one(do: Mofkit) -> None:
    for id in ("a", "b"):
        do("new", "title=Web: restart the queue", "services=web", "category=minor", f"id={id}")
    assert "do: mofkit new problem title=… services=web" in do("repeats", "--at-least", "2").out


def test_of_many_reasons_the_first_few_are_told(do: Mofkit) -> None:
    for at in range(8):
        do(
            "new",
            f"title=Web: restart {'abcdefgh'[at] * 4}",
            "services=web",
            "category=minor",
            f"id=c{at}",
            "repeats=c0",
        )
    assert "shares with c1 (one says so; web, restart); c2" in " ".join(do("repeats").out.split())
    assert "; 2 more" in " ".join(do("repeats").out.split())


def test_without_changes_one_hears_how_to_begin(do: Mofkit) -> None:
    assert "mofkit change new" in do("list").err
    assert "no changes" in do("metrics").err
    assert do("report").out == ""


def test_a_change_that_cannot_be_read_is_told_so(do: Mofkit, root: Path) -> None:
    (root / "changes").mkdir()
    (root / "changes/disk.yaml").write_text("id: disk\nimpact: 9\n")
    run = do("show", "disk")
    assert (run.code, "changes/disk.yaml cannot be read" in run.err) == (2, True)


# The conversation.


def talk(monkeypatch: pytest.MonkeyPatch, root: Path, *typed: str) -> dict[str, str]:
    words = iter(typed)
    monkeypatch.setattr(change_interview, "line", lambda _: next(words))
    return change_interview.interview(load(root), colour=False)


def test_a_conversation_takes_one_answer_after_the_other_and_checks_each(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = talk(
        monkeypatch, root, "", "Mail: disk", "b", "Mail: larger disk", "", "", "nobody", "pat", "kim", "mial", "mail",
        "", "9", "4", "2", "3", "", "soon", "2026-12-05 20:00", "2026-12-05 22:00", "Old disk",
    )  # fmt: skip
    assert said == {
        "title": "Mail: larger disk", "requested_by": "pat", "owner": "kim", "services": "mail", "impact": "4",
        "likelihood": "2", "urgency": "3", "window.start": "2026-12-05 20:00", "window.end": "2026-12-05 22:00",
        "back_out": "Old disk",
    }  # fmt: skip
    seen = capsys.readouterr().out
    assert "a change has a title" in seen
    assert "now: Mail: disk" in seen
    assert "no person 'nobody'" in seen
    assert "did you mean 'mail'?" in seen
    assert "'9' cannot be taken" in seen
    assert "a moment such as 2026-11-03 14:05" in seen


def test_a_conversation_without_a_window_asks_for_no_end_and_one_that_stops_writes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert talk(monkeypatch, root, "Mail", *[""] * 11, "The way back") == {"title": "Mail", "back_out": "The way back"}
    with pytest.raises(KeyboardInterrupt):
        talk(monkeypatch, root, "Mail", "q")
    assert not (root / "changes").exists()
