"""Approving a record: a named person's yes is written down with what it was said to."""

from collections.abc import Iterable
from datetime import date

from mofkit.errors import UnknownRecord, nearest
from mofkit.model.approval import Signed, content_hash
from mofkit.model.person import Person
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace


def person_named(workspace: Workspace, who: str) -> Person:
    """The person of an id; raises UnknownRecord, which names the nearest."""
    person = workspace.get(Person, who)
    if person is None:
        near = nearest(who, sorted(workspace.ids("person")))
        raise UnknownRecord(f"person:{who}", [f"person:{near}"] if near else [])
    return person


def approve(
    draft: Draft, home: Home, *, who: str, role: str, today: date, note: str = "", texts: Iterable[bytes] = ()
) -> None:
    """Write a person's approval of a record as the draft has it now; their earlier ones stay, as history.

    Raises:
        UnknownRecord: `who` is no person of the workspace.
        BrokenFile: the record cannot be read, so nobody knows what would be approved.
    """
    person = person_named(draft.workspace, who)
    record = draft.record(home)
    assert isinstance(record, Signed)
    said = {"who": person.id, "role": role, "date": today, "content_hash": content_hash(record, texts), "note": note}
    draft.extend(home, "approvals", [{name: value for name, value in said.items() if value}])
