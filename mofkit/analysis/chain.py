"""Whether promises are carried: what an SLA says against the OLAs and supplier contracts under it.

A promise is carried by those under it if each is in force as long and open as long, is at least as fast and as sure,
and if the availabilities of what has to work at the same time, multiplied, still reach it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from math import prod
from typing import NamedTuple

from mofkit.analysis.intervals import without
from mofkit.analysis.service_hours import ServiceHours, Timetable
from mofkit.model.agreement import AVAILABILITY, TIMES, WINDOWS, Agreement, Target
from mofkit.model.hours import week, zone
from mofkit.model.service import Service
from mofkit.model.settings import Settings

UNDER = {"sla": ("ola", "uc"), "ola": ("uc",), "uc": ()}
NAMES = {"sla": "SLA", "ola": "OLA", "uc": "UC"}
_HUNDRED = Decimal(100)


class Weakness(NamedTuple):
    """A promise that is not carried: the agreement and the field of the number that is wrong, and why."""

    kind: str
    agreement: Agreement
    field: str
    message: str
    help: str


class Setting(NamedTuple):
    """What a workspace says about all agreements: which service needs which, the clock, the days off, the day."""

    needs: Mapping[str, Sequence[str]]
    zone: str
    holidays: frozenset[date]
    today: date


class Link(NamedTuple):
    """An agreement, what carries it, and what it promises without being carried."""

    agreement: Agreement
    under: tuple[Agreement, ...]
    weak: tuple[Weakness, ...]


def setting_of(settings: Settings, services: Iterable[Service], today: date) -> Setting:
    """What a workspace's settings and services say about all agreements on a day."""
    needs = {service.id: service.depends_on for service in services}
    return Setting(needs, settings.calendar.time_zone, frozenset(settings.calendar.holidays), today)


def chain(agreements: Iterable[Agreement], setting: Setting) -> list[Link]:
    """Each agreement that holds on the day, in the order of promises: SLAs, OLAs, contracts with suppliers."""
    alive = [one for one in agreements if one.holds_on(setting.today)]
    links = []
    for one in sorted(alive, key=lambda one: (list(UNDER).index(one.type), one.id)):
        under = carriers(one, alive, setting.needs)
        links.append(Link(one, tuple(under), tuple(weaknesses(one, under, setting))))
    return links


def carriers(one: Agreement, agreements: Iterable[Agreement], needs: Mapping[str, Sequence[str]]) -> list[Agreement]:
    """The agreements that carry one: those that say so, else those of the kinds under it for a service it needs."""
    alive = [other for other in agreements if not other.retired and other.id != one.id]
    said = [other for other in alive if one.id in other.supports]
    services = needed(one, needs)
    silent = [other for other in alive if not other.supports and services.intersection(other.services)]
    return said + [other for other in silent if _is_next(one, other, silent + said)]


def _is_next(one: Agreement, other: Agreement, all_under: Sequence[Agreement]) -> bool:
    """Whether the other stands right under: a supplier's contract under an OLA for its services carries the OLA."""
    if other.type not in UNDER[one.type]:
        return False
    olas = [each for each in all_under if each.type == "ola"]
    return (
        one.type == "ola" or other.type == "ola" or not any(set(each.services) & set(other.services) for each in olas)
    )


def needed(one: Agreement, needs: Mapping[str, Sequence[str]]) -> set[str]:
    """The services that have to work for a promise: its own; for customers, all that those need too."""
    found = set(one.services)
    left = list(found) if one.type == "sla" else []
    while left:
        more = [service for service in needs.get(left.pop(), ()) if service not in found]
        found.update(more)
        left += more
    return found


def weaknesses(one: Agreement, under: Sequence[Agreement], setting: Setting) -> Iterator[Weakness]:
    """What an agreement promises and those under it do not carry."""
    if one.type == "sla":
        yield from _covered(one, under, setting)
    for other in under:
        yield from _days(one, other)
        yield from _hours(one, other, setting)
    for at, target in enumerate(one.targets):
        if target.metric == AVAILABILITY and target.unit == "%":
            yield from _availability(one, at, under)
        elif target.metric in TIMES and target.seconds is not None and target.comparator == "at-most":
            yield from _times(one, at, under)


def _covered(one: Agreement, under: Sequence[Agreement], setting: Setting) -> Iterator[Weakness]:
    bare = sorted(needed(one, setting.needs) - {service for other in under for service in other.services})
    if not under:
        said = f"{_named(one)} rests on no OLA and no supplier's contract"
        yield Weakness("unsupported", one, "services", said, "agree an OLA for the services it needs")
    elif bare:
        said = f"{_named(one)} needs {', '.join(bare)}, for which it rests on no agreement"
        out = "" if bare[0] in one.services else ", or take it out of depends_on"
        yield Weakness("uncovered", one, "services", said, f"agree an OLA for {bare[0]}{out}")


def _days(one: Agreement, other: Agreement) -> Iterator[Weakness]:
    if other.ends and (one.ends is None or other.ends < one.ends):
        until = f"until {one.ends}" if one.ends else "without an end"
        said = f"{_named(other)} ends {other.ends}, but {_named(one)} rests on it {until}"
        yield Weakness("ends", other, "ends", said, f"prolong it, or end {one.id} no later")


