"""What is to be said about a service catalog: statements, each about services that one can look up."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mofkit.analysis.catalog import (
    MANY,
    SHARE,
    Catalog,
    columns_filled,
    ids_of,
    leaning,
    named,
    orphans,
    placed,
    single_points,
    supported,
)
from mofkit.analysis.dependencies import rings
from mofkit.analysis.priority import NOT_NOW, QUADRANTS, QUICK_WIN
from mofkit.analysis.providers import providers
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN
from mofkit.model.service import Service


class Statement(NamedTuple):
    """Something that is so: its section, words, and the services it is about. `act` if somebody should do something."""

    section: str
    words: str
    services: tuple[str, ...]
    act: bool = False


def statements(found: Catalog, sections: Sequence[str] = ()) -> tuple[Statement, ...]:
    """What is to be said, by section; all of them if none is named."""
    chosen = [name for name in SAYING if name in sections or not sections]
    return tuple(one for name in chosen for one in SAYING[name](found))


def _single_points(found: Catalog) -> Iterator[Statement]:
    others = len(found.live) - 1
    for id, users in single_points(found):
        one = found.by_id[id]
        critical = sum(found.by_id[user].criticality == "C1" for user in users)
        lead = f"{one.name} takes {len(users)} of the {others} others down with it"
        owner = "" if one.owner else ", and nobody owns it"
        yield Statement("single-points", f"{lead}, {critical} of them C1{owner}", (id, *users), act=True)


def _criticality(found: Catalog) -> Iterator[Statement]:
    for way, others in leaning(found):
        names = [found.by_id[id].name for id in way]
        last = found.by_id[way[-1]].criticality
        through = f" through {', '.join(names[1:-1])}" if len(way) > 2 else ""
        more = f", and on {len(others)} more that are C3 or {UNKNOWN}" if others else ""
        words = f"{names[0]} is C1 and leans{through} on {names[-1]}, which is {last}{more}"
        yield Statement("criticality", words, (*way, *(id for id in others if id not in way)), act=True)
    unknown = ids_of(one for one in found.live if one.criticality == UNKNOWN)
    if unknown:
        yield Statement("criticality", f"{_so_many(unknown)} of unknown criticality ({UNKNOWN})", unknown, act=True)


def _cycles(found: Catalog) -> Iterator[Statement]:
    for ring in rings(found.graph.needs):
        names = [found.by_id[id].name for id in (*ring, ring[0])]
        words = f"{names[0]} needs itself" if len(ring) == 1 else f"in a ring: {' → '.join(names)}"
        yield Statement("cycles", words, ring, act=True)


def _customers(found: Catalog) -> Iterator[Statement]:
    for field, who in (("customer", "customer"), ("users", "users")):
        for code, words in ((UNKNOWN, f"whose {who} nobody knows"), (DOES_NOT_EXIST, f"without any {who}")):
            ids = ids_of(one for one in found.live if getattr(one, field).strip() == code)
            if ids:
                yield Statement("customers", f"{_so_many(ids)} {words} ({code})", ids, act=True)
        ids = ids_of(one for one in found.live if not getattr(one, field).strip())
        if ids:
            yield Statement("customers", f"{_so_many(ids)} that {_verb(ids, 'says', 'say')} nothing about {who}", ids)


def _orphans(found: Catalog) -> Iterator[Statement]:
    ids = orphans(found)
    if ids:
        yield Statement("orphans", f"{_so_many(ids)} that nothing needs and nobody is named for", ids, act=True)


def _support(found: Catalog) -> Iterator[Statement]:
    unsupported = [one for one in found.live if not providers(one.support)]
    critical, rest = _split(unsupported)
    if critical:
        yield Statement("support", f"{_so_many(critical, 'C1 ')} with nobody named to support them", critical, act=True)
    if rest:
        yield Statement("support", f"{_so_many(rest)} with nobody named to support them", rest)
    all_critical = sum(one.criticality == "C1" for one in found.live)
    for row in supported(found):
        if len(row.critical) >= MANY and SHARE * len(row.critical) >= all_critical:
            side = f" ({row.provider.side})" if row.provider.side else ""
            words = f"{row.provider.name}{side} supports {len(row.critical)} of the {all_critical} C1 services"
            yield Statement("support", words, row.services, act=row.provider.side == "external")


def _dependencies(found: Catalog) -> Iterator[Statement]:
    for id, strange in found.graph.unknown.items():
        gone = [other for other in strange if other in found.by_id]
        for other in gone:
            words = f"{found.by_id[id].name} needs {found.by_id[other].name}, which is {found.by_id[other].status}"
            yield Statement("dependencies", words, (id, other), act=True)
        missing = [other for other in strange if other not in gone]
        if missing:
            words = f"{found.by_id[id].name} needs what the catalog does not have: {', '.join(missing)}"
            yield Statement("dependencies", words, (id,), act=True)
    alone = ids_of(one for one in found.live if not found.graph.needs[one.id] and not found.graph.needed_by[one.id])
    if alone:
        yield Statement("dependencies", f"{_so_many(alone)} with no dependency written down", alone)


def _routes(found: Catalog) -> Iterator[Statement]:
    critical, rest = _split([one for one in found.live if not named(one.support_route)])
    if critical:
        yield Statement(
            "routes", f"{_so_many(critical, 'C1 ')} without a route to the service desk", critical, act=True
        )
    if rest:
        yield Statement("routes", f"{_so_many(rest)} without a route to the service desk", rest)


def _owners(found: Catalog) -> Iterator[Statement]:
    critical, rest = _split([one for one in found.live if not one.owner])
    if critical:
        yield Statement("owners", f"{_so_many(critical, 'C1 ')} that nobody owns", critical, act=True)
    if rest:
        yield Statement("owners", f"{_so_many(rest)} that nobody owns", rest)


def _quadrant(found: Catalog) -> Iterator[Statement]:
    places = placed(found)
    for name in QUADRANTS:
        if places[name]:
            many = len(places[name]) != 1 and name != NOT_NOW
            words = f"{len(places[name])} {name}{'s' if many else ''}"
            yield Statement("quadrant", words, places[name], act=name == QUICK_WIN)
    unscored = ids_of(one for one in found.live if not (one.difficulty and one.impact))
    if unscored:
        yield Statement("quadrant", f"{_so_many(unscored)} without both scores", unscored)


def _columns(found: Catalog) -> Iterator[Statement]:
    for column in columns_filled(found):
        if column.blank and column.field not in ("priority", "comments"):
            words = f"{column.field.replace('_', ' ')} is blank for {_so_many(column.blank)}"
            yield Statement("columns", words, column.blank)


def _split(services: Sequence[Service]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    critical = ids_of(one for one in services if one.criticality == "C1")
    return critical, ids_of(one for one in services if one.id not in critical)


def _so_many(ids: Sequence[str], kind: str = "") -> str:
    return f"{len(ids)} {kind}service{'s' if len(ids) != 1 else ''}"


def _verb(ids: Sequence[str], one: str, many: str) -> str:
    return one if len(ids) == 1 else many


SAYING: dict[str, Callable[[Catalog], Iterator[Statement]]] = {
    "single-points": _single_points,
    "criticality": _criticality,
    "cycles": _cycles,
    "customers": _customers,
    "orphans": _orphans,
    "support": _support,
    "dependencies": _dependencies,
    "routes": _routes,
    "owners": _owners,
    "quadrant": _quadrant,
    "columns": _columns,
}
SECTIONS = tuple(SAYING)
# What each reader asks a catalog. A director sees what needs a decision; a manager everything.
FOR_READER = {
    "director": ("single-points", "criticality", "orphans", "support", "owners", "quadrant"),
    "manager": SECTIONS,
    "contributor": ("customers", "dependencies", "routes", "columns", "cycles"),
}
