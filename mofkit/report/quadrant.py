"""Difficulty and impact of services as a picture: SVG for pages, Mermaid for Markdown."""

from collections import defaultdict
from collections.abc import Sequence

from mofkit.analysis.priority import Ranked
from mofkit.report.xml import xml_text
from mofkit.shown import safe_text

_SIZE, _EDGE = 96, 56
_NAMED = 12
_CORNERS = (
    ("big bets", 0, 0),
    ("quick wins", 1, 0),
    ("not now", 0, 1),
    ("fill-ins", 1, 1),
)


def svg(rows: Sequence[Ranked]) -> str:
    """Bubbles on a grid of five by five: the larger, the more services share the pair of scores.

    Every bubble names its services in its title; the picture has a title and a description, and takes its
    colours from the page it stands in.
    """
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row in rows:
        cells[(row.difficulty, row.impact)].append(row.name)
    side = 5 * _SIZE + 2 * _EDGE
    quick = sum(row.quadrant == "quick win" for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" aria-labelledby="t d">',
        '<title id="t">Services by difficulty and impact</title>',
        f'<desc id="d">Services: {len(rows)}. Quick wins, easy to fix and of high impact: {quick}.</desc>',
        _STYLE,
        *_frame(side),
        *(_bubble(pair, names) for pair, names in sorted(cells.items())),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


_STYLE = """<style>
  svg { color: #1f2933; background: #ffffff; font: 14px system-ui, sans-serif; }
  .grid { stroke: currentColor; stroke-opacity: .25; fill: none; }
  .half { stroke: currentColor; stroke-opacity: .6; stroke-dasharray: 4 4; }
  .win { fill: #2f9e44; fill-opacity: .1; }
  text { fill: currentColor; } .corner { font-weight: 600; fill-opacity: .7; }
  .count { font-weight: 600; fill: #ffffff; }
  .dot { fill: #1864ab; } .dot.quick { fill: #2b8a3e; }
  @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; } .dot { fill: #4dabf7; }
    .dot.quick { fill: #69db7c; } .count { fill: #0d1117; } }
</style>"""


def _frame(side: int) -> list[str]:
    far, middle = side - _EDGE, _EDGE + 3 * _SIZE
    level = side - _EDGE - 3 * _SIZE
    lines = [f'<rect class="win" x="{middle}" y="{_EDGE}" width="{2 * _SIZE}" height="{2 * _SIZE}"/>']
    lines += [f'<rect class="grid" x="{_EDGE}" y="{_EDGE}" width="{5 * _SIZE}" height="{5 * _SIZE}"/>']
    lines += [f'<path class="half" d="M{middle} {_EDGE}V{far}M{_EDGE} {level}H{far}"/>']
    for name, right, low in _CORNERS:
        x, anchor = (far - 8, "end") if right else (_EDGE + 8, "start")
        y = far - 10 if low else _EDGE + 20
        lines.append(f'<text class="corner" x="{x}" y="{y}" text-anchor="{anchor}">{name}</text>')
    for step in range(1, 6):
        at = _EDGE + (step - 0.5) * _SIZE
        lines.append(f'<text x="{at:g}" y="{far + 20}" text-anchor="middle">{step}</text>')
        lines.append(f'<text x="{_EDGE - 12}" y="{side - at + 5:g}" text-anchor="end">{step}</text>')
    lines.append(f'<text x="{side / 2:g}" y="{side - 14}" text-anchor="middle">difficulty: 1 hard, 5 easy</text>')
    turn = f"rotate(-90 18 {side / 2:g})"
    lines.append(f'<text x="18" y="{side / 2:g}" text-anchor="middle" transform="{turn}">impact: 1 low, 5 high</text>')
    return lines


def _bubble(pair: tuple[int, int], names: list[str]) -> str:
    difficulty, impact = pair
    x = _EDGE + (difficulty - 0.5) * _SIZE
    y = _EDGE + (5.5 - impact) * _SIZE
    radius = min(14 + 4 * len(names) ** 0.5, 40)
    shown = [xml_text(name) for name in names[:_NAMED]]
    more = [f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else []
    quick = " quick" if difficulty >= 4 and impact >= 4 else ""
    return (
        f"<g><title>difficulty {difficulty}, impact {impact}: {'; '.join(shown + more)}</title>"
        f'<circle class="dot{quick}" cx="{x:g}" cy="{y:g}" r="{radius:.1f}"/>'
        f'<text class="count" x="{x:g}" y="{y + 5:g}" text-anchor="middle">{len(names)}</text></g>'
    )


def mermaid(rows: Sequence[Ranked], limit: int = 40) -> str:
    """A Mermaid quadrant chart of the best rows; points that share a place are moved apart a little."""
    lines = [
        "quadrantChart",
        "    title Services by difficulty and impact",
        "    x-axis Hard to fix --> Easy to fix",
        "    y-axis Low impact --> High impact",
        "    quadrant-1 Quick wins",
        "    quadrant-2 Big bets",
        "    quadrant-3 Not now",
        "    quadrant-4 Fill-ins",
    ]
    seen: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows[:limit]:
        pair = (row.difficulty, row.impact)
        nudge = 0.024 * seen[pair]
        seen[pair] += 1
        x, y = _placed(row.difficulty, nudge % 0.12), _placed(row.impact, -(nudge // 0.12) * 0.02)
        lines.append(f"    {_label(row)}: [{x:.2f}, {y:.2f}]")
    return "\n".join(lines) + "\n"


def _placed(score: int, nudge: float) -> float:
    # Scores 1 to 3 lie in the lower half, 4 and 5 in the upper, as in the table of quadrants.
    centre = {1: 0.1, 2: 0.25, 3: 0.4, 4: 0.62, 5: 0.85}[score]
    return min(max(centre + nudge, 0.02), 0.98)


def _label(row: Ranked) -> str:
    name = safe_text(row.name).replace('"', "'").replace("\\", "/")[:60] or f"line {row.line}"
    return f'"{name}"'
