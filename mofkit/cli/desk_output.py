"""What `mofkit desk` prints."""

import json
from collections.abc import Iterator
from typing import Any

from mofkit.analysis.desk import DIMENSIONS, Counted
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.tables import table
from mofkit.report.desk import NAMES, PILLARS, DeskReport, accounted, headline, pillars, rows
from mofkit.report.markdown import table as markdown_table
from mofkit.workspace.tables import csv_lines

_TITLES = {
    "month": "Month by month",
    "service": "By service",
    "priority": "By priority",
    "category": "By category",
    "type": "Requests and incidents",
    "knowledge": "What is written down, and what comes of it (a hint, no proof)",
}
_HEADERS = ("", "tickets", "at once", "passed", "again", "met", "missed", "hours", "service h")
_SHOWN = 12
_FILES = 2
_REJECTED = 5


def page(found: DeskReport, dimensions: tuple[str, ...], *, colour: bool) -> str:
    """The report for a person: the numbers, the groups, and what to know of them."""
    lines = [heading(f"Service desk: {_files([one.label for one in found.exports])}", colour=colour)]
    lines += [item(f"{words}:", value, indent=2) for words, value in headline(found)]
    for dimension in dimensions:
        every = list(rows(found, dimension))
        shown = every[-_SHOWN:] if dimension == "month" else every[:_SHOWN]
        lines += ["", heading(_TITLES[dimension], colour=colour)]
        # Of some groups there are no medians, and of some exports no solved ones.
        filled = [at for at in range(len(_HEADERS)) if not at or any(row[at] for row in shown)]
        picked = [tuple(row[at] for at in filled) for row in shown]
        names = [_HEADERS[at] for at in filled]
        lines.append(table(names, picked, colour=colour, right=range(1, len(filled))).rstrip("\n"))
        if len(every) > len(shown):
            lines.append(f"  {len(every) - len(shown)} more; --format csv shows all")
    return "\n".join((*lines, "", *_told(found)))


def _files(labels: list[str]) -> str:
    """The files by name; the folder where there are many."""
    folders = {label.rpartition("/")[0] for label in labels}
    if len(labels) > _FILES and len(folders) == 1:
        return f"{len(labels)} files of {folders.pop() or 'this folder'}"
    return ", ".join(labels)


def _told(found: DeskReport) -> Iterator[str]:
    yield from (item("·", note) for note in found.notes())
    if found.untold():
        yield item("·", f"not in this export: {', '.join(name.replace('_', ' ') for name in found.untold())}")
    for one in found.account.rejected[:_REJECTED]:
        yield item("rejected:", f"{one.label}:{one.line}: {one.why}")
    yield wrapped(accounted(found.account))


_PILLAR = ("pillar", "what", "tickets", "of")


def pillars_page(found: DeskReport, *, colour: bool) -> str:
    """The five pillars of customer service, each with what the exports tell of it."""
    told = list(pillars(found))
    rows = []
    for pillar in PILLARS:
        mine = [one for one in told if one[0] == pillar] or [(pillar, "not in this export", 0, 0)]
        for at, (_, what, count, of) in enumerate(mine):
            share = f"{100 * count / of:.1f} %" if of else ""
            rows.append(("" if at else pillar, what, f"{count:,}" if of else "", share))
    return f"{table(('', 'what', 'tickets', 'share'), rows, colour=colour, right=(2, 3))}\n" + "\n".join(_told(found))


def pillars_rows(found: DeskReport) -> list[tuple[str, ...]]:
    """The same for tables, the names first."""
    return [_PILLAR, *((one[0], one[1], str(one[2]), str(one[3])) for one in pillars(found))]


def as_csv(found: DeskReport, dimensions: tuple[str, ...]) -> str:
    """Every group in one table."""
    every = [[dimension, *row] for dimension in dimensions for row in rows(found, dimension)]
    return csv_lines([["group", *NAMES], *every])


def markdown(found: DeskReport, dimensions: tuple[str, ...]) -> str:
    """The report as Markdown."""
    parts = [markdown_table(("what", "value"), list(headline(found)))]
    parts += [f"## {_TITLES[one]}\n\n{markdown_table(NAMES, list(rows(found, one)))}" for one in dimensions]
    return "\n".join((*parts, "", accounted(found.account)))


def as_json(found: DeskReport) -> str:
    """Everything that was counted."""
    account = found.account
    body = {
        "schema_version": 1,
        "kind": "desk-report",
        "exports": [one.label for one in found.exports],
        "rows": {
            "read": account.rows,
            "tickets": account.tickets,
            "earlier": account.earlier,
            "duplicates": account.duplicates,
            "rejected": account.rejections,
            "not_last": account.not_last,
        },
        "rejected": [one._asdict() for one in account.rejected],
        "missing": {field: count for field, count in account.missing.items() if field in account.fields},
        "unreadable": [{"field": field, **odd._asdict()} for field, odd in account.unreadable.items()],
        "states": [{"state": state, "tickets": count} for state, count in sorted(account.states.items())],
        "unknown_states": [odd._asdict() for odd in account.unknown_states.values()],
        "untold": found.untold(),
        "notes": list(found.notes()),
        "backwards": found.desk.backwards,
        "targets": {"hours": found.hours, "without": found.desk.without_target, "by": dict(found.desk.sources)},
        "all": _counted(found, found.all),
        **{
            dimension: [{"name": name, **_counted(found, one)} for name, one in found.desk.by(dimension).items()]
            for dimension in DIMENSIONS
        },
    }
    body["pillars"] = [dict(zip(_PILLAR, one, strict=True)) for one in pillars(found)]
    return json.dumps(body, indent=1)


def _counted(found: DeskReport, one: Counted) -> dict[str, Any]:
    told = {name: count if found.tells(name) else None for name, count in one.measures.items()}
    spans = {
        f"{name}_{what}": value
        for name, took in (("resolution", one.resolution), ("closure", one.closure), ("service", one.service))
        for what, value in (
            ("cases", took.cases),
            ("median_hours", None if took.median is None else round(took.median / 3600, 4)),
        )
    }
    return {"tickets": one.tickets, **told, **spans}
