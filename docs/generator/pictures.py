"""The pictures: a terminal that shows a real ranking, and the quadrant as mofkit draws it."""

from html import escape

from generator.demo import Demo

_ROW, _COLUMN, _EDGE, _BAR = 19, 8.43, 22, 38
_COMMAND = "mofkit prioritize catalog/services.csv --top 12"
_COLOURS = {"quick win": "quick", "big bet": "bet", "fill-in": "fill", "not now": "not"}
_STYLE = """\
<style>
  text { font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #d4dbe3; white-space: pre; }
  .prompt { fill: #7ee787; } .head { font-weight: 700; fill: #ffffff; } .rule { fill: #8b949e; }
  .quick { fill: #7ee787; } .bet { fill: #ffa657; } .fill { fill: #79c0ff; } .not { fill: #8b949e; }
</style>"""


def pictures(demo: Demo) -> dict[str, str]:
    """Each picture by its path in docs/."""
    ranking = demo.said("prioritize", "catalog/services.csv", "--top", "12").out
    return {
        "images/first-look.svg": terminal(ranking.rstrip("\n").split("\n")),
        "images/service-map.svg": demo.said("catalog", "map", "--format", "svg").out,
        "images/quadrant.svg": demo.said("prioritize", "catalog/services.csv", "--format", "svg").out,
    }


def terminal(lines: list[str]) -> str:
    """Lines as they stand in a terminal window, below the command that printed them."""
    wide = max(map(len, (*lines, _COMMAND))) * _COLUMN + 2 * _EDGE
    high = _BAR + _EDGE + (len(lines) + 2) * _ROW
    rows = [f'<text x="{_EDGE}" y="{_BAR + _EDGE}"><tspan class="prompt">$</tspan> {escape(_COMMAND)}</text>']
    rows += [_line(line, _BAR + _EDGE + (number + 2) * _ROW) for number, line in enumerate(lines) if line]
    dots = "".join(
        f'<circle cx="{_EDGE + 18 * at}" cy="19" r="6" fill="{colour}"/>'
        for at, colour in enumerate(("#ff5f56", "#ffbd2e", "#27c93f"))
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}"',
            '  role="img" aria-labelledby="t d">',
            '<title id="t">mofkit ranks a service catalog</title>',
            f'<desc id="d">A terminal with the output of {escape(_COMMAND)}.</desc>',
            _STYLE,
            f'<rect width="{wide:.0f}" height="{high}" rx="10" fill="#161b22"/>',
            dots,
            *rows,
            "</svg>\n",
        )
    )


def _line(line: str, y: int) -> str:
    kind = "head" if line.lstrip().startswith("#") else "rule" if set(line) <= {"-", " "} else ""
    text = escape(line)
    for word, colour in _COLOURS.items():
        text = text.replace(word, f'<tspan class="{colour}">{word}</tspan>')
    return f'<text x="{_EDGE}" y="{y}"' + (f' class="{kind}"' if kind else "") + f' xml:space="preserve">{text}</text>'
