"""`mofkit change schedule`: the forward schedule of change, on the screen, as a chart and as a calendar."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Literal, NamedTuple
from zoneinfo import ZoneInfo

import typer

from mofkit.analysis.change_conflicts import Conflict
from mofkit.analysis.change_schedule import Calendar, FrozenSpan, Planned, Wanted, chosen, window_of
from mofkit.analysis.change_words import brief, moment, span
from mofkit.cli.fields import day
from mofkit.cli.listing import print_list
from mofkit.cli.prose import heading, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.exchange.change_days import entries
from mofkit.exchange.icalendar import calendar
from mofkit.lint.changes_ahead import calendar_of, conflicts_in
from mofkit.model.change import ChangeState
from mofkit.report.gantt import Bar, Section, State, gantt, timed
from mofkit.workspace.load import load

NAMES = (
    *("start", "end", "kind", "id", "title", "state", "category", "services", "people", "release", "conflicts"),
    *("accepted",),
)
_TAGS: Mapping[str, State] = {"released": "done", "closed": "done", "scheduled": "active"}


class Shown(NamedTuple):
    """What a schedule is about to show: changes and freezes of some days, and the conflicts of each by its id."""

    calendar: Calendar
    changes: Sequence[Planned]
    freezes: Sequence[FrozenSpan]
    conflicts: Mapping[str, Sequence[Conflict]]


def run_schedule(
    ctx: typer.Context,
    service: Annotated[str, typer.Option(metavar="SERVICE", help="Only what touches this service.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DAY", help="From this day on; today if left out.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DAY", help="Up to this day.")] = "",
    state: Annotated[ChangeState | None, typer.Option(help="Only changes that stand so.")] = None,
    format: Annotated[
        Literal["table", "json", "csv", "md", "mermaid", "ics"], typer.Option(help="How to print it.")
    ] = "table",
) -> int:
    """Show the forward schedule of change: what goes in when, freezes, and what is in conflict.

    Example: mofkit change schedule --to 2026-12-31 --format mermaid
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    if service:
        service = workspace.find(f"service:{service}")[1].id
    first = day(since, "--from") if since else session.today
    last = day(until, "--to") if until else None
    whole = calendar_of(workspace, session.today)
    changes, freezes = chosen(whole, Wanted(first, last, service, (state,) if state else ()))
    shown = Shown(whole, changes, freezes, _by_id(conflicts_in(whole)))
    organisation = workspace.settings.organisation
    title = f"Forward schedule of change{f' of {organisation}' if organisation else ''}"
    if format == "ics":
        people = {name: one.name for one in shown.calendar.people for name in (*one.aliases, one.id)}
        events = entries(shown.changes, shown.freezes, workspace=organisation, names=people, clock=shown.calendar.clock)
        data(calendar(title, events, session.today))
    elif format == "mermaid":
        data(gantt(_sections(shown), title=title, timed=True))
    elif format == "table":
        out("\n".join(_page(shown, colour=session.colour)).rstrip() + "\n")
        _tell(session, shown)
    else:
        rows = [row for _, row in sorted(_rows(shown), key=lambda one: one[0])]
        if format != "json":
            rows = [tuple("; ".join(cell) if isinstance(cell, tuple) else cell for cell in row) for row in rows]
        print_list(NAMES, rows, kind="change-schedule", key="entries", format=format, colour=session.colour)
    return 0


def _by_id(found: Sequence[Conflict]) -> Mapping[str, Sequence[Conflict]]:
    """The conflicts of each change."""
    by_id: dict[str, list[Conflict]] = {}
    for one in found:
        for id in (one.change, one.other if one.kind != "freeze" else ""):
            by_id.setdefault(id, []).append(one)
    return by_id


