"""What services need of each other, drawn: SVG for pages, Mermaid for Markdown."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from mofkit.analysis.catalog import Catalog
from mofkit.analysis.dependencies import around, is_ring, knots, within
from mofkit.analysis.layers import Layout, Line, Spot, layout
from mofkit.model.service import Service
from mofkit.report.xml import xml_text
from mofkit.shown import safe_text, width

LEGIBLE = 60
_WIDE, _HIGH, _GAP, _ROW, _EDGE, _HEAD = 232, 44, 96, 58, 28, 64
_NAME = 26
_ALONE = 30
_CLASSES: Mapping[str, str] = {"C1": "c1", "C2": "c2", "C3": "c3", "??": "cx"}
_MEANING = (("C1", "high"), ("C2", "medium"), ("C3", "low"), ("??", "unknown"))
_SHAPES: Mapping[str, tuple[str, str]] = {"C1": ("[[", "]]"), "C2": ("[", "]"), "C3": ("(", ")"), "??": ("{{", "}}")}


class Picture(NamedTuple):
    """What is to be drawn: services with what they need, and those that stand alone; one may be in focus."""

    services: dict[str, Service]
    needs: dict[str, tuple[str, ...]]
    alone: tuple[str, ...]
    users: dict[str, int]
    in_ring: frozenset[tuple[str, str]]
    focus: str = ""


def picture(found: Catalog, focus: str = "", depth: int = 2) -> Picture:
    """The map of a catalog, or of the neighbourhood of one service."""
    ids = around(found.graph, focus, depth) if focus else frozenset(found.graph.needs)
    needs = within(found.graph.needs, ids)
    users = {id: found.up.count(id) for id in needs}
    needed = {other for targets in needs.values() for other in targets}
    alone = tuple(id for id, targets in needs.items() if not targets and id not in needed and id != focus)
    linked = {id: targets for id, targets in needs.items() if id not in alone}
    rings = [set(knot) for knot in knots(linked) if is_ring(knot, linked)]
    in_ring = {(id, to) for id, targets in linked.items() for to in targets for ring in rings if {id, to} <= ring}
    return Picture(found.by_id, linked, alone, users, frozenset(in_ring), focus)


# Mermaid.


def mermaid(drawn: Picture) -> str:
    """A Mermaid flow chart. Shapes tell criticality: double sides C1, square C2, round C3, six corners unknown."""
    names = {id: f"s{at}" for at, id in enumerate((*drawn.needs, *drawn.alone), start=1)}
    lines = ["flowchart LR"]
    lines += [f"    {_shape(names[id], drawn, id)}" for id in drawn.needs]
    for id, needed in drawn.needs.items():
        for other in needed:
            arrow = "-.->" if (id, other) in drawn.in_ring else "-->"
            lines.append(f"    {names[id]} {arrow} {names[other]}")
    if drawn.alone:
        lines.append('    subgraph alone["no dependency written down"]')
        lines += [f"        {_shape(names[id], drawn, id)}" for id in drawn.alone[:_ALONE]]
        if len(drawn.alone) > _ALONE:
            lines.append(f'        more["and {len(drawn.alone) - _ALONE} more"]')
        lines.append("    end")
    lines.append("    classDef c1 stroke-width:4px")
    lines.append("    classDef cx stroke-dasharray:6 4")
    for code in ("c1", "cx"):
        shown = (*drawn.needs, *drawn.alone[:_ALONE])
        mine = [names[id] for id in shown if _CLASSES[drawn.services[id].criticality] == code]
        if mine:
            lines.append(f"    class {','.join(mine)} {code}")
    return "\n".join(lines) + "\n"


def _shape(name: str, drawn: Picture, id: str) -> str:
    one = drawn.services[id]
    left, right = _SHAPES[one.criticality]
    # Mermaid reads # and ; as entities, and a backtick after the quote as Markdown.
    text = "".join(f"#{ord(char)};" if char in '"#;<>&`\\[]{}()|' else char for char in safe_text(one.name)[:60])
    return f'{name}{left}"{text} · {one.criticality}"{right}'


# SVG.


def svg(drawn: Picture) -> str:
    """The map in columns: what customers see on the left, what everything rests on on the right.

    The frame tells criticality by its thickness and dashes, the second line in letters. The picture has a title and a
    description, names each service and each dependency, and takes its colours from the page it stands in.
    """
    found = layout(drawn.needs)
    high = max((height + 0.5 for height in found.heights.values()), default=0) * _ROW + _HEAD
    columns = max(len(found.columns), 4)
    wide = 2 * _EDGE + columns * _WIDE + (columns - 1) * _GAP
    alone = list(_alone(drawn, high, columns))
    rows = -(-min(len(drawn.alone), _ALONE + 1) // columns)
    foot = high + (rows * _ROW + 44 if alone else 0)
    edges = sum(len(needed) for needed in drawn.needs.values())
    about = f"Services: {len(drawn.needs) + len(drawn.alone)}. Dependencies: {edges}."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {foot + 44:.0f}" role="img"',
        '  aria-labelledby="t d">',
        f'<title id="t">{_title(drawn)}</title>',
        f'<desc id="d">{about} Each stands left of what it needs; arrows lead to what is needed.</desc>',
        _STYLE,
        _MARKERS,
        f'<text class="head" x="{_EDGE}" y="34">{_title(drawn)}</text>',
        *_edges(drawn, found),
        *(_box(drawn, spot.id, *_corner(found, spot)) for row in found.columns for spot in row if not spot.bend),
        *alone,
        *_legend(drawn, foot),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _title(drawn: Picture) -> str:
    if drawn.focus:
        return f"What {_text(drawn.services[drawn.focus].name)} needs, and what needs it"
    return "What the services need of each other"


def _text(text: str) -> str:
    return xml_text(text)


_STYLE = """<style>
  svg { color: #1f2933; background: #ffffff; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; } .head { font-size: 17px; font-weight: 600; }
  .small { font-size: 11px; fill-opacity: .8; }
  .line { fill: none; stroke: currentColor; stroke-opacity: .42; stroke-width: 1.3; }
  .ring { fill: none; stroke: #c2255c; stroke-width: 2; stroke-dasharray: 7 4; }
  .tip { fill: currentColor; fill-opacity: .7; } .ringtip { fill: #c2255c; }
  .box { fill: #f8f9fa; stroke: #495057; } .c1 .box { fill: #fff4e6; stroke: #c2410c; stroke-width: 4; }
  .c2 .box { fill: #e7f5ff; stroke: #1864ab; stroke-width: 2; } .c3 .box { stroke-width: 1; }
  .cx .box { fill: #f8f0fc; stroke: #862e9c; stroke-width: 2; stroke-dasharray: 6 4; }
  .name { font-weight: 600; } .focus .name { text-decoration: underline; }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; }
    .box { fill: #161b22; stroke: #8b949e; } .c1 .box { fill: #2b1a10; stroke: #ff922b; }
    .c2 .box { fill: #0f2233; stroke: #4dabf7; } .cx .box { fill: #22142a; stroke: #cc5de8; }
    .ring { stroke: #f783ac; } .ringtip { fill: #f783ac; } }
</style>"""
_MARKERS = "\n".join(
    f'<marker id="{id}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
    f'markerUnits="userSpaceOnUse" orient="auto"><path class="{kind}" d="M0 0L10 5L0 10z"/></marker>'
    for id, kind in (("a", "tip"), ("r", "ringtip"))
)


def _left(column: int) -> int:
    return _EDGE + column * (_WIDE + _GAP)


def _corner(found: Layout, spot: Spot) -> tuple[float, float]:
    return _left(spot.column), found.heights[spot] * _ROW + _HEAD - _HIGH / 2


def _edges(drawn: Picture, found: Layout) -> Iterator[str]:
    """Each stretch between two columns once, though many edges may run along it."""
    done: set[tuple[str, Spot, Spot]] = set()
    for line in found.lines:
        kind = "ring" if (line.start, line.end) in drawn.in_ring else "line"
        for at, (one, other) in enumerate(pairwise(line.spots)):
            if (kind, one, other) in done:
                continue
            title = _needs(drawn, line) if not at else ""
            yield f'<path class="{kind}" d="{_stretch(found, one, other)}"{_tip(kind, other)}>{title}</path>'
            if other.bend and not any((kind, before, other) in done for before in found.columns[one.column]):
                yield f'<path class="{kind}" d="{_across(found, other)}"/>'
            done.add((kind, one, other))


def _needs(drawn: Picture, line: Line) -> str:
    start, end = (_text(drawn.services[id].name) for id in (line.start, line.end))
    return f"<title>{start} needs {end}</title>"


def _tip(kind: str, spot: Spot) -> str:
    """An arrowhead, unless the edge goes on."""
    return "" if spot.bend else f' marker-end="url(#{"r" if kind == "ring" else "a"})"'


def _stretch(found: Layout, one: Spot, other: Spot) -> str:
    """From the side of one spot to the near side of the next."""
    ahead = other.column > one.column
    start = _left(one.column) + (_WIDE if ahead else 0)
    end = _left(other.column) + (0 if ahead else _WIDE)
    y, z = (found.heights[spot] * _ROW + _HEAD for spot in (one, other))
    bow = (start + end) / 2
    return f"M{start} {y:.0f}C{bow:.0f} {y:.0f} {bow:.0f} {z:.0f} {end} {z:.0f}"


def _across(found: Layout, spot: Spot) -> str:
    """The column in which an edge only passes by."""
    return f"M{_left(spot.column)} {found.heights[spot] * _ROW + _HEAD:.0f}h{_WIDE}"


def _box(drawn: Picture, id: str, x: float, y: float) -> str:
    one = drawn.services[id]
    users = drawn.users.get(id, 0)
    about = f"{one.criticality}" + (f" · {users} need{'s' if users == 1 else ''} it" if users else "")
    about += " · needs itself" if id in drawn.needs.get(id, ()) else ""
    focus = " focus" if id == drawn.focus else ""
    return (
        f'<g class="{_CLASSES[one.criticality]}{focus}"><title>{_text(one.name)} ({_text(id)}), {about}</title>'
        f'<rect class="box" x="{x}" y="{y:.0f}" width="{_WIDE}" height="{_HIGH}" rx="6"/>'
        f'<text class="name" x="{x + 12}" y="{y + 18:.0f}">{_text(_cut(one.name))}</text>'
        f'<text class="small" x="{x + 12}" y="{y + 34:.0f}">{about}</text></g>'
    )


def _cut(name: str) -> str:
    """A name as far as it fits into its box."""
    text = safe_text(name)
    if width(text) <= _NAME:
        return text
    while width(text) >= _NAME:
        text = text[:-1]
    return text.rstrip() + "…"


def _alone(drawn: Picture, top: float, columns: int) -> Iterator[str]:
    shown = drawn.alone[:_ALONE]
    if shown:
        words = f"No dependency written down: {len(drawn.alone)}"
        yield f'<text class="small" x="{_EDGE}" y="{top + 18:.0f}">{words}</text>'
    for at, id in enumerate(shown):
        yield _box(drawn, id, _left(at % columns), top + 30 + at // columns * _ROW)
    if len(drawn.alone) > _ALONE:
        at = len(shown)
        x, y = _left(at % columns), top + 56 + at // columns * _ROW
        yield f'<text x="{x}" y="{y:.0f}">and {len(drawn.alone) - _ALONE} more</text>'


def _legend(drawn: Picture, top: float) -> Iterator[str]:
    x, y = _EDGE, top + 16
    for code, word in _MEANING:
        yield (
            f'<g class="{_CLASSES[code]}"><rect class="box" x="{x}" y="{y:.0f}" width="34" height="16" rx="3"/>'
            f'<text class="small" x="{x + 42}" y="{y + 12:.0f}">{code} {word}</text></g>'
        )
        x += 128
    yield f'<path class="line" d="M{x} {y + 8:.0f}H{x + 34}" marker-end="url(#a)"/>'
    yield f'<text class="small" x="{x + 42}" y="{y + 12:.0f}">needs</text>'
    if drawn.in_ring:
        yield f'<path class="ring" d="M{x + 106} {y + 8:.0f}h34" marker-end="url(#r)"/>'
        yield f'<text class="small" x="{x + 148}" y="{y + 12:.0f}">in a ring</text>'
