"""Planned changes that get in each other's way, and those that are not ready when their window comes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from mofkit.analysis.dependencies import Needing, Reach, chain, graph, reach

Kind = Literal["overlap", "release", "person", "freeze", "approval", "back-out"]
KINDS: tuple[Kind, ...] = ("freeze", "overlap", "person", "release", "approval", "back-out")


class Accepted(NamedTuple):
    """An override as it is written: what it accepts, who answers for it and why."""

    conflict: str
    who: str
    reason: str


class Slot(NamedTuple):
    """A planned change: when, on what, and by whom. Seconds since 1970, half open; people and items in small letters.

    `lacks` is what is missing of its approvals, `no_way_back` what is missing of its back-out.
    """

    id: str
    start: int
    end: int
    services: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    release: str = ""
    lacks: tuple[str, ...] = ()
    no_way_back: tuple[str, ...] = ()
    overrides: tuple[Accepted, ...] = ()


class Frozen(NamedTuple):
    """A freeze: when, what it protects (nothing is everything), and which words let a change through."""

    id: str
    start: int
    end: int
    services: tuple[str, ...] = ()
    excepts: tuple[str, ...] = ()


class Conflict(NamedTuple):
    """One conflict: a change, and another change or a freeze, or nothing where the change is its own trouble.

    `start` and `end` are the time both have, or the time between a release and the other. `way` leads from a service of
    the one to a service of the other by what needs what; one service alone is touched by both. `shared` is what they
    have in common besides: persons or items; or what a change that is not ready lacks.
    """

    kind: Kind
    change: str
    other: str
    start: int
    end: int
    way: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    override: Accepted | None = None

    @property
    def name(self) -> str:
        """What an override in the change calls it."""
        return f"{self.kind}:{self.other}" if self.other else self.kind

    @property
    def mirrored(self) -> str:
        """What an override in the other change calls it."""
        return f"{self.kind}:{self.change}"


class Near(NamedTuple):
    """What counts as near, in seconds: two changes around a release, and the moment by which a change is ready."""

    release: int
    ready_before: int


class _Touch(NamedTuple):
    """What a change is on, and what that needs: a bit for each service."""

    own: int
    below: int


class Services:
    """Who needs whom, and what touches what."""

    def __init__(self, services: Sequence[Needing]) -> None:
        known = graph(services)
        self._needs = known.needs
        self._now = {alias: one.id for one in reversed(services) for alias in one.aliases} | {
            id: id for id in known.needs
        }
        self._reach: Reach = reach(known.needs)
        self._place = {id: at for at, id in enumerate(self._reach.order)}

    def touch(self, ids: Iterable[str]) -> _Touch:
        """The bits of some services; one that the catalog does not have gets a bit of its own."""
        own = below = 0
        for id in ids:
            now = self._now.get(id, id)
            bit = 1 << self._place.setdefault(now, len(self._place))
            own |= bit
            below |= bit | self._reach.bits.get(now, 0)
        return _Touch(own, below)

    def way(self, ones: Sequence[str], others: Sequence[str], *, both_ways: bool = True) -> tuple[str, ...]:
        """The shortest way by what needs what from one of these to one of those, or back; nothing if there is none."""
        left, right = ([self._now.get(id, id) for id in ids] for ids in (ones, others))
        same = next((id for id in left if id in right), "")
        if same:
            return (same,)
        pairs = [(one, other) for one in left for other in right]
        pairs += [(other, one) for one, other in pairs] if both_ways else []
        ways = (chain(self._needs, a, b) for a, b in pairs if a in self._needs and b in self._needs)
        return min(filter(None, ways), key=len, default=())


def conflicts(
    slots: Sequence[Slot], freezes: Iterable[Frozen], services: Sequence[Needing], near: Near
) -> list[Conflict]:
    """All conflicts, in the order of time; windows that do not end after they begin are in none."""
    known = Services(services)
    sound = sorted((one for one in slots if one.start < one.end), key=lambda one: (one.start, one.end, one.id))
    found = [
        *_between(sound, known, near.release),
        *_in_freezes(sound, tuple(freezes), known),
        *(hit for one in sound if one.start < near.ready_before for hit in _unready(one)),
    ]
    by_id = {one.id: one for one in sound}
    told = (one._replace(override=_override(one, by_id)) for one in found)
    return sorted(told, key=lambda one: (one.start, one.change, KINDS.index(one.kind), one.other))


def _between(slots: Sequence[Slot], known: Services, gap: int) -> Iterator[Conflict]:
    """Conflicts of two changes. Only those that may still be near are kept while one goes through the beginnings."""
    touched = {one.id: known.touch(one.services) for one in slots}
    open_: list[Slot] = []
    for one in slots:
        open_ = [other for other in open_ if other.end + gap > one.start]
        for other in open_:
            yield from _of_two(other, one, known, touched)
        open_.append(one)


def _of_two(first: Slot, second: Slot, known: Services, touched: Mapping[str, _Touch]) -> Iterator[Conflict]:
    """Conflicts of a change and of one that begins later, but near."""
    start, end = second.start, min(first.end, second.end)
    if start < end:
        both = tuple(sorted(set(first.people) & set(second.people)))
        if both:
            yield Conflict("person", first.id, second.id, start, end, shared=both)
    elif first.release == second.release:
        return
    left, right = touched[first.id], touched[second.id]
    items = tuple(sorted(set(first.items) & set(second.items)))
    if items or left.own & right.below or right.own & left.below:
        way = known.way(first.services, second.services)
        if start < end:
            yield Conflict("overlap", first.id, second.id, start, end, way, items)
        else:
            yield Conflict("release", first.id, second.id, first.end, second.start, way, items)


def _in_freezes(slots: Sequence[Slot], freezes: Sequence[Frozen], known: Services) -> Iterator[Conflict]:
    """Changes in the time of a freeze, on what it protects or on what that needs."""
    for freeze in freezes:
        protected = known.touch(freeze.services)
        for one in slots:
            start, end = max(one.start, freeze.start), min(one.end, freeze.end)
            if start >= end or set(one.words) & set(freeze.excepts):
                continue
            if not freeze.services:
                yield Conflict("freeze", one.id, freeze.id, start, end)
            elif known.touch(one.services).own & protected.below:
                way = known.way(freeze.services, one.services, both_ways=False)
                yield Conflict("freeze", one.id, freeze.id, start, end, way)


def _unready(one: Slot) -> Iterator[Conflict]:
    if one.lacks:
        yield Conflict("approval", one.id, "", one.start, one.end, shared=one.lacks)
    if one.no_way_back:
        yield Conflict("back-out", one.id, "", one.start, one.end, shared=one.no_way_back)


def _override(found: Conflict, by_id: Mapping[str, Slot]) -> Accepted | None:
    """The override that counts: in either of the changes, with a name and a reason."""
    other = by_id.get(found.other) if found.kind != "freeze" else None
    said = [(one, found.name) for one in by_id[found.change].overrides]
    said += [(one, found.mirrored) for one in (other.overrides if other else ())]
    return next((one for one, name in said if one.conflict == name and one.who and one.reason.strip()), None)