def _rows(shown: Shown) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Changes and freezes as programs read them, each with the second it begins."""
    clock = shown.calendar.clock
    for change, start, end in shown.changes:
        mine = shown.conflicts.get(change.id, ())
        names = [_named(one, change.id) for one in mine if not one.override]
        accepted = [_named(one, change.id) for one in mine if one.override]
        row = (
            *(moment(start, clock).isoformat(), moment(end, clock).isoformat(), "change", change.id, change.title),
            *(change.state, change.category or "", change.services, change.people, change.release),
            *(tuple(names), tuple(accepted)),
        )
        yield start, row
    for freeze, start, end in shown.freezes:
        times = (moment(start, clock).isoformat(), moment(end, clock).isoformat())
        yield start, (*times, "freeze", freeze.id, freeze.reason, "", "", freeze.services, (), "", (), ())


def _named(one: Conflict, id: str) -> str:
    """What an override in the change of an id calls the conflict."""
    return one.name if one.change == id else one.mirrored


def _sections(shown: Shown) -> Iterator[Section]:
    """The bars under their headings, in the order of the first of each."""
    sections: dict[str, list[Bar]] = {}
    for section, bar in _bars(shown):
        sections.setdefault(section, []).append(bar)
    return (Section(title, tuple(bars)) for title, bars in sections.items())


def _bars(shown: Shown) -> Iterator[tuple[str, Bar]]:
    """Freezes first, then changes under their first service; what is in conflict stands out."""
    clock = shown.calendar.clock
    for freeze, start, end in shown.freezes:
        yield "Freezes", timed(freeze.reason or freeze.id, start, end, clock, "crit")
    names = {one.id: one.name for one in shown.calendar.services}
    for change, start, end in shown.changes:
        open_ = any(not one.override for one in shown.conflicts.get(change.id, ()))
        first = change.services[0] if change.services else ""
        section = names.get(first, first) or "No service named"
        yield section, timed(change.title, start, end, clock, "crit" if open_ else _TAGS.get(change.state, ""))


def _page(shown: Shown, *, colour: bool) -> Iterator[str]:
    """What goes in when, week by week, freezes in their places."""
    clock = shown.calendar.clock
    lines = [(one.start, _change(one, shown)) for one in shown.changes]
    lines += [(one.start, _freeze(one, clock)) for one in shown.freezes]
    week = None
    begun = shown.calendar.midnight(shown.calendar.today)
    for start, text in sorted(lines, key=lambda one: one[0]):
        first = moment(start, clock).date()
        monday = first - timedelta(days=first.weekday())
        if monday != week:
            yield from ([""] if week else [])
            now = " (already running)" if start < begun else ""
            yield heading(f"Week of {monday.day} {monday:%B %Y}{now}", colour=colour)
            week = monday
        yield from text


def _change(one: Planned, shown: Shown) -> list[str]:
    change, clock = one.change, shown.calendar.clock
    state = f"{change.state}{f', {change.category}' if change.category else ''}"
    lines = [wrapped(f"{span(one.start, one.end, clock)}: {change.id} ({state})", indent=2, hang=4)]
    about = [change.title, f"on {', '.join(change.services)}" if change.services else "no service named"]
    lines.append(wrapped("; ".join((*about, *([f"by {', '.join(change.people)}"] if change.people else ()))), indent=6))
    for conflict in shown.conflicts.get(change.id, ()):
        said = conflict.override
        accepted = f"; accepted by {said.who}" if said else ""
        lines.append(wrapped(f"{'~' if said else '!'} {brief(conflict, change.id)}{accepted}", indent=6, hang=2))
    return lines


def _freeze(one: FrozenSpan, clock: ZoneInfo) -> list[str]:
    freeze = one.freeze
    covers = ", ".join(freeze.services) or "every service"
    let = f"; let through: {', '.join(freeze.except_categories)}" if freeze.except_categories else ""
    title = f"{span(one.start, one.end, clock)}: FREEZE {freeze.id}"
    return [wrapped(title, indent=2, hang=4), wrapped(f"{freeze.reason or 'no reason given'}; {covers}{let}", indent=6)]


def _tell(session: Session, shown: Shown) -> None:
    """How many there are, which have no window, and what to look at next."""
    without = [one.id for one in shown.calendar.changes if one.ahead and not window_of(one, shown.calendar.clock)]
    some = f"{', '.join(without[:4])}{' …' if len(without) > 4 else ''}"
    changes, freezes = len(shown.changes), len(shown.freezes)
    session.note(f"{changes} change{'s' * (changes != 1)}, {freezes} freeze{'s' * (freezes != 1)}")
    if without:
        session.note(f"{len(without)} without a window: {some}")
    if any(not one.override for found in shown.conflicts.values() for one in found):
        session.note("next: mofkit change conflicts")
