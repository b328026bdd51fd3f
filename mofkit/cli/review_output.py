"""Management reviews as people read them: the framework's, the schedule, and how a gate stands."""

from collections.abc import Iterator, Sequence
from datetime import date

from mofkit.analysis.gates import GateState
from mofkit.analysis.reviews import Due
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.content.framework_types import Review
from mofkit.exchange.icalendar import Entry, State, uid_of
from mofkit.model.review import HeldReview
from mofkit.workspace.workspace import Workspace

_SCHEDULE = ("review", "last", "next", "state", "every")
_HELD = ("review", "day", "status", "decisions", "open_actions", "signed_by")
_HELD_SHORT = ("review", "status", "decided", "to do", "signed by")
_SAID = {"passed": "open", "overridden": "open, but overridden", "suspect": "shut: suspect", "refused": "shut"}


def definition(one: Review, *, colour: bool) -> Iterator[str]:
    """A review of the framework."""
    yield heading(one.name, colour=colour)
    yield from (wrapped(one.purpose), "")
    facts = (
        ("also called:", "; ".join(one.also)),
        ("stands in:", _place(one)),
        ("opens:", one.gate or ""),
        ("signed by:", " or ".join(one.signers)),
        ("how often:", one.frequency),
        ("owner:", one.owner),
        ("with:", "; ".join(one.attendees)),
        ("note:", one.note),
    )
    yield from (item(name, text, indent=2) for name, text in facts if text)
    yield ""
    inputs = (
        item("-", f"{each.text} [{each.found_in}]" if each.found_in else each.text, indent=2) for each in one.inputs
    )
    yield from section("What to look at [where a workspace keeps it]", inputs, colour=colour)
    questions = (item(each.id, each.text, indent=2) for each in one.questions)
    yield from section("What to ask", questions, colour=colour)
    yield from section("What to decide", (item("-", text, indent=2) for text in one.decisions), colour=colour)
    yield from section("What comes out", (item("-", text, indent=2) for text in one.outputs), colour=colour)


def _place(one: Review) -> str:
    part = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    tables = "".join(f", Table {number}" for number in one.source.tables)
    guide = one.source.smf and f"; the {one.source.smf} SMF, process {one.source.process}, Table {one.source.table}"
    return f"the overview of the {part}{tables}{guide}"


def print_schedule(dues: Sequence[Due], format: Format, *, colour: bool) -> None:
    """Print when each review was held and is due; programs get the days as they are."""
    if format in ("json", "csv"):
        plain = [tuple(_plain(value, format) for value in one) for one in dues]
        print_list(Due._fields, plain, kind="review-schedule", key="reviews", format=format, colour=False)
        return
    rows = [
        (
            f"{one.review} ({one.about})" if one.about else one.review,
            str(one.last or "never"),
            str(one.day or ""),
            one.state,
            _every(one.months),
        )
        for one in dues
    ]
    print_list(_SCHEDULE, rows, kind="", key="", format=format, colour=colour)


def print_held(every: Sequence[HeldReview], format: Format, *, colour: bool) -> None:
    """Print the reviews of a workspace; for people without the day, which is part of the name."""
    rows = [_held_row(one) for one in sorted(every, key=lambda one: (str(one.held or one.planned or ""), one.id))]
    if format == "table":
        short = [(row[0], *row[2:]) for row in rows]
        print_list(_HELD_SHORT, short, kind="", key="", format=format, colour=colour, right=(2, 3))
    else:
        print_list(_HELD, rows, kind="held-review-list", key="reviews", format=format, colour=colour)


def _held_row(one: HeldReview) -> tuple[object, ...]:
    signed = "; ".join(dict.fromkeys(each.who for each in one.approvals))
    still = sum(each.open for each in one.actions)
    return one.id, str(one.held or one.planned or ""), one.status, len(one.decisions), still, signed


def _plain(value: object, format: Format) -> object:
    if value is None:
        return "" if format == "csv" else None
    return value.isoformat() if isinstance(value, date) else value


def _every(months: int | None) -> str:
    return "" if months is None else "month" if months == 1 else "year" if months == 12 else f"{months} months"


def schedule_entries(dues: Sequence[Due], workspace: Workspace) -> Iterator[Entry]:
    """The schedule as entries of a calendar: a day for what is planned, and for what is due."""
    organisation = workspace.settings.organisation
    for one in dues:
        if one.day:
            name = f"review:{one.record}" if one.record else f"review-due:{one.review}"
            about = f" about {one.about}" if one.about else ""
            last = f"last held {one.last}" if one.last else "never held before"
            text = f"{one.state}; {last}\nmofkit review prepare {one.review}"
            summary = f"{one.name}{about}" + ("" if one.planned else " is due")
            state: State = "CONFIRMED" if one.planned else "TENTATIVE"
            yield Entry(
                uid_of(organisation, name), summary, one.day, description=text, categories=("review",), state=state
            )


def gate_page(found: GateState, *, colour: bool) -> Iterator[str]:
    """How a gate stands, and what is missing."""
    yield heading(f"{found.gate} of {found.about}: {_SAID[found.state]}", colour=colour)
    if found.signed_by and found.state == "passed":
        yield item("-", f"{found.review} says go, signed by {', '.join(found.signed_by)}", indent=2)
    if found.override:
        one = found.override
        yield item("-", f"{one.who} opened it on {one.date} without a signed go: {one.reason}", indent=2)
    yield from (item("-", text, indent=2) for text in found.missing)
