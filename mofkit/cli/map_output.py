"""The map of a catalog in words: what one service needs and what needs it, or every service in a line."""

from collections.abc import Mapping, Sequence

from mofkit.analysis.catalog import Catalog
from mofkit.cli.tables import table
from mofkit.shown import safe_text


def tree(found: Catalog, focus: str, depth: int) -> str:
    """What one service needs and what needs it, step by step."""
    lines = [_named(found, focus, 0), "  needs"]
    lines += _below(found.graph.needs, found, focus, depth) or ["    nothing"]
    lines += ["  is needed by", *(_below(found.graph.needed_by, found, focus, depth) or ["    nothing"])]
    return "\n".join(lines) + "\n"


def _below(edges: Mapping[str, Sequence[str]], found: Catalog, focus: str, depth: int) -> list[str]:
    """Each service once, below the one from which the way to it is shortest."""
    level, below = {focus: 0}, {focus: list[str]()}
    queue = [focus]
    for id in queue:
        for other in edges[id] if level[id] < depth else ():
            if other not in level:
                level[other], below[other] = level[id] + 1, []
                below[id].append(other)
                queue.append(other)
    lines, trail = [], [*reversed(below[focus])]
    while trail:
        id = trail.pop()
        lines.append(_named(found, id, level[id] + 1))
        trail += reversed(below[id])
    return lines


def _named(found: Catalog, id: str, level: int) -> str:
    one = found.by_id[id]
    return f"{'  ' * level}{safe_text(one.name)} ({safe_text(id)}) {one.criticality}"


def overview(found: Catalog, *, colour: bool) -> str:
    """Every service with what it needs; what most others rest on comes first."""
    rows = sorted(found.needs(), key=lambda one: (-len(one.all_needed_by), one.id))
    cells = [
        (one.id, found.by_id[one.id].criticality, len(one.all_needed_by) or "", ", ".join(one.needs)) for one in rows
    ]
    return table(("service", "crit.", "needed by", "needs"), cells, colour=colour, right=(2,))
