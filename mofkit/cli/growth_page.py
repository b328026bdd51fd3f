"""Weeks of growth as people and as programs read them, and the answers to requests."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mofkit.analysis.growth import Asked, Kept, Trend, longest_trouble, promised, requests, weeks_open
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section
from mofkit.cli.session import Session
from mofkit.errors import BadOption
from mofkit.model.action import Todo
from mofkit.model.growth import Ask, GrowthWeek
from mofkit.model.person import Person
from mofkit.report.trouble import InTrouble
from mofkit.workspace import growth
from mofkit.workspace.draft import Draft
from mofkit.workspace.tables import guarded

_ASKS = ("mark", "week", "by", "to", "what", "goal", "answer", "weeks_open")
_TREND = ("week", "promised", "kept", "did", "thanked", "asked", "granted", "refused", "goals")


class Said(NamedTuple):
    """An answer to the request of a mark; with a yes, what one will do by when."""

    mark: str
    answer: str
    why: str = ""
    what: str = ""
    when: date | None = None


def opening(found: Sequence[InTrouble], kept: Sequence[Kept], asked: Sequence[Asked], *, colour: bool) -> Iterator[str]:
    """What a week opens with."""
    yield from section("Promised before, and still open", (_promise(one.todo) for one in kept), colour=colour)
    yield from section("Goals in trouble", (line for one in found for line in _trouble(one)), colour=colour)
    yield from section("You are asked for", (_request(one) for one in asked), colour=colour)
    if not found:
        yield "No goal is in trouble that anybody has measured."


def _promise(one: Todo) -> str:
    return item(
        "-", f"{one.what} (by {one.when or 'no day'}, {one.status}){f' [{one.id}]' if one.id else ''}", indent=2
    )


def _trouble(one: InTrouble) -> Iterator[str]:
    yield item("-", f"{one.title.rstrip('.')}: {one.why} [{one.goal}]", indent=2)
    yield from (item("·", goal, indent=6) for goal in one.goals)


def _request(one: Asked) -> str:
    return item("-", f"{one.by or 'somebody'}: {one.ask.what} [{one.name}]", indent=2)


def page(one: GrowthWeek, name: str, *, colour: bool) -> Iterator[str]:
    """A week as a whole."""
    yield heading(f"{one.week}  {name}", colour=colour)
    yield ""
    goals = (item("-", f"{each.goal}{f': {each.why}' if each.why else ''}", indent=2) for each in one.goals)
    yield from section("Goals in trouble", goals, colour=colour)
    moved = (item("-", f"{each.what}{_for(each.goal)}", indent=2) for each in one.did)
    yield from section("What I did", moved, colour=colour)
    thanks = (
        item("-", f"{each.who}: {each.what}{_for(each.goal)}{f' ({each.told})' if each.told else ''}", indent=2)
        for each in one.thanks
    )
    yield from section("Thanks to", thanks, colour=colour)
    yield from section("What I will do", (_promise(each) for each in one.will), colour=colour)
    yield from section("What I ask for", (_asked(each, f"{each.to or 'nobody'}: ") for each in one.asks), colour=colour)
    yield from section("What I am asked for", (_asked(each, f"{each.by}: ") for each in one.heard), colour=colour)
    if one.told:
        yield item("told:", one.told)


def _for(goal: str) -> str:
    return f" [{goal}]" if goal else ""


def _asked(one: Ask, whom: str) -> str:
    said = one.answer or "open"
    why = f": {one.why}" if one.why else ""
    grant = (
        f"; {one.grant.what} ({one.grant.who}, by {one.grant.when or 'no day'}, {one.grant.status})"
        if one.grant
        else ""
    )
    return item("-", f"{whom}{one.what} ({said}{why}{grant})", indent=2)


def print_asks(session: Session, found: Sequence[Asked], week: str, format: Format) -> None:
    """Requests as a list."""
    rows = [
        (
            one.name,
            one.week.week,
            one.by,
            one.to,
            one.ask.what,
            one.ask.goal,
            one.ask.answer,
            weeks_open(one, week) if one.open else 0,
        )
        for one in found
    ]
    if format == "table":
        cells = [(row[0], row[2], row[3], row[6] or "open", row[4]) for row in rows]
        names = ("mark", "by", "to", "answer", "what")
        if cells:
            print_list(names, cells, kind="", key="", format=format, colour=session.colour)
        session.note("next: mofkit team growth answer MARK granted" if rows else "nothing is asked")
        return
    cells_out = [tuple(guarded(str(cell)) for cell in row) for row in rows] if format == "csv" else rows
    print_list(_ASKS, cells_out, kind="growth-asks", key="asks", format=format, colour=session.colour)


def print_trend(session: Session, rows: Sequence[Trend], format: Format, *, goals: bool) -> None:
    """Weeks side by side; the goals only where one person is asked for."""
    names = _TREND if goals else _TREND[:-1]
    cells = [(*one[:-1], "; ".join(one.goals)) if goals else one[:-1] for one in rows]
    if format == "table":
        print_list(
            names[:8],
            [row[:8] for row in cells],
            kind="",
            key="",
            format=format,
            colour=session.colour,
            right=range(1, 8),
        )
        for goal, weeks in longest_trouble(rows) if goals else ():
            session.note(f"{goal}: in trouble for {weeks} week{'' if weeks == 1 else 's'}")
        return
    print_list(names, cells, kind="growth-trend", key="weeks", format=format, colour=session.colour)


def write_reply(draft: Draft, person: Person, reply: Said, today: date) -> str:
    """Write an answer where the request stands; what was done, in words.

    Raises:
        BadOption: nobody asks this person by that mark, or a refusal has no reason.
    """
    every = [one for one in requests(draft.workspace.all(GrowthWeek)) if one.to == person.id]
    one = every[growth.one_named([each.name for each in every], reply.mark, f"request to {person.id}")]
    if reply.answer == "refused" and not reply.why:
        raise BadOption("a refusal has a reason", hint="say it: --why TEXT")
    values = {"answer": reply.answer, "answered_on": today, "why": reply.why or one.ask.why}
    promise = {"what": reply.what, "who": person.id, "when": reply.when} if reply.what and not one.ask.grant else None
    growth.answer(draft, draft.workspace.home(one.week), one.field, values, promise)
    return f"{reply.answer}: {one.ask.what} ({one.by or 'somebody'})"


def settled(draft: Draft, person: Person, mark: str, status: str, words: str, today: date) -> None:
    """Write what became of an earlier promise of somebody; raises BadOption."""
    mine = [one for one in promised(draft.workspace.all(GrowthWeek)) if (one.todo.who or one.week.who) == person.id]
    one = mine[growth.one_named([each.todo.id for each in mine], mark, f"promise of {person.id}")]
    growth.settle(draft, draft.workspace.home(one.week), one.field, status, today, words)