def _hours(one: Agreement, other: Agreement, setting: Setting) -> Iterator[Weakness]:
    if not one.hours.strip() or not other.hours.strip():
        return
    gap = _first_gap(_hours_of(one, setting), _hours_of(other, setting), setting.today)
    if gap:
        said = f"{_named(other)} holds {other.hours.strip()}, so not on {gap}, when {_named(one)} promises service"
        yield Weakness(
            "hours", other, "hours", said, f"widen these hours to {one.hours.strip()}, or narrow those of {one.id}"
        )


def _hours_of(one: Agreement, setting: Setting) -> ServiceHours:
    return ServiceHours(week(one.hours), zone(one.time_zone or setting.zone), setting.holidays)


@lru_cache(maxsize=256)
def _open(hours: ServiceHours, today: date) -> tuple[tuple[int, int], ...]:
    return tuple(Timetable(hours, today - timedelta(days=1), today + timedelta(days=371)).open)


def _first_gap(one: ServiceHours, other: ServiceHours, today: date) -> str:
    """The first time in the year to come, two days aside, in which the one is open and the other is not."""
    first = int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp())
    for start, end in without(_open(one, today), _open(other, today)):
        if start >= first and end <= first + 369 * 86_400:
            begin, until = (datetime.fromtimestamp(at, one.zone) for at in (start, end))
            return (
                f"{begin:%a %Y-%m-%d %H:%M} to {until:%H:%M}"
                if begin.date() == until.date()
                else f"{begin:%a %Y-%m-%d} from {begin:%H:%M}"
            )
    return ""


def _availability(one: Agreement, at: int, under: Sequence[Agreement]) -> Iterator[Weakness]:
    target = one.targets[at]
    promised = [
        (other, number, each) for other in under for number, each in _of(other, AVAILABILITY, "") if each.unit == "%"
    ]
    for other, number, each in promised:
        if WINDOWS.index(each.per) > WINDOWS.index(target.per):
            said = f"{_named(other)} promises {_number(each)} % a {each.per}, which says nothing about one {target.per}"
            help = f"judge it per {target.per}, as {_named(one)} does"
            yield Weakness("window", other, f"targets.{number}.per", said, help)
    together = prod((each.value / _HUNDRED for _, _, each in promised), start=Decimal(1)) * _HUNDRED
    if promised and together < target.value:
        parts = " × ".join(f"{_number(each)} % ({other.id})" for other, _, each in promised)
        carried = f"what it rests on carries {_percent(together)} %: {parts}"
        said = f"{_named(one)} promises {_number(target)} % availability, but {carried}"
        help = f"promise at most {_percent(together)} %, or agree more with those it rests on"
        yield Weakness("availability", one, f"targets.{at}.value", said, help)
    elif under and not promised:
        said = f"{_named(one)} promises {_number(target)} % availability, and nothing it rests on promises any"
        yield Weakness("uncarried", one, f"targets.{at}.value", said, f"agree an availability in {_ids(under)}")


def _times(one: Agreement, at: int, under: Sequence[Agreement]) -> Iterator[Weakness]:
    target = one.targets[at]
    found = [(other, number, each) for other in under for number, each in _of(other, target.metric, target.priority)]
    timed = [(other, number, each) for other, number, each in found if each.seconds is not None]
    what = f"{target.metric}{f' for {target.priority}' if target.priority else ''}"
    for other, number, each in timed:
        yield from _time(one, target, what, other, number, each)
    if under and not timed:
        said = f"{_named(one)} promises a {what} within {_number(target)} {target.unit}, and nothing it rests on does"
        yield Weakness("uncarried", one, f"targets.{at}.value", said, f"agree a {what} in {_ids(under)}")


def _time(one: Agreement, target: Target, what: str, other: Agreement, number: int, each: Target) -> Iterator[Weakness]:
    if (each.seconds or 0) > (target.seconds or 0):
        theirs, mine = (f"{_number(of)} {of.unit}" for of in (each, target))
        said = f"{_named(other)} promises a {what} within {theirs}, but {_named(one)} within {mine}"
        help = f"agree {mine} or less, or promise more time in {one.id}"
        yield Weakness("slower", other, f"targets.{number}.value", said, help)
    share, wanted = (_HUNDRED if of.share is None else of.share for of in (each, target))
    if share < wanted:
        less, more = f"{share.normalize():f}", f"{wanted.normalize():f}"
        said = f"{_named(other)} keeps its {what} in {less} of 100 cases, but {_named(one)} promises {more}"
        yield Weakness("slower", other, f"targets.{number}.share", said, f"agree {more} or more")


def _of(one: Agreement, metric: str, priority: str) -> Sequence[tuple[int, Target]]:
    """The targets that answer for a priority: its own, else those for all; where all are meant, every one."""
    found = [(at, each) for at, each in enumerate(one.targets) if each.metric == metric]
    own = [(at, each) for at, each in found if each.priority == priority]
    return own or [(at, each) for at, each in found if not (priority and each.priority)]


def _named(one: Agreement) -> str:
    return f"{NAMES[one.type]} {one.id}"


def _ids(agreements: Sequence[Agreement]) -> str:
    return ", ".join(one.id for one in agreements)


def _number(target: Target) -> str:
    return f"{target.value.normalize():f}"


def _percent(value: Decimal) -> str:
    """Rounded down: what is carried is never said to be more than it is."""
    return f"{value.quantize(Decimal('0.0001'), rounding='ROUND_FLOOR').normalize():f}"
