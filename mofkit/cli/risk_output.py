"""What `mofkit risk` prints."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.analysis.risks import SCORES, Standing, Trend, band
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import data, out
from mofkit.cli.tables import table
from mofkit.model.risk import Risk
from mofkit.report.markdown import table as markdown_table
from mofkit.report.risk_matrix import LEGEND, MARKS
from mofkit.report.risks import grid, moved, spoken

_WHOLE = (
    *("id", "title", "likelihood", "impact", "exposure", "band", "response", "what", "who", "when", "status"),
    *("owner", "state", "service", "project", "change", "opened", "closed", "last_reviewed"),
)
_WIDE = 12
_SHADES = {
    "extreme": "\x1b[97;48;5;124m",
    "high": "\x1b[30;48;5;215m",
    "moderate": "\x1b[30;48;5;229m",
    "low": "\x1b[30;48;5;151m",
}


def print_risks(risks: Sequence[Risk], *, format: Format, colour: bool) -> None:
    """Risks as a list; for people without what they seldom ask for."""
    if format == "table":
        rows = [(one.id, one.title, one.exposure or "", band(one.exposure), one.owner, one.when or "") for one in risks]
        out(table(("id", "risk", "exposure", "band", "owner", "next by"), rows, colour=colour, right=(2,)))
    else:
        print_list(_WHOLE, list(map(_cells, risks)), kind="risk-list", key="risks", format=format, colour=colour)


def _cells(one: Risk) -> tuple[object, ...]:
    said: dict[str, Any] = {**one.model_dump(mode="json"), "band": band(one.exposure), "exposure": one.exposure}
    return tuple("" if said[name] is None else said[name] for name in _WHOLE)


def matrix_page(risks: Sequence[Risk], *, colour: bool) -> str:
    """Five by five in 80 columns, and below it what the numbers mean."""
    lines = [heading("Risks by likelihood and impact", colour=colour), "", "likelihood"]
    for chance, row in zip(reversed(SCORES), grid(risks), strict=True):
        bars = [_cell(words, chance * harm, colour=colour) for harm, words in zip(SCORES, row, strict=True)]
        lines += [f"{chance:>6}  " + " ".join(bars).rstrip(), ""]
    lines += [f"{'impact':>6}  " + " ".join(f"{harm:^{_WIDE}}" for harm in SCORES).rstrip(), "", LEGEND, ""]
    lines += [item(f"{at}.", _line(one), indent=2) for at, one in enumerate(risks, 1)]
    return "\n".join(lines)


def _cell(words: str, exposure: int, *, colour: bool) -> str:
    mark = MARKS[band(exposure)]
    room = _WIDE - len(mark) - 1
    if len(words) > room:
        words = f"{words[: room - 1].rsplit(' ', 1)[0]} …"
    text = f"{words or '·'} {mark if words else ''}".rstrip()
    return f"{_SHADES[band(exposure)]}{text:^{_WIDE}}\x1b[0m" if colour else f"{text:^{_WIDE}}"


def _line(one: Risk) -> str:
    return f"{one.id}: {one.title} ({one.exposure or 'unrated'}; {one.owner or 'nobody'})"


def matrix_markdown(risks: Sequence[Risk]) -> str:
    """The matrix as a Markdown table, and the risks it numbers."""
    rows = [[f"{5 - at}", *row] for at, row in enumerate(grid(risks))]
    named = [[at, one.title, one.exposure or "", band(one.exposure), one.owner] for at, one in enumerate(risks, 1)]
    return "\n\n".join(
        (
            markdown_table(("likelihood ↓ impact →", *map(str, SCORES)), rows),
            markdown_table(("#", "risk", "exposure", "band", "owner"), named, right=(0, 2)),
        )
    )


def matrix_rows(risks: Sequence[Risk]) -> list[tuple[object, ...]]:
    """Each cell that holds risks: likelihood, impact, exposure, band, ids."""
    cells: dict[tuple[int, int], list[str]] = {}
    for one in risks:
        if one.likelihood and one.impact:
            cells.setdefault((one.likelihood, one.impact), []).append(one.id)
    return [
        (chance, harm, chance * harm, band(chance * harm), ids)
        for (chance, harm), ids in sorted(cells.items(), key=lambda one: (-one[0][0] * one[0][1], one[0]))
    ]


def top_page(
    risks: Sequence[Risk], changes: Mapping[str, Trend], names: Mapping[str, str], today: date, *, colour: bool
) -> str:
    """The top risks as one would tell them in a meeting."""
    lines = []
    for at, one in enumerate(risks, 1):
        said = spoken(one, changes.get(one.id), names, today)
        lines += [heading(f"{at}. {one.title}", colour=colour), f"   {said['rated']}"]
        lines += [wrapped(said["told"], indent=3), item("next:", said["next"], indent=3)]
        if said["sign"]:
            lines.append(item("sign:", said["sign"], indent=3))
        lines.append("")
    return "\n".join(lines)


def top_json(
    risks: Sequence[Risk], changes: Mapping[str, Trend], names: Mapping[str, str], today: date, since: date
) -> str:
    """The top risks for machines."""
    body = [
        {
            "place": at,
            "id": one.id,
            "title": one.title,
            "exposure": one.exposure,
            "band": band(one.exposure),
            "before": changes[one.id].before,
            "way": changes[one.id].way,
            "owner": one.owner,
            "response": one.response,
            "next": spoken(one, None, names, today)["next"],
            "trigger": one.trigger,
            "contingency": one.contingency,
        }
        for at, one in enumerate(risks, 1)
    ]
    head = {"schema_version": 1, "kind": "risk-top", "date": today.isoformat(), "since": since.isoformat()}
    return json.dumps({**head, "risks": body}, indent=1)


_TREND = ("id", "title", "before", "now", "way", "looks", "why")


def print_trend(
    changes: Sequence[Trend], stood: Sequence[Standing], *, since: date, today: date, format: Format, colour: bool
) -> None:
    """Which way risks went since a day, and how all of them together stood."""
    rows = list(map(_trend_cells, changes))
    if format == "json":
        body = [dict(zip(_TREND, row, strict=True)) for row in rows]
        days = [{**one._asdict(), "on": one.on.isoformat()} for one in stood]
        head = {"schema_version": 1, "kind": "risk-trend", "since": since.isoformat(), "date": today.isoformat()}
        data(json.dumps({**head, "risks": body, "days": days}, indent=1))
    elif format == "table":
        out("\n".join(_trend_page(changes, stood, colour=colour)) + "\n")
    else:
        cells = [tuple("" if cell is None else cell for cell in row) for row in rows]
        print_list(_TREND, cells, kind="risk-trend", key="risks", format=format, colour=colour)


def _trend_cells(one: Trend) -> tuple[object, ...]:
    why = "; ".join(each.note for each in one.since if each.note)
    return one.risk.id, one.risk.title, one.before, one.now, one.way, len(one.since), why


def _trend_page(changes: Sequence[Trend], stood: Sequence[Standing], *, colour: bool) -> Iterator[str]:
    days = [(one.on, one.alive, one.above, one.exposure) for one in stood]
    yield table(("day", "risks", "high or extreme", "exposure together"), days, colour=colour, right=(1, 2, 3))
    for way, title in (
        ("rising", "Rising"),
        ("new", "New"),
        ("steady", "Steady"),
        ("unknown", "Nobody can tell: no rating before, or none now"),
        ("falling", "Falling"),
        ("over", "Over"),
    ):
        chosen = [one for one in changes if one.way == way]
        if chosen:
            yield heading(title, colour=colour)
            for one in chosen:
                yield item(f"{one.now or one.before or '':>4} ", _moved(one), indent=0)
            yield ""


def _moved(one: Trend) -> str:
    told = moved(one) if one.way in ("rising", "falling", "over") else ""
    if one.way == "over":
        told = f"{'has happened' if one.risk.state == 'happened' else 'closed'} {one.risk.closed or ''}".strip()
    why = "; ".join(f"{each.on}: {each.note}" for each in one.since if each.note)
    why = why or (one.risk.note if one.way == "over" else "")
    return f"{one.risk.title}{f' ({told})' if told else ''}{f'. {why}' if why else ''}"
