"""Every command that writes is cut short at each call to the system: nothing is torn, and it can be run again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

sys.path.append(str(Path(__file__).parent.parent / "workspace"))

from faults import FAULTS, survive

from mofkit.content.framework import document
from mofkit.model.approval import content_hash
from mofkit.model.policy import Policy
from mofkit.text.regions import region
from mofkit.workspace.skeleton import skeleton

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are injected into a child process"),
    pytest.mark.no_cover,
]
Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

# All faults take minutes; by default each command meets death and a full disk.
CHOSEN = tuple(one for one in FAULTS if os.environ.get("MOFKIT_LONG") or str(one) in ("killed before", "ENOSPC"))


def filled(template: str) -> str:
    """A document with something in every blank."""
    text = skeleton(document(template), "Page", "page").replace(":** <!--", ":** said <!--")
    while "|  |" in text:
        text = text.replace("|  |", "| said |")
    return text


SHA = content_hash(Policy.model_validate({"id": "doors", "title": "Doors"}), [b"# Doors\n"])
APPROVED = (
    f"approvals:\n  - {{who: kim, content_hash: '{SHA}'}}\n"
    "publication: {date: 2026-11-01, audience: all, where: here, who: kim}\n"
)
LEDGER_HEAD = "period,basis,category,amount,capital_expense,direct_indirect,fixed_variable,operational_project"
WINDOW = "window: {start: 2126-12-01 18:00, end: 2126-12-01 20:00}\n"
BASE = ("people.csv", "catalog/services.csv", "catalog/page.yaml", "actions/a.yaml")
FILES = {
    "people.csv": "id,name,aliases,role_types,reader\nkim,Kim Vale,kit,change-manager,director\n",
    "catalog/services.csv": "id,name,owner,depends_on,difficulty,impact,priority\nmail,M,kim,net,4,5,9\nnet,N,,,,,\n",
    "catalog/page.yaml": "id: page\nservice: mail\ndescription: Mail.  # for all\npublished: true\ndepends_on: [net]\n",
    "agreements/net.yaml": "id: net\ntitle: Network  # ours\ntype: ola\nservices: [net]\n",
    "books.txt": f"{LEDGER_HEAD}\n2027,planned,hardware,5.00,capital,indirect,fixed,operational\n",
    "costs/ledger/b.csv": f"{LEDGER_HEAD}\n",
    "operations/tasks.csv": "id,what,frequency,owner,last_done\nlogs,Read logs,weekly,kim,2026-11-02\n",
    "risks.csv": "id,title,likelihood,impact,opened\ndisk,A disk fills up,3,4,2026-10-01\n",
    "patching/answers.yaml": "id: answers\nquestions:\n  - {id: x-1, ask: When?, answer: Never}  # true\n",
    "said.yaml": "x-1: {answer: Now, gap: No window}\n",
    "problems/slow.yaml": "id: slow\ntitle: Slow  # on Mondays\n",
    "changes/disk.yaml": (
        "id: disk\ntitle: Disk  # of mail\nstate: submitted\ncategory: significant\npriority: low\nowner: bo\n"
    ),
    "changes/one.yaml": f"id: one\ntitle: 1\nservices: [mail]\n{WINDOW}",
    "changes/two.yaml": f"id: two\ntitle: 2\nservices: [mail]\n{WINDOW}",
    "t.csv": "Nr,When\n1,2026-11-02\n",
    "actions/a.yaml": "id: a\nwhat: Call\nwho: kit\nwhen: 2026-12-01\n",
    "imports/cmdb.yaml": "source: cmdb\nkey: n\nfields: {name: title, owner: owner}\n",
    "imports/cmdb.csv": "n,title,owner\ntel,Telephones,Bo\n",
    "documents/page.yaml": "id: page\ntemplate: test-cases\nowner: kim\n",
    "documents/page.md": filled("test-cases"),
    "policies/doors.yaml": f"id: doors\ntitle: Doors\nowner: kim\nstate: published\n{APPROVED}",
    "policies/doors.md": "# Doors\n",
    "reviews/release-readiness/2026-11-20-mail.yaml": (
        "id: release-readiness.2026-11-20-mail\nreview: release-readiness\nabout: service:mail\nstatus: held\n"
        "held: 2026-11-20  # a Friday\nattendees: [kit]\nanswers:\n  - id: release-readiness-q1\n"
        "actions:\n  - id: k7qm\n    what: Order disks\n    who: kit\n    when: 2026-12-01\n"
    ),
    "team/roles.csv": "id,role,person\nr,operator,\nt,tester,kim\n",
    "team/hiring/desk/opening.yaml": "id: desk  # ours\nrole: tester\nchosen: desk.c\ncriteria: [{id: a, name: A}]\n",
    "team/hiring/desk/candidates/c.yaml": "id: desk.c\nname: Nell  # by mail\nscorecards:\n  - by: kim\n",
    "worksheets/x-desk/process-1.yaml": (
        "id: x-desk.process-1\nsmf: x-desk\nprocess: 1\nactivities:\n  - id: x-a\n    questions:\n"
        "      - {id: x-1, ask: Who?, answer: }\n      - {id: x-2, ask: When?, answer: }\n"
    ),
    "team/playbook/desk/platform.yaml": "id: desk.platform\nteam: Desk\nsection: platform\nowner: kim\n",
    "team/playbook/desk/platform.md": (
        "# Desk\n\n## What it needs\n\n<!-- playbook-platform-4: x -->\n\n" + region("platform-4", "old")
    ),
    "team/standards/policy.csv": "id,activity,standard\npolicy.x,policy-x-a,\n",
    "team/growth/2026-W48-kim.yaml": (
        "id: 2026-W48-kim\nweek: 2026-W48\nwho: kim\nheard:\n  - {id: a-ask, what: Disks}\n"
    ),
    "reports/answers.yml": "x-a:\n  questions:\n    x-1: Kim\n    x-2: |\n      At noon\n      and later\n",
    "projects/crm/project.yaml": "id: crm\ntitle: CRM\ntasks:\n  - {id: t, what: Call}\n",
    "assessments/x.yaml": (
        "id: x\nwho: kim\ndate: 2026-11-01\nsmfs:\n  team:\n    roles: missing\nissues:\n  - id: i\n    what: Call\n"
    ),
}

# What each command works on, as beginnings of the paths.
AREAS = {
    "catalog": ("imports/",),
    "agreement": ("agreements/",),
    "costs": ("books.txt", "costs/"),
    "operations": ("operations/",),
    "problem": ("problems/",),
    "change": ("changes/",),
    "risk": ("risks.csv",),
    "patch": ("patching/", "said.yaml"),
    "desk": ("t.csv",),
    "document": ("documents/",),
    "policy": ("policies/",),
    "project": ("projects/",),
    "review": ("reviews/",),
    "action": ("reviews/",),
    "team": ("team/",),
    "worksheet": ("worksheets/", "reports/"),
    "assess": ("assessments/",),
}


class Act(NamedTuple):
    """A command that writes, how one sees that an earlier run has done it, and what it needs beside its own area."""

    argv: tuple[str, ...]
    done: Callable[[Path], bool] = lambda _: False
    needs: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, str]:
        """Its workspace: no file that it would only read in passing, for it is cut short at each call."""
        wanted = (*BASE, *AREAS.get(self.argv[0], ()), *self.needs)
        return {path: text for path, text in FILES.items() if path.startswith(wanted)}


ACTS = {
    "new file": Act(("new", "action", "id=b", "what=Call again"), lambda root: (root / "actions/b.yaml").exists()),
    "new row": Act(("new", "person", "id=bo", "name=Bo"), lambda root: "bo,Bo" in (root / "people.csv").read_text()),
    "set in a file": Act(("set", "action:a", "what=Call back", "note=soon")),
    "set in a table": Act(("set", "service:mail", "name=E-mail", "comments=new")),
    "rename a file": Act(("rename", "action:a", "c"), lambda root: not (root / "actions/a.yaml").exists()),
    "rename a row": Act(
        ("rename", "service:net", "network"),
        lambda root: "\nnetwork," in (root / "catalog/services.csv").read_text(),
        needs=("agreements/",),
    ),
    "prioritize": Act(("prioritize", "catalog/services.csv", "--write")),
    "catalog import": Act(
        ("catalog", "import", "imports/cmdb.csv", "--map", "imports/cmdb.yaml", "--people"),
    ),
    "save a map": Act(
        ("catalog", "import", "imports/cmdb.csv", "--save-map", "imports/new.yaml"),
        lambda root: (root / "imports/new.yaml").exists(),
    ),
    "report": Act(("report", "priorities", "--write")),
    "lint --fix": Act(("lint", "--fix")),
    "lint --write-baseline": Act(("lint", "--write-baseline")),
    "agreement sign": Act(
        ("agreement", "sign", "net", "--who", "kim"),
        lambda root: "approvals" in (root / "agreements/net.yaml").read_text(),
    ),
    "costs import": Act(("costs", "import", "books.txt", "--into", "b")),
    "operations done": Act(("operations", "done", "logs")),
    "problem analyze": Act(("problem", "analyze", "slow", "--technique", "five-whys")),
    "risk review": Act(("risk", "review", "disk", "likelihood=2", "--who", "kim", "--note", "cleared")),
    "patch ask": Act(("patch", "ask", "--answers", "said.yaml", "--who", "kim")),
    "save a ticket map": Act(
        ("desk", "report", "t.csv", *("--column", "id=Nr", "--column", "opened=When", "--save-map", "ours"))
    ),
    "change new": Act(
        ("change", "new", "id=b", "title=Back-up", "impact=2", "likelihood=2", "urgency=2", "--rfc"),
        lambda root: (root / "changes/b.yaml").exists(),
    ),
    "change move": Act(("change", "move", "disk", "withdrawn", "--who", "kim", "--why", "No money")),
    "change override": Act(("change", "override", "one", "overlap:two", "--who", "kim", "--reason", "One team")),
    "plan start": Act(("plan", "start", "4")),
    "new document": Act(
        ("new", "document", "rfc", "--for", "mail", "id=b"), lambda root: (root / "documents/b.yaml").exists()
    ),
    "rename a document": Act(
        ("rename", "document:page", "paper"),
        lambda root: not (root / "documents/page.yaml").exists(),
        needs=("documents/",),
    ),
    "document approve": Act(("document", "approve", "page", "--who", "kim")),
    "policy draft": Act(("policy", "draft", "b"), lambda root: (root / "policies/b.yaml").exists()),
    "policy publish": Act(("policy", "publish", "doors", "--who", "kim", "--where", "there")),
    "policy enforce": Act(
        (
            "policy",
            "enforce",
            "doors",
            "--who",
            "kim",
            "--check",
            "log",
            "--consequence",
            "x",
            "--review-on",
            "2027-01-01",
        )
    ),
    "policy acknowledge": Act(("policy", "acknowledge", "doors", "--who", "kim")),
    "policy except": Act(
        (
            *("policy", "except", "doors", "--who", "kim"),
            *("--what", "x", "--why", "y", "--until", "2026-12-01"),
        )
    ),
    "policy review": Act(
        ("policy", "review", "doors", "--who", "kim", "--outcome", "change", "--note", "x"),
    ),
    "catalog publish": Act(("catalog", "publish", "--out", "site/catalog.html")),
    "review prepare": Act(("review", "prepare", "portfolio", "--date", "2026-12-01")),
    "review record": Act(("review", "record", "release-readiness", "attendees=kim", "q1=Yes")),
    "review decision": Act(("review", "record", "release-readiness", "--decision", "what=Wait", "who=kim")),
    "review close": Act(
        (
            "review",
            "close",
            "release-readiness.2026-11-20-mail",
            *("--decision", "go"),
            *("--who", "kim"),
            *("--role", "Change Manager"),
        )
    ),
    "review override": Act(
        ("review", "override", "service:mail", *("--gate", "build", "--who", "kim", "--reason", "law"))
    ),
    "action done": Act(("action", "done", "k7qm", "--evidence", "the order")),
    "action set": Act(("action", "set", "k7qm", "when=2026-12-24", "status=doing")),
    "action add": Act(("action", "add", "review:release-readiness.2026-11-20-mail", "id=w4cp", "what=Call", "who=kim")),
    "team assign": Act(("team", "assign", "operator", "kim", "--share", "40")),
    "team approve": Act(("team", "approve", "--who", "kim")),
    "team hire new": Act(
        ("team", "hire", "new", "legal"), lambda root: (root / "team/hiring/legal/opening.yaml").exists()
    ),
    "team hire score": Act(("team", "hire", "score", "c", "--by", "kim", "a=4", "--note", "a=well")),
    "forget a candidate": Act(
        ("team", "hire", "forget", "desk.c"), lambda root: not (root / "team/hiring/desk/candidates/c.yaml").exists()
    ),
    "team playbook fill": Act(("team", "playbook", "fill")),
    "team standards new": Act(("team", "standards", "new", "policy", "--process", "4", "--person", "kim")),
    "team growth did": Act(("team", "growth", "did", "Called", "--who", "kim", "--week", "2026-W48")),
    "project record": Act(("project", "record", "crm", "task", "t", "status=done", "evidence=x")),
    "project advance": Act(
        ("project", "advance", "crm", "stopped", "--note", "x"),
        lambda root: "stage: stopped" in (root / "projects/crm/project.yaml").read_text(),
    ),
    "worksheet new": Act(("worksheet", "new", "policy", "--process", "4")),
    "worksheet fill": Act(("worksheet", "fill", "x-desk", "--answers", "reports/answers.yml", "--who", "kim")),
    "worksheet approve": Act(("worksheet", "approve", "x-desk", "--who", "kim", "--incomplete", "soon")),
    "assess new": Act(
        ("assess", "new", "--who", "kim"), lambda root: (root / "assessments/2026-11-23-kim.yaml").exists()
    ),
    "assess answer": Act(("assess", "answer", "--who", "kim", "team.roles=:)", "team.goals=- none", "build.inputs=-")),
    "assess raise": Act(("assess", "raise", "i", "what=Call again", "impact=4")),
    "assess solve": Act(("assess", "solve", "i", "--id", "s", "what=Call back", "who=kim")),
    "assess measure": Act(("assess", "measure", "plan-goal-1", "target=4", "who=kim", "when=2026-12-04")),
}


def acting(mofkit: Mofkit, root: Path, act: Act) -> Callable[[], int]:
    def run() -> int:
        if act.done(root):
            return 0
        result = mofkit("-C", root, "--as-of", "2026-11-23", *act.argv)
        assert result.code in (0, 1, 2), result.err
        return 0 if result.code == 1 else int(result.code)

    return run


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOFKIT_NO_CACHE", "1")


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_command_cut_short_tears_nothing_and_can_be_run_again(mofkit: Mofkit, workspace: Workspace, act: Act) -> None:
    root = workspace(act.files)
    # What is imported here need not be imported by each child.
    acting(mofkit, workspace(act.files, folder="warm"), act)()
    survival = survive(acting(mofkit, root, act), root, CHOSEN)
    assert survival.violations == ()
    assert survival.points >= 5 * len(CHOSEN)


def begun(mofkit: Mofkit, tmp_path: Path) -> Path:
    """A new workspace that lacks a few of its files."""
    root = tmp_path / "ws"
    mofkit("-C", tmp_path, "init", "ws")
    for path in ("people.csv", ".mofkit/schema/action.json", ".mofkit/schema/person.json", ".gitignore"):
        (root / path).unlink()
    return root


def test_a_workspace_begun_and_cut_short_can_be_begun_again(mofkit: Mofkit, tmp_path: Path) -> None:
    root = begun(mofkit, tmp_path)
    (root / "mofkit.yaml").unlink()
    act = Act(("init",), lambda root: (root / "mofkit.yaml").exists())
    survival = survive(acting(mofkit, root, act), root, CHOSEN)
    assert survival.violations == ()
    assert survival.points >= 10 * len(CHOSEN)


def test_schemas_cut_short_can_be_written_again(mofkit: Mofkit, tmp_path: Path) -> None:
    root = begun(mofkit, tmp_path)
    survival = survive(acting(mofkit, root, Act(("schema", "--write"))), root, CHOSEN)
    assert survival.violations == ()
    assert survival.points >= 5 * len(CHOSEN)
