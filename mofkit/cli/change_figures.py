"""`mofkit change metrics`, `repeats` and `report`: what changes say when one looks at many."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from mofkit.analysis.change_actual import Actual, actuals
from mofkit.analysis.change_metrics import Figures, done_on, figures
from mofkit.analysis.change_repeats import Repeat, day_of, repeats
from mofkit.cli.change_output import actual_data
from mofkit.cli.fields import day
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item
from mofkit.cli.session import Session, data, out
from mofkit.model.change import Change
from mofkit.model.moments import shown_second
from mofkit.model.outage import Outage
from mofkit.model.problem import Problem
from mofkit.model.service import Service
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

Since = Annotated[str, typer.Option(metavar="DATE", help="Only what was carried out from this day on.")]
OneService = Annotated[str, typer.Option("--service", metavar="SERVICE", help="Only what touches this service.")]
_SHOWN = 5
_FEW = {
    "group": "", "carried_out": "done", "success_share": "success %", "backed_out": "backed out", "failed": "failed",
    "emergency_share": "emergency %", "unauthorised": "unauth.", "lead_days": "lead days", "backlog": "backlog",
}  # fmt: skip
_REPORT = (
    *("change", "title", "outcome", "unauthorised", "planned_start", "start", "planned_end", "end", "late_start"),
    *("late_end", "minutes_planned", "minutes", "downtime_planned", "downtime", "incidents", "reached"),
)


def metrics(
    ctx: typer.Context,
    since: Since = "",
    service: OneService = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Count how changing goes by month and by category: success, emergencies, unauthorised ones, lead time, backlog.

    Lead days are the median from the request to production; the backlog is what waits at the end of the month.

    Example: mofkit change metrics --since 2026-09-01
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    every, clock = _chosen(workspace, service), _clock(workspace)
    found = figures(every, first_day(every, session.today, clock, since), session.today, clock)
    if format == "table":
        _table(found, session)
    else:
        rows = [_plain(one, none="" if format != "json" else None) for one in found]
        print_list(Figures._fields, rows, kind="change-metrics", key="figures", format=format, colour=session.colour)
    return 0


def first_day(every: Sequence[Change], today: date, clock: ZoneInfo, since: str) -> date:
    """The day from which on one counts: as said, else the month of the first change of the last twelve months."""
    if since:
        return day(since, "--since")
    year = date(today.year - 1, today.month, 1)
    begun = [on for one in every if (on := done_on(one, clock)) and year <= on <= today]
    return min(begun, default=today).replace(day=1)


def _plain(one: Figures, *, none: str | None) -> list[Any]:
    """Figures as cells: numbers for programs, and what is not known as they want it."""
    said = (float(cell) if isinstance(cell, Decimal) else cell for cell in one)
    return [none if cell is None else cell for cell in said]


def _table(found: Sequence[Figures], session: Session) -> None:
    if not found[-1].carried_out and not found[-1].backlog:
        session.note("no changes; `mofkit change new title=…` asks for one")
        return
    names = list(_FEW)
    rows = [["" if getattr(one, name) is None else str(getattr(one, name)) for name in names] for one in found]
    for one, cells in zip(found, rows, strict=True):
        cells[0] = one.group or ("all" if one.per == "all" else "no category")
    right = range(1, len(names))
    print_list(
        names, rows, kind="change-metrics", key="figures", format="table", colour=session.colour,
        headers=["month, category", *list(_FEW.values())[1:]], right=right,
    )  # fmt: skip
    session.note("success and emergencies are of 100 carried out; lead days are the median from request to production")


def _clock(workspace: Workspace) -> ZoneInfo:
    return ZoneInfo(workspace.settings.calendar.time_zone)


def _chosen(workspace: Workspace, service: str) -> list[Change]:
    wanted = workspace.find(f"service:{service}")[1].id if service else ""
    return [one for one in workspace.all(Change) if not wanted or wanted in one.services]


def repeated(
    ctx: typer.Context,
    service: OneService = "",
    at_least: Annotated[int, typer.Option(min=2, metavar="N", help="Only what was done so often.")] = 3,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Find the same fix made again and again: one category, one service or item, the same words; with every change.

    Such a fix mends nothing for good. Make a problem of it, unless there is one already.

    Example: mofkit change repeats
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    every, clock = _chosen(workspace, service), _clock(workspace)
    found = repeats(every, workspace.all(Service), workspace.all(Problem), clock, at_least=at_least)
    if format == "json":
        body = [_repeat_data(workspace, one, clock) for one in found]
        data(json.dumps({"schema_version": 1, "kind": "change-repeats", "repeats": body}, indent=1))
    elif format == "table":
        out("\n".join(line for at, one in enumerate(found, 1) for line in _told(workspace, at, one, clock, session)))
        session.note(f"{len(found)} of {len(every)} changes" if not found else f"{len(every)} changes looked at")
    else:
        names = ("group", "category", "change", "date", "title", "where", "why", "problems")
        rows = [
            (
                at,
                each.category or "",
                each.id,
                _day(each, clock),
                each.title,
                _place(workspace, each),
                reasons[each.id],
                ", ".join(one.problems),
            )
            for at, one, reasons in ((at, one, _reasons(one)) for at, one in enumerate(found, 1))
            for each in one.changes
        ]
        print_list(names, rows, kind="change-repeats", key="repeats", format=format, colour=False)
    return 0


def _told(workspace: Workspace, at: int, one: Repeat, clock: ZoneInfo, session: Session) -> Iterator[str]:
    words = f": {', '.join(one.words)}" if one.words else ""
    yield heading(
        f"{at}. {len(one.changes)} {', '.join(one.categories)} changes of {', '.join(one.places)}{words}",
        colour=session.colour,
    )
    reasons = _reasons(one)
    for each in one.changes:
        yield item(f"{_day(each, clock)} {each.id}:", f"{each.title} ({_place(workspace, each)})", indent=3)
        yield item("why:", reasons[each.id], indent=14)
    if one.problems:
        yield item("known as:", ", ".join(f"problem:{id}" for id in one.problems), indent=3)
    else:
        service = next((place for place in one.places if place in workspace.ids("service")), "")
        yield item("do:", f"mofkit new problem title=… services={service}, and name it in each: problem=…", indent=3)
    yield ""


def _day(one: Change, clock: ZoneInfo) -> str:
    on = day_of(one, clock)
    return on.isoformat() if on != date.max else "no day"


def _place(workspace: Workspace, one: Change) -> str:
    span = workspace.span(one, "title")
    return f"{span.path}:{span.line}"


def _reasons(one: Repeat) -> dict[str, str]:
    """What links each change to the others of its group, by its id; of many, the first few."""
    told: dict[str, list[str]] = {each.id: [] for each in one.changes}
    for link in one.links:
        shared = ", ".join((*link.places, *link.words)) or "nothing else"
        for id, other in ((link.one, link.other), (link.other, link.one)):
            told[id].append(f"{other} ({'one says so; ' if link.said else ''}{shared})")
    return {id: f"shares with {'; '.join(_few(words))}" for id, words in told.items()}


def _few(words: Sequence[str]) -> Sequence[str]:
    return words if len(words) <= _SHOWN else [*words[:_SHOWN], f"{len(words) - _SHOWN} more"]


def _repeat_data(workspace: Workspace, one: Repeat, clock: ZoneInfo) -> dict[str, Any]:
    return {
        "categories": list(one.categories),
        "words": list(one.words),
        "places": list(one.places),
        "problems": list(one.problems),
        "changes": [
            {
                "id": each.id,
                "date": _day(each, clock),
                "title": each.title,
                "state": each.state,
                "where": _place(workspace, each),
            }
            for each in one.changes
        ],
        "links": [
            {
                "one": each.one,
                "other": each.other,
                "words": list(each.words),
                "places": list(each.places),
                "said": each.said,
            }
            for each in one.links
        ],
    }


def report(
    ctx: typer.Context,
    since: Since = "",
    service: OneService = "",
    project: Annotated[str, typer.Option(metavar="PROJECT", help="Only changes of this project.")] = "",
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Compare what was planned with what happened: begin, end, duration, downtime; the latest change first.

    Downtime that a change does not say is taken from the outages that name it as their ticket.

    Example: mofkit change report --since 2026-11-01
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    clock, begin = _clock(workspace), day(since, "--since") if since else date.min
    chosen = [one for one in _chosen(workspace, service) if not project or one.project == project]
    dated = [one for one in chosen if (on := done_on(one, clock)) and begin <= on <= session.today]
    found = actuals(dated, workspace.all(Outage), clock)
    if format == "table":
        _compared(found, clock, session)
        return 0
    rows = [_actual_row(one, clock) for one in found]
    told = rows if format == "json" else [["" if cell is None else cell for cell in row] for row in rows]
    print_list(_REPORT, told, kind="change-report", key="changes", format=format, colour=session.colour)
    return 0


def _actual_row(one: Actual, clock: ZoneInfo) -> list[Any]:
    done, numbers = one.change.implemented, actual_data(one)
    assert done
    moments = [one.planned[0], one.actual[0], one.planned[1], one.actual[1]]
    shown = [shown_second(at, clock) if at is not None else "" for at in moments]
    reached = (one.change.review.reached or "") if one.change.review else ""
    return [
        one.change.id, one.change.title, done.outcome or "", done.unauthorised, *shown, *numbers.values(),
        ", ".join(done.incidents), reached,
    ]  # fmt: skip


def _compared(found: Sequence[Actual], clock: ZoneInfo, session: Session) -> None:
    headers = ("change", "outcome", "began", "late", "took", "of", "down", "of", "reached")
    rows = [
        (
            one.change.id,
            (one.change.implemented.outcome or "") if one.change.implemented else "",
            shown_second(one.actual[0], clock)[:10] if one.actual[0] is not None else "",
            *("" if number is None else str(number) for number in _numbers(one)),
            (one.change.review.reached or "") if one.change.review else "",
        )
        for one in found
    ]
    if rows:
        names = tuple(map(str, range(len(headers))))
        print_list(
            names, rows, kind="change-report", key="changes", format="table", colour=session.colour, headers=headers,
            right=range(3, 8),
        )  # fmt: skip
        session.note(
            "all in minutes: late after the planned begin, took and users stood still (down), each of what was planned"
        )
    session.note(f"{len(found)} changes were carried out")


def _numbers(one: Actual) -> tuple[int | None, ...]:
    return one.late_start, one.length, one.length_planned, one.downtime, one.downtime_planned
