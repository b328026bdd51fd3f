"""Projects at the prompt: begun by the one method, written down, moved on behind their gates, traced and drawn."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
FILES = {
    "people.csv": """
        id,name,reader,role_types
        ada,Ada Quill,director,it-executive-officer
        kim,Kim Vale,manager,solution-manager
        lee,Lee Ortega,manager,change-manager
    """,
    "catalog/services.csv": "id,name\nmail,Mail\n",
}
NEW = "new crm --title 'Customers in one place' --owner kim --sponsor ada --start 2026-11-23 program-manager=kim"


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(dict(FILES))


@pytest.fixture
def do(mofkit: Mofkit, root: Path) -> Mofkit:
    def run(words: str, today: str = "2026-11-23") -> Any:
        return mofkit("-C", root, "--as-of", today, "project", *shlex.split(words))

    return run


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """What `new` has written, once it has: most tests begin there."""
    return {}


@pytest.fixture
def crm(do: Mofkit, root: Path, made: dict[str, bytes]) -> Mofkit:
    file = root / "projects/crm/project.yaml"
    if not made:
        assert do(NEW).code == 0
        made["crm"] = file.read_bytes()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made["crm"])
    return do


def record(do: Mofkit) -> Any:
    return json.loads(do("status crm --format json").out)["projects"][0]


def signed(mofkit: Mofkit, root: Path, review: str, role: str, day: str = "2026-11-23") -> None:
    """The review is held on the project, says go, and is signed."""
    asked = ("-C", root, "--as-of", day, "review")
    assert mofkit(*asked, "prepare", review, "--about", "project:crm", "--date", day).code == 0
    assert mofkit(*asked, "record", review, f"held={day}", "attendees=ada,kim").code == 0
    run = mofkit(
        *asked, "close", review, "--decision", "go", "--who", "ada" if "exec" in role else "kim", "--role", role
    )
    assert run.code == 0, run.out


def test_the_method_is_shown_whole_by_role_and_as_data(do: Mofkit) -> None:
    whole = do("method").out
    assert "Build: opened by the Project Plan Approved Management Review" in whole
    assert "12. Are the configuration items recorded" in whole
    mine = do("method --role 'Product Manager'").out
    assert "Write the vision/scope document" in mine
    assert "Run a pilot" not in mine
    assert "nothing" not in do("method --role architecture").out
    found = json.loads(do("method --format json").out)
    assert [stage["gate"] for stage in found["stages"]] == [
        "portfolio",
        "",
        "project-plan-approved",
        "",
        "release-readiness",
    ]


def test_a_new_project_has_team_deliverables_and_all_of_table_27_with_days(crm: Mofkit, root: Path) -> None:
    found = record(crm)
    assert (found["stage"], found["owner"], found["sponsor"]) == ("proposed", "Kim Vale", "Ada Quill")
    assert (found["tasks"]["total"], len(found["deliverables"]), found["checks"]["asked"]) == (47, 10, 12)
    assert {one["role"]: one["who"] for one in found["team"]}["program-manager"] == "Kim Vale"
    assert found["stages"][0] == {"stage": "envision", "planned": "2026-11-23", "date": "", "review": "", "without": []}
    text = (root / "projects/crm/project.yaml").read_text("utf-8")
    assert "  - id: t27-manager-10\n    what: Hold the Project Plan Approved review\n    stage: plan\n" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (NEW, "crm"),
        ("new x --title X --owner zoe", "no record 'person:zoe'"),
        ("new x --title X nobody=kim", "no role 'nobody'"),
        ("new x --title X solution=kim", "solution is an accountability, not a role type"),
        ("status erp", "no record 'project:erp'"),
        ("status cram", "did you mean 'project:crm'?"),
        ("record crm task t", "nothing to write"),
        ("record crm stage=build", "a project has no field 'stage' to record"),
        ("record crm tusk t what=x", "did you mean 'task'?"),
        ("record crm task t when=soon", ".when cannot be 'soon'"),
        ("record crm task t wen=2026-12-01", "did you mean 'when'?"),
        ("record crm stage build date=2026-12-01", "has no field 'date' to record"),
        ("record crm team who=kim", "which role?"),
        ("advance crm stopped", "a project is stopped for a reason"),
        ("advance crm envision --who zoe", "no record 'person:zoe'"),
    ],
)
def test_what_cannot_be_done_says_why_and_writes_nothing(crm: Mofkit, root: Path, words: str, said: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    run = crm(words)
    assert run.code == 2, run.out + run.err
    assert said in run.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_each_part_is_added_once_then_changed(crm: Mofkit) -> None:
    assert crm("record crm requirement BR-01 what='One entry each' days=4 feature=F1").out == "crm: requirement BR-01\n"
    assert crm("record crm requirement BR-01 test=TC-1").code == 0
    assert crm("record crm requirement BR-01 test=TC-1").err == "nothing to change: it is so already\n"
    assert crm("record crm quiet-period start=2027-05-03").code == 0
    assert crm("record crm quiet-period end=2027-05-14").code == 0
    assert crm("record crm team tester who=lee").code == 0
    assert crm("record crm stage plan planned=2027-01-11").code == 0
    assert crm("record crm vision='One place' services=mail out_of_scope='paper; fax'").code == 0
    assert crm("record crm lesson what='Ask Operations first'").out.startswith("crm: lesson a-")
    assert crm("record crm feedback desk what='Too slow'").code == 0
    found = record(crm)
    assert (found["scope"]["requirements"], found["scope"]["out"]) == (1, ["paper", "fax"])
    assert found["quiet_period"] == {"start": "2027-05-03", "end": "2027-05-14", "results": "", "taken_over_by": ""}
    assert [one["planned"] for one in found["stages"] if one["stage"] == "plan"] == ["2027-01-11"]
    assert found["lessons"][0]["what"] == "Ask Operations first"


def test_a_project_goes_from_proposal_to_its_lessons_and_no_gate_is_skipped(
    crm: Mofkit, mofkit: Mofkit, root: Path
) -> None:
    shut = crm("advance crm")
    assert (shut.code, shut.out) == (
        1,
        (
            "crm does not enter envision yet:\n"
            "  - the gate envisioning is refused: there is no Portfolio Management Review about project:crm\n"
        ),
    )
    assert shut.err == "next: mofkit review prepare portfolio --about project:crm\n"
    signed(mofkit, root, "portfolio", "it-executive-officer")
    assert crm("advance crm").out == "crm is in envision\n"
    assert crm("advance crm envision").err == "nothing to change: it is so already\n"
    assert "- it says no vision\n  - vision-scope is not there\n" in crm("advance crm plan").out
    crm("record crm vision='One place'")
    file = root / "projects/crm/project.yaml"
    file.write_text(file.read_text("utf-8").replace("  - document:", "  - waived: A trial\n    document:"), "utf-8")
    assert crm("advance crm --who lee").out == "crm is in plan\n"
    assert "it has no RFC" in crm("advance crm build").out
    crm("record crm change=CHG-1")
    crm("record crm requirement BR-01 days=4 feature=F1 test=TC-1")
    signed(mofkit, root, "project-plan-approved", "solution-manager")
    assert crm("advance crm").out == "crm is in build\n"
    assert record(crm)["scope"]["creep"]["baseline"] == "4"
    assert crm("advance crm").out == "crm is in stabilize\n"
    signed(mofkit, root, "release-readiness", "it-executive-officer")
    assert "no pilot has ended" in crm("advance crm").out
    crm("record crm pilot desk end=2026-11-20 outcome=deploy")
    file.write_text(
        file.read_text("utf-8").replace("    question:", "    answer: 'yes'\n    evidence: x\n    question:"), "utf-8"
    )
    assert crm("advance crm").out == "crm is in deploy\n"
    assert "the quiet period is not over" in crm("advance crm").out
    crm("record crm quiet-period end=2026-11-20 taken_over_by=lee")
    crm("record crm accepted_by=ada accepted_on=2026-11-22")
    crm("record crm lesson what=Well")
    assert "task t27-director-1 is open" in crm("advance crm closed").out
    file.write_text(file.read_text("utf-8").replace("    start:", "    status: done\n    start:"), "utf-8")
    assert crm("advance crm closed").out == "crm is in closed\n"
    assert crm("advance crm stopped --note x").code == 1
    text = file.read_text("utf-8")
    assert "review: project-plan-approved.2026-11-23-crm\n" in text
    report = mofkit("-C", root, "--as-of", "2026-11-23", "report", "projects").out
    assert "## Customers in one place\n\nClosed since 2026-11-23." in report


def test_an_override_opens_the_gate_and_what_was_missing_stays_written(crm: Mofkit, mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "project", "record", "crm", "owner=").code == 0
    said = ("--who", "ada", "--reason", "The law changes")
    assert (
        mofkit("-C", root, "--as-of", "2026-11-23", "review", "override", "crm", "--gate", "envisioning", *said).code
        == 0
    )
    run = crm("advance crm envision")
    assert run.out == "crm is in envision, though 2 things are missing: an override opened its gate\n"
    assert "it has no owner" in (root / "projects/crm/project.yaml").read_text("utf-8")
    assert "envisioning  open by an override by ada: The law changes" in crm("status crm").out


def test_a_stopped_project_says_why_and_goes_nowhere(crm: Mofkit) -> None:
    assert crm("advance crm stopped --note 'No money'").out == "crm is stopped: No money\n"
    assert crm("advance crm plan").out == "crm does not enter plan yet:\n  - crm is stopped; nothing comes after that\n"
    assert crm("advance crm").code == 1


def test_a_dry_run_shows_the_change_and_writes_nothing(crm: Mofkit, root: Path) -> None:
    before = (root / "projects/crm/project.yaml").read_bytes()
    for words in ("record crm vision=x", "advance crm stopped --note x", "new erp --title E"):
        run = crm(f"{words} --dry-run")
        assert (run.code, run.out.startswith("--- ")) == (0, True)
    assert (root / "projects/crm/project.yaml").read_bytes() == before
    assert not (root / "projects/erp").exists()


def test_links_are_traced_and_the_missing_are_named(crm: Mofkit, mofkit: Mofkit, root: Path) -> None:
    crm("record crm services=mail")
    crm("record crm requirement BR-01 what=One feature=F1")
    mofkit("-C", root, "new", "document", "vision-scope", "--for", "project:crm")
    mofkit("-C", root, "new", "document", "risk-template", "--for", "project:crm")
    links = json.loads(crm("trace crm --format json").out)["links"]
    found = {(one["link"], one["id"]): (one["state"], one["missing"]) for one in links}
    assert found["RFC", ""] == ("not yet", False)
    assert found["document vision-scope", "vision-scope-crm"] == ("unwritten", False)
    assert found["document risk-template", "risk-template-crm"] == ("draft", False)
    assert found["service", "mail"] == ("", False)
    assert found["requirement", "BR-01"] == ("no test", True)
    assert crm("trace crm --missing").out.splitlines()[2].split() == ["requirement", "BR-01", "no", "test", "!"]
    crm("record crm services=mial change=CHG-9")
    gone = crm("trace --missing --format csv").out.splitlines()
    assert gone[1].startswith("crm,RFC,CHG-9,missing,True,there is no such change")
    assert "crm,service,mial,missing" in gone[2]


def test_the_schedule_is_a_table_a_chart_and_a_calendar(crm: Mofkit) -> None:
    assert "Kim Vale" in crm("schedule").out
    assert crm("schedule crm --format csv").out.splitlines()[0].startswith("project,stage,task,what,role,who")
    chart = crm("schedule crm --format mermaid").out
    assert "    section plan\n" in chart
    assert "Hold the Project Plan Approved review (program-manager) :milestone, " in chart
    calendar = crm("schedule crm --format ics").out
    assert calendar.count("BEGIN:VEVENT") == 47
    crm("new erp --title ERP")
    assert "    section ERP\n    envision :" in crm("schedule --format mermaid").out
    assert crm("schedule").out.splitlines()[0].split()[0] == "project"


def test_the_portfolio_weighs_projects_and_proposals(crm: Mofkit) -> None:
    crm("record crm difficulty=4 impact=5 benefit='No double letters' yearly_benefit=9000")
    crm("record crm budget planned=20000 forecast=21000")
    assert "21000 of 20000" in crm("portfolio").out
    (one,) = json.loads(crm("portfolio --format json").out)["projects"]
    assert (one["priority"], one["planned"], one["envisioning"]) == (20, "20000", "refused")
    assert crm("list --stage build").out == ""
    assert crm("list").out.splitlines()[2].split()[:2] == ["crm", "proposed"]


def test_a_workspace_without_projects_says_how_to_begin_one(do: Mofkit, mofkit: Mofkit, root: Path) -> None:
    for words in ("list", "portfolio"):
        assert "mofkit project new ID" in do(words).err
    assert "there are no projects" in do("status").err
    assert "`mofkit project new ID --title …` proposes one" in mofkit("-C", root, "report", "projects").out


def test_tasks_of_the_stages_so_far_are_in_the_common_list(crm: Mofkit, mofkit: Mofkit, root: Path) -> None:
    listed = ("-C", root, "--as-of", "2026-11-23", "action", "list", "--source", "project", "--format", "csv")
    assert mofkit(*listed).out.count("\n") == 1
    signed(mofkit, root, "portfolio", "it-executive-officer")
    crm("advance crm")
    names = [line.split(",")[0] for line in mofkit(*listed).out.splitlines()[1:]]
    assert names == ["project:crm/t27-manager-1", "project:crm/t27-manager-3"]
    done = mofkit("-C", root, "--as-of", "2026-11-23", "action", "done", "t27-manager-1", "--evidence", "named")
    assert done.code == 0
    assert record(crm)["tasks"]["done"] == 1
