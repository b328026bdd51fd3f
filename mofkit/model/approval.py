"""Approval by a named person, bound to what was approved: when the words change, it no longer stands.

Comments, order and quotes of the file do not count; nor do an id, or how far a promised action is.
"""

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any, ClassVar

from pydantic import Field

from mofkit.model.record import Day, Part, PersonRef, Record


class Approval(Part):
    """One person's yes to the words as they were."""

    who: PersonRef = Field("", description="The person who approves.")
    role: str = Field("", description="In which role.")
    date: Day | None = Field(None, description="The day of the approval.")
    content_hash: str = Field(
        "", pattern=r"^(sha256:[0-9a-f]{64})?$", description="What was approved; written by mofkit, never by hand."
    )
    note: str = Field("", description="Anything else, such as a condition.")


class Signed(Record):
    """A record that people approve."""

    unsigned: ClassVar[frozenset[str]] = frozenset(("id", "aliases", "approvals"))

    approvals: tuple[Approval, ...] = Field((), description="Who has approved it.")


def content_hash(record: Record, texts: Iterable[bytes] = ()) -> str:
    """What an approval is bound to: the meaning of a record, and the texts that stand beside it."""
    said = json.dumps(_meaning(record), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = sha256(said.encode("utf-8", "surrogatepass"))
    for text in texts:
        digest.update(b"\0" + sha256(text.replace(b"\r\n", b"\n")).digest())
    return f"sha256:{digest.hexdigest()}"


def stands(approval: Approval, record: Signed, texts: Iterable[bytes] = ()) -> bool:
    """Whether somebody approved exactly this."""
    return bool(approval.who) and approval.content_hash == content_hash(record, texts)


def latest(record: Signed) -> list[tuple[int, Approval]]:
    """The approvals that count, with their numbers: of each person in each role the latest by day, then by order.

    Those without a person are nobody's, so none takes the place of another.
    """
    newest: dict[tuple[str, str], int] = {}
    for at, one in enumerate(record.approvals):
        key = (one.who, one.role.strip().casefold()) if one.who else ("", str(at))
        before = newest.get(key)
        if before is None or _day(one) >= _day(record.approvals[before]):
            newest[key] = at
    return [(at, record.approvals[at]) for at in sorted(newest.values())]


def _day(approval: Approval) -> date:
    return approval.date or date.min


def _meaning(value: Any) -> Any:
    """A value as data, without what is not signed. A field that is new in mofkit changes nothing: nobody wrote it."""
    if isinstance(value, Part):
        fields = type(value).model_fields.items()
        said = {name: getattr(value, name) for name, field in fields if name not in value.unsigned}
        return {name: _meaning(one) for name, one in said.items() if one != type(value).model_fields[name].default}
    if isinstance(value, tuple | list):
        return [_meaning(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _meaning(one) for name, one in value.items()}
    return value if value is None or isinstance(value, bool | int | str) else str(value)
