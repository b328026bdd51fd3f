"""A workspace's files as passages: which they are, what they are called, and on which line they stand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.content.search_documents import Document
from mofkit.model.kinds import KINDS
from mofkit.workspace import files
from mofkit.workspace.passages import Passages
from mofkit.workspace.workspace import kind_of_file

Workspace = Callable[..., Path]
HOMES = [(kind.name, kind.home, kind.text) for kind in KINDS]
ACTION = """\
    # decided in March
    id: "reset"
    what: Rehearse password resets  # twice
    note: >-
      With the desk,
      and again alone.
"""
PLAN = """\
    id: support-customers
    steps:
      - id: s4-step-1
        tasks:
          - id: t14-director-1
            what: Name a sponsor
            owner: ada
          - id: t14-director-2
            what: Approve the roles
"""
SERVICES = 'id,Service name,comments\nmail,Mail,"slow,\nat month end"\nweb,Web,fine\n,Nameless,fine\n'


def about(root: Path, *beginnings: str) -> list[Document]:
    return list(Passages(str(root), HOMES).about([(one,) for one in beginnings]))


def test_a_record_of_a_file_is_found_with_its_name_and_the_lines_it_has(workspace: Workspace) -> None:
    (found,) = about(workspace({"actions/reset.yaml": ACTION}), "rehe")
    assert (found.id, found.kind, found.name) == ("action:reset", "action", "Rehearse password resets")
    assert (found.place, found.command, found.origin) == ("actions/reset.yaml:1", "show action:reset", "workspace")
    assert found.text.split("\n") == [
        *("decided in March;", "id: reset;", "what: Rehearse password resets;", "note", "With the desk,"),
        *("and again alone.", ""),
    ]


def test_each_item_of_a_list_is_a_passage_of_the_record(workspace: Workspace) -> None:
    root = workspace({"plans/support-customers.yaml": PLAN})
    found = about(root, "spon") + about(root, "role")
    assert [(one.id, one.name, one.place) for one in found] == [
        ("plan:support-customers", "Name a sponsor", "plans/support-customers.yaml:5"),
        ("plan:support-customers", "Approve the roles", "plans/support-customers.yaml:8"),
    ]


def test_a_row_is_a_passage_with_its_headers_over_as_many_lines_as_it_takes(workspace: Workspace) -> None:
    root = workspace({"catalog/services.csv": SERVICES.encode()})
    mail, web = about(root, "month")[0], about(root, "web")[0]
    assert (mail.id, mail.name, mail.place) == ("service:mail", "Mail", "catalog/services.csv:2")
    assert mail.text == "id: mail; Service name: Mail; comments: slow,\nat month end"
    assert (web.place, web.command) == ("catalog/services.csv:4", "show service:web")
    nameless = about(root, "name")[-1]
    assert (nameless.id, nameless.command) == ("catalog/services.csv:5", "")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_a_table_may_be_parted_by_anything_and_end_its_lines_anyhow(workspace: Workspace, delimiter: str) -> None:
    raw = "\ufeffid,name,team\r\nkim,Kim,\r\nbo,Bo Vale,Desk\r\n".replace(",", delimiter).encode()
    (found,) = about(workspace({"people.csv": raw}), "desk")
    assert (found.id, found.name, found.place) == ("person:bo", "Bo Vale", "people.csv:3")
    assert found.text == "id: bo; name: Bo Vale; team: Desk"


@pytest.mark.parametrize("cell", ['5" screen', '"a"b', '"', "x" * 1_100_000 + '"'])
def test_quotes_that_are_none_break_nothing(workspace: Workspace, cell: str) -> None:
    raw = f"id,name,team\nkim,{cell},desk\nbo,Bo,desk\n".encode()
    found = [(one.id, one.place) for one in about(workspace({"people.csv": raw}), "desk")]
    assert found[0] == ("person:kim", "people.csv:2")
    assert len(found) == 1 or found[1] == ("person:bo", "people.csv:3")


def test_a_page_is_cut_at_its_headings_and_other_files_have_only_a_place(workspace: Workspace) -> None:
    root = workspace({"notes/a.md": "# All\n\nmuch\n## Minutes\nagreed\n", "own/b.yaml": "x: agreed\n"})
    page, own = about(root, "agre")
    assert (page.id, page.kind, page.name, page.command) == ("notes/a.md:4", "page", "Minutes", "")
    assert (own.id, own.kind, own.command) == ("own/b.yaml:1", "file", "")


def test_half_of_what_is_asked_for_is_enough_and_less_is_not(workspace: Workspace) -> None:
    root = workspace({"actions/reset.yaml": ACTION})
    assert about(root, "rehe", "zzz")
    assert not about(root, "rehe", "zzz", "yyy")
    assert not about(root)


def test_settings_reports_and_hidden_files_are_not_searched(workspace: Workspace) -> None:
    told = "id: budget\n"
    root = workspace(
        {"mofkit.yaml": "schema_version: 1\norganisation: budget\n", ".x/a.yaml": told, "reports/b.md": told}
    )
    assert not about(root, "budg")


def test_what_cannot_be_read_is_passed_over(workspace: Workspace, tmp_path: Path) -> None:
    root = workspace(
        {"actions/a.yaml": "what: budget\n", "actions/b.yaml": b"what: \xff budget\n", "actions/c.yaml": ""}
    )
    (tmp_path / "secret.yaml").write_text("what: budget\n")
    (root / "actions" / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    os.mkfifo(root / "actions" / "pipe.yaml")
    assert [one.id for one in about(root, "budg")] == ["action:a", "action:b"]


def test_an_id_that_cannot_be_typed_has_no_command(workspace: Workspace) -> None:
    (found,) = about(workspace({"actions/a.yaml": "id: a; rm -rf\nwhat: budget\n"}), "budg")
    assert (found.id, found.command) == ("action:a; rm -rf", "")


def test_every_word_is_known(workspace: Workspace) -> None:
    root = workspace({"actions/reset.yaml": ACTION, "catalog/services.csv": SERVICES.encode()})
    assert {"rehearse", "march", "month", "web"} <= Passages(str(root), HOMES).words()


@pytest.mark.parametrize(
    "path",
    [
        *("catalog/a.yaml", "catalog/x/a.yaml", "plans/a.yaml", "a.yaml", "catalog/a.b.yaml"),
        *("reviews/portfolio/2026-11-02.yaml", "reviews/a.yaml", "worksheets/team/1.yaml"),
    ],
)
def test_the_kind_and_the_id_of_a_path_are_the_same_as_elsewhere(workspace: Workspace, path: str) -> None:
    kind = kind_of_file(path)
    (found,) = about(workspace({path: "what: budget\n"}), "budg")
    assert found.id == (f"{kind.name}:{kind.id_of(path)}" if kind else f"{path}:1")


def test_a_text_beside_a_record_is_part_of_the_record(workspace: Workspace) -> None:
    minutes = "# Minutes\n\nThe budget was cut.\n"
    root = workspace({"documents/plan.md": minutes, "actions/a.md": minutes})
    assert {one.id: one.place for one in about(root, "budg")} == {
        "actions/a.md:1": "actions/a.md:1",
        "document:plan": "documents/plan.md:1",
    }


def test_packs_are_no_records(workspace: Workspace) -> None:
    assert not about(workspace({"packs/own/glossary.yaml": "add: {budget: x}\n"}), "budg")


def test_a_workspace_is_found_from_below_and_nothing_where_there_is_none(workspace: Workspace, tmp_path: Path) -> None:
    root = workspace({"actions/a.yaml": "what: x\n"})
    assert files.root_above(str(root / "actions")) == str(root)
    assert files.root_above(str(tmp_path)) == ""
