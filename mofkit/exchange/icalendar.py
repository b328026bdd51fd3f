"""A calendar file as RFC 5545 has it: the same entries on the same day give the same bytes.

Days are whole days, and times are written in UTC, so no time zone has to be described.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple
from uuid import UUID, uuid5

from mofkit.shown import safe_text

_NAMESPACE = UUID("6b0fd3a4-6a4e-5c0f-9a51-5d5e0c1f7a10")
_FOLD = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

Shape = Literal["event", "todo"]
State = Literal["", "NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED", "TENTATIVE", "CONFIRMED"]


class Entry(NamedTuple):
    """Something with a day: an event, or a task that is due then.

    `start` is a day, or a time with its zone; `end` is the first moment after it. A task may have no day.
    """

    uid: str
    summary: str
    start: date | None
    end: date | None = None
    description: str = ""
    categories: tuple[str, ...] = ()
    state: State = ""
    done_on: date | None = None
    shape: Shape = "event"
    blocks: bool = False


def uid_of(workspace: str, name: str) -> str:
    """The lasting identity of a thing of a workspace: its name decides alone, not its place or its state."""
    return str(uuid5(_NAMESPACE, ascii(f"{workspace}\0{name}")))


def calendar(name: str, entries: Iterable[Entry], as_of: date) -> str:
    """The whole file, its lines folded and ended as the standard wants them. An event without a day is left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mofkit//mofkit//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for one in entries:
        if one.start or one.shape == "todo":
            lines += _entry(one, as_of)
    return "".join(f"{piece}\r\n" for line in [*lines, "END:VCALENDAR"] for piece in _folded(line))


def _entry(one: Entry, as_of: date) -> Iterator[str]:
    component = "VTODO" if one.shape == "todo" else "VEVENT"
    yield f"BEGIN:{component}"
    yield f"UID:{_text(one.uid)}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    if one.start and one.shape == "todo":
        yield f"DUE{_moment(one.start)}"
    elif one.start:
        yield f"DTSTART{_moment(one.start)}"
        end = one.end or _end_of(one.start)
        if end:
            yield f"DTEND{_moment(end)}"
        yield f"TRANSP:{'OPAQUE' if one.blocks else 'TRANSPARENT'}"
    yield f"SUMMARY:{_text(one.summary)}"
    if one.description:
        yield f"DESCRIPTION:{_text(one.description)}"
    if one.categories:
        yield f"CATEGORIES:{','.join(map(_text, one.categories))}"
    if one.state:
        yield f"STATUS:{one.state}"
    if one.done_on and one.shape == "todo":
        yield f"COMPLETED:{one.done_on:%Y%m%d}T000000Z"
    yield f"END:{component}"


def _end_of(start: date) -> date | None:
    """The day after a whole day; a time alone has no end."""
    return None if isinstance(start, datetime) or start == date.max else start + timedelta(1)


def _moment(when: date) -> str:
    """The rest of a property that holds a day or a time; a time must say its zone."""
    if not isinstance(when, datetime):
        return f";VALUE=DATE:{when:%Y%m%d}"
    assert when.tzinfo, "a time without a zone is a different moment everywhere"
    return f":{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    # Controls may not stand in a calendar at all; line breaks have a spelling of their own.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(map(safe_text, lines)).translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no character torn apart; each after the first begins with a space."""
    piece, size = "", 0
    for char in line:
        wide = len(char.encode("utf-8"))
        if size + wide > _FOLD:
            yield piece
            piece, size = " ", 1
        piece += char
        size += wide
    yield piece
