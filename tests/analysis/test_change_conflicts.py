"""Conflicts among changes: each kind by an example, and a second program that says the same of random schedules."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from mofkit.analysis.change_conflicts import Conflict
from mofkit.analysis.change_schedule import SETTINGS, Calendar, conflicts_ahead, days_of
from mofkit.content.change_rules import Need
from mofkit.model.change import Change
from mofkit.model.freeze import Freeze
from mofkit.model.service import Service

LONDON = ZoneInfo("Europe/London")
SHOP = {"shop": ["web"], "web": ["net"], "net": [], "fax": []}


def change(id: str, start: str, end: str, *services: str, **fields: object) -> Change:
    data = {"title": id, "state": "scheduled", "services": list(services), "back_out": "Restore the copy"}
    return Change.model_validate({"id": id, **data, "window": {"start": start, "end": end}, **fields})


def calendar(
    changes: list[Change],
    freezes: list[Freeze] | None = None,
    needs: dict[str, list[str]] | None = None,
    *,
    clock: ZoneInfo = LONDON,
    today: date = date(2026, 11, 1),
    days: dict[str, int] | None = None,
) -> Calendar:
    services = [
        Service.model_validate({"id": id, "name": id, "depends_on": needed}) for id, needed in (needs or SHOP).items()
    ]
    return Calendar(changes, freezes or [], services, [], clock, today, {**SETTINGS, **(days or {})})


def found(*changes: Change, freezes: list[Freeze] | None = None, **more: object) -> list[Conflict]:
    return conflicts_ahead(calendar(list(changes), freezes, **more), back_out)  # type: ignore[arg-type]


def back_out(one: Change, need: Need) -> tuple[str, ...]:
    """Readiness without approvals."""
    return ("there is no back-out plan",) if need == "back-out" and not one.back_out.strip() else ()


def told(*changes: Change, **more: object) -> list[tuple[str, str, str]]:
    return [(one.kind, one.change, one.other) for one in found(*changes, **more)]  # type: ignore[arg-type]


def freeze(start: str, end: str, **fields: object) -> Freeze:
    return Freeze.model_validate({"id": "calm", "start": start, "end": end, **fields})


def test_two_changes_on_one_service_at_one_time_are_a_conflict() -> None:
    one = change("a", "2026-12-01 18:00", "2026-12-01 20:00", "web")
    [conflict] = found(one, change("b", "2026-12-01 19:00", "2026-12-01 22:00", "web", "fax"))
    assert (conflict.kind, conflict.change, conflict.other, conflict.way) == ("overlap", "a", "b", ("web",))
    assert conflict.end - conflict.start == 3600


@pytest.mark.parametrize(("one", "other"), [("shop", "net"), ("net", "shop")])
def test_a_change_below_a_service_is_a_conflict_and_the_way_is_told(one: str, other: str) -> None:
    changes = (
        change("a", "2026-12-01 18:00", "2026-12-01 20:00", one),
        change("b", "2026-12-01 19:00", "2026-12-01 20:00", other),
    )
    [conflict] = found(*changes)
    assert conflict.way == ("shop", "web", "net")


def test_two_services_that_need_a_third_are_no_conflict() -> None:
    needs = {"a": ["net"], "b": ["net"], "net": []}
    times = ("2026-12-01 18:00", "2026-12-01 20:00")
    assert told(change("x", *times, "a"), change("y", *times, "b"), needs=needs) == []


def test_one_that_begins_as_the_other_ends_is_none() -> None:
    changes = (
        change("a", "2026-12-01 18:00", "2026-12-01 19:00", "web"),
        change("b", "2026-12-01 19:00", "2026-12-01 20:00", "web"),
    )
    assert told(*changes) == []


def test_the_same_item_is_a_conflict_whatever_the_services_are() -> None:
    times = ("2026-12-01 18:00", "2026-12-01 20:00")
    [one] = found(
        change("a", *times, configuration_items=["Srv-1", "x"]),
        change("b", *times, "fax", configuration_items=["srv-1 "]),
    )
    assert (one.kind, one.shared, one.way) == ("overlap", ("srv-1",), ())


def test_clocks_are_compared_in_absolute_time() -> None:
    berlin = {"window": {"start": "2026-12-01 19:00", "end": "2026-12-01 20:00", "zone": "Europe/Berlin"}}
    here = change("a", "2026-12-01 18:00", "2026-12-01 19:00", "web")
    assert told(here, change("b", "x", "x", "web", **berlin)) == [("overlap", "a", "b")]
    assert told(here, change("b", "2026-12-01 18:00Z", "2026-12-01 19:00+00:00", "web")) == [("overlap", "a", "b")]


def test_the_hour_that_a_clock_shows_twice_is_two_hours() -> None:
    first = change("a", "2026-10-25 01:00", "2026-10-25 01:30+01:00", "web")
    second = change("b", "2026-10-25 01:00+00:00", "2026-10-25 01:30+00:00", "web")
    assert told(first, second, today=date(2026, 10, 1)) == []
    across = change("c", "2026-10-25 00:30", "2026-10-25 02:30", "web")
    assert told(across, second, today=date(2026, 10, 1)) == [("overlap", "c", "b")]


def test_a_person_is_in_one_place_at_a_time() -> None:
    times = ("2026-12-01 18:00", "2026-12-01 20:00")
    [one] = found(change("a", *times, "web", people=["kim", "pat"]), change("b", *times, "fax", people=["pat"]))
    assert (one.kind, one.shared, one.name, one.mirrored) == ("person", ("pat",), "person:b", "person:a")


@pytest.mark.parametrize(
    ("fields", "services", "hit"),
    [
        ({}, ("fax",), True),
        ({"services": "all"}, (), True),
        ({"services": "shop"}, ("net",), True),
        ({"services": "net"}, ("shop",), False),
        ({"services": "fax; web"}, ("web",), True),
        ({"except_categories": "Standard, minor"}, ("fax",), False),
        ({"except_categories": "emergency"}, ("fax",), True),
    ],
)
def test_a_freeze_protects_its_services_and_what_they_need(
    fields: dict[str, object], services: tuple[str, ...], *, hit: bool
) -> None:
    one = change("a", "2026-12-20 18:00", "2026-12-20 20:00", *services, category="minor")
    hits = found(one, freezes=[freeze("2026-12-14", "2026-12-20", **fields)])
    assert [(each.kind, each.other) for each in hits] == ([("freeze", "calm")] if hit else [])


def test_an_emergency_goes_in_where_the_freeze_says_so() -> None:
    one = change("a", "2026-12-20 18:00", "2026-12-20 20:00", "web", priority="emergency")
    assert told(one, freezes=[freeze("2026-12-14", "2026-12-20", except_categories="emergency")]) == []


def test_a_freeze_of_days_holds_to_the_last_midnight_and_one_of_hours_to_the_minute() -> None:
    late = change("a", "2026-12-20 23:30", "2026-12-21 01:00", "web")
    [hit] = found(late, freezes=[freeze("2026-12-14", "2026-12-20")])
    assert hit.end - hit.start == 1800
    assert told(late, freezes=[freeze("2026-12-14 08:00", "2026-12-20 23:30")]) == []


def test_other_changes_keep_their_distance_from_a_release() -> None:
    first = change("a", "2026-12-01 18:00", "2026-12-01 20:00", "web", release="Winter")
    second = change("b", "2026-12-03 19:59", "2026-12-03 21:00", "shop")
    [one] = found(first, second)
    assert (one.kind, one.change, one.other, one.way) == ("release", "a", "b", ("shop", "web"))
    assert told(first, change("b", "2026-12-03 20:00", "2026-12-03 21:00", "shop")) == []
    assert told(first, second, days={"changes.release_days": 1}) == []
    together = second.model_copy(update={"release": "winter "})
    assert told(first, together) == []


def test_a_change_is_ready_before_its_window_comes() -> None:
    bare = change("a", "2026-11-04 23:59", "2026-11-05 02:00", "web", back_out=" ")
    day_later = change("b", "2026-11-05 00:00", "2026-11-05 02:00", "fax", back_out="")
    hits = conflicts_ahead(calendar([bare, day_later]), lambda one, need: (f"no {need} of {one.id}",))
    assert [(one.kind, one.change, one.shared) for one in hits] == [
        ("approval", "a", ("no approvals of a",)),
        ("back-out", "a", ("no back-out of a",)),
    ]


@pytest.mark.parametrize("state", ["released", "closed", "rejected", "withdrawn"])
def test_only_what_may_still_happen_takes_part(state: str) -> None:
    times = ("2026-12-01 18:00", "2026-12-01 20:00")
    assert told(change("a", *times, "web"), change("b", *times, "web", state=state)) == []


def test_what_is_over_or_backwards_takes_no_part() -> None:
    old = (
        change("a", "2026-10-01 18:00", "2026-10-01 20:00", "web"),
        change("b", "2026-10-01 18:00", "2026-10-01 20:00", "web"),
    )
    assert told(*old) == []
    odd = (
        change("c", "2026-12-01 20:00", "2026-12-01 18:00", "web"),
        change("d", "2026-12-01 18:00", "2026-12-01 20:00", "web"),
    )
    assert told(*odd, freezes=[freeze("2026-12-01", "2026-12-01", services="fax")]) == []


@pytest.mark.parametrize(
    ("where", "override", "holds"),
    [
        ("a", {"conflict": "overlap:b", "who": "kim", "reason": "one team does both"}, True),
        ("b", {"conflict": "overlap:a", "who": "kim", "reason": "one team does both"}, True),
        ("a", {"conflict": "overlap:a", "who": "kim", "reason": "x"}, False),
        ("a", {"conflict": "person:b", "who": "kim", "reason": "x"}, False),
        ("a", {"conflict": "overlap:b", "who": "kim"}, False),
        ("a", {"conflict": "overlap:b", "reason": "x"}, False),
    ],
)
def test_an_override_counts_in_either_change_with_a_name_and_a_reason(
    where: str, override: dict[str, str], *, holds: bool
) -> None:
    times = ("2026-12-01 18:00", "2026-12-01 20:00")
    pair = [change(id, *times, "web", overrides=[override] if id == where else []) for id in ("a", "b")]
    [one] = found(*pair)
    assert bool(one.override) == holds


def test_an_override_of_a_freeze_is_found_by_its_name_alone() -> None:
    said = [{"conflict": "freeze:calm", "who": "kim", "reason": "law"}]
    one = change("a", "2026-12-20 18:00", "2026-12-20 20:00", "web", overrides=said)
    [hit] = found(
        one,
        change("calm", "2026-12-20 18:00", "2026-12-20 20:00", "fax"),
        freezes=[freeze("2026-12-20", "2026-12-20", services="web")],
    )
    assert hit.override
    assert hit.override.who == "kim"


def test_settings_say_how_many_days_are_near_and_what_is_no_number_is_left_out() -> None:
    given = {"changes.release_days": "5", "changes.ready_days": "soon", "other": "7"}
    assert days_of(given) == {"changes.release_days": 5, "changes.ready_days": 3}


# The second program. It knows nothing of seconds and of sweeps: it walks through quarters of an hour, asks each clock
# what it shows then, and compares all pairs.


class Random(NamedTuple):
    """A schedule as people would write it."""

    clock: str
    base: date
    needs: dict[str, list[str]]
    changes: list[Change]
    freezes: list[Freeze]
    days: int


# Days around which clocks are set, by half an hour too; and one on which nothing happens.
DAYS = (
    *(("Europe/London", date(2027, 3, 28)), ("Europe/London", date(2026, 10, 25)), ("UTC", date(2026, 12, 1))),
    *(("America/New_York", date(2026, 11, 1)), ("Australia/Lord_Howe", date(2026, 10, 4))),
)


def around(base: date) -> Iterator[datetime]:
    """Each quarter of an hour around a day."""
    first = datetime(base.year, base.month, base.day, tzinfo=UTC) - timedelta(days=3)
    return (first + timedelta(minutes=15 * step) for step in range(8 * 96))


@cache
def quarters(clock: str, base: date) -> dict[str, int]:
    """The first quarter of an hour, counted from 1970, in which a clock shows a time."""
    shown: dict[str, int] = {}
    for moment in around(base):
        shown.setdefault(f"{moment.astimezone(ZoneInfo(clock)):%Y-%m-%d %H:%M}", round(moment.timestamp()) // 900)
    return shown


@cache
def days_shown(clock: str, base: date) -> dict[int, str]:
    """The day that a clock shows in each quarter of an hour."""
    return {
        round(moment.timestamp()) // 900: f"{moment.astimezone(ZoneInfo(clock)):%Y-%m-%d}" for moment in around(base)
    }


def quarter(text: str, clock: str, base: date) -> int:
    """The quarter that a time means; one that is skipped is counted on from the last that was shown before it."""
    shown = quarters(clock, base)
    if text in shown:
        return shown[text]
    at = datetime.strptime(text, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - a time on a wall
    back = 0
    while f"{at - timedelta(minutes=15 * back):%Y-%m-%d %H:%M}" not in shown:
        back += 1
    return shown[f"{at - timedelta(minutes=15 * back):%Y-%m-%d %H:%M}"] + back


def needed(id: str, needs: dict[str, list[str]]) -> set[str]:
    """A service and all it needs."""
    seen = {id}
    while True:
        more = {other for one in seen for other in needs.get(one, [])} - seen
        if not more:
            return seen
        seen |= more


def schedule(number: int) -> Random:
    chosen = random.Random(number)
    clock, base = chosen.choice(DAYS)
    names = ["a", "b", "c", "d", "e"]
    needs = {id: chosen.sample(names, chosen.choice((0, 0, 1, 1, 2))) for id in names}

    def time(days: int = 2) -> datetime:
        at = datetime(base.year, base.month, base.day) - timedelta(days=1)  # noqa: DTZ001 - a time on a wall
        return at + timedelta(minutes=15 * chosen.randrange(days * 96))

    def window() -> dict[str, str]:
        start = time()
        end = start + timedelta(minutes=15 * chosen.randrange(1, 24))
        return {
            "start": f"{start:%Y-%m-%d %H:%M}",
            "end": f"{end:%Y-%m-%d %H:%M}",
            "zone": chosen.choice((clock, clock, "UTC")),
        }

    changes = [
        Change.model_validate({
            "id": f"C{at}", "title": "x", "state": "approved", "back_out": chosen.choice(("copy", "copy", "")),
            "services": chosen.sample([*names, "unknown"], chosen.choice((0, 1, 1, 2))),
            "people": chosen.sample(["kim", "pat", "sam", "lee"], chosen.choice((0, 1, 2))),
            "category": chosen.choice(("standard", "minor", "major")),
            "release": chosen.choice(("", "", "r1", "r2")),
            "window": window(),
        })
        for at in range(chosen.randrange(2, 8))
    ]  # fmt: skip
    freezes = []
    for at in range(chosen.randrange(3)):
        start = time(2)
        end, form = start + timedelta(minutes=15 * chosen.randrange(96)), chosen.choice(("%Y-%m-%d", "%Y-%m-%d %H:%M"))
        said = {
            "start": start.strftime(form),
            "end": end.strftime(form),
            "services": chosen.sample(names, chosen.choice((0, 1, 2))),
        }
        freezes.append(
            Freeze.model_validate({"id": f"F{at}", **said, "except_categories": chosen.choice(([], ["standard"]))})
        )
    return Random(clock, base, needs, changes, freezes, chosen.choice((0, 1)))


Said = tuple[str, frozenset[str]]


def by_hand(made: Random) -> set[Said]:
    """The conflicts of a schedule, quarter by quarter and pair by pair."""
    times: dict[str, set[int]] = {}
    for one in made.changes:
        assert one.window
        zone = one.window.zone or made.clock
        times[one.id] = set(range(*(quarter(text, zone, made.base) for text in (one.window.start, one.window.end))))
    sound = [one for one in made.changes if times[one.id]]
    said = {("back-out", frozenset((one.id,))) for one in sound if not one.back_out}
    for one in sound:
        said |= {hit for other in sound if other.id != one.id for hit in of_pair(one, other, times, made)}
        said |= {("freeze", frozenset((one.id, calm.id))) for calm in made.freezes if is_frozen(one, calm, times, made)}
    return said


def of_pair(one: Change, other: Change, times: dict[str, set[int]], made: Random) -> Iterator[Said]:
    pair, both = frozenset((one.id, other.id)), times[one.id] & times[other.id]
    below = {low for id in other.services for low in needed(id, made.needs)}
    if both and set(one.people) & set(other.people):
        yield "person", pair
    if set(one.services) & below:
        if both:
            yield "overlap", pair
        elif one.release != other.release:
            first, second = sorted((times[one.id], times[other.id]), key=min)
            if min(second) - max(first) - 1 < made.days * 96:
                yield "release", pair


def is_frozen(one: Change, calm: Freeze, times: dict[str, set[int]], made: Random) -> bool:
    protected = {low for id in calm.services for low in needed(id, made.needs)}
    touched = not calm.services or bool(set(one.services) & protected)
    return touched and one.category not in calm.except_categories and bool(times[one.id] & set(frozen(calm, made)))


def frozen(calm: Freeze, made: Random) -> Iterator[int]:
    """The quarters of a freeze: between two times, or while the clock shows one of its days."""
    if len(calm.start) > 10:
        return iter(range(*(quarter(text, made.clock, made.base) for text in (calm.start, calm.end))))
    shown = days_shown(made.clock, made.base)
    return (at for at, day in shown.items() if calm.start <= day <= calm.end)


def test_a_thousand_random_schedules_have_the_conflicts_that_a_second_program_finds() -> None:
    kinds: dict[str, int] = {}
    for number in range(1000):
        made = schedule(number)
        days = {"changes.release_days": made.days, "changes.ready_days": 30}
        year = calendar(
            made.changes,
            made.freezes,
            made.needs,
            clock=ZoneInfo(made.clock),
            today=made.base - timedelta(days=9),
            days=days,
        )
        hits = conflicts_ahead(year, back_out)
        said = [(one.kind, frozenset(filter(None, (one.change, one.other)))) for one in hits]
        assert len(said) == len(set(said)), number
        assert set(said) == by_hand(made), number
        for kind, _ in said:
            kinds[kind] = kinds.get(kind, 0) + 1
    assert all(kinds[kind] > 50 for kind in ("overlap", "release", "person", "freeze", "back-out"))
