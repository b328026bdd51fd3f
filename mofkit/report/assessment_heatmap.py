"""Table 6 as a picture: an SMF a row, an attribute a column, and in each cell a face, a bar or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mofkit.analysis.assessment import STEPS
from mofkit.report.xml import xml_text

_LABEL, _CELL, _ROW, _HEAD, _SCORE, _EDGE, _BAND = 236, 98, 34, 96, 120, 20, 30
_HEADINGS = (
    ("Roles",),
    ("Goals",),
    ("Outcomes", "and measures"),
    ("Terminology",),
    ("Process", "flows"),
    ("Inputs",),
    ("Management", "reviews"),
    ("Manage Layer", "integration"),
    ("satisfactory", "of assessed"),
)
_LEGEND = (
    ("satisfactory", "satisfactory"),
    ("needs-improvement", "needs improvement"),
    ("missing", "missing"),
    ("disputed", "assessors differ"),
    ("not-assessed", "not assessed"),
)
_BY_STEP = {step: mark for mark, step in STEPS.items()}
_STYLE = """<style>
  svg { color: #1f2933; background: #ffffff; font: 14px system-ui, sans-serif; }
  text { fill: currentColor; } .phase { font-weight: 600; } .quiet { fill-opacity: .75; font-size: 13px; }
  .box { stroke-width: 1.5; } .sign { fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; }
  .dot { fill: currentColor; stroke: none; } .satisfactory { fill: #d3f3dc; stroke: #2f9e44; }
  .needs-improvement { fill: #fff0c2; stroke: #b7791f; } .missing { fill: #ffd9d6; stroke: #c92a2a; }
  .disputed { fill: #e5dbff; stroke: #6741d9; } .not-assessed { fill: none; stroke: #7b8794; stroke-dasharray: 3 4; }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; }
    .satisfactory { fill: #123d20; stroke: #51cf66; } .needs-improvement { fill: #4a3608; stroke: #fcc419; }
    .missing { fill: #551919; stroke: #ff8787; } .disputed { fill: #32236b; stroke: #b197fc; } }
</style>"""


def svg(facts: Mapping[str, Any]) -> str:
    """The sheet of some assessments. Each cell says in its title who says what; no meaning is in colour alone."""
    rows: Sequence[Mapping[str, Any]] = facts["rows"]
    wide = _EDGE + _LABEL + 8 * _CELL + _SCORE
    bands = len({row["phase"] for row in rows})
    high = _HEAD + len(rows) * _ROW + bands * _BAND + 64
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t d">',
        '<title id="t">Service management self-assessment</title>',
        f'<desc id="d">{xml_text(described(facts))}</desc>',
        _STYLE,
        f'<text class="quiet" x="{_EDGE}" y="26">{xml_text(described(facts))}</text>',
        *_headings(),
        *_rows(rows),
        *_legend(high - 30),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def described(facts: Mapping[str, Any]) -> str:
    """The score in a sentence, never without the coverage behind it."""
    tally, people = facts["tally"], len(facts["assessors"])
    if not people:
        return "Nobody has assessed anything yet."
    if tally["percent"] is None:
        return f"None of {tally['total']} cells is assessed yet."
    who = "1 assessor" if people == 1 else f"{people} assessors"
    beyond = f"; {8 * len(facts['left_out'])} more out of scope" if facts["left_out"] else ""
    return (
        f"{tally['percent']} % satisfactory of {tally['assessed']} of {tally['total']} cells assessed{beyond}; {who}."
    )


def _headings() -> Iterator[str]:
    for at, words in enumerate(_HEADINGS):
        x = _EDGE + _LABEL + (at + 0.5) * _CELL + (_SCORE - _CELL) / 2 * (at == 8)
        for line, word in enumerate(words):
            y = _HEAD - 10 - 16 * (len(words) - 1 - line)
            yield f'<text class="quiet" x="{x:g}" y="{y}" text-anchor="middle">{word}</text>'


def _rows(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    y, phase = _HEAD, ""
    for row in rows:
        if row["phase"] != phase:
            phase = row["phase"]
            yield f'<text class="phase" x="{_EDGE}" y="{y + 21}">{xml_text(row["phase_name"])}</text>'
            y += _BAND
        yield f'<text x="{_EDGE + 12}" y="{y + 22}">{xml_text(row["short"])}</text>'
        for at, cell in enumerate(row["cells"]):
            yield _cell(_EDGE + _LABEL + at * _CELL, y, cell)
        tally = row["tally"]
        said = f"{tally['satisfactory']} of {tally['assessed']}" if tally["assessed"] else "–"
        x = _EDGE + _LABEL + 8 * _CELL + _SCORE / 2
        yield f'<text class="quiet" x="{x:g}" y="{y + 22}" text-anchor="middle">{said}</text>'
        y += _ROW


def _cell(x: int, y: int, cell: Mapping[str, Any]) -> str:
    views = "; ".join(f"{one['name']}: {one['words']}" for one in cell["views"]) or "not assessed"
    title = xml_text(f"{cell['name']}: {views}")
    return f"<g><title>{title}</title>{_box(x, y, cell['state'], cell['steps'])}</g>"


def _box(x: int, y: int, state: str, steps: Sequence[int]) -> str:
    middle, level = x + _CELL / 2, y + _ROW / 2
    box = f'<rect class="box {state}" x="{x + 3}" y="{y + 3}" width="{_CELL - 6}" height="{_ROW - 6}" rx="5"/>'
    if state == "disputed":
        low, high = (_BY_STEP[step] for step in steps)
        slash = f'<path class="sign" d="M{middle - 4:g} {level + 10:g}L{middle + 4:g} {level - 10:g}"/>'
        return box + _sign(middle - 19, level, low) + slash + _sign(middle + 19, level, high)
    return box if state == "not-assessed" else box + _sign(middle, level, state)


def _sign(x: float, y: float, mark: str) -> str:
    """A face, or a bar for what is missing: drawn, since not every font has them."""
    if mark == "missing":
        return f'<path class="sign" d="M{x - 7:g} {y:g}H{x + 7:g}"/>'
    bend, level = (5, 2.5) if mark == "satisfactory" else (-5, 6)
    mouth = f'<path class="sign" d="M{x - 5:g} {y + level:g}Q{x:g} {y + level + bend:g} {x + 5:g} {y + level:g}"/>'
    eyes = "".join(f'<circle class="dot" cx="{x + side:g}" cy="{y - 3:g}" r="1.5"/>' for side in (-3.5, 3.5))
    return f'<circle class="sign" cx="{x:g}" cy="{y:g}" r="10"/>{eyes}{mouth}'


def _legend(y: int) -> Iterator[str]:
    x = _EDGE
    for state, words in _LEGEND:
        yield f"<g>{_box(x, y - 17, state, (0, 2))}</g>"
        yield f'<text class="quiet" x="{x + _CELL + 4}" y="{y + 5}">{words}</text>'
        x += _CELL + 12 + 8 * len(words)
