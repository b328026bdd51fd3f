"""The schedule in words: when something is, by one clock, and what a conflict is about."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mofkit.analysis.change_conflicts import Conflict
from mofkit.analysis.durations import spelled

_MIDNIGHT = "00:00"


def moment(second: int, clock: ZoneInfo) -> datetime:
    """A second by a clock."""
    return datetime.fromtimestamp(second, UTC).astimezone(clock)


def span(start: int, end: int, clock: ZoneInfo) -> str:
    """From when to when, such as `Tue 8 Dec 2026 19:00-22:00`; whole days without hours."""
    one, other = moment(start, clock), moment(end, clock)
    if f"{one:%H:%M}" == f"{other:%H:%M}" == _MIDNIGHT and start < end:
        last = moment(end - 1, clock)
        return _day(one) if one.date() == last.date() else f"{_day(one)} to {_day(last)}"
    # By a clock that is set back, an hour may look as if it ended before it began; its offset says which is meant.
    offsets = one.utcoffset() != other.utcoffset()
    first = f"{one:%H:%M}{f' {one:%Z}' if offsets else ''}"
    until = f"{other:%H:%M}{f' {other:%Z}' if offsets else ''}"
    if one.date() == other.date():
        return f"{_day(one)} {first}-{until}"
    return f"{_day(one)} {first} to {_day(other)} {until}"


def _day(one: datetime) -> str:
    return f"{one:%a} {one.day} {one:%b %Y}"


def sentence(one: Conflict) -> str:
    """What a conflict is about, beginning with the change."""
    if one.kind == "overlap":
        return f"{one.change} and {one.other} overlap for {spelled(one.end - one.start)}: {_common(one)}"
    if one.kind == "person":
        return f"{one.change} and {one.other} both need {' and '.join(one.shared)} for {spelled(one.end - one.start)}"
    if one.kind == "release":
        apart = f"{spelled(one.end - one.start)} apart" if one.end > one.start else "one right after the other"
        return f"{one.change} and {one.other} are {apart}, and not of one release: {_common(one)}"
    if one.kind == "freeze":
        return f"{one.change} is in the freeze {one.other}: {_protected(one)}"
    return f"{one.change} is not ready for its window: {'; '.join(one.shared)}"


def brief(one: Conflict, id: str) -> str:
    """A conflict in a few words, as a line below the change of an id."""
    other = one.other if one.change == id else one.change
    if one.kind == "overlap":
        return f"overlaps {other}: {_common(one)}"
    if one.kind == "person":
        return f"{' and '.join(one.shared)} {'is' if len(one.shared) == 1 else 'are'} in {other} at the same time"
    if one.kind == "release":
        return f"too close to {other}, not of one release: {_common(one)}"
    if one.kind == "freeze":
        return f"in the freeze {other}: {_protected(one)}"
    return f"not ready: {'; '.join(one.shared)}"


def _common(one: Conflict) -> str:
    items = f"both alter {', '.join(one.shared)}" if one.shared else ""
    if not one.way:
        return items
    if len(one.way) == 1:
        return f"both are on {one.way[0]}" + (f", {items}" if items else "")
    return " needs ".join(one.way) + (f", {items}" if items else "")


def _protected(one: Conflict) -> str:
    """Why a freeze holds for a change."""
    if not one.way:
        return "it holds for every service"
    through = f", and {' needs '.join(one.way)}" if len(one.way) > 1 else ""
    return f"it protects {one.way[0]}{through}"
