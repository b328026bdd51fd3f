"""A map in columns: each node stands left of what it needs, edges to one node run together, crossings are few.

Everything is decided by the order of the nodes, so the same graph gives the same places.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from mofkit.analysis.dependencies import Edges

_PASSES = 12


class Spot(NamedTuple):
    """A node in a column; `bend` is one where edges to the node pass through, which is no node itself."""

    id: str
    column: int
    bend: bool = False


class Line(NamedTuple):
    """An edge from its start to its end through the columns between; against the direction if it was turned round."""

    start: str
    end: str
    spots: tuple[Spot, ...]
    turned: bool


class Layout(NamedTuple):
    """The spots of each column from top to bottom, the height of each, and the edges through them."""

    columns: tuple[tuple[Spot, ...], ...]
    heights: dict[Spot, float]
    lines: tuple[Line, ...]


def layout(edges: Edges) -> Layout:
    """The places of a graph. Edges of a node to itself are left out."""
    turned = _turned(edges)
    ahead = _ahead(edges, turned)
    column = _columns(ahead)
    lines = tuple(
        _line(id, other, column, turned=(id, other) in turned)
        for id, needed in edges.items()
        for other in needed
        if other != id
    )
    rows = _ordered(edges, column, lines)
    return Layout(tuple(map(tuple, rows)), _heights(rows, _neighbours(lines)), lines)


def _turned(edges: Edges) -> frozenset[tuple[str, str]]:
    """The edges that lead back to where a walk in order came from; without them there is no ring."""
    found: set[tuple[str, str]] = set()
    done: set[str] = set()
    for root in edges:
        trail: list[tuple[str, list[str]]] = [] if root in done else [(root, [*reversed(edges[root])])]
        path = {id for id, _ in trail}
        while trail:
            id, rest = trail[-1]
            if not rest:
                done.add(id)
                path.discard(trail.pop()[0])
                continue
            other = rest.pop()
            if other in path:
                found.add((id, other))
            elif other not in done:
                path.add(other)
                trail.append((other, [*reversed(edges[other])]))
    return frozenset(found)


def _ahead(edges: Edges, turned: frozenset[tuple[str, str]]) -> dict[str, list[str]]:
    ahead: dict[str, list[str]] = {id: [] for id in edges}
    for id, needed in edges.items():
        for other in needed:
            if (id, other) not in turned:
                ahead[id].append(other)
            elif id != other:
                ahead[other].append(id)
    return ahead


def _columns(ahead: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The column of each node: as far right as what it needs allows."""
    depth: dict[str, int] = {}
    for root in ahead:
        trail = [root]
        while trail:
            waiting = [other for other in ahead[trail[-1]] if other not in depth]
            if waiting:
                trail.append(waiting[0])
            else:
                id = trail.pop()
                depth[id] = 1 + max((depth[other] for other in ahead[id]), default=-1)
    last = max(depth.values(), default=0)
    return {id: last - deep for id, deep in depth.items()}


def _line(start: str, end: str, column: Mapping[str, int], *, turned: bool) -> Line:
    """An edge with its bends. They carry the name of where it leads, so that edges to one node share them."""
    step = 1 if column[end] >= column[start] else -1
    bends = (Spot(end, at, bend=True) for at in range(column[start] + step, column[end], step))
    return Line(start, end, (Spot(start, column[start]), *bends, Spot(end, column[end])), turned)


def _neighbours(lines: Sequence[Line]) -> dict[Spot, list[Spot]]:
    found: dict[Spot, dict[Spot, None]] = {}
    for line in lines:
        for one, other in pairwise(line.spots):
            found.setdefault(one, {})[other] = None
            found.setdefault(other, {})[one] = None
    return {spot: [*others] for spot, others in found.items()}


def _ordered(edges: Edges, column: Mapping[str, int], lines: Sequence[Line]) -> list[list[Spot]]:
    """The spots of each column, ordered by the mean place of their neighbours in the column passed before."""
    spots = dict.fromkeys([*(Spot(id, column[id]) for id in edges), *(spot for line in lines for spot in line.spots)])
    rows: list[list[Spot]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for spot in spots:
        rows[spot.column].append(spot)
    beside = _neighbours(lines)
    place = {spot: at for row in rows for at, spot in enumerate(row)}
    for number in range(_PASSES):
        order = range(len(rows)) if number % 2 else range(len(rows) - 1, -1, -1)
        for at in order:
            near = at - 1 if number % 2 else at + 1
            means = {spot: _mean(place, spot, beside.get(spot, ()), near) for spot in rows[at]}
            rows[at].sort(key=lambda spot: (means[spot], place[spot]))
            place |= {spot: row for row, spot in enumerate(rows[at])}
    return rows


def _mean(place: Mapping[Spot, int], spot: Spot, beside: Sequence[Spot], column: int) -> float:
    seen = [place[other] for other in beside if other.column == column]
    return sum(seen) / len(seen) if seen else float(place[spot])


def _size(spot: Spot) -> float:
    return 0.35 if spot.bend else 1.0


def _heights(rows: Sequence[Sequence[Spot]], beside: Mapping[Spot, Sequence[Spot]]) -> dict[Spot, float]:
    """The middle of each spot, a node being one high: near its neighbours, never over another of its column."""
    heights: dict[Spot, float] = {}
    for row in rows:
        _stack(row, [float(at) for at in range(len(row))], heights)
    for number in range(_PASSES):
        for row in rows if number % 2 else reversed(rows):
            wanted = [_wish(heights, spot, beside.get(spot, ())) for spot in row]
            _stack(row, wanted, heights)
    top = min((height - _size(spot) / 2 for spot, height in heights.items()), default=0.0)
    return {spot: height - top for spot, height in heights.items()}


def _wish(heights: Mapping[Spot, float], spot: Spot, beside: Sequence[Spot]) -> float:
    return sum(heights[other] for other in beside) / len(beside) if beside else heights[spot]


def _stack(row: Sequence[Spot], wanted: Sequence[float], heights: dict[Spot, float]) -> None:
    """Put the spots of a column as near to where they want to be as their order and sizes allow."""
    gaps = [0.0]
    for one, other in pairwise(row):
        gaps.append(gaps[-1] + (_size(one) + _size(other)) / 2)
    # With the gaps taken off, the places must not fall: the nearest such row joins neighbours to their mean.
    blocks: list[list[float]] = []
    for wish, gap in zip(wanted, gaps, strict=True):
        blocks.append([wish - gap, 1.0])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            mean, weight = blocks.pop()
            before, had = blocks[-1]
            blocks[-1] = [(before * had + mean * weight) / (had + weight), had + weight]
    base = [mean for mean, weight in blocks for _ in range(int(weight))]
    heights.update(zip(row, (place + gap for place, gap in zip(base, gaps, strict=True)), strict=True))
