"""An approval is written to the record, bound to the record as it then is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mofkit.errors import BrokenFile, RefusedEdit, UnknownRecord
from mofkit.model.action import KIND as ACTION
from mofkit.model.approval import Signed, stands
from mofkit.model.record import Kind
from mofkit.workspace.approving import approve
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Home

TODAY = date(2026, 11, 23)
PEOPLE = "id,name,aliases\nkim,Kim Vale,kit\n"


class Paper(Signed):
    title: str = ""


KIND = Kind("paper", "papers", Paper, "papers/*.yaml", "a paper")
HOME = Home(KIND, "p", "papers/p.yaml")


@pytest.fixture
def draft(workspace: Callable[..., Path]) -> Callable[[str], Draft]:
    def drafted(paper: str) -> Draft:
        return Draft(load(workspace({"people.csv": PEOPLE, "papers/p.yaml": paper})))

    return drafted


def written(draft: Draft) -> str:
    return "".join((edit.after or b"").decode() for edit in draft.edits())


def test_an_approval_names_person_role_day_and_what_was_approved(draft: Callable[[str], Draft]) -> None:
    one = draft("id: p\ntitle: Phones  # the old ones\n")
    approve(one, HOME, who="kit", role="Service Manager", today=TODAY)
    text = written(one)
    assert text.startswith("id: p\ntitle: Phones  # the old ones\napprovals:\n")
    assert "who: kim\n" in text
    assert "role: Service Manager\n" in text
    assert "date: 2026-11-23\n" in text
    record = one.record(HOME)
    assert isinstance(record, Paper)
    assert stands(record.approvals[0], record)


def test_an_approval_is_of_the_record_as_the_draft_has_it(draft: Callable[[str], Draft]) -> None:
    one = draft("id: p\ntitle: Phones\n")
    one.set(HOME, "title", "Chat")
    approve(one, HOME, who="kim", role="", today=TODAY)
    record = one.record(HOME)
    assert isinstance(record, Paper)
    assert (record.title, stands(record.approvals[0], record)) == ("Chat", True)


def test_an_earlier_approval_stays_as_it_is(draft: Callable[[str], Draft]) -> None:
    one = draft("id: p\napprovals:\n  - who: kim  # by phone\n    date: 2026-01-02\n")
    approve(one, HOME, who="kim", role="", today=TODAY, note="as amended")
    assert "  - who: kim  # by phone\n    date: 2026-01-02\n" in written(one)
    assert "note: as amended" in written(one)


def test_nobody_but_a_person_of_the_workspace_approves(draft: Callable[[str], Draft]) -> None:
    with pytest.raises(UnknownRecord, match="person:kimm") as caught:
        approve(draft("id: p\n"), HOME, who="kimm", role="", today=TODAY)
    assert "kim" in caught.value.hint


@pytest.mark.parametrize("text", ["id: p\ntitle: [a]\n", "id: p\nflavour: x\n", "- p\n"])
def test_a_record_that_cannot_be_read_whole_is_not_approved(draft: Callable[[str], Draft], text: str) -> None:
    with pytest.raises(BrokenFile, match=r"papers/p\.yaml:"):
        approve(draft(text), HOME, who="kim", role="", today=TODAY)


def test_the_users_own_fields_do_not_hinder_an_approval(draft: Callable[[str], Draft]) -> None:
    one = draft("id: p\nx-colour: red\n")
    approve(one, HOME, who="kim", role="", today=TODAY)
    assert "content_hash: sha256:" in written(one)


def test_a_new_record_may_be_written_as_people_like_to_read_it(workspace: Callable[..., Path]) -> None:
    draft = Draft(load(workspace({})))
    data = {"id": "a", "what": "Call"}
    draft.add(ACTION, data, written="# Soon\nid: a\n\nwhat: Call\n")
    assert [edit.after for edit in draft.edits()] == [b"# Soon\nid: a\n\nwhat: Call\n"]
    with pytest.raises(RefusedEdit, match="the text is not the record"):
        draft.add(ACTION, {"id": "b", "what": "Call"}, written="id: b\nwhat: Ring\n")
