"""The days of agreements: when each begins, is reviewed and ends; and two of them side by side."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from mofkit.model.agreement import Agreement, Target

What = Literal["begins", "review", "ends"]


class Dated(NamedTuple):
    """A day of an agreement, and in how many days it is; less than 0 for a review or an end that has passed."""

    day: date
    days: int
    what: What
    agreement: Agreement

    @property
    def owner(self) -> str:
        """Who sees to it."""
        return self.agreement.owner


def dates(agreements: Iterable[Agreement], today: date, within: int) -> list[Dated]:
    """The days to come, the nearest first, and reviews and ends that were let pass."""
    last = date.fromordinal(min(today.toordinal() + within, date.max.toordinal()))
    found = [
        Dated(day, (day - today).days, what, one)
        for one in agreements
        if not one.retired
        for day, what in _days(one)
        if day <= last and (day >= today or what != "begins")
    ]
    return sorted(found, key=lambda one: (one.day, one.agreement.id, one.what))


def _days(one: Agreement) -> Iterator[tuple[date, What]]:
    if one.starts:
        yield one.starts, "begins"
    if one.review_on:
        yield one.review_on, "review"
    if one.ends:
        yield one.ends, "ends"


def compared(one: Agreement, other: Agreement, shown: Callable[[Target], str]) -> list[tuple[str, str, str, str]]:
    """Each aspect with what either says, and the id of the one that promises more where that can be told."""
    rows = [
        (name, left, right, "")
        for name, left, right in (
            ("type", one.type, other.type),
            ("services", ", ".join(one.services), ", ".join(other.services)),
            ("hours", one.hours, other.hours),
            ("from", _day(one.starts), _day(other.starts)),
            ("until", _day(one.ends), _day(other.ends)),
            ("signed by", _signers(one), _signers(other)),
        )
    ]
    keys = dict.fromkeys((target.metric, target.priority) for each in (one, other) for target in each.targets)
    for key in keys:
        left, right = _of(one, key), _of(other, key)
        more = {1: one.id, -1: other.id}.get(stricter(left, right), "") if left and right else ""
        name = " ".join(filter(None, key))
        rows.append((name, shown(left) if left else "", shown(right) if right else "", more))
    return rows


def stricter(one: Target, other: Target) -> int:
    """1 if the one promises more than the other, -1 if less, 0 if as much or if it cannot be told."""
    if one.comparator != other.comparator or (one.seconds is None) != (other.seconds is None) or one.per != other.per:
        return 0
    left, right = (one.value, other.value) if one.seconds is None else (one.seconds, other.seconds)
    if one.seconds is None and one.unit != other.unit:
        return 0
    assert left is not None
    assert right is not None
    by_value = (left > right) - (left < right)
    by_value = by_value if one.comparator == "at-least" else -by_value
    mine, theirs = (100 if each.share is None else each.share for each in (one, other))
    by_share = (mine > theirs) - (mine < theirs)
    # Better in one way and worse in another is neither.
    return 0 if by_value * by_share < 0 else by_value or by_share


def _of(one: Agreement, key: tuple[str, str]) -> Target | None:
    return next((target for target in one.targets if (target.metric, target.priority) == key), None)


def _signers(one: Agreement) -> str:
    return ", ".join(approval.who for approval in one.approvals)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
