"""Risks by likelihood and impact as a picture: five by five, the place of each risk in its cell."""

from collections.abc import Iterator, Sequence

from mofkit.analysis.risks import SCORES, band, matrix
from mofkit.model.risk import Risk
from mofkit.report.xml import xml_text

_LEFT, _TOP, _WIDE, _HIGH = 92, 70, 112, 74
_LINE = 18
_IN_CELL, _IN_LINE = 8, 4
_NAMED = 25
MARKS = {"extreme": "!!", "high": "!", "moderate": "", "low": "", "unrated": ""}
LEGEND = "!! extreme: from 15 · ! high: from 10 · moderate: from 5 · low"

_STYLE = """<style>
  svg { color: #1f2933; background: #ffffff; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; } .head { font-weight: 600; } .large { font-size: 17px; font-weight: 600; }
  .place { font-weight: 600; font-size: 15px; } .small { fill-opacity: .75; }
  rect { stroke: #ffffff; stroke-width: 2; }
  .low { fill: #d3f9d8; } .moderate { fill: #fff3bf; } .high { fill: #ffd8a8; } .extreme { fill: #ffc9c9; }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; } rect { stroke: #0d1117; }
    .low { fill: #17402a; } .moderate { fill: #5c4a00; } .high { fill: #6b3a00; } .extreme { fill: #7a2323; } }
</style>"""


def svg(risks: Sequence[Risk]) -> str:
    """The matrix and below it the risks by their places, which are those of the list; `risks` in its order."""
    cells, place = matrix(risks), {one.id: at for at, one in enumerate(risks, 1)}
    below = _TOP + 5 * _HIGH + 66
    named = [one for one in risks if one.exposure][:_NAMED]
    wide, high = _LEFT + 5 * _WIDE + 16, below + _LINE * len(named) + 20
    extreme = sum(band(one.exposure) == "extreme" for one in risks)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t d">',
        '<title id="t">Risks by likelihood and impact</title>',
        f'<desc id="d">Risks: {len(risks)}, extreme: {extreme}. The number in a cell is the place in the list.</desc>',
        _STYLE,
        '<text class="large" x="12" y="28">Risks by likelihood and impact</text>',
        f'<text class="small" x="12" y="50">{LEGEND}</text>',
        *_frame(),
        *(
            _cell(chance, harm, [place[one.id] for one in cells.get((chance, harm), ())], cells)
            for chance in SCORES
            for harm in SCORES
        ),
        *_named(named, place, below),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _frame() -> Iterator[str]:
    bottom, middle = _TOP + 5 * _HIGH, _TOP + 5 * _HIGH // 2
    for score in SCORES:
        x, y = _LEFT + (score - 0.5) * _WIDE, _TOP + (5.5 - score) * _HIGH + 5
        yield f'<text class="head" x="{x:g}" y="{bottom + 20}" text-anchor="middle">{score}</text>'
        yield f'<text class="head" x="{_LEFT - 14}" y="{y:g}" text-anchor="end">{score}</text>'
    centre = _LEFT + 5 * _WIDE // 2
    yield f'<text x="{centre}" y="{bottom + 40}" text-anchor="middle">impact: 1 a nuisance, 5 the goal lost</text>'
    turn = f"rotate(-90 22 {middle})"
    words = "likelihood: 1 hardly ever, 5 nearly certain"
    yield f'<text x="22" y="{middle}" text-anchor="middle" transform="{turn}">{words}</text>'


def _cell(chance: int, harm: int, places: list[int], cells: dict[tuple[int, int], list[Risk]]) -> str:
    x, y, name = _LEFT + (harm - 1) * _WIDE, _TOP + (5 - chance) * _HIGH, band(chance * harm)
    titles = "; ".join(xml_text(one.title) for one in cells.get((chance, harm), ())[:_IN_CELL])
    lines = [f"<g><title>likelihood {chance}, impact {harm}, {name}: {titles or 'no risk'}</title>"]
    lines.append(f'<rect class="{name}" x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}"/>')
    told = f"{chance * harm} {MARKS[name]}".strip()
    lines.append(f'<text class="small" x="{x + _WIDE - 8}" y="{y + 18}" text-anchor="end">{told}</text>')
    for at, words in enumerate(_lines(places)):
        lines.append(f'<text class="place" x="{x + 10}" y="{y + 42 + at * 19}">{words}</text>')
    return "".join((*lines, "</g>"))


def _lines(places: list[int]) -> list[str]:
    shown = [str(one) for one in places[:_IN_CELL]]
    if len(places) > _IN_CELL:
        shown[-1] = f"+{len(places) - _IN_CELL + 1}"
    return [" ".join(shown[at : at + _IN_LINE]) for at in range(0, len(shown), _IN_LINE)]


def _named(risks: Sequence[Risk], place: dict[str, int], y: int) -> Iterator[str]:
    for at, one in enumerate(risks):
        title = one.title if len(one.title) <= 80 else f"{one.title[:79]}…"
        told = f"{place[one.id]}. {xml_text(title)} ({one.exposure}, {band(one.exposure)})"
        yield f'<text x="12" y="{y + at * _LINE}">{told}</text>'
