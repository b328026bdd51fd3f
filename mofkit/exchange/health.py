"""The state of services right now, as a monitoring tool writes it: a CSV table or a JSON file."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from mofkit.errors import UnreadableFile
from mofkit.exchange.foreign import foreign_table
from mofkit.exchange.ranking import Source, taken_in
from mofkit.model.headers import Column, columns, matched
from mofkit.shown import quoted

State = Literal["down", "degraded", "unknown", "maintenance", "up"]
STATES: tuple[State, ...] = ("down", "degraded", "unknown", "maintenance", "up")
COLUMNS: Mapping[str, Column] = {
    "service": columns("service id", "name", "host", "component", "id", "system"),
    "state": columns("status", "health", "value", "result"),
    "since": columns("since when", "last change", "last state change", "changed", "timestamp", "time"),
    "message": columns("text", "output", "details", "description", "note"),
}
_WORDS: Mapping[str, State] = {
    **dict.fromkeys(("up", "ok", "green", "healthy", "operational", "normal", "running", "0", "true"), "up"),
    **dict.fromkeys(("degraded", "warning", "warn", "yellow", "slow", "partial", "minor", "1"), "degraded"),
    **dict.fromkeys(("down", "critical", "error", "red", "failed", "outage", "major", "unhealthy", "2"), "down"),
    **dict.fromkeys(("maintenance", "planned", "blue", "paused"), "maintenance"),
    **dict.fromkeys(("unknown", "?", "??", "", "none", "null", "grey", "gray", "3"), "unknown"),
}


class Status(NamedTuple):
    """What a tool says of one thing; `word` is its own word for the state."""

    service: str
    state: State
    word: str
    since: str
    message: str


def statuses(source: Source) -> list[Status]:
    """Each line of a status file. A word that is not known is `unknown`, and kept.

    Raises:
        UnreadableFile: no file, neither CSV nor JSON, or nothing in it that names services and states.
    """
    raw = taken_in(source)
    text = raw.content.lstrip(b"\xef\xbb\xbf \r\n\t")
    rows = _from_json(raw.label, text) if text[:1] in (b"[", b"{") else _from_csv(raw)
    return [_status(row) for row in rows if row.get("service")]


def _status(row: Mapping[str, str]) -> Status:
    word = row.get("state", "").strip()
    state = _WORDS.get(word.casefold(), "unknown")
    return Status(row["service"], state, word, row.get("since", ""), row.get("message", ""))


def _from_csv(source: Source) -> Iterator[dict[str, str]]:
    table = foreign_table(source)
    found = _columns(source.label, table.header)
    for _, cells in table.rows:
        yield {name: cells[at].strip() if at < len(cells) else "" for name, at in found.items()}


def _columns(label: str, header: Iterable[str]) -> dict[str, int]:
    names = tuple(header)
    found = matched(COLUMNS, names)
    for needed in ("service", "state"):
        if needed not in found:
            said = ", ".join(map(quoted, names[:20]))
            raise UnreadableFile(label, f"no column for the {needed}; columns are {said}", hint=f"name one {needed}")
    return found


def _from_json(label: str, text: bytes) -> Iterator[dict[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(label, "is no JSON", hint="check the file") from error
    for one in _objects(label, found):
        at = _columns(label, one)
        values = list(one.values())
        yield {name: _plain(values[number]) for name, number in at.items()}


def _objects(label: str, found: Any) -> Iterator[dict[str, Any]]:
    """A list of objects, alone or under a key; or states by service."""
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        if not lists:
            found = [{"service": key, "state": value} for key, value in found.items() if not isinstance(value, dict)]
        else:
            found = lists[0]
    objects = [one for one in found if isinstance(one, dict)]
    if not objects:
        hint = 'write [{"service": "email", "state": "up"}]'
        raise UnreadableFile(label, "holds no list of services with a state", hint=hint)
    yield from objects


def _plain(value: Any) -> str:
    """A value as text; `true` stands for up."""
    if isinstance(value, bool):
        return "up" if value else "down"
    return "" if value is None else str(value)
