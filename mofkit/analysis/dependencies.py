"""Who needs whom: what stops with what, rings, and the neighbourhood of one service. Ids in, ids out."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

Edges = Mapping[str, Sequence[str]]


class Needing(Protocol):
    """Whatever has an id, perhaps former ones, and needs others."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Its former ids."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The ids of what it needs."""


class Graph(NamedTuple):
    """The dependencies among services, both ways round, and the ids in them that no service has."""

    needs: dict[str, tuple[str, ...]]
    needed_by: dict[str, tuple[str, ...]]
    unknown: dict[str, tuple[str, ...]]


class Reach(NamedTuple):
    """What each service reaches, directly or through others: a bit for each service, by its place in `order`."""

    order: tuple[str, ...]
    bits: dict[str, int]
    in_rings: frozenset[str]

    def count(self, id: str) -> int:
        """How many others it reaches."""
        return self.bits[id].bit_count() - (id in self.in_rings)

    def of(self, id: str) -> tuple[str, ...]:
        """The others that it reaches, in the order of the services."""
        # As text, since taking single bits off a number of thousands of them is slow.
        digits = reversed(f"{self.bits[id]:b}")
        return tuple(other for other, digit in zip(self.order, digits, strict=False) if digit == "1" and other != id)


def graph(services: Sequence[Needing]) -> Graph:
    """The dependencies of services; former ids lead to what they became, and one that stands twice counts once."""
    now = {alias: one.id for one in reversed(services) for alias in one.aliases}
    now |= {one.id: one.id for one in services}
    needs: dict[str, tuple[str, ...]] = {}
    needed_by: dict[str, list[str]] = {one.id: [] for one in services}
    unknown: dict[str, tuple[str, ...]] = {}
    for one in services:
        needs[one.id] = tuple(dict.fromkeys(now[id] for id in one.depends_on if id in now))
        strange = tuple(dict.fromkeys(id for id in one.depends_on if id not in now))
        if strange:
            unknown[one.id] = strange
    for id, needed in needs.items():
        for other in needed:
            needed_by[other].append(id)
    return Graph(needs, {id: tuple(users) for id, users in needed_by.items()}, unknown)


def reach(edges: Edges) -> Reach:
    """What each node reaches. The work is done once for each knot, so that large catalogs stay quick."""
    order = tuple(edges)
    place = {id: at for at, id in enumerate(order)}
    bits: dict[str, int] = {}
    in_rings: set[str] = set()
    # Knots come after all that they lead to, so what those reach is known already.
    for knot in knots(edges):
        inner = set(knot)
        in_rings |= inner if is_ring(knot, edges) else set()
        found = sum(1 << place[id] for id in inner & in_rings)
        for target in {other for id in knot for other in edges[id]} - inner:
            found |= bits[target] | 1 << place[target]
        bits |= dict.fromkeys(knot, found)
    return Reach(order, bits, frozenset(in_rings))


def is_ring(knot: Sequence[str], edges: Edges) -> bool:
    """Whether the members of a knot come back to themselves."""
    return len(knot) > 1 or knot[0] in edges[knot[0]]


def knots(edges: Edges) -> list[tuple[str, ...]]:
    """The nodes in groups that reach each other (strongly connected), those that are led to first (Tarjan)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in edges:
        if root in index:
            continue
        trail = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while trail:
            id, rest = trail[-1]
            other = next(rest, None)
            if other is None:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[id])
                if low[id] == index[id]:
                    found.append(_cut(stack, on_stack, id))
            elif other not in index:
                index[other] = low[other] = len(index)
                stack.append(other)
                on_stack.add(other)
                trail.append((other, iter(edges[other])))
            elif other in on_stack:
                low[id] = min(low[id], index[other])
    return found


def _cut(stack: list[str], on_stack: set[str], id: str) -> tuple[str, ...]:
    knot = [stack.pop()]
    while knot[-1] != id:
        knot.append(stack.pop())
    on_stack.difference_update(knot)
    return tuple(reversed(knot))


def rings(edges: Edges) -> list[tuple[str, ...]]:
    """For each knot a shortest ring through its first service, which stands at its beginning."""
    order = {id: at for at, id in enumerate(edges)}
    found = []
    for knot in knots(edges):
        if is_ring(knot, edges):
            first = min(knot, key=order.__getitem__)
            ways = [(first, *chain(edges, other, first)) for other in edges[first] if other in knot]
            found.append(min(ways, key=len)[:-1])
    return sorted(found, key=lambda ring: order[ring[0]])


def chain(edges: Edges, start: str, goal: str) -> tuple[str, ...]:
    """A shortest way from one to another, both included; nothing if there is none."""
    came: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue:
        id = queue.popleft()
        if id == goal:
            back = [id]
            while came[back[-1]]:
                back.append(came[back[-1]])
            return tuple(reversed(back))
        for other in edges[id]:
            if other not in came:
                came[other] = id
                queue.append(other)
    return ()


def walk(edges: Edges, start: str) -> Iterator[tuple[str, ...]]:
    """A shortest way to each node that is reached, the nearest first; both ends included."""
    ways: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = deque([start])
    while queue:
        id = queue.popleft()
        for other in edges[id]:
            if other not in ways:
                ways[other] = (*ways[id], other)
                queue.append(other)
                yield ways[other]


def around(known: Graph, id: str, depth: int) -> frozenset[str]:
    """A service, what it needs and what needs it, up to `depth` dependencies away in each direction."""
    found = {id}
    for edges in (known.needs, known.needed_by):
        edge = {id}
        for _ in range(depth):
            edge = {other for one in edge for other in edges[one]} - found
            found |= edge
    return frozenset(found)


def within(edges: Edges, ids: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The dependencies among some of the services."""
    return {id: tuple(other for other in needed if other in ids) for id, needed in edges.items() if id in ids}
