"""A management review from its agenda to its signature, and the gate it opens."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
TODAY = ("--as-of", "2026-11-23")
FILES = {
    "people.csv": """
        id,name,reader,role_types,aliases
        ada,Ada Quill,director,it-executive-officer; portfolio-manager,ad
        kim,Kim Vale,manager,change-manager,
        lee,Lee Wick,contributor,operator,
    """,
    "catalog/services.csv": """
        id,name,owner,criticality,customer,support_route
        mail,E-mail,kim,C1,All,desk
        maps,Maps,,??,All,desk
    """,
    "actions/call.yaml": "id: call\nwhat: Call\nwho: kim\nwhen: 2026-12-01\n",
    "projects/crm/project.yaml": "id: crm\ntitle: CRM\n",
    "projects/erp/project.yaml": "id: erp\ntitle: ERP\n",
}
REVIEW = "reviews/release-readiness/2026-11-20-crm.yaml"
ID = "release-readiness.2026-11-20-crm"


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(dict(FILES))


@pytest.fixture
def do(mofkit: Mofkit, root: Path) -> Mofkit:
    def run(*argv: str, today: str = "2026-11-23") -> Any:
        return mofkit("-C", root, "--as-of", today, "review", *argv)

    return run


@pytest.fixture
def held(do: Mofkit) -> Mofkit:
    """A release readiness review of project:crm that was held but not closed."""
    assert do("prepare", "release-readiness", "--about", "project:crm", "--date", "2026-11-20").code == 0
    assert do("record", "release-readiness", "held=2026-11-20", "attendees=ada,kim", "q1=It did").code == 0
    return do


GO = ("close", ID, "--decision", "go", "--who", "kim", "--role", "change-manager")
GATE = ("gate", "project:crm", "--gate", "production")


def flat(text: str) -> str:
    return " ".join(text.split())


# The gate, from shut to signed, to suspect, to overridden.


def test_a_gate_refuses_without_a_signed_go_and_says_what_is_missing(do: Mofkit) -> None:
    run = do(*GATE)
    assert run.code == 1
    assert run.out == (
        "production of project:crm: shut\n  - there is no Release Readiness Management Review about project:crm\n"
    )
    do("prepare", "release-readiness", "--about", "project:crm", "--date", "2026-11-20")
    run = do(*GATE)
    assert (run.code, run.out.splitlines()[1]) == (1, f"  - {ID} is prepared, not closed")


def test_a_gate_passes_with_a_signed_go(held: Mofkit) -> None:
    assert held(*GATE).code == 1
    assert held(*GO).code == 0
    run = held(*GATE)
    assert (run.code, run.out) == (0, f"production of project:crm: open\n  - {ID} says go, signed by kim\n")


def test_a_gate_is_suspect_when_a_signed_line_is_edited(held: Mofkit, root: Path) -> None:
    held(*GO)
    path = root / REVIEW
    path.write_text(path.read_text().replace("answer: It did", "answer: It did not"))
    run = held(*GATE)
    assert run.code == 1
    assert (
        flat(run.out)
        == f"production of project:crm: shut: suspect - kim signed on 2026-11-23, and {ID} has changed since"
    )
    assert held(*GO).code == 0
    assert held(*GATE).code == 0


def test_a_comment_or_another_order_is_no_edit(held: Mofkit, root: Path) -> None:
    held(*GO)
    path = root / REVIEW
    lines = path.read_text().splitlines()
    path.write_text("\n".join(["# as read by everybody", *lines[1:], lines[0]]) + "\n")
    assert held(*GATE).code == 0


def test_a_gate_is_overridden_only_by_name_and_reason_and_lint_shows_it(do: Mofkit, mofkit: Mofkit, root: Path) -> None:
    override = ("override", "project:crm", "--gate", "production")
    assert do(*override, "--who", "kim").code == 2
    assert do(*override, "--reason", "law").code == 2
    assert do(*override, "--who", "kim", "--reason", " ").code == 2
    assert "no record 'person:zoe'" in do(*override, "--who", "zoe", "--reason", "law").err
    assert do(*GATE).code == 1
    run = do(*override, "--who", "kim", "--reason", "The law changes on 1 December")
    assert (run.code, run.out) == (
        0,
        (
            "production of project:crm is open, though nobody signed a go: kim answers for it "
            "(in release-readiness.2026-11-23-crm)\n"
        ),
    )
    run = do(*GATE)
    assert run.code == 0
    assert run.out.startswith(
        "production of project:crm: open, but overridden\n  - kim opened it on 2026-11-23 without"
    )
    for today in ("2026-11-23", "2031-01-01"):
        lint = mofkit("-C", root, "--as-of", today, "lint", "--select", "MOF578").out
        assert "gate of project:crm was opened by kim on 2026-11-23 without a signed go: The law changes" in lint
    assert do(*override, "--who", "kim", "--reason", "The law changes on 1 December").err.startswith(
        "nothing to change"
    )


def test_an_override_goes_into_the_latest_record_and_stays_when_a_go_is_signed(
    held: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    override = ("override", "crm", "--gate", "production", "--who", "ada", "--reason", "law")
    assert f"(in {ID})" in held(*override).out
    assert held(*GO).code == 0
    assert held(*GATE).out.startswith("production of project:crm: open\n")
    assert "MOF578" in mofkit("-C", root, *TODAY, "lint").out


def test_other_gates_stay_shut(held: Mofkit) -> None:
    held(*GO)
    run = held("gate", "crm")
    assert run.code == 1
    assert [line.split(" of ")[0] for line in run.out.splitlines() if " of " in line] == [
        "envisioning",
        "build",
        "production",
    ]
    assert held("gate", "--about", "project:erp", "--gate", "production").code == 1


def test_a_gate_is_told_as_json(held: Mofkit) -> None:
    held(*GO)
    body = json.loads(held(*GATE, "--format", "json").out)
    (gate,) = body["gates"]
    assert (body["kind"], gate["state"], gate["open"], gate["signed_by"]) == ("gate-state", "passed", True, ["kim"])
    held("override", "erp", "--gate", "build", "--who", "kim", "--reason", "law")
    (gate,) = json.loads(held("gate", "erp", "--gate", "build", "--format", "json").out)["gates"]
    assert gate["override"] == {"who": "kim", "reason": "law", "date": "2026-11-23", "about": ""}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("gate",), "a gate is asked for one matter"),
        (("gate", "crm", "--about", "project:crm"), "a gate is asked for one matter"),
        (("gate", "service:mial"), "did you mean 'service:mail'?"),
        (("gate", ":crm"), "':crm' is no KIND:ID"),
        (("gate", "project:"), "'project:' is no KIND:ID"),
        (("prepare", "portfollio"), "did you mean 'portfolio'?"),
        (("prepare", "portfolio", "--date", "soon"), "--date 'soon' is no date"),
        (("record", "portfolio", "held=2026-11-20"), "no record 'review:portfolio'"),
        (("minutes", "portfolio.2026"), "no record 'review:portfolio.2026'"),
    ],
)
def test_what_means_nothing_is_refused(do: Mofkit, words: tuple[str, ...], said: str) -> None:
    run = do(*words)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_a_gate_may_be_asked_for_any_record_by_its_earlier_name_too(held: Mofkit, root: Path) -> None:
    held("prepare", "release-readiness", "--about", "service:mail", "--date", "2026-11-21")
    one = "release-readiness.2026-11-21-mail"
    held("record", one, "held=2026-11-21", "attendees=ada")
    assert held("close", one, "--decision", "go", "--who", "ada", "--role", "IT Executive Officer").code == 0
    table = (root / "catalog/services.csv").read_text()
    table = table.replace("id,name", "id,aliases,name").replace("mail,", "post,mail,").replace("maps,", "maps,,")
    (root / "catalog/services.csv").write_text(table)
    assert held("gate", "service:post", "--gate", "production").code == 0
    assert held("gate", "service:mail", "--gate", "production").code == 0


# Closing.


def test_a_review_that_is_not_whole_is_not_closed(held: Mofkit, root: Path) -> None:
    held("record", ID, "--action", "what=Fix it", "who=lee")
    before = (root / REVIEW).read_bytes()
    run = held("close", ID, "--who", "lee", "--role", "operator")
    assert run.code == 1
    assert flat(run.out).split(" - ") == [
        f"{ID} cannot be closed yet:",
        "nothing was decided: decisions is empty",
        "no decision says go or no-go on project:crm",
        "the action 'Fix it' does not say when",
        (
            "the signature of lee as 'Operator' does not count: production is signed by "
            "it-executive-officer or change-manager or release-management"
        ),
    ]
    assert (root / REVIEW).read_bytes() == before


def test_a_second_person_may_sign_and_nobody_signs_twice(held: Mofkit, root: Path) -> None:
    held(*GO)
    assert held(*GO).err == "nothing to change: it is so already\n"
    assert held("close", ID, "--who", "ad", "--role", "IT executive officer", "--note", "with care").code == 0
    text = (root / REVIEW).read_text()
    assert text.count("content_hash: sha256:") == 2
    assert "role: IT Executive Officer\n" in text
    assert "note: with care\n" in text


def test_a_decision_that_says_otherwise_is_not_overwritten(held: Mofkit) -> None:
    held("record", ID, "--decision", "what=Not yet", "who=ada", "outcome=no-go")
    run = held(*GO)
    assert run.code == 2
    assert "says already: no-go (Not yet)" in run.err
    assert held("close", ID, "--decision", "no-go", "--who", "ada", "--role", "it-executive-officer").code == 0
    assert f"{ID} says no-go on project:crm, not go" in flat(held(*GATE).out)


def test_a_review_without_a_gate_takes_any_role_and_no_go(do: Mofkit) -> None:
    do("prepare", "OHMR", "--date", "2026-11-20")
    do("record", "operational-health", "held=2026-11-20", "attendees=lee")
    do("record", "operational-health", "--decision", "what=More disks", "who=lee", "why=They are full")
    assert "opens no gate" in do("close", "operational-health", "--decision", "go", "--who", "lee", "--role", "x").err
    assert do("close", "operational-health", "--who", "lee", "--role", "Disk Officer").code == 0
    assert do("close", "operational-health.2026-11-20", "--who", "ada", "--role", "support").code == 0


def test_a_go_on_many_matters_is_written_as_decisions(do: Mofkit) -> None:
    do("prepare", "portfolio", "--date", "2026-11-20")
    do("record", "portfolio", "held=2026-11-20", "attendees=ada,kim")
    close = ("close", "portfolio", "--who", "ada", "--role", "portfolio-manager")
    assert "is about no single matter" in do(*close, "--decision", "go").err
    do("record", "portfolio", "--decision", "what=Begin", "who=ada", "about=project:crm", "outcome=go")
    assert do(*close).code == 0
    assert do("gate", "crm", "--gate", "envisioning").code == 0


def test_nobody_but_a_person_of_the_workspace_signs(held: Mofkit) -> None:
    run = held("close", ID, "--decision", "go", "--who", "zoe", "--role", "change-manager")
    assert (run.code, run.out) == (2, "")
    assert "no record 'person:zoe'" in run.err


# Preparing and recording.


def test_an_agenda_has_what_is_there_and_what_is_missing(do: Mofkit, root: Path) -> None:
    run = do("prepare", "service-alignment", "--date", "2026-12-01")
    assert run.out == "service-alignment.2026-12-01: 1 of 12 inputs are here, 11 are missing\n"
    text = (root / "reviews/service-alignment/2026-12-01.yaml").read_text()
    assert "found: 2 services; 1 of criticality C1; 1 without owner; 1 of unknown criticality\n" in text
    assert text.count("state: missing") == 11
    assert "Decide: Keep, improve, grow, shrink or end each service" in text
    minutes = do("minutes", "service-alignment").out
    assert "## Agenda\n" in minutes
    assert "Still to be held." in minutes


def test_preparing_again_looks_anew_and_leaves_alone_what_people_wrote(do: Mofkit, root: Path) -> None:
    do("prepare", "service-alignment", "--date", "2026-12-01")
    assert do("prepare", "service-alignment", "--date", "2026-12-01").err == "nothing to change: it is so already\n"
    do("record", "service-alignment", "input-5=survey of May", "input-6.note=no figures", "q1=They do", "chair=kim")
    with (root / "catalog/services.csv").open("a") as table:
        table.write("chat,Chat,kim,C1,All,desk\n")
    path = root / "reviews/service-alignment/2026-12-01.yaml"
    before = path.read_text()
    assert do("prepare", "service-alignment").code == 0
    after = path.read_text()
    changed = [line.strip() for line in after.splitlines() if line not in before.splitlines()]
    assert changed == ["found: 3 services; 2 of criticality C1; 1 without owner; 1 of unknown criticality"]
    assert "where: survey of May" in after
    assert "note: no figures" in after


def test_the_last_review_of_its_kind_is_on_the_agenda(do: Mofkit, root: Path) -> None:
    do("prepare", "OHMR", "--date", "2026-11-02")
    do("record", "operational-health", "held=2026-11-02", "attendees=lee")
    do("record", "operational-health", "--action", "what=Fix", "who=lee", "when=2026-11-10")
    run = do("prepare", "OHMR")
    assert run.out.startswith("operational-health.2026-12-02: ")
    text = (root / "reviews/operational-health/2026-12-02.yaml").read_text()
    assert "  - What came of the actions of operational-health.2026-11-02\n" in text
    assert "found: 1 review; the latest is operational-health.2026-11-02; 1 action open, 1 late" in text


def test_a_review_that_somebody_planned_by_hand_is_filled_in(do: Mofkit, root: Path) -> None:
    path = root / "reviews/portfolio/winter.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("id: portfolio.winter\nreview: portfolio\nplanned: 2026-12-14  # after the budget\n")
    assert do("prepare", "portfolio").out.startswith("portfolio.winter: ")
    text = path.read_text()
    assert text.startswith("id: portfolio.winter\nreview: portfolio\nplanned: 2026-12-14  # after the budget\n")
    assert "status: prepared" in text
    assert text.count("- id: portfolio-q") == 9


def test_a_review_that_was_held_is_not_prepared_again(held: Mofkit) -> None:
    run = held("prepare", "release-readiness", "--about", "project:crm", "--date", "2026-11-20")
    assert f"{ID} is held already" in run.err


def test_what_was_said_goes_where_it_belongs(do: Mofkit, root: Path) -> None:
    do("prepare", "portfolio", "--date", "2026-11-20")
    said = ("guests=Jo Pike; Sam Roe", "outputs=List, with reasons; RFC", "note=Short", "portfolio-q2=Much")
    assert do("record", "portfolio.2026-11-20", *said).code == 0
    text = (root / "reviews/portfolio/2026-11-20.yaml").read_text()
    for part in (
        "guests:\n  - Jo Pike\n  - Sam Roe\n",
        "outputs:\n  - List, with reasons\n  - RFC\n",
        "answer: Much\n",
    ):
        assert part in text
    assert "status: prepared" in text
    do("record", "portfolio", "input-1=three papers", "guests=")
    assert "state: collected\n    where: three papers\n" in (root / "reviews/portfolio/2026-11-20.yaml").read_text()
    do("record", "portfolio", "input-1=")
    assert "three papers" not in (root / "reviews/portfolio/2026-11-20.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("helt=2026-11-20",), "did you mean 'held'?"),
        (("q99=x",), "a review has no field 'q99' to record"),
        (("q1.note=x",), "a review has no field 'q1.note'"),
        (("held=soon",), "held cannot be 'soon'"),
        (("--decision", "why=x"), 'write what="…" who=… why="…"'),
        (("--decision", "what=x", "outcome=maybe"), "cannot be"),
        (("--action", "who=kim"), 'write what="…" who=… when=…'),
        (("--action", "--decision", "what=x"), "--decision and --action are two things"),
    ],
)
def test_what_cannot_be_recorded_is_refused(held: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    before = (root / REVIEW).read_bytes()
    run = held("record", ID, *words)
    assert run.code == 2
    assert said in run.err
    assert (root / REVIEW).read_bytes() == before


def test_a_closed_review_takes_nothing_more(held: Mofkit) -> None:
    held(*GO)
    for words in (("note=x",), ("--decision", "what=x"), ("--action", "what=x")):
        run = held("record", ID, *words)
        assert run.code == 2
        assert f"{ID} is closed" in run.err


def test_the_same_decision_again_changes_nothing(held: Mofkit) -> None:
    words = ("record", ID, "--decision", "what=Wait", "who=ada")
    assert held(*words).code == 0
    assert held(*words).err == "nothing to change: it is so already\n"


def test_a_name_that_several_open_reviews_have_is_refused(held: Mofkit) -> None:
    held("prepare", "release-readiness", "--about", "project:erp", "--date", "2026-11-21")
    run = held("record", "release-readiness", "note=x")
    assert "several open ones: release-readiness.2026-11-20-crm, release-readiness.2026-11-21-erp" in run.err


def test_a_record_that_cannot_be_read_is_refused_by_name(do: Mofkit, root: Path) -> None:
    (root / "reviews/portfolio").mkdir(parents=True)
    (root / "reviews/portfolio/2026-11-20.yaml").write_text("id: [\n")
    assert "cannot be read" in do("minutes", "portfolio.2026-11-20").err


# Reading.


def test_the_minutes_have_all_that_was_said(held: Mofkit, root: Path) -> None:
    held(
        "record", ID, "chair=kim", "guests=Jo Pike", "outputs=RFC", "note=It was late", "input-2.note=Nobody wrote any"
    )
    held("record", ID, "--action", "what=Fix | it", "who=lee", "when=2026-11-22")
    held(*GO)
    told = held("minutes", "release-readiness").out
    tokens = MarkdownIt("commonmark").enable("table").parse(told)
    heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    assert heads == [
        "Release Readiness Management Review: project:crm",
        *("Decisions", "Actions", "What came out", "What was said", "What was there to look at", "Signed"),
    ]
    for part in (
        "- Chair: Kim Vale\n- There: Ada Quill, Kim Vale, Jo Pike\n",
        "1. **Go**: project:crm goes on to production (Kim Vale)\n",
        "| Lee Wick | 2026-11-22 | Fix \\| it | todo, **late** |\n",
        "**Did the pilot reach its success criteria?**\n\nIt did\n",
        "10 questions were not answered.\n",
        "| Release notes | **missing** |  | Nobody wrote any |\n",
        "It was late\n",
        "- Kim Vale, Change Manager, 2026-11-23\n",
    ):
        assert part in told
    path = root / REVIEW
    path.write_text(path.read_text().replace("It was late", "It was early"))
    assert "no longer stands: the record has changed since" in held("minutes", ID).out
    assert held("show", ID).out == held("minutes", ID).out


def test_a_held_review_is_shown_as_json_with_its_place(held: Mofkit) -> None:
    body = json.loads(held("show", f"review:{ID}", "--format", "json").out)
    assert (body["kind"], body["place"], body["review"]["id"]) == ("held-review", f"{REVIEW}:1:5", ID)


def test_the_list_of_held_reviews(held: Mofkit, mofkit: Mofkit, tmp_path: Path) -> None:
    held(*GO)
    (row,) = json.loads(held("list", "--held", "--format", "json").out)["reviews"]
    assert row == {
        "review": ID,
        "day": "2026-11-20",
        "status": "closed",
        "decisions": 1,
        "open_actions": 0,
        "signed_by": "kim",
    }
    assert ID in held("list", "--held").out
    assert mofkit("-C", tmp_path, "review", "list", "--held").code == 2
    assert mofkit("-C", tmp_path, "review", "show", "portfolio").code == 0


def test_the_schedule_says_what_is_due(do: Mofkit, root: Path) -> None:
    do("prepare", "OHMR", "--date", "2026-09-07")
    do("record", "operational-health", "held=2026-09-07", "attendees=lee")
    do("prepare", "portfolio", "--date", "2026-12-01")
    do("prepare", "release-readiness", "--about", "project:crm", "--date", "2026-12-08")
    run = do("schedule")
    rows = {line.split("  ")[0]: line.split() for line in run.out.splitlines()[2:]}
    assert rows["operational-health"][1:5] == ["2026-09-07", "2026-10-07", "overdue", "month"]
    assert rows["portfolio"][1:4] == ["never", "2026-12-01", "planned"]
    assert "release-readiness (project:crm)" in run.out
    assert run.err == "next: mofkit review prepare service-alignment\n"
    only = list(csv.DictReader(io.StringIO(do("schedule", "--overdue", "--format", "csv").out)))
    assert [one["review"] for one in only] == ["service-alignment", "operational-health", "policy-and-control"]
    body = json.loads(do("schedule", "--format", "json").out)
    assert body["reviews"][0]["last"] is None
    (root / "mofkit.yaml").write_text("schema_version: 1\nthresholds:\n  review-months.operational-health: 3\n")
    assert "2026-12-07  due" in do("schedule").out


def test_the_schedule_as_a_calendar_keeps_the_identity_of_its_entries(do: Mofkit) -> None:
    do("prepare", "OHMR", "--date", "2026-09-07")
    do("record", "operational-health", "held=2026-09-07", "attendees=lee")
    do("prepare", "release-readiness", "--about", "project:crm", "--date", "2026-12-08")
    one = do("schedule", "--format", "ics").out
    assert one == do("schedule", "--format", "ics").out
    assert one.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Operational Health Management Review is due\r\n" in one
    assert "SUMMARY:Release Readiness Management Review about project:crm\r\n" in one
    later = do("schedule", "--format", "ics", today="2026-11-25").out
    assert [line for line in later.splitlines() if line.startswith("UID")] == [
        line for line in one.splitlines() if line.startswith("UID")
    ]


def test_looking_writes_nothing(held: Mofkit, root: Path) -> None:
    held(*GO)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for words in (("schedule",), ("list", "--held"), ("show", ID), ("minutes", ID), GATE):
        held(*words)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "words",
    [
        ("prepare", "portfolio", "--date", "2026-12-01"),
        ("record", ID, "note=x"),
        GO,
        ("override", "crm", "--gate", "build", "--who", "kim", "--reason", "law"),
    ],
)
def test_a_dry_run_shows_the_change_and_writes_nothing(held: Mofkit, root: Path, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    run = held(*words, "--dry-run")
    assert (run.code, run.out.startswith("--- ")) == (0, True)
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


# Reports.


def test_the_reports_show_what_is_late_overdue_and_overridden(held: Mofkit, mofkit: Mofkit, root: Path) -> None:
    held("record", ID, "--action", "what=Fix", "who=lee", "when=2026-11-21")
    held("override", "crm", "--gate", "production", "--who", "ada", "--reason", "the law")
    actions = mofkit("-C", root, *TODAY, "report", "actions").out
    assert "2 open, 1 late" in actions
    assert "- Lee Wick, due 2026-11-21: Fix (" in actions
    reviews = mofkit("-C", root, *TODAY, "report", "reviews").out
    assert f"- project:crm by ada on 2026-11-23: the law ({ID})\n" in reviews
    assert "- Nothing was decided.\n" in reviews
    status = mofkit("-C", root, *TODAY, "status").out
    assert "  reviews  1 held; gates overridden: 1\n" in status
    assert "  actions  2 open, 1 late, 0 done\n" in status


def test_an_empty_workspace_has_reports_too(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({})
    assert "Nothing is open." in mofkit("-C", root, *TODAY, "report", "actions").out
    assert "0 held" in mofkit("-C", root, *TODAY, "report", "reviews").out
