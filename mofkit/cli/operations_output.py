"""What `mofkit operations` prints."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mofkit.analysis.coverage import Covered
from mofkit.analysis.durations import spelled
from mofkit.analysis.reliability import Month, percent
from mofkit.analysis.reliability import told as sentences
from mofkit.analysis.service_levels import Levels
from mofkit.analysis.upkeep import STATES, Turn, loads
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import item
from mofkit.cli.session import data, out
from mofkit.cli.tables import table

_AVAILABILITY = (
    *("service", "month", "agreement", "promised", "verdict", "left_out", "counted", "trend", "failures", "down"),
    *("maintenance", "mttr", "mtbf"),
)


def print_availability(rows: Sequence[Month], *, format: Format, colour: bool) -> None:
    """Months of services; for people with the sentences that tell what went wrong."""
    if format == "table":
        names = ("service", "month", "promised", "left out", "counted", "trend", "failed", "down", "MTTR", "MTBF")
        cells = [_cells(one) for one in rows]
        picked = [(*row[:2], row[3], *row[5:9], *(row[9], *row[11:])) for row in cells]
        out(table(names, picked, colour=colour, right=(2, 3, 4, 6, 7, 8, 9)))
        out("".join(f"{item('-', one)}\n" for one in sentences(rows)))
    elif format == "json":
        body = [_as_data(one) for one in rows]
        head = {"schema_version": 1, "kind": "availability", "analysis": sentences(rows)}
        data(json.dumps({**head, "months": body}, indent=1))
    else:
        print_list(_AVAILABILITY, list(map(_cells, rows)), kind="", key="", format=format, colour=colour)


def since(levels: Levels) -> str:
    """From when on outages are known, and how far."""
    if levels.known_since is None:
        return "no outage is written down in operations/outages.csv, so nothing can be said about promises"
    return (
        f"outages are known since {levels.known_since}, counted to the end of {levels.today}; "
        "left out: planned maintenance is no agreed time; counted: it is down"
    )


def _cells(one: Month) -> tuple[str, ...]:
    figures, score = one.figures, one.score
    times = (figures.mttr, figures.mtbf)
    return (
        *(one.service, one.window.label, one.agreement.id if one.agreement else ""),
        *(f"{score.target.value.normalize():f}" if score else "", score.verdict if score else ""),
        *(percent(figures.left_out), percent(figures.counted), one.trend, str(figures.failures)),
        *(spelled(figures.unplanned) if figures.unplanned else "", spelled(figures.maintenance)),
        *("" if time is None else spelled(int(time)) for time in times),
    )


def _as_data(one: Month) -> dict[str, object]:
    figures, score = one.figures, one.score
    return {
        "service": one.service,
        "month": one.window.label,
        "agreement": one.agreement.id if one.agreement else "",
        "promised": f"{score.target.value.normalize():f}" if score else None,
        "verdict": score.verdict if score else None,
        "left_out": percent(figures.left_out) or None,
        "counted": percent(figures.counted) or None,
        "trend": one.trend,
        "agreed": figures.agreed,
        "maintenance": figures.maintenance,
        "down": figures.unplanned,
        "failures": figures.failures,
        "mttr": _whole(figures.mttr),
        "mtbf": _whole(figures.mtbf),
        "causes": list(one.causes),
    }


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value)


def print_turns(found: Sequence[Turn], *, format: Format, colour: bool) -> None:
    """Ongoing tasks with their state."""
    names = ("id", "what", "state", "due", "turns_missed", "frequency", "owner", "service")
    rows = [
        (
            *(one.task.id, one.task.what, one.state, one.due.isoformat() if one.due else "", one.turns),
            *(one.task.frequency, one.task.owner, one.task.service),
        )
        for one in found
    ]
    if format == "table":
        picked = [(row[0], row[2], row[3], row[5], row[6] or "nobody") for row in rows]
        out(table(("task", "state", "due", "how often", "who"), picked, colour=colour))
    else:
        print_list(names, rows, kind="tasks-due", key="tasks", format=format, colour=colour)


def print_loads(found: Sequence[Turn], *, format: Format, colour: bool) -> None:
    """How much each person has."""
    rows = [(one.owner, one.tasks, f"{one.turns:.1f}", one.missed) for one in loads(found)]
    if format == "table":
        rows = [(row[0] or "nobody", *row[1:]) for row in rows]
    names = ("owner", "tasks", "turns_a_month", "missed")
    headers = ("who", "tasks", "turns a month", "missed")
    print_list(
        names, rows, kind="task-load", key="people", format=format, colour=colour, headers=headers, right=(1, 2, 3)
    )


def told(found: Sequence[Turn]) -> str:
    """How many tasks are in which state, and how many are nobody's."""
    said = ", ".join(f"{sum(one.state == state for one in found)} {_SAID[state]}" for state in STATES)
    nobody = sum(not one.task.owner for one in found)
    return f"{len(found)} tasks: {said}; {nobody} of nobody"


_SAID = {"missed": "missed", "never": "never done", "due": "due", "later": "later", "paused": "paused"}


def print_coverage(found: Sequence[Covered], *, format: Format, colour: bool) -> None:
    """Services with what they have and lack."""
    names = ("service", "criticality", "owner", "required", "running", "agreements", "runbook", "gaps")
    rows = [
        (
            *(one.service.id, one.service.criticality, one.service.owner, len(one.monitors), one.running),
            *("; ".join(each.id for each in one.olas), one.runbook.id if one.runbook else "", "; ".join(one.gaps)),
        )
        for one in found
    ]
    if format == "table":
        picked = [(row[0], f"{row[4]} of {row[3]}", row[5] or "-", row[6] or "-") for row in rows]
        out(table(("service", "watched", "rests on", "runbook"), picked, colour=colour))
        out("".join(f"{line}\n" for line in _gaps(found)))
    elif format == "json":
        body = [
            {**dict(zip(names, row, strict=True)), "gaps": list(one.gaps)} for row, one in zip(rows, found, strict=True)
        ]
        data(json.dumps({"schema_version": 1, "kind": "operations-coverage", "services": body}, indent=1))
    else:
        print_list(names, rows, kind="", key="", format=format, colour=colour)


def _gaps(found: Sequence[Covered]) -> Iterator[str]:
    for one in found:
        if one.gaps:
            yield item(f"{one.service.id}:", "; ".join(one.gaps))
