"""What `mofkit operations` prints."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mofkit.analysis.availability import Availability
from mofkit.analysis.coverage import Covered
from mofkit.analysis.durations import spelled
from mofkit.analysis.reliability import Course, Month, percent
from mofkit.analysis.reliability import told as sentences
from mofkit.analysis.service_levels import Levels
from mofkit.analysis.upkeep import STATES, Turn, loads
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import item, wrapped
from mofkit.cli.session import data, out
from mofkit.cli.tables import table

_AVAILABILITY = (
    *("service", "month", "agreement", "promised", "verdict", "left_out", "counted", "trend", "failures", "down"),
    *("maintenance", "mttr", "mtbf"),
)


_COURSE = (
    *("service", "trend", "since", "later_since", "until"),
    *("before", "before_failures", "before_mttr", "before_mtbf"),
    *("after", "after_failures", "after_mttr", "after_mtbf"),
)
_HALVES = 2
_ENOUGH = 3


def print_availability(rows: Sequence[Month], *, format: Format, colour: bool) -> None:
    """Months of services; for people with the sentences that tell what went wrong."""
    if format == "table":
        names = ("service", "month", "promised", "left out", "counted", "failed", "MTTR", "MTBF")
        cells = [(_cells(one), _briefly(one.figures)[2]) for one in rows]
        picked = [(*row[:2], row[3], *row[5:7], row[8], row[11], mtbf) for row, mtbf in cells]
        out(table(names, picked, colour=colour, right=(2, 3, 4, 5, 6, 7)))
        out("".join(f"{item('-', one)}\n" for one in sentences(rows)))
    elif format == "json":
        body = [_as_data(one) for one in rows]
        head = {"schema_version": 1, "kind": "availability", "analysis": sentences(rows)}
        data(json.dumps({**head, "months": body}, indent=1))
    else:
        print_list(_AVAILABILITY, list(map(_cells, rows)), kind="", key="", format=format, colour=colour)


def print_courses(found: Sequence[Course], *, format: Format, colour: bool) -> None:
    """Services over months, and what became better or worse from the earlier months to the later ones."""
    if format == "table":
        labels = [one.window.label for one in found[0].months] if found else []
        rows = [(one.service, *(percent(each.figures.left_out) for each in one.months), one.trend) for one in found]
        out(table(("service", *labels, "trend"), rows, colour=colour, right=range(1, len(labels) + 1)))
        out(_courses(found, colour=colour))
        return
    rows = [_course(one) for one in found]
    if format == "json":
        body = [dict(zip(_COURSE, row, strict=True)) for row in rows]
        data(json.dumps({"schema_version": 1, "kind": "availability-trend", "services": body}, indent=1))
    else:
        print_list(_COURSE, rows, kind="", key="", format=format, colour=colour)


def _course(one: Course) -> tuple[str, ...]:
    last = len(one.months) // 2
    return (
        *(one.service, one.trend, one.months[0].window.label, one.months[last].window.label),
        one.months[-1].window.label,
        *(text for each in (one.before, one.after) for text in (percent(each.left_out), *_failing(each))),
    )


def _failing(one: Availability) -> tuple[str, str, str]:
    mttr, mtbf = ("" if time is None else spelled(int(time)) for time in (one.mttr, one.mtbf))
    return str(one.failures), mttr, mtbf


def _courses(found: Sequence[Course], *, colour: bool) -> str:
    """What became of the services that failed, from the earlier months to the later ones."""
    if not found or len(found[0].months) < _HALVES:
        return ""
    one = found[0].months
    halves = (one[: len(one) // 2], one[len(one) // 2 :])
    stretch = " → ".join(f"{half[0].window.label} to {half[-1].window.label}" for half in halves)
    rows = []
    for each in found:
        if each.before.failures or each.after.failures:
            cells = [(percent(half.left_out), *_briefly(half)) for half in (each.before, each.after)]
            arrows = (f"{old or '-'} → {new or '-'}" for old, new in zip(*cells, strict=True))
            rows.append((each.service, *arrows))
    said = [wrapped(f"{stretch}:"), table(("service", "%", "failed", "MTTR", "MTBF"), rows, colour=colour).rstrip("\n")]
    if len(rows) < len(found):
        said.append(f"{len(found) - len(rows)} of {len(found)} services had no failure")
    return "\n" + "\n".join(said if rows else said[2:]) + "\n"


def _briefly(one: Availability) -> tuple[str, str, str]:
    """How it failed, the time between failures in whole days where that says enough."""
    failures, mttr, mtbf = _failing(one)
    days = int(one.mtbf or 0) // 86_400
    return failures, mttr, f"{days} d" if days >= _ENOUGH else mtbf


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
