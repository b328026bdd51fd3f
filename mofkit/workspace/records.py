"""Records as plain data: for lists, for new ids, and for looking one up."""

import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from mofkit.model.record import Kind, Record, private_fields

BASE32 = "abcdefghijkmnpqrstuvwxyz23456789"
_PREFIX = {"action": "ACT", "change": "CHG", "risk": "RSK", "risk-rating": "RTG"}


def fresh_id(kind: Kind, today: date) -> str:
    """An id that needs no coordination between branches: what it is, the day, and a short token."""
    return f"{_PREFIX.get(kind.name, kind.name)}-{today:%y%m%d}-{_token()}"


def _token() -> str:
    return "".join(secrets.choice(BASE32) for _ in range(4))


def fresh_mark() -> str:
    """A mark for a promise inside of a record, which no other branch will choose."""
    return f"a-{_token()}"


def holds_many(kind: Kind, field: str) -> bool:
    """Whether a field is a list of texts."""
    found = kind.model.model_fields.get(field)
    return found is not None and "tuple" in str(found.annotation)


def plain_record(record: Record) -> dict[str, Any]:
    """A record as data for JSON, its fields in the order of the model; what is private is left out."""
    return record.model_dump(mode="json", exclude=dict(private_fields(type(record))) or None)


def matching(records: list[Record], wanted: Mapping[str, str]) -> Iterator[Record]:
    """The records whose fields hold the wanted texts; in a list field one of the items."""
    for record in records:
        data = plain_record(record)
        if all(_holds(data.get(field), value) for field, value in wanted.items()):
            yield record


def _holds(value: Any, wanted: str) -> bool:
    if isinstance(value, list):
        return wanted in value or (not wanted and not value)
    return ("" if value is None else str(value)).casefold() == wanted.casefold()
