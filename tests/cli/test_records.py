"""The commands over records: what they print, what they change in a file, and what they refuse."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from markdown_it import MarkdownIt

from mofkit.cli import changes
from mofkit.cli.commands import doctor
from mofkit.lint.rules import RULES
from mofkit.model.kinds import KINDS
from mofkit.workspace.draft import Draft

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

PEOPLE = "id,name,email,reader,team,role_types\nkim,Kim Vale,kim@council.example,manager,Desk,\nada,Ada Quill,,,,\n"
SERVICES = (
    "id;Service name;criticality;Degree of difficulty;impact;owner;depends_on;cost centre\r\n"
    "email;E-mail;High;4;5;kim;;17\r\nprint;Print;C3;2;;ada;email, net;18\r\nnet;Network;C1;;;;;\r\n"
)
ROTA = """
    # Agreed at the review of 3 November.
    id: rota
    what: "Agree an on-call rota"   # all teams
    who: kim
    when: 2026-12-15

    x-ticket: 4711
"""
FILES = {"people.csv": PEOPLE, "catalog/services.csv": SERVICES.encode(), "actions/rota.yaml": ROTA}


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """A small workspace: two people, three services, one action."""
    return workspace(FILES)


def lines(root: Path, path: str) -> list[str]:
    return (root / path).read_bytes().decode().split("\n")


def changed(root: Path, path: str, before: list[str]) -> dict[int, str]:
    """The lines of a file that are not what they were; a file with more or fewer lines has no such answer."""
    after = lines(root, path)
    assert len(after) == len(before)
    return {at + 1: new for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}


# new.


def test_a_new_record_is_a_file_of_its_own(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, "new", "action", "id=desk", "what=Open the desk at 7", "who=kim", "when=2026-12-01")
    assert (result.code, result.out) == (0, "added action desk to actions/desk.yaml\n")
    assert lines(root, "actions/desk.yaml") == [
        *("id: desk", "what: Open the desk at 7", "who: kim", "when: 2026-12-01", ""),
    ]
    assert mofkit("-C", root, "lint").code == 0


def test_a_new_record_without_an_id_gets_one_that_nobody_else_chooses(mofkit: Mofkit, root: Path) -> None:
    for id in ((), ("id=",)):
        out = mofkit("-C", root, "--as-of", "2026-11-23", "new", "action", *id, "what=Open the desk").out
        name = out.removeprefix("added action ").split()[0]
        assert re.fullmatch("ACT-261123-[a-z2-9]{4}", name)
        assert lines(root, f"actions/{name}.yaml")[0] == f"id: {name}"
    assert len(list((root / "actions").iterdir())) == 3


def test_a_new_row_is_added_in_the_dialect_and_order_of_its_table(mofkit: Mofkit, root: Path) -> None:
    before = lines(root, "catalog/services.csv")
    result = mofkit("-C", root, "new", "service", "id=fax", "name=Fax; old", "depends_on=net,email", "difficulty=1")
    assert result.code == 0
    assert lines(root, "catalog/services.csv") == [*before[:-1], 'fax;"Fax; old";;1;;;"net; email";\r', ""]
    assert mofkit("-C", root, "show", "service:fax", "--format", "json").code == 0


def test_a_table_that_is_not_there_yet_is_begun(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({})
    assert mofkit("-C", root, "new", "person", "id=bo", "name=Bo Reed", "x-room=12").code == 0
    assert lines(root, "people.csv") == ["id,name,email,reader,team,role_types,x-room", "bo,Bo Reed,,,,,12", ""]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing", "id=a"), "no kind 'nothing'; kinds are person, service"),
        (("servcie", "id=a"), "did you mean 'service'?"),
        (("action", "id=rota", "what=Again"), "the id 'rota' is taken by actions/rota.yaml:2:5"),
        (("action", "id=ROTA", "what=Again"), "the id 'ROTA' is taken by actions/rota.yaml:2:5"),
        (("service", "id=email", "name=Again"), "the id 'email' is taken by catalog/services.csv:2:1"),
        (("action", "id=../up", "what=x"), "id cannot be '../up'"),
        (("action", "id=con", "what=x"), "Windows reserves this one"),
        (("action", "id=a b", "what=x"), "letters, digits"),
        (("action", "who=kim"), "what is missing: every action has one\n  hint: say what=…"),
        (("action", "what="), "what is missing"),
        (("action", "what=x", "when=soon"), "when cannot be 'soon'\n  hint: use a date such as 2026-11-30"),
        (("action", "what=x", "status=open"), "status cannot be 'open'\n  hint: use todo, doing, done, dropped"),
        (("service", "id=a", "name=A", "impact=9"), "impact cannot be '9'\n  hint: use a whole number from 1 to 5"),
        (("action", "what=x", "whom=kim"), "action has no field 'whom'"),
        (("action", "what=x", "whom=kim"), "did you mean 'who'?"),
        (("action", "what"), "'what' is no FIELD=VALUE"),
        (("action", "=x"), "'=x' is no FIELD=VALUE"),
        (("action", "what=x", "x-\udcff=1"), "'x-\\udcff=1' holds bytes that are no text"),
        (("action", "what=\udcff"), "'what=\\udcff' holds bytes that are no text"),
    ],
)
def test_a_record_that_would_not_be_sound_is_not_begun(
    mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = sorted(path.read_bytes() for path in root.rglob("*.*") if path.is_file())
    result = mofkit("-C", root, "new", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(path.read_bytes() for path in root.rglob("*.*") if path.is_file()) == before


def test_a_file_that_is_in_the_way_is_not_overwritten(mofkit: Mofkit, root: Path) -> None:
    (root / "actions" / "desk.yaml").write_text("id: other\nwhat: Something else\n")
    result = mofkit("-C", root, "new", "action", "id=desk", "what=Open the desk")
    assert (result.code, (root / "actions" / "desk.yaml").read_text()) == (2, "id: other\nwhat: Something else\n")
    assert "the id 'desk' is taken by actions/desk.yaml" in result.err


def test_a_dry_run_shows_the_new_record_and_writes_nothing(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, "new", "action", "id=desk", "what=Open\x1b[2J", "--dry-run")
    assert result.code == 0
    assert "+++ b/actions/desk.yaml\n" in result.out
    assert "\x1b" not in result.out
    assert "would change actions/desk.yaml" in result.err
    assert not (root / "actions" / "desk.yaml").exists()


# set.


def test_only_the_line_of_a_field_changes(mofkit: Mofkit, root: Path) -> None:
    before = lines(root, "actions/rota.yaml")
    assert mofkit("-C", root, "set", "rota", "what=Agree a rota: nights too", "status=doing", "x-ticket=4712").code == 0
    after = lines(root, "actions/rota.yaml")
    assert [line for line in after if line not in before] == [
        *('what: "Agree a rota: nights too"   # all teams', "x-ticket: 4712", "status: doing"),
    ]
    assert [line for line in before if line not in after] == [
        *('what: "Agree an on-call rota"   # all teams', "x-ticket: 4711"),
    ]


def test_only_the_cell_of_a_field_changes(mofkit: Mofkit, root: Path) -> None:
    before = lines(root, "catalog/services.csv")
    assert mofkit("-C", root, "set", "service:print", "difficulty=3", "owner=", "depends_on=net").code == 0
    assert changed(root, "catalog/services.csv", before) == {3: "print;Print;C3;3;;;net;18\r"}


def test_a_field_without_a_column_gets_one(mofkit: Mofkit, root: Path) -> None:
    before = lines(root, "catalog/services.csv")
    assert mofkit("-C", root, "set", "service:email", "comments=Ask Bo; first").code == 0
    assert changed(root, "catalog/services.csv", before) == {
        1: before[0].removesuffix("\r") + ";comments\r",
        2: 'email;E-mail;High;4;5;kim;;17;"Ask Bo; first"\r',
        3: before[2].removesuffix("\r") + ";\r",
        4: before[3].removesuffix("\r") + ";\r",
    }


def test_a_column_of_ones_own_is_made_once_and_then_kept(mofkit: Mofkit, root: Path) -> None:
    for value in ("12", "13"):
        assert mofkit("-C", root, "set", "service:email", f"x-rack={value}").code == 0
    assert mofkit("-C", root, "new", "service", "id=fax", "name=Fax", "x-rack=14").code == 0
    table = list(csv.DictReader(io.StringIO((root / "catalog/services.csv").read_text("utf-8")), delimiter=";"))
    assert [row["x-rack"] for row in table] == ["13", "", "", "14"]


def test_an_empty_value_empties_a_field(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "set", "rota", "when=", "who=").out == "action rota: when = nothing, who = nothing\n"
    found = json.loads(mofkit("-C", root, "show", "rota", "--format", "json").out)["record"]
    assert (found["when"], found["who"]) == (None, "")


def test_setting_what_is_so_already_changes_nothing(mofkit: Mofkit, root: Path) -> None:
    before = (root / "actions/rota.yaml").stat().st_mtime_ns
    result = mofkit("-C", root, "set", "rota", "who=kim")
    assert (result.code, result.out, result.err) == (0, "", "nothing to change: it is so already\n")
    assert (root / "actions/rota.yaml").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rota", "what="), "what cannot be empty\n  hint: every action has one"),
        (("service:email", "name="), "name cannot be empty"),
        (("rota", "id=other"), "`mofkit rename OLD NEW`"),
        (("service:email", "id="), "`mofkit rename OLD NEW`"),
        (("rota", "when=2026-02-30"), "when cannot be '2026-02-30'\n  hint: use a day that exists"),
        (("service:email", "impact=high"), "impact cannot be 'high'"),
        (("rota", "what.deep=x"), "nothing was written"),
        (("service:email", "name.first=x"), "service has no field 'name.first'"),
        (("service:email", "owne=x"), "did you mean 'owner'?"),
        (("rtoa", "who=ada"), "no record 'rtoa' in this workspace\n  hint: did you mean 'rota'?"),
        (("zzzzz", "who=ada"), "`mofkit list KIND`"),
        (("action:email", "who=ada"), "no record 'action:email'"),
        (("kind:email", "who=ada"), "no kind 'kind'"),
        (("rota", "who"), "'who' is no FIELD=VALUE"),
        (("rota", "note=\udcff"), "holds bytes that are no text"),
    ],
)
def test_what_a_field_does_not_take_is_refused(mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    before = [(root / path).read_bytes() for path in FILES]
    result = mofkit("-C", root, "set", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert [(root / path).read_bytes() for path in FILES] == before


def test_an_id_of_two_records_is_nobody(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({**FILES, "actions/email.yaml": "id: email\nwhat: Move the mail\n"})
    result = mofkit("-C", root, "set", "email", "owner=ada")
    assert result.code == 2
    assert (
        "'email' is the id of service:email (catalog/services.csv:2:1) and action:email (actions/email.yaml:1:5)"
        in (result.err)
    )
    assert mofkit("-C", root, "set", "service:email", "owner=ada").code == 0
    assert mofkit("-C", root, "set", "services:email", "owner=ada").code == 0


def test_a_record_whose_alias_is_its_own_id_is_one_record(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"actions/a.yaml": "id: a\naliases: [a, b]\nwhat: Call\n"})
    assert mofkit("-C", root, "set", "a", "what=Call back").code == 0
    assert mofkit("-C", root, "set", "b", "note=now").code == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("actions/rota.yaml", "id: rota\n<<<<<<< HEAD\nwhat: a\n=======\nwhat: b\n>>>>>>> other\n"),
        ("actions/rota.yaml", "id: rota\nwhat: a\nwhat: b\n"),
        ("actions/rota.yaml", "id: rota\n\twhat: a\n"),
        ("catalog/services.csv", "id,name\n<<<<<<< HEAD\nrota,A\n=======\nrota,B\n>>>>>>> other\n"),
    ],
)
def test_a_file_that_needs_a_person_is_not_written_and_the_others_are(
    mofkit: Mofkit, root: Path, path: str, text: str
) -> None:
    (root / path).write_text(text)
    result = mofkit(
        "-C", root, "set", "rota" if path.endswith("yaml") else "service:rota", "name=x", "what=x"[:0] or "x-a=1"
    )
    assert result.code == 2
    assert (root / path).read_text() == text
    assert mofkit("-C", root, "set", "person:ada", "team=Desk").code == 0


def test_a_dry_run_of_set_is_a_diff(mofkit: Mofkit, root: Path) -> None:
    before = (root / "actions/rota.yaml").read_bytes()
    result = mofkit("-C", root, "set", "rota", "who=ada", "--dry-run")
    assert "-who: kim\n+who: ada\n" in result.out
    assert result.err == "would change actions/rota.yaml\n"
    assert (root / "actions/rota.yaml").read_bytes() == before
    assert mofkit("-C", root, "set", "rota", "who=kim", "--dry-run").err == "nothing would change\n"


def test_an_act_is_done_again_on_what_someone_else_wrote_meanwhile(
    mofkit: Mofkit, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = iter(["status: doing\n", "note: mine\n"])

    def meanwhile(draft: Draft, *words: Any) -> None:
        with (root / "actions/rota.yaml").open("a") as file:
            file.write(next(others, ""))
        own(draft, *words)

    own = Draft.set
    monkeypatch.setattr(Draft, "set", meanwhile)
    assert mofkit("-C", root, "set", "rota", "who=ada").code == 0
    found = json.loads(mofkit("-C", root, "show", "rota", "--format", "json").out)["record"]
    assert (found["who"], found["status"], found["note"]) == ("ada", "doing", "mine")


def test_nobody_waits_forever_for_a_file_that_never_rests(
    mofkit: Mofkit, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(draft: Draft, *words: Any) -> None:
        with (root / "actions/rota.yaml").open("a") as file:
            file.write("# and on\n")
        own(draft, *words)

    own = Draft.set
    monkeypatch.setattr(Draft, "set", meanwhile)
    monkeypatch.setattr(changes, "_TRIES", 3)
    result = mofkit("-C", root, "set", "rota", "who=ada")
    assert result.code == 2
    assert "actions/rota.yaml changed while mofkit was running; nothing was written" in result.err


# rename.


def test_a_new_id_is_followed_by_every_reference(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(
        {
            **FILES,
            "catalog/mail.yaml": "id: mail\nservice: email\ndescription: Mail.\ndepends_on: [net, email]  # both\n",
        }
    )
    before, entry = lines(root, "catalog/services.csv"), lines(root, "catalog/mail.yaml")
    result = mofkit("-C", root, "rename", "service:email", "e-mail")
    assert (result.code, result.out) == (0, "service email is now e-mail\n")
    assert changed(root, "catalog/services.csv", before) == {
        2: "e-mail;E-mail;High;4;5;kim;;17\r",
        3: 'print;Print;C3;2;;ada;"e-mail; net";18\r',
    }
    assert changed(root, "catalog/mail.yaml", entry) == {2: "service: e-mail", 4: "depends_on: [net, e-mail]  # both"}
    assert mofkit("-C", root, "lint").code == 0


def test_a_record_that_is_a_file_moves_with_its_id(mofkit: Mofkit, root: Path) -> None:
    text = (root / "actions/rota.yaml").read_text()
    assert mofkit("-C", root, "rename", "rota", "on-call").code == 0
    assert not (root / "actions/rota.yaml").exists()
    assert (root / "actions/on-call.yaml").read_text() == text.replace("id: rota", "id: on-call")


def test_an_alias_lets_the_old_id_answer(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "rename", "rota", "on-call", "--keep-alias").code == 0
    assert mofkit("-C", root, "rename", "rota", "duty", "--keep-alias").code == 0
    assert mofkit("-C", root, "rename", "service:email", "mail", "--keep-alias").code == 0
    for word in ("rota", "on-call", "duty"):
        found = json.loads(mofkit("-C", root, "show", word, "--format", "json").out)["record"]
        assert (found["id"], found["aliases"]) == ("duty", ["rota", "on-call"])
    assert json.loads(mofkit("-C", root, "show", "email", "--format", "json").out)["record"]["aliases"] == ["email"]


def test_a_rename_that_was_cut_off_is_finished(mofkit: Mofkit, root: Path) -> None:
    text = (root / "actions/rota.yaml").read_text().replace("id: rota", "id: duty")
    (root / "actions/duty.yaml").write_text(text)
    assert mofkit("-C", root, "rename", "rota", "duty").code == 0
    assert [path.name for path in (root / "actions").iterdir()] == ["duty.yaml"]
    assert (root / "actions/duty.yaml").read_text() == text


def test_a_name_taken_back_is_no_alias_any_more(mofkit: Mofkit, root: Path) -> None:
    for new in ("duty", "rota"):
        assert mofkit("-C", root, "rename", "rota", new, "--keep-alias").code == 0
    found = json.loads(mofkit("-C", root, "show", "duty", "--format", "json").out)["record"]
    assert (found["id"], found["aliases"]) == ("rota", ["duty"])


def test_a_record_renamed_to_its_own_id_gets_the_file_of_that_name(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "rename", "rota", "rota").err.startswith("nothing to change")
    (root / "actions/rota.yaml").rename(root / "actions/other.yaml")
    assert mofkit("-C", root, "rename", "rota", "rota", "--keep-alias").code == 0
    assert [path.name for path in (root / "actions").iterdir()] == ["rota.yaml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rota", "desk"), "the id 'desk' is taken by actions/desk.yaml:1:5"),
        (("rota", "DESK"), "the id 'DESK' is taken by actions/desk.yaml:1:5"),
        (("rota", "odd"), "the id 'odd' is taken by actions/odd.yaml"),
        (("service:email", "net"), "the id 'net' is taken by catalog/services.csv:4:1"),
        (("rota", "../rota"), "id cannot be '../rota'"),
        (("rota", ""), "id cannot be ''"),
        (("rota", "nul"), "Windows reserves"),
        (("rota", "a" * 81), "80 at most"),
        (("none", "new"), "no record 'none'"),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    mofkit: Mofkit, workspace: Workspace, words: tuple[str, ...], said: str
) -> None:
    others = {"actions/desk.yaml": "id: desk\nwhat: Open\n", "actions/odd.yaml": "id: other\nwhat: Odd\n"}
    root = workspace({**FILES, **others})
    result = mofkit("-C", root, "rename", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(path.name for path in (root / "actions").iterdir()) == ["desk.yaml", "odd.yaml", "rota.yaml"]


def test_a_dry_run_of_rename_shows_both_files(mofkit: Mofkit, root: Path) -> None:
    out = mofkit("-C", root, "rename", "rota", "duty", "--dry-run").out
    assert "--- /dev/null\n+++ b/actions/duty.yaml\n" in out
    assert "--- a/actions/rota.yaml\n+++ /dev/null\n" in out
    assert (root / "actions/rota.yaml").exists()


# list and show.


def test_a_list_has_the_records_in_the_order_of_the_file(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, "list", "services")
    assert [line.split()[0] for line in result.out.split("\n")[2:-1]] == ["email", "print", "net"]
    assert result.err == "3 services\n"


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        (("owner=kim",), ["email"]),
        (("criticality=C1",), ["email", "net"]),
        (("criticality=c1", "owner="), ["net"]),
        (("depends_on=net",), ["print"]),
        (("depends_on=",), ["email", "net"]),
        (("name=E-MAIL",), ["email"]),
        (("owner=nobody",), []),
    ],
)
def test_where_leaves_the_records_that_say_so(
    mofkit: Mofkit, root: Path, where: tuple[str, ...], ids: list[str]
) -> None:
    options = [word for one in where for word in ("--where", one)]
    result = mofkit("-C", root, "list", "service", *options, "--format", "json")
    assert [one["id"] for one in json.loads(result.out)["records"]] == ids


def test_the_formats_of_a_list_agree(mofkit: Mofkit, root: Path) -> None:
    records = json.loads(mofkit("-C", root, "list", "service", "--format", "json").out)
    assert (records["schema_version"], records["kind"]) == (1, "service-list")
    table = list(csv.DictReader(io.StringIO(mofkit("-C", root, "list", "service", "--format", "csv").out)))
    assert [list(row) for row in table] == [list(record) for record in records["records"]]
    assert [row["depends_on"] for row in table] == ["", "email; net", ""]
    tokens = MarkdownIt().enable("table").parse(mofkit("-C", root, "list", "service", "--format", "md").out)
    assert sum(token.type == "tr_open" for token in tokens) == 4


def test_a_csv_list_is_a_table_to_read_again(mofkit: Mofkit, workspace: Workspace) -> None:
    note = 'a, "b"\n\n c;d\n'
    root = workspace({"actions/a.yaml": f"id: a\nwhat: Call\nnote: {json.dumps(note)}\n"})
    (row,) = csv.DictReader(io.StringIO(mofkit("-C", root, "list", "action", "--format", "csv").out, newline=""))
    assert row["note"] == note


def test_an_empty_list_is_empty_in_every_format(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({})
    assert mofkit("-C", root, "list", "action") == (0, "", "0 actions\n")
    assert json.loads(mofkit("-C", root, "list", "action", "--format", "json").out)["records"] == []


def test_records_that_cannot_be_read_are_counted(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim\nbo,\n", "actions/a.yaml": "[", "actions/b.yaml": "id: b\n"})
    assert "1 could not be read: `mofkit lint` says why" in mofkit("-C", root, "list", "person").err
    assert "2 could not be read" in mofkit("-C", root, "list", "action").err
    result = mofkit("-C", root, "show", "action:a")
    assert result.code == 2
    assert "actions/a.yaml:1:1: action a cannot be read; `mofkit lint` says why" in result.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lists",), "no kind 'lists'; kinds are person, service"),
        (("service", "--where", "cost=3"), "service has no field 'cost'"),
        (("service", "--where", "owner"), "'owner' is no FIELD=VALUE"),
    ],
)
def test_a_list_of_what_is_not_there_is_refused(mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    result = mofkit("-C", root, "list", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_record_is_shown_with_its_place_and_its_users(mofkit: Mofkit, root: Path) -> None:
    out = mofkit("-C", root, "show", "service:email").out
    assert out.split("\n")[0] == "service email   catalog/services.csv:2:1"
    assert "\n  name               E-mail\n" in out
    assert out.endswith("\n  referred to by     service:print\n")
    assert "comments" not in out
    found = json.loads(mofkit("-C", root, "show", "kim", "--format", "json").out)
    assert (found["kind"], found["place"]) == ("person", "people.csv:2:1")
    assert found["referred_to_by"] == ["service:email", "action:rota"]


def test_a_record_is_shown_with_its_parts_below_their_field(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(
        {
            "agreements/net.yaml": (
                "id: net\ntitle: Network\ntype: ola\nparties: [{name: Networks, side: provider}]\n"
                "targets:\n  - {id: up, metric: availability, value: 99.5, unit: '%'}\n"
                "  - {id: fix, metric: resolution, value: 4, unit: h}\n"
            ),
            "goals/operate.yaml": 'id: operate\nmanage_layer: {grc: {gap: "None \\x1b[2J"}}\ngoals: []\n',
        }
    )
    out = mofkit("-C", root, "show", "agreement:net").out
    assert "\n  parties\n    - name: Networks\n" in out
    assert "\n  targets\n    - id: up\n      metric: availability\n" in out
    assert out.count("\n    - id: ") == 2
    assert "{" not in out
    layer = mofkit("-C", root, "show", "goal:operate").out
    assert "\n  manage_layer\n    grc:\n      gap: None \\x1b[2J\n" in layer
    assert "change" not in layer


# schema, doctor, rule.


@pytest.mark.parametrize("kind", ["settings", *(kind.name for kind in KINDS), *(kind.plural for kind in KINDS)])
def test_a_schema_is_one_and_lets_ones_own_fields_pass(mofkit: Mofkit, root: Path, kind: str) -> None:
    schema = json.loads(mofkit("-C", root, "schema", kind).out)
    jsonschema.Draft7Validator.check_schema(schema)
    assert "$defs" not in json.dumps(schema)
    assert schema["patternProperties"] == {"^x-": {}}
    assert [name for name, field in schema["properties"].items() if not {"description", "$ref"} & set(field)] == []


def test_a_schema_tells_sound_records_from_others(mofkit: Mofkit, root: Path) -> None:
    schema = json.loads(mofkit("-C", root, "schema", "catalog-entry").out)
    sound = {"id": "a", "description": "Mail.", "audiences": [{"audience": "customer", "text": "Hello"}], "x-mine": 1}
    jsonschema.validate(sound, schema, jsonschema.Draft7Validator)
    for change in ({"descripton": "Mail."}, {"audiences": [{"audience": "all", "text": "Hello"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**sound, **change}, schema, jsonschema.Draft7Validator)


def test_schemas_are_written_once(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "schema", "--write").code == 0
    names = {path.name for path in (root / ".mofkit/schema").iterdir()}
    beside = {"settings.json", "pack.json", "pack-content.json"}
    assert names == {*beside, *(f"{kind.name}.json" for kind in KINDS)}
    assert "nothing to change" in mofkit("-C", root, "schema", "--write").err


def test_a_schema_of_nothing_is_refused(mofkit: Mofkit, root: Path) -> None:
    assert "did you mean 'action'?" in mofkit("-C", root, "schema", "acton").err


def test_the_doctor_sees_a_sound_workspace(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, "doctor", "--format", "json")
    seen = {one["what"]: one["state"] for one in json.loads(result.out)["checks"]}
    assert result.code == 0
    assert (seen["workspace"], seen["schema_version"], seen["records"], seen["writing"]) == ("ok",) * 4
    assert "workspace" in mofkit("-C", root, "doctor").out


def test_the_doctor_names_what_stands_in_the_way(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 7\n", "actions/a.yaml": "["})
    (root / "actions" / ".a.yaml.1234abcd.mofkit-new").write_text("half")
    result = mofkit("-C", root, "doctor", "--format", "json")
    seen = {one["what"]: one for one in json.loads(result.out)["checks"]}
    assert result.code == 1
    assert seen["schema_version"]["words"] == "7, this mofkit knows 1; upgrade mofkit before you change anything"
    assert "problems of reading" in seen["records"]["words"]
    assert "actions/.a.yaml.1234abcd.mofkit-new" in seen["left over"]["words"]


def test_the_doctor_comes_without_a_workspace_too(
    mofkit: Mofkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = mofkit("-C", tmp_path, "doctor", "--format", "json")
    seen = {one["what"]: one["state"] for one in json.loads(result.out)["checks"]}
    assert (result.code, seen["workspace"], seen["git"]) == (0, "none", "missing")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_the_doctor_sees_a_folder_that_cannot_be_written(mofkit: Mofkit, root: Path) -> None:
    root.chmod(0o555)
    assert mofkit("-C", root, "doctor").code == 1


def test_the_doctor_tells_a_slow_parser_and_a_missing_library(
    mofkit: Mofkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_LIBRARIES", ("no-such-library",))
    monkeypatch.setattr(doctor, "fast_yaml", lambda: False)
    result = mofkit("-C", tmp_path, "doctor", "--format", "json")
    seen = {one["what"]: one for one in json.loads(result.out)["checks"]}
    assert seen["libraries"]["words"] == "no-such-library missing"
    assert seen["yaml parser"]["state"] == "slow"


def test_a_workspace_elsewhere_is_named_in_full(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    out = mofkit("-C", tmp_path / "here", "init", "../there").out
    assert out.startswith(f"started a workspace in {tmp_path}/here/../there: ")


def test_every_rule_has_its_page(mofkit: Mofkit) -> None:
    table = mofkit("rule").out.split("\n")[2:-1]
    assert [line.split()[:2] for line in table] == [[rule.code, rule.slug] for rule in RULES]
    for rule in RULES:
        for word in (rule.code, rule.code.lower(), rule.slug):
            assert mofkit("rule", word).out.endswith(f"\n\n{rule.doc.strip()}\n")
    listed = json.loads(mofkit("rule", "--format", "json").out)["rules"]
    assert [one["code"] for one in listed] == [rule.code for rule in RULES]


def test_a_rule_that_is_none_is_refused_with_the_nearest(mofkit: Mofkit) -> None:
    assert "did you mean 'action-overdue'?" in mofkit("rule", "action-overdu").err
    assert "no rule 'zzz'\n  hint: `mofkit rule` lists them all" in mofkit("rule", "zzz").err


# init.


@pytest.mark.parametrize("options", [(), ("--demo",)])
def test_a_new_workspace_is_free_of_findings_and_complete(
    mofkit: Mofkit, tmp_path: Path, options: tuple[str, ...]
) -> None:
    result = mofkit("-C", tmp_path, "init", "acme", *options)
    assert result.code == 0
    root = tmp_path / "acme"
    count = sum(path.is_file() for path in root.rglob("*"))
    assert result.out == f"started a workspace in acme: {count} files\n"
    assert "next: cd acme && mofkit lint" in result.err
    assert (root / ".gitignore").is_file()
    assert (root / ".mofkit/schema/action.json").is_file()
    assert not list(root.rglob("dot-*"))
    assert mofkit("-C", root, "--as-of", "2026-11-23", "lint", "--fail-on", "info").code == 0


def test_files_that_are_there_already_stay(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nkim,Kim\n")
    (tmp_path / ".gitignore").write_text("mine\n")
    assert mofkit("-C", tmp_path, "init").code == 0
    assert (tmp_path / "people.csv").read_text() == "id,name\nkim,Kim\n"
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


@pytest.mark.parametrize(
    "name", ["Acme Ltd", 'a: "b" #c', "12", "é 東 \U0001f600", "a\nb", "{{ 7*7 }}", "\x85\u2028", "-"]
)
def test_the_name_of_an_organisation_is_kept_as_it_is(mofkit: Mofkit, tmp_path: Path, name: str) -> None:
    assert mofkit("-C", tmp_path, "init", "--name", name).code == 0
    from mofkit.workspace.load import load

    assert load(tmp_path).settings.organisation == name
    assert mofkit("-C", tmp_path, "lint").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("taken",), "taken already holds mofkit.yaml"),
        (("file",), "cannot write file: "),
        (("file/below",), "cannot write file/below: "),
        (("new", "--name", "a\udcff"), "organisation cannot hold '\\udcff'"),
        (("a" * 300,), "mofkit: "),
    ],
)
def test_a_place_that_will_not_do_is_refused(mofkit: Mofkit, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mofkit.yaml").write_text("schema_version: 1\n")
    (tmp_path / "file").write_text("here")
    result = mofkit("-C", tmp_path, "init", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "taken"]


def test_a_workspace_begun_and_cut_off_can_be_begun_again(mofkit: Mofkit, tmp_path: Path) -> None:
    mofkit("-C", tmp_path, "init")
    whole = sorted(path.name for path in tmp_path.rglob("*"))
    (tmp_path / "mofkit.yaml").unlink()
    (tmp_path / "people.csv").unlink()
    assert mofkit("-C", tmp_path, "init").code == 0
    assert sorted(path.name for path in tmp_path.rglob("*")) == whole


# A workspace that cannot be read as a whole.


@pytest.mark.parametrize(
    "words",
    [
        *(("rename", "rota", "duty"), ("rename", "service:email", "mail"), ("report", "priorities", "--write")),
        *(("lint", "--fix"), ("lint", "--write-baseline"), ("set", "person:kim", "team=x"), ("new", "person", "id=b")),
    ],
    ids=" ".join,
)
def test_nothing_is_written_that_a_missing_file_could_contradict(
    mofkit: Mofkit, workspace: Workspace, words: tuple[str, ...]
) -> None:
    root = workspace({path: text for path, text in FILES.items() if path != "people.csv"})
    os.mkfifo(root / "people.csv")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = mofkit("-C", root, *words)
    assert (result.code, result.out) == (2, "")
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert mofkit("-C", root, "set", "rota", "note=now").code == 0


# A workspace of a later mofkit.


@pytest.mark.parametrize(
    "words",
    [
        *(("set", "rota", "who=ada"), ("new", "action", "what=x"), ("rename", "rota", "duty"), ("schema", "--write")),
        *(("report", "priorities", "--write"), ("lint", "--fix"), ("lint", "--write-baseline")),
    ],
    ids=" ".join,
)
def test_a_newer_workspace_is_read_and_not_written(
    mofkit: Mofkit, workspace: Workspace, words: tuple[str, ...]
) -> None:
    root = workspace({**FILES, "mofkit.yaml": "schema_version: 2\nnew_thing: 3\n"})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = mofkit("-C", root, *words)
    assert (result.code, result.out) == (2, "")
    assert "mofkit.yaml has schema_version 2; this mofkit knows 1" in result.err
    assert "pipx upgrade mofkit" in result.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    for reading in (("list", "action"), ("show", "rota"), ("report", "priorities")):
        assert mofkit("-C", root, *reading).code == 0


def test_a_schema_lets_a_key_with_nothing_behind_it_pass_where_it_may_be_left_out(mofkit: Mofkit, root: Path) -> None:
    validator = jsonschema.Draft7Validator(json.loads(mofkit("-C", root, "schema", "worksheet").out))
    row = {"what": "SLA", "state": None, "where": None}
    sheet = {
        "id": "x-a.process-1",
        "smf": "x-a",
        "process": 1,
        "by": None,
        "activities": [{"id": "x", "inputs": [row]}],
    }
    assert validator.is_valid(sheet)
    assert not validator.is_valid({**sheet, "smf": None})
    assert not validator.is_valid({**sheet, "activities": [{"id": "x", "inputs": [{**row, "state": "maybe"}]}]})
