"""The top problems as they are told in a meeting: what hurts, what was done, what comes next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.problems import PERIOD, Done, Ranked, top
from mofkit.model.person import Person
from mofkit.model.problem import Problem
from mofkit.workspace.workspace import Workspace

_STATES = {
    "open": "nobody has begun on it",
    "analysing": "the cause is being looked for",
    "known-error": "the cause is known, the fix is not begun",
    "fixing": "the fix is on its way",
    "resolved": "resolved",
    "dropped": "dropped",
}


def names_of(workspace: Workspace) -> dict[str, str]:
    """The name of each person by id and alias."""
    return {id: person.name for person in workspace.all(Person) for id in (*person.aliases, person.id)}


def described(one: Problem, names: Mapping[str, str]) -> str:
    """What a problem is, in sentences that can be read aloud."""
    owner = names.get(one.owner, one.owner)
    said = [f"{owner} sees it through" if owner else "Nobody sees it through"]
    said.append(_STATES[one.status] if not one.known_error or one.status != "open" else _STATES["known-error"])
    first = "; ".join(said) + "."
    times = f" About {one.recurrence:,} tickets a month." if one.recurrence is not None else ""
    hurt = f" Impact {one.impact} of 5." if one.impact is not None else ""
    return f"{first}{times}{hurt}"


def spoken(one: Ranked, names: Mapping[str, str]) -> dict[str, Any]:
    """A problem as one would say it in a meeting: the facts, what was done, what comes next."""
    problem = one.problem
    around = f" Until then: {problem.workaround.strip()}" if problem.workaround.strip() else ""
    facts = f"{described(problem, names)} {problem.harm.strip()}".strip()
    return {
        "facts": f"{facts}{'' if facts.endswith(('.', '!', '?')) else '.'}{around}",
        "done": [_done(each, names) for each in one.done],
        "next": _next(one, names),
    }


def _done(each: Done, names: Mapping[str, str]) -> str:
    who = f" ({names.get(each.who, each.who)})" if each.who else ""
    return f"{_day(each.on)}: {each.what}{who}"


def _next(one: Ranked, names: Mapping[str, str]) -> str:
    if one.next is None:
        return "nothing is planned; agree who does what by when"
    who = names.get(one.next.who, one.next.who) or "nobody yet"
    when = f", by {_day(one.next.when)} {one.next.when.year}" if one.next.when else ", no day yet"
    return f"{one.next.what} ({who}{when}{'; late' if one.late else ''})"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def problems(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: the top ten, and how many there are in all."""
    names, every = names_of(workspace), workspace.all(Problem)
    ranked = top(every, today)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "since": (today - PERIOD).isoformat(),
        "alive": sum(one.alive for one in every),
        "ended": sum(not one.alive for one in every),
        "errors": sum(one.alive and one.cause_known for one in every),
        "top": [{"title": one.problem.title, "id": one.problem.id, **spoken(one, names)} for one in ranked],
    }
