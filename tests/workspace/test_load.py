"""From files to a workspace: all that can be read is there, and each file that cannot be read has its finding."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.errors import NewerWorkspace, UnreadableFile
from mofkit.finding import Finding
from mofkit.model.action import Action
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.workspace import load as loading
from mofkit.workspace.load import fast_yaml, from_bytes, load, open_for_change, open_whole, refuse_newer
from mofkit.workspace.workspace import Workspace

Make = Callable[..., Path]

ACTION = "id: rota\nwhat: Agree a rota\n"


def said(found: Workspace) -> list[str]:
    """Each problem of reading as place, code and message."""
    return [f"{one.span} {one.label.code} {one.message}" for one in found.problems]


def ids(found: Workspace) -> list[str]:
    return [action.id for action in found.all(Action)]


# Files that cannot be had.


def test_a_pipe_makes_nobody_wait(workspace: Make) -> None:
    root = workspace({"actions/rota.yaml": ACTION})
    os.mkfifo(root / "actions" / "pipe.yaml")
    os.mkfifo(root / "people.csv")
    found = load(root)
    assert said(found) == [
        *("actions/pipe.yaml:1:1 MOF001 is no regular file", "people.csv:1:1 MOF001 is no regular file"),
    ]
    assert ids(found) == ["rota"]
    assert [home.id for home in found.homes("action")] == ["pipe", "rota"]


def test_a_folder_with_the_name_of_a_record_is_a_folder(workspace: Make) -> None:
    found = load(workspace({"actions/x.yaml/y.yaml": "id: y\nwhat: Nothing\n", "people.csv/z.txt": ""}))
    assert (said(found), ids(found), found.all(Person)) == ([], [], [])


def test_a_link_that_leads_out_is_not_followed(workspace: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("id: secret\nwhat: Hidden\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.yaml").write_text("id: a\nwhat: Hidden\n")
    root = workspace({"actions/rota.yaml": ACTION})
    (root / "actions" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "actions" / "up.yaml").symlink_to("../../secret.yaml")
    (root / "catalog").symlink_to(tmp_path / "folder")
    (root / "people.csv").symlink_to("/dev/zero")
    found = load(root)
    assert said(found) == [
        "actions/out.yaml:1:1 MOF001 is a link that leads out of the workspace",
        "actions/up.yaml:1:1 MOF001 is a link that leads out of the workspace",
        "people.csv:1:1 MOF001 is no regular file",
    ]
    assert b"Hidden" not in b"".join(found.files.values())


def test_a_link_that_stays_inside_is_followed_and_one_to_nowhere_is_a_finding(workspace: Make) -> None:
    root = workspace({"kept/rota.txt": ACTION})
    (root / "actions").mkdir()
    (root / "actions" / "rota.yaml").symlink_to("../kept/rota.txt")
    (root / "actions" / "gone.yaml").symlink_to("nowhere")
    (root / "actions" / "loop.yaml").symlink_to("loop.yaml")
    (root / "actions" / "round").symlink_to("..")
    found = load(root)
    assert ids(found) == ["rota"]
    assert [line.split(":1:1 ")[0] for line in said(found)] == ["actions/gone.yaml", "actions/loop.yaml"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(workspace: Make) -> None:
    root = workspace({"actions/rota.yaml": ACTION})
    (root / "actions" / "rota.yaml").chmod(0)
    assert said(load(root)) == ["actions/rota.yaml:1:1 MOF001 cannot be opened: Permission denied"]


@pytest.mark.parametrize("folder", [".git", ".hidden", "reports", "site", "templates", "node_modules"])
def test_some_folders_hold_no_records(workspace: Make, folder: str) -> None:
    found = load(workspace({f"{folder}/actions/rota.yaml": "[", f"{folder}/x.csv": '"'}))
    assert (list(found.files), said(found)) == (["mofkit.yaml"], [])


def test_packs_hold_content_and_no_records(workspace: Make) -> None:
    found = load(workspace({"packs/acme/actions/rota.yaml": ACTION, "packs/acme/people.csv": "id,name\nkim,Kim\n"}))
    assert (list(found.files), ids(found)) == (["mofkit.yaml", "packs/acme/actions/rota.yaml"], [])


# Files that can be had and not read.


def nested(depth: int) -> str:
    return "id: deep\nwhat: Deep\nx-deep: " + "[" * depth + "]" * depth + "\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: a\n\twhat: b\n", "MOF003"),
        ("id: a\nid: b\n", "MOF004"),
        ("id: !!python/object:os.system a\n", "MOF005"),
        ("--- a\n--- b\n", "MOF005"),
        (nested(101), "MOF006"),
        (nested(20_000), "MOF006"),
        ("id: caf\udce9\n", "MOF002"),
        ("id: a\0b\n", "MOF001"),
        ("- a\n- b\n", "MOF102"),
        ("just text\n", "MOF102"),
    ],
)
def test_one_broken_file_leaves_the_others_alone(workspace: Make, text: str, code: str) -> None:
    raw = text.encode("utf-8", "surrogateescape")
    found = load(workspace({"actions/broken.yaml": raw, "actions/rota.yaml": ACTION}))
    assert ids(found) == ["rota"]
    assert {line.split(" ")[1] for line in said(found) if line.startswith("actions/broken.yaml:")} == {code}
    assert [home.id for home in found.homes("action")] == ["broken", "rota"]


def test_as_deep_as_allowed_is_allowed(workspace: Make) -> None:
    assert ids(load(workspace({"actions/deep.yaml": nested(99)}))) == ["deep"]


def test_ones_own_keys_pass_and_others_do_not(workspace: Make) -> None:
    found = load(workspace({"actions/a.yaml": "id: a\nwhat: b\nx-cost: 5\nx-: {y: z}\nxcost: 5\n"}))
    assert said(found) == ["actions/a.yaml:5:1 MOF101 unknown field 'xcost'"]


def test_a_record_is_read_as_far_as_it_can_be(workspace: Make) -> None:
    found = load(workspace({"actions/a.yaml": "id: a\nwhat: b\nwhen: soon\nstatus: 7\nnote: c\n"}))
    (action,) = found.all(Action)
    assert (action.when, action.status, action.note) == (None, "todo", "c")
    assert [line.split(" ")[:2] for line in said(found)] == [
        *(["actions/a.yaml:3:7", "MOF102"], ["actions/a.yaml:4:9", "MOF102"]),
    ]


def test_an_empty_file_lacks_everything(workspace: Make) -> None:
    found = load(workspace({"actions/a.yaml": ""}))
    assert said(found) == [f"actions/a.yaml:1:1 MOF103 {field} is missing" for field in ("id", "what")]


# Tables.


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", []),
        ("\n\n", []),
        ("id,name\n", []),
        ("id\nkim\n", ["people.csv:1:1 MOF009 no column for name; columns are id"]),
        ("a,b\n1,2\n", [f"people.csv:1:1 MOF009 no column for {name}; columns are a, b" for name in ("id", "name")]),
        ('id,name\n"kim,Kim\n', ["people.csv:2:1 MOF007 a quote that never closes"]),
        ("id,name\nkim,Kim,more\n", ["people.csv:2:9 MOF008 row has 3 cells; the header has 2"]),
        ("id,name,name\nkim,Kim,K\n", ["people.csv:1:9 MOF009 column 3 has the header 'name' of column 2"]),
        ("id,name\n,Kim\n", ["people.csv:2:1 MOF103 id is missing"]),
    ],
)
def test_a_table_that_lacks_something_says_what(workspace: Make, table: str, expected: list[str]) -> None:
    found = load(workspace({"people.csv": table.encode(), "actions/rota.yaml": ACTION}))
    assert said(found) == expected
    assert ids(found) == ["rota"]


def test_the_rows_of_a_table_are_records_in_their_order(workspace: Make) -> None:
    table = "Name;ID;Kritikalität;Schwierigkeit\n\n;;;\nPost;post;hoch;3\nMail;mail;;9\n"
    found = load(workspace({"catalog/services.csv": table}))
    assert [(one.id, one.criticality, one.difficulty) for one in found.all(Service)] == [
        *(("post", "C1", 3), ("mail", "??", None)),
    ]
    assert said(found) == ["catalog/services.csv:5:12 MOF102 difficulty is '9'; use a whole number from 1 to 5"]


# Settings.


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ["mofkit.yaml:1:1 MOF103 schema_version is missing"]),
        ("# nothing\n", ["mofkit.yaml:1:1 MOF103 schema_version is missing"]),
        ("organisation: A\n", ["mofkit.yaml:1:1 MOF103 schema_version is missing"]),
        (
            "schema_version: one\n",
            ["mofkit.yaml:1:17 MOF102 schema_version is 'one'; use a whole number; this version"],
        ),
        ("schema_version: 1\norganization: A\n", ["mofkit.yaml:2:1 MOF101 unknown field 'organization'; did you mean"]),
        ("schema_version: 1\ncurrency: euro\n", ["mofkit.yaml:2:11 MOF102 currency is 'euro'"]),
        ("- 1\n", ["mofkit.yaml:1:1 MOF102 the file is a list; use a mapping of fields"]),
        ("schema_version: [\n", ["mofkit.yaml:2:1 MOF003"]),
        ("<<<<<<< HEAD\n", ["mofkit.yaml:"]),
    ],
)
def test_broken_settings_are_findings_and_the_records_are_there(
    workspace: Make, settings: str, expected: list[str]
) -> None:
    found = load(workspace({"mofkit.yaml": settings.encode(), "actions/rota.yaml": ACTION}))
    assert len(said(found)) == len(expected)
    assert all(line.startswith(start) for line, start in zip(said(found), expected, strict=True))
    assert ids(found) == ["rota"]
    assert found.settings.schema_version == 1


def test_settings_that_can_be_read_in_part_hold_in_part(workspace: Make) -> None:
    found = load(workspace({"mofkit.yaml": "schema_version: 1\norganisation: Example\ncurrency: euro\n"}))
    assert (found.settings.organisation, found.settings.currency) == ("Example", "")


# Versions.


def test_a_newer_workspace_is_read_and_not_opened_for_change(workspace: Make) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 2\nfuture: [1]\n", "actions/rota.yaml": ACTION})
    assert ids(load(root)) == ["rota"]
    with pytest.raises(NewerWorkspace) as caught:
        open_for_change(root)
    assert caught.value.exit_code == 2
    with pytest.raises(NewerWorkspace):
        refuse_newer(root / "actions")


@pytest.mark.parametrize("settings", ["schema_version: 1\n", "[", "", "schema_version: soon\n"])
def test_any_other_workspace_may_be_changed(workspace: Make, settings: str) -> None:
    root = workspace({"mofkit.yaml": settings.encode()})
    refuse_newer(root)
    assert open_for_change(root).root == root


def test_outside_of_a_workspace_nothing_is_refused(tmp_path: Path) -> None:
    refuse_newer(tmp_path)


def test_what_follows_from_all_files_wants_all_of_them(workspace: Make) -> None:
    root = workspace({"actions/rota.yaml": "id: [\n", "empty.csv": ""})
    assert open_whole(root).root == root
    os.mkfifo(root / "people.csv")
    assert open_for_change(root).root == root
    with pytest.raises(UnreadableFile, match=r"cannot read people\.csv: is no regular file"):
        open_whole(root)


def test_without_readable_settings_nothing_is_changed(workspace: Make, tmp_path: Path) -> None:
    root = workspace({"actions/rota.yaml": ACTION})
    (root / "mofkit.yaml").rename(tmp_path / "elsewhere.yaml")
    (root / "mofkit.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert ids(load(root)) == ["rota"]
    for opening in (open_for_change, refuse_newer):
        with pytest.raises(UnreadableFile, match="leads out of the workspace"):
            opening(root)


# One process or two.

MIXED: dict[str, str | bytes] = {
    **{f"actions/a{n:02}.yaml": f"id: a{n:02}\nwhat: Do {n}\nnote: é\n" for n in range(12)},
    "actions/b1.yaml": "id: [",
    "actions/b2.yaml": b"id: caf\xe9\n",
    "actions/b3.yaml": "id: b3\nwhen: soon\n",
    "people.csv": "id,name\nkim,Kim\n,\nada,\n",
    "x/y.yaml": "- a\n- {b: [c, d]}\n- ~\n",
}


def facts(found: Workspace) -> tuple[object, ...]:
    """All that a workspace says."""
    records = [(home, record) for kind in ("person", "action") for home, record in pairs(found, kind)]
    return dict(found.files), found.settings, found.problems, records


def pairs(found: Workspace, kind: str) -> list[tuple[object, object]]:
    return [(home, found.find(f"{kind}:{home.id}")[0]) for home in found.homes(kind) if home.id]


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every workspace counts as large."""
    monkeypatch.setattr(loading, "_WORTH_A_FORK", 2)
    monkeypatch.delenv("MOFKIT_PROCESSES", raising=False)


