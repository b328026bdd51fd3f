"""A service catalog (Table 5) made ready to be asked: what depends on what, who supports it, what stands alone."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mofkit.analysis.dependencies import Graph, Reach, graph, reach, walk
from mofkit.analysis.priority import QUADRANTS, quadrant
from mofkit.analysis.providers import Provider, providers
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN
from mofkit.model.service import Service

# The columns of Table 5, in its order, by the fields that hold them.
TABLE_5 = (
    *("name", "business_function", "customer", "users", "criticality", "ci_details", "support"),
    *("strengths", "problems", "comments", "difficulty", "impact", "priority"),
)
MANY, SHARE = 3, 4
_WEAK = ("C3", UNKNOWN)


class Column(NamedTuple):
    """How far a column of Table 5 is filled in, over the services in use."""

    field: str
    filled: int
    unknown: int
    none: int
    blank: tuple[str, ...]


class Needs(NamedTuple):
    """One service among the others: what it needs and what needs it, directly and in all."""

    id: str
    needs: tuple[str, ...]
    all_needs: tuple[str, ...]
    needed_by: tuple[str, ...]
    all_needed_by: tuple[str, ...]


class Supported(NamedTuple):
    """What one provider supports, and which of it is C1."""

    provider: Provider
    services: tuple[str, ...]
    critical: tuple[str, ...]


class Lean(NamedTuple):
    """A C1 service that needs a weak one: the way to the nearest, and the other weak ones that it needs."""

    way: tuple[str, ...]
    others: tuple[str, ...]


class Catalog(NamedTuple):
    """A catalog made ready to be asked: its services, those in use, and who needs whom among these."""

    services: tuple[Service, ...]
    live: tuple[Service, ...]
    by_id: dict[str, Service]
    graph: Graph
    down: Reach
    up: Reach

    def needs(self) -> tuple[Needs, ...]:
        """Every service in use with what it needs and what needs it."""
        return tuple(
            Needs(
                one.id, self.graph.needs[one.id], self.down.of(one.id), self.graph.needed_by[one.id], self.up.of(one.id)
            )
            for one in self.live
        )


def catalog(services: Sequence[Service]) -> Catalog:
    """The catalog of services. Of two with one id the first counts; the retired and the planned are not in use."""
    first = {one.id: one for one in reversed(services)}
    every = tuple(one for one in services if first[one.id] is one)
    live = tuple(one for one in every if one.in_use)
    known = graph(live)
    return Catalog(every, live, first, known, reach(known.needs), reach(known.needed_by))


def columns_filled(found: Catalog) -> tuple[Column, ...]:
    """How far each column of Table 5 is filled in."""
    rows = []
    for field in TABLE_5:
        written = {one.id: str(getattr(one, field) or "").strip() for one in found.live}
        texts = list(written.values())
        unknown, none = texts.count(UNKNOWN), texts.count(DOES_NOT_EXIST)
        blank = tuple(id for id, text in written.items() if not text)
        rows.append(Column(field, len(texts) - unknown - none - len(blank), unknown, none, blank))
    return tuple(rows)


def supported(found: Catalog) -> tuple[Supported, ...]:
    """What each provider supports; who supports most of what is critical comes first."""
    services: dict[Provider, list[Service]] = {}
    for one in found.live:
        for provider in providers(one.support):
            services.setdefault(provider, []).append(one)
    rows = [
        Supported(provider, ids_of(mine), ids_of(one for one in mine if one.criticality == "C1"))
        for provider, mine in services.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.critical), -len(row.services), row.provider)))


def single_points(found: Catalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The services that take many others down with them, and which; the one that takes most comes first."""
    rows = [(one.id, found.up.of(one.id)) for one in found.live]
    many = [(id, users) for id, users in rows if len(users) >= MANY and SHARE * len(users) >= len(found.live) - 1]
    return tuple(sorted(many, key=lambda row: (-len(row[1]), row[0])))


def leaning(found: Catalog, *, nearest: int = 1) -> tuple[Lean, ...]:
    """Each C1 service that needs one of C3 or of unknown criticality, at least `nearest` dependencies away."""
    leans = []
    for one in found.live:
        if one.criticality != "C1":
            continue
        ways = [way for way in walk(found.graph.needs, one.id) if len(way) > nearest]
        weak = [way for way in ways if found.by_id[way[-1]].criticality in _WEAK]
        if weak:
            leans.append(Lean(weak[0], tuple(way[-1] for way in weak[1:])))
    return tuple(leans)


def orphans(found: Catalog) -> tuple[str, ...]:
    """The services that nothing needs and nobody is named for."""
    return ids_of(
        one
        for one in found.live
        if not found.graph.needed_by[one.id] and not named(one.customer) and not named(one.users)
    )


def named(text: str) -> bool:
    """Whether a cell names anybody or anything."""
    return text.strip() not in ("", UNKNOWN, DOES_NOT_EXIST)


def ids_of(services: Iterable[Service]) -> tuple[str, ...]:
    """The ids of services."""
    return tuple(one.id for one in services)


def placed(found: Catalog) -> dict[str, tuple[str, ...]]:
    """The services in use of each quadrant, those of the highest priority first."""
    scored = [one for one in found.live if one.difficulty and one.impact]
    scored.sort(key=lambda one: (-(one.difficulty or 0) * (one.impact or 0), one.criticality, one.name))
    return {
        name: ids_of(one for one in scored if quadrant(one.difficulty or 1, one.impact or 1) == name)
        for name in QUADRANTS
    }
