"""`mofkit agreement scorecard`, `calendar` and `compare`: promises over time, and side by side."""

import json
from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from mofkit.analysis.agreement_dates import compared, dates
from mofkit.analysis.availability import months_until
from mofkit.analysis.service_levels import Levels, differing, scorecard
from mofkit.cli import scorecard_output
from mofkit.cli.listing import Format, print_list
from mofkit.cli.session import Session, data
from mofkit.cli.standards_output import print_standards
from mofkit.cli.ticket_options import exports_of
from mofkit.errors import BadOption
from mofkit.exchange.agreement_days import as_calendar
from mofkit.model.agreement import Agreement
from mofkit.model.windows import Stretch, window, window_of
from mofkit.report.desk import accounted
from mofkit.report.service_levels import from_tickets, known, limit, reasons
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace

_MOST = 120


def run_scorecard(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE]", help="Somebody else's table instead; needs --map.")] = "",
    month: Annotated[str, typer.Option(metavar="MONTH", help="One month, week, quarter or year in full.")] = "",
    months: Annotated[int, typer.Option(metavar="N", min=1, max=_MOST, help="The last months side by side.")] = 3,
    only: Annotated[
        list[str] | None, typer.Option("--agreement", metavar="ID", help="Only this agreement; may be repeated.")
    ] = None,
    map: Annotated[
        str, typer.Option(metavar="MAP", help="How the columns of FILE, or of the tickets, are meant.")
    ] = "",
    tickets: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE", help="Count answers and solutions in a ticket export; `all`: operations/tickets/."
        ),
    ] = None,
    all: Annotated[bool, typer.Option("--all", help="Promises without any figure too.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Exit 1 if a promise was missed.")] = False,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show which promises were met, missed or are at risk, and how much of each error budget is used and left.

    What was measured stands in measurements/*.csv; an availability is counted from operations/outages.csv. With
    --tickets, what SLAs say of response and resolution is counted in service hours where nobody has measured it, each
    ticket in the month in which it was opened. With FILE and --map a table of service standards from elsewhere is
    judged in the same words and joined to the catalog.

    Example: mofkit agreement scorecard --month 2026-10 --tickets all
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if file and tickets:
        raise BadOption("FILE and --tickets ask for two scorecards", hint="say one of them")
    if file or (map and not tickets):
        return print_standards(session, workspace, file, map, check=check, format=format)
    for id in only or ():
        workspace.find(f"agreement:{id}")
    stretch = _stretch(month) if month else None
    first = stretch.first if stretch else months_until(session.today, months)[0]
    last = stretch.last if stretch else window_of(session.today, "month").last
    wanted = set(only or ())
    levels = known(workspace, session.today)
    if tickets:
        every = tickets == ["all"]
        exports = exports_of(session, workspace, [] if every else tickets, every=every, map=map, said={})
        levels, account = from_tickets(workspace, exports, levels)
        session.note("\n".join((*_differences(levels), accounted(account))))
    scores = [
        one
        for one in scorecard(levels, first, last)
        if not wanted or wanted.intersection((one.agreement.id, *one.agreement.aliases))
    ]
    if not scores:
        raise BadOption(
            f"no agreement promises anything from {first} to {last}",
            hint="`mofkit list agreement` shows which there are",
        )
    why = reasons(workspace, levels, scores)
    scorecard_output.print_scores(scores, why, format=format, colour=session.colour, matrix=not month, all=all)
    session.note(scorecard_output.told(scores))
    return int(check and any(one.verdict == "missed" for one in scores))


def _differences(levels: Levels) -> Iterator[str]:
    """The measurements of which the tickets say something else."""
    yield from (
        f"{one.agreement} {one.target} {one.period}: measured {one.met} of {one.total}, the tickets say "
        f"{cases.met} of {cases.total}; what was measured counts"
        for one, cases in differing(levels)
    )


def _stretch(text: str) -> Stretch:
    found = window(text)
    if not found:
        raise BadOption(f"--month {text!r} is no month", hint="write a month such as 2026-10, or 2026-Q4, or 2026")
    return found


def run_calendar(
    ctx: typer.Context,
    within: Annotated[int, typer.Option(metavar="DAYS", min=1, max=36_500, help="How far ahead to look.")] = 365,
    format: Annotated[Literal["table", "json", "csv", "md", "ics"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Show when agreements begin, are reviewed and end. What is overdue comes first.

    Example: mofkit agreement calendar --within 120
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    found = dates(workspace.all(Agreement), session.today, within)
    if format == "ics":
        data(as_calendar(found, workspace, session.today))
        return 0
    rows = [(one.day.isoformat(), one.days, one.what, one.agreement.id, one.owner) for one in found]
    names = ("day", "days", "what", "agreement", "owner")
    print_list(names, rows, kind="agreement-calendar", key="dates", format=format, colour=session.colour, right=(1,))
    late = sum(one.days < 0 for one in found)
    session.note(f"{len(found)} days in the next {within} days{f', {late} of them past' if late else ''}")
    return 0


def run_compare(
    ctx: typer.Context,
    one: Annotated[str, typer.Argument(metavar="A", help="An agreement.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Put two agreements side by side: what each promises, and which promises more.

    Example: mofkit agreement compare email-sla email-uc
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    pair = tuple(_agreement(workspace, id) for id in (one, other))
    rows = compared(pair[0], pair[1], limit)
    names = ("aspect", "a", "b", "more")
    headers = ("", pair[0].id, pair[1].id, "promises more")
    if format == "json":
        body = [dict(zip(names, row, strict=True)) for row in rows]
        head = {"schema_version": 1, "kind": "agreement-comparison", "a": pair[0].id, "b": pair[1].id}
        data(json.dumps({**head, "rows": body}, indent=1))
    else:
        print_list(names, rows, kind="", key="", format=format, colour=session.colour, headers=headers)
    return 0


def _agreement(workspace: Workspace, id: str) -> Agreement:
    found, home = workspace.find(f"agreement:{id}")
    if not isinstance(found, Agreement):
        raise BadOption(f"agreement {id} cannot be read", hint=f"`mofkit lint {home.path}` says why")
    return found
