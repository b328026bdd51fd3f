"""The same fix again and again: changes of one category on one service whose titles share their telling words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mofkit.analysis.candidates import words_in
from mofkit.analysis.change_metrics import done_on
from mofkit.model.change import Change
from mofkit.model.problem import Problem
from mofkit.model.service import Service


class Link(NamedTuple):
    """Why two changes are taken for the same: what they share, or that one of them says so."""

    one: str
    other: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    said: bool


class Repeat(NamedTuple):
    """Changes that do the same, oldest first, what links them, and the problems that are about it already."""

    categories: tuple[str, ...]
    changes: tuple[Change, ...]
    links: tuple[Link, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]
    problems: tuple[str, ...]


def day_of(change: Change, clock: ZoneInfo) -> date:
    """The day by which a change is put in order: when it was carried out, or else is to be, or was asked for."""
    window = change.window.seconds(clock) if change.window else None
    planned = datetime.fromtimestamp(window[0], UTC).astimezone(clock).date() if window else None
    return done_on(change, clock) or planned or change.requested_on or date.max


def repeats(
    changes: Iterable[Change],
    services: Iterable[Service],
    problems: Sequence[Problem],
    clock: ZoneInfo,
    *,
    at_least: int = 3,
) -> list[Repeat]:
    """The groups of changes that do the same, the largest first."""
    alive = [one for one in changes if one.state not in ("rejected", "withdrawn")]
    known = {one.id: one for one in alive}
    links = list(_links(alive, _names(services)))
    found = [
        _repeat([known[id] for id in group], links, problems, clock)
        for group in _groups(links)
        if len(group) >= at_least
    ]
    return sorted(found, key=lambda one: (-len(one.changes), one.changes[0].id))


def _names(services: Iterable[Service]) -> dict[str, frozenset[str]]:
    """The words that say which service it is, and so nothing about what was done to it."""
    return {one.id: words_in(f"{one.id.replace('-', ' ')} {one.name}") for one in services}


def _links(changes: Sequence[Change], names: Mapping[str, frozenset[str]]) -> Iterator[Link]:
    order = {one.id: at for at, one in enumerate(changes)}
    words = [_telling(one, names) for one in changes]
    said = {(order[one.id], order[id]) for one in changes for id in one.repeats if id in order and id != one.id}
    said = {(min(pair), max(pair)) for pair in said}
    for at, then in sorted(said | _met(changes, words)):
        shared = tuple(sorted(words[at] & words[then]))
        link = Link(
            changes[at].id, changes[then].id, shared, _places(changes[at], changes[then]), said=(at, then) in said
        )
        if link.said or alike(words[at], words[then]):
            yield link


def _telling(one: Change, names: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a title that say what was done, and not to what."""
    places = (names.get(id, frozenset()) for id in one.services)
    return words_in(one.title).difference(*places, *map(words_in, one.configuration_items))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles say the same: more than half of the shorter, and two words at least unless it has but one."""
    shared, shorter = len(one & other), min(len(one), len(other))
    return 2 * shared > shorter and (shared >= 2 or shorter == 1)


def _met(changes: Sequence[Change], words: Sequence[frozenset[str]]) -> set[tuple[int, int]]:
    """Pairs of one category that touch the same service or item and share a word, by their numbers.

    Of those that say the very same, each meets the next only: a routine of a thousand times is a chain, no web.
    """
    same: dict[tuple[str, str, frozenset[str]], int] = {}
    held: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for at, one in enumerate(changes):
        for place in dict.fromkeys((*one.services, *(item.strip() for item in one.configuration_items))):
            key = (one.category or "", place, words[at])
            before, same[key] = same.get(key), at
            if before is not None:
                pairs.add((before, at))
                continue
            for word in words[at]:
                pairs.update((earlier, at) for earlier in held[one.category or "", place, word])
                held[one.category or "", place, word].append(at)
    return pairs


def _places(one: Change, other: Change) -> tuple[str, ...]:
    theirs = {*other.services, *(item.strip() for item in other.configuration_items)}
    mine = (*one.services, *(item.strip() for item in one.configuration_items))
    return tuple(dict.fromkeys(place for place in mine if place in theirs))


def _groups(links: Iterable[Link]) -> list[list[str]]:
    """The ids that hang together, each group once."""
    group: dict[str, list[str]] = {}
    for link in links:
        one, other = group.setdefault(link.one, [link.one]), group.setdefault(link.other, [link.other])
        if one is not other:
            one += other
            for id in other:
                group[id] = one
    return list({tuple(found): found for found in group.values()}.values())


def _repeat(changes: Sequence[Change], links: Sequence[Link], problems: Sequence[Problem], clock: ZoneInfo) -> Repeat:
    ids = {one.id for one in changes}
    ordered = sorted(changes, key=lambda one: (day_of(one, clock), one.id))
    mine = tuple(one for one in links if one.one in ids)
    words = tuple(sorted(frozenset[str]().union(*(one.words for one in mine))))
    places = tuple(dict.fromkeys(place for one in mine for place in one.places))
    categories = tuple(dict.fromkeys(one.category or "no category" for one in ordered))
    return Repeat(categories, tuple(ordered), mine, words, places, tuple(_known(ordered, problems)))


def _known(changes: Sequence[Change], problems: Sequence[Problem]) -> list[str]:
    """The problems about them: those that they name, and those that name one of them."""
    ids = {name for one in changes for name in (one.id, *one.aliases)}
    named = [one.problem for one in changes if one.problem]
    return list(dict.fromkeys([*named, *(one.id for one in problems if one.change.strip() in ids)]))
