"""A text that stands beside a record is read, kept, moved and approved with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from test_history import committed

from mofkit.errors import BrokenFile, NotFinished, TakenId, UnknownRecord
from mofkit.model.approval import stands
from mofkit.model.document import MadeDocument
from mofkit.model.kinds import KINDS
from mofkit.workspace import cache
from mofkit.workspace.beside import texts_beside
from mofkit.workspace.cache import lint_key
from mofkit.workspace.documents import approve_document
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import apply
from mofkit.workspace.files import MAX_FILE, TEXT_HOMES, is_read
from mofkit.workspace.history import files_at
from mofkit.workspace.load import load

Make = Callable[..., Path]
TODAY = date(2026, 11, 23)
RECORD = "id: a\ntemplate: test-cases\ntitle: Phones\n"
PAPER = {"documents/a.yaml": RECORD, "documents/a.md": "# Phones\n"}
PEOPLE = {"people.csv": "id,name,aliases\nkim,Kim Vale,kit\nlee,Lee Ortega,\n"}


def whole() -> str:
    from mofkit.content.framework import document
    from mofkit.workspace.skeleton import skeleton

    text = skeleton(document("test-cases"), "Phones", "a").replace(":** <!--", ":** said <!--")
    while "|  |" in text:
        text = text.replace("|  |", "| said |")
    return text


WHOLE = {"documents/a.yaml": RECORD, "documents/a.md": whole(), **PEOPLE}


def record(root: Path) -> MadeDocument:
    found = load(root).get(MadeDocument, "a")
    assert found
    return found


def approve(root: Path, who: str = "kim", role: str = "") -> None:
    draft = Draft(load(root))
    approve_document(draft, "a", who=who, role=role, today=TODAY, note="")
    apply(root, draft.edits())


# Reading.


def test_the_homes_of_texts_are_those_that_the_kinds_say() -> None:
    assert sorted(TEXT_HOMES) == sorted(kind.text_of(kind.home) for kind in KINDS if kind.text)


@pytest.mark.parametrize(
    ("path", "read"),
    [
        ("documents/a.md", True),
        ("documents/a b.md", True),
        ("documents/.a.md", False),
        ("documents/deep/a.md", False),
        ("docs/documents/a.md", False),
        ("notes.md", False),
        ("documents/a.markdown", False),
        ("actions/a.md", False),
    ],
)
def test_only_texts_beside_records_are_read(path: str, read: bool) -> None:
    assert is_read(path) is read


def test_a_text_is_no_record_and_gives_its_bytes_to_an_approval(workspace: Make) -> None:
    found = load(workspace({**PAPER, "documents/b.yaml": RECORD.replace("a", "b", 1), "notes.md": "x"}))
    assert sorted(found.files) == ["documents/a.md", "documents/a.yaml", "documents/b.yaml", "mofkit.yaml"]
    assert {one.id: texts_beside(found, one) for one in found.all(MadeDocument)} == {"a": (b"# Phones\n",), "b": ()}
    assert found.markdown("documents/b.md") is None
    assert found.text("documents/a.md") is None


def test_a_kind_without_texts_has_none(workspace: Make) -> None:
    found = load(workspace({"actions/a.yaml": "id: a\nwhat: x\n", "actions/a.md": "x"}))
    (action,) = found.all(next(kind.model for kind in KINDS if kind.name == "action"))
    assert texts_beside(found, action) == ()


def test_what_cannot_be_read_is_told_as_it_is_of_records(workspace: Make, tmp_path: Path) -> None:
    root = workspace({"documents/bytes.md": b"# A\n\xff"})
    (tmp_path / "secret.md").write_text("secret")
    (root / "documents" / "out.md").symlink_to(tmp_path / "secret.md")
    with (root / "documents" / "large.md").open("wb") as file:
        file.truncate(MAX_FILE + 1)
    found = load(root)
    assert [f"{one.span} {one.label.code}" for one in found.problems] == [
        "documents/bytes.md:2:1 MOF002",
        "documents/large.md:1:1 MOF006",
        "documents/out.md:1:1 MOF001",
    ]
    assert [found.markdown(path) for path in found.files if path.endswith(".md")] == [None] * 3
    assert b"secret" not in b"".join(found.files.values())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="one process alone")
def test_two_processes_read_the_same_texts(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {f"documents/{n}.md": b"\xff" if n == 7 else "# A\n" for n in range(10)}
    root = workspace(files)
    alone = load(root)
    monkeypatch.setattr("mofkit.workspace.load._WORTH_A_FORK", 2)
    both = load(root)
    assert (both.files, both.problems) == (alone.files, alone.problems)


@pytest.mark.parametrize("ci", ["", "1"])
def test_another_text_is_another_lint(workspace: Make, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setattr(cache, "_SETTLED_SECONDS", -60.0)
    monkeypatch.setenv("CI", ci)
    root = workspace(PAPER)
    before = lint_key(root, ["a"])
    (root / "documents" / "a.md").write_text("# Phone\n")
    assert lint_key(root, ["a"]) not in (before, "")


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_a_revision_has_its_texts(workspace: Make) -> None:
    root = committed(workspace({**PAPER, "notes.md": "x"}))
    assert files_at(root, "HEAD")["documents/a.md"] == b"# Phones\n"
    assert "notes.md" not in files_at(root, "HEAD")


# Moving.


def test_a_text_moves_with_its_record(workspace: Make) -> None:
    root = workspace(PAPER)
    draft = Draft(load(root))
    draft.rename(draft.workspace.find("document:a")[1], "b")
    apply(root, draft.edits())
    assert sorted(path.name for path in (root / "documents").iterdir()) == ["b.md", "b.yaml"]
    assert (root / "documents" / "b.md").read_text() == "# Phones\n"


def test_a_text_is_not_moved_onto_another(workspace: Make) -> None:
    draft = Draft(load(workspace({**PAPER, "documents/b.md": "# Other\n"})))
    with pytest.raises(TakenId, match=r"documents/b\.md"):
        draft.rename(draft.workspace.find("document:a")[1], "b")


def test_a_document_follows_the_service_that_it_is_about(workspace: Make) -> None:
    paper = f"{RECORD}about: service:tel   # the old ones\n"
    root = workspace({"documents/a.yaml": paper, "catalog/services.csv": "id,name\ntel,Phones\n"})
    draft = Draft(load(root))
    home = draft.workspace.find("service:tel")[1]
    assert draft.workspace.referring(home) == ["document:a"]
    draft.rename(home, "phones")
    apply(root, draft.edits())
    assert (root / "documents" / "a.yaml").read_text().endswith("about: service:phones   # the old ones\n")


# Approving.


def test_an_approval_is_of_the_record_and_its_text(workspace: Make) -> None:
    root = workspace(WHOLE)
    approve(root)
    found = record(root)
    assert (found.state, found.approvals[0].who, found.approvals[0].date) == ("approved", "kim", TODAY)
    assert holds(root)


def holds(root: Path) -> bool:
    """Whether the first approval of the document stands."""
    workspace = load(root)
    found = workspace.get(MadeDocument, "a")
    assert found
    return stands(found.approvals[0], found, texts_beside(workspace, found))


@pytest.mark.parametrize(
    ("path", "old", "new", "still"),
    [
        ("documents/a.md", ":** said <!--", ":** something else <!--", False),
        ("documents/a.md", "\n", "\r\n", True),
        ("documents/a.yaml", "title: Phones", "title: Telephones", False),
        ("documents/a.yaml", "title: Phones", "title: 'Phones'  # all of them", True),
        ("documents/a.yaml", "state: approved", "state: retired", True),
        ("documents/a.yaml", "title: Phones", "title: Phones\nreview_on: 2027-01-01", False),
    ],
)
def test_what_changes_the_document_ends_the_approval(
    workspace: Make, path: str, old: str, new: str, still: bool
) -> None:
    root = workspace(WHOLE)
    approve(root)
    text = (root / path).read_bytes().decode()
    assert old in text
    (root / path).write_bytes(text.replace(old, new).encode())
    assert holds(root) is still


def test_an_approval_that_stands_is_not_given_twice_but_each_person_and_role_may(workspace: Make) -> None:
    root = workspace(WHOLE)
    for who, role in (("kim", ""), ("kit", ""), ("lee", ""), ("kim", "Sponsor"), ("kim", "Sponsor")):
        approve(root, who, role)
    assert [(one.who, one.role) for one in record(root).approvals] == [("kim", ""), ("lee", ""), ("kim", "Sponsor")]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"documents/a.md": whole().replace("**Sheets:** said", "**Sheets:**")}, "1 required field is empty"),
        ({"documents/a.md": "# Phones\n"}, "35 required fields are empty and 8 sections are missing"),
        ({"documents/a.yaml": RECORD.replace("test-cases", "tests")}, "no template 'tests'"),
    ],
)
def test_what_is_not_finished_is_not_approved(workspace: Make, files: dict[str, str], why: str) -> None:
    with pytest.raises(NotFinished, match=why) as caught:
        approve(workspace({**WHOLE, **files}))
    assert caught.value.exit_code == 1


def test_a_document_without_its_text_is_not_approved(workspace: Make) -> None:
    with pytest.raises(NotFinished, match=r"documents/a\.md is missing"):
        approve(workspace({"documents/a.yaml": RECORD, **PEOPLE}))


def test_a_text_in_conflict_is_not_approved(workspace: Make) -> None:
    text = whole() + "\n" + "<" * 7 + " ours\nx\n=======\ny\n" + ">" * 7 + " theirs\n"
    with pytest.raises(BrokenFile, match=r"documents/a\.md"):
        approve(workspace({**WHOLE, "documents/a.md": text}))


def test_a_person_or_a_document_that_is_not_there_approves_nothing(workspace: Make) -> None:
    root = workspace(WHOLE)
    with pytest.raises(UnknownRecord, match="person:kin"):
        approve(root, "kin")
    with pytest.raises(UnknownRecord, match="'b'"):
        approve_document(Draft(load(root)), "b", who="kim", role="", today=TODAY, note="")