def in_one_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("MOFKIT_PROCESSES", "1")
    found = load(root)
    monkeypatch.delenv("MOFKIT_PROCESSES")
    return found


@needs_fork
@pytest.mark.usefixtures("beside")
def test_two_processes_read_what_one_reads(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(MIXED)
    os.mkfifo(root / "actions" / "a99.yaml")
    (root / "z.yaml").symlink_to("nowhere")
    assert facts(load(root)) == facts(in_one_process(root, monkeypatch))


@needs_fork
@pytest.mark.usefixtures("beside")
def test_what_a_dying_child_did_not_send_is_read_here(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(MIXED)
    expected = facts(in_one_process(root, monkeypatch))
    sent = marshal.dumps

    def dying(value: tuple[str, ...]) -> bytes:
        if value[0] == "actions/b3.yaml":
            os._exit(1)
        return sent(value)

    monkeypatch.setattr(marshal, "dumps", dying)
    assert facts(load(root)) == expected


@needs_fork
@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("rubbish", [b"\0", b"rubbish", marshal.dumps(("only", "two"))])
def test_what_a_child_sends_by_mistake_is_not_believed(
    workspace: Make, monkeypatch: pytest.MonkeyPatch, rubbish: bytes
) -> None:
    root = workspace(MIXED)
    expected = facts(in_one_process(root, monkeypatch))
    monkeypatch.setattr(marshal, "dumps", lambda _: rubbish)
    assert facts(load(root)) == expected


@needs_fork
@pytest.mark.usefixtures("beside")
def test_one_process_is_enough_for_who_asks(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(MIXED)

    def fork() -> int:
        raise AssertionError("forked")

    monkeypatch.setattr(os, "fork", fork)
    assert in_one_process(root, monkeypatch).all(Person)


def test_bytes_in_memory_are_a_workspace_too(workspace: Make) -> None:
    root = workspace(MIXED)
    found = load(root)
    again = from_bytes(root, found.files)
    assert facts(again) == facts(found)
    assert isinstance(again.problems[0], Finding)


def test_the_c_parser_is_there() -> None:
    assert fast_yaml()
