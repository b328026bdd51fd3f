"""What a CV gives reason to ask about. These are questions, never a verdict, and no mark comes out of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mofkit.model.candidate import Station

GAP_MONTHS = 4
SHORT_MONTHS = 18
SHORT_STAYS = 3


class Ask(NamedTuple):
    """Something to ask about: a gap between two months, or several short stays."""

    kind: Literal["gap", "hopping"]
    first: str
    last: str
    months: int
    stays: tuple[str, ...] = ()


def asks(stations: Iterable[Station], received: date | None) -> list[Ask]:
    """What to ask about the stations of a CV, the oldest first; those without a first month say nothing."""
    known = sorted((one for one in stations if one.since), key=lambda one: (one.since, one.until))
    until = f"{received:%Y-%m}" if received else ""
    return [*_gaps(known, until), *_hops(known)]


def _gaps(stations: Sequence[Station], today: str) -> Iterator[Ask]:
    covered = None
    for one in stations:
        begins = _number(one.since)
        if covered is not None and begins - covered - 1 >= GAP_MONTHS:
            yield Ask("gap", _month(covered + 1), _month(begins - 1), begins - covered - 1)
        # What goes on covers everything after it.
        ends = _number(one.until) if one.until else _number("9999-12")
        covered = ends if covered is None else max(covered, ends)
    if covered is not None and today and _number(today) - covered - 1 >= GAP_MONTHS:
        yield Ask("gap", _month(covered + 1), today, _number(today) - covered)


def _hops(stations: Sequence[Station]) -> Iterator[Ask]:
    run: list[Station] = []
    for one in (*stations, Station()):
        if one.until and _number(one.until) - _number(one.since) + 1 < SHORT_MONTHS:
            run.append(one)
            continue
        if len(run) >= SHORT_STAYS:
            first, last = run[0].since, run[-1].until
            stays = tuple(each.what for each in run)
            yield Ask("hopping", first, last, _number(last) - _number(first) + 1, stays)
        run = []


def _number(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02}"
