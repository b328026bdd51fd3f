"""The cost matrix as a picture: a heat-map that says in words and marks what its colours say."""

from collections.abc import Iterator

from mofkit.analysis.costs_matrix import ALL, Cell
from mofkit.model.ledger import TYPES
from mofkit.report.amounts import Unit, unit_for
from mofkit.report.cost_facts import Compared
from mofkit.report.xml import xml_text

_LEFT, _TOP, _WIDE, _HIGH = 150, 92, 92, 74
MARKS = {"red": "!!", "yellow": "!", "green": ""}
_CELLS = "Each cell has the past, the future and the change of a cost category by cost type."
_LEGEND = "!! red: priority attention · ! yellow: some attention · green: none"

_STYLE = """<style>
  svg { color: #1f2933; background: #ffffff; font: 13px system-ui, sans-serif; }
  text { fill: currentColor; } .head { font-weight: 600; } .large { font-size: 17px; font-weight: 600; }
  .change { font-weight: 600; } .small { fill-opacity: .8; }
  rect { stroke: #ffffff; stroke-width: 2; } .none { fill: #f1f3f5; }
  .green { fill: #d3f9d8; } .yellow { fill: #ffec99; } .red { fill: #ffc9c9; }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; }
    rect { stroke: #0d1117; } .none { fill: #1b2129; } .green { fill: #17402a; } .yellow { fill: #5c4a00; }
    .red { fill: #7a2323; } }
</style>"""


def svg(found: Compared) -> str:
    """Rows of categories, columns of types; each cell with past, future, change and its colour's mark."""
    matrix = found.matrix
    rows, columns = [*matrix.rows, ALL], [*TYPES, ALL]
    unit = unit_for(amount for cell in matrix.cells.values() for amount in (cell.past, cell.future))
    wide, high = _LEFT + len(columns) * _WIDE + 10, _TOP + len(rows) * _HIGH + 40
    reds, yellows = len(matrix.attention("red")), len(matrix.attention("yellow"))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t d">',
        f'<title id="t">Cost matrix: {_told(found)}</title>',
        f'<desc id="d">Costs that need priority attention: {reds}; some attention: {yellows}. {_CELLS}</desc>',
        _STYLE,
        f'<text class="large" x="12" y="28">Cost matrix in {unit.name}{xml_text(found.books.currency)}</text>',
        f'<text class="small" x="12" y="50">{_told(found)}</text>',
        *_heads(columns),
        *(line for at, row in enumerate(rows) for line in _row(found, row, columns, at, unit)),
        f'<text class="small" x="12" y="{high - 14}">{_LEGEND}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _told(found: Compared) -> str:
    was, will = xml_text(", ".join(found.past)), xml_text(", ".join(found.future))
    return f"{was or 'nothing'} ({found.past_basis}) → {will or 'nothing'} ({found.future_basis})"


def _heads(columns: list[str]) -> Iterator[str]:
    for at, type in enumerate(columns):
        x = _LEFT + at * _WIDE + _WIDE // 2
        yield f'<text class="head" x="{x}" y="{_TOP - 10}" text-anchor="middle">{type or "all"}</text>'


def _row(found: Compared, category: str, columns: list[str], at: int, unit: Unit) -> Iterator[str]:
    y = _TOP + at * _HIGH
    name = category_name(category) if category else "All"
    yield f'<text class="head" x="12" y="{y + _HIGH // 2 + 5}">{name}</text>'
    for number, type in enumerate(columns):
        yield _cell(found.matrix.cells[category, type], _LEFT + number * _WIDE, y, unit)


def _cell(cell: Cell, x: int, y: int, unit: Unit) -> str:
    tint = cell.colour if cell.past or cell.future else "none"
    name = f"{category_name(cell.category) if cell.category else 'All'}, {cell.type or 'all'}"
    why = f": {xml_text(cell.why)}" if cell.why else ""
    middle = x + _WIDE // 2
    lines = [f"<g><title>{name}: {cell.past} → {cell.future}, {cell.colour}{why}</title>"]
    lines.append(f'<rect class="{tint}" x="{x}" y="{y}" width="{_WIDE}" height="{_HIGH}"/>')
    if tint != "none":
        change = f"{change_of(cell)} {MARKS[cell.colour]}".strip()
        shown = (
            (21, "small", unit.shown(cell.past)),
            (39, "future", f"→ {unit.shown(cell.future)}"),
            (60, "change", change),
        )
        for down, kind, text in shown:
            lines.append(
                f'<text class="{kind}" x="{middle}" y="{y + down}" text-anchor="middle">{xml_text(text)}</text>'
            )
    return "".join((*lines, "</g>"))


def category_name(id: str) -> str:
    """A category as it is shown."""
    return id.replace("-", " ").capitalize()


def change_of(cell: Cell) -> str:
    """The change of a cell in whole percent, in the width of a cell."""
    if cell.growth is None:
        return "new" if cell.future else ""
    whole = cell.growth.quantize(cell.growth.__class__(1))
    if abs(whole) > 999:
        return "> ×10"
    return f"+{whole}%" if whole > 0 else f"{whole or 0}%"
