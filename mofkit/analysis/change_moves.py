"""What is in the way of a move of a change: all of it, and not only the first."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from mofkit.analysis.changes import Approved, approved, review_due, weights_of
from mofkit.content.change_rules import OF_THE_CHANGE, ChangeRules, Move, Need
from mofkit.content.framework import slug_of
from mofkit.model.change import Change
from mofkit.model.person import Person


class Facts(NamedTuple):
    """A change with what is known about it on a day."""

    change: Change
    rules: ChangeRules
    approvals: Approved
    why: str = ""


class Way(NamedTuple):
    """A move that leads on from the state of a change, and what is in its way, whoever makes it."""

    move: Move
    lacks: tuple[str, ...]


def facts_of(change: Change, rules: ChangeRules, known: Mapping[str, Person], today: date, *, why: str = "") -> Facts:
    """A change with its approvals, and the reason that somebody gives for moving it."""
    return Facts(change, rules, approved(change, rules, known, today), why)


def ways(facts: Facts) -> list[Way]:
    """The moves that lead on, each with what it still lacks; a reason is asked for when it is made."""
    needed = (one for one in facts.rules.moves_from(facts.change.state))
    return [Way(one, tuple(lacking(one, facts._replace(why="."), implemented=True))) for one in needed]


def lacking(move: Move, facts: Facts, *, implemented: bool = False) -> list[str]:
    """What a move needs and does not find; `implemented` says that how it went is told with the move."""
    category, priority = weights_of(facts.change, facts.rules)
    own = [need for one in (category, priority) if one and move.to == "submitted" for need in one.needs]
    asked = dict.fromkeys([*move.needs, *own])
    given = {"implemented"} if implemented else set()
    found = (lacks(need, facts) for need in asked if need not in given)
    return [text for said in found for text in said]


def lacks(need: Need, facts: Facts) -> list[str]:
    """What is missing for one need, unless the change need not have it."""
    waived = (one.waives for one in weights_of(facts.change, facts.rules) if one)
    return [] if any(need in one for one in waived) else _LOOKS[need](facts)


def may_make(move: Move, change: Change, person: Person) -> bool:
    """Whether a person may make a move: by what they are to the change, or by a role type they hold."""
    roles = set(map(slug_of, person.role_types))
    part = {"requester": (change.requested_by,), "owner": (change.owner,), "people": change.people}
    return any(person.id in part[one] if one in OF_THE_CHANGE else one in roles for one in move.by)


def hinders(move: Move, facts: Facts, person: Person) -> list[str]:
    """Everything that is in the way of a move by a person."""
    by = [] if may_make(move, facts.change, person) else [f"{person.id} may not: {' or '.join(move.by)} does it"]
    return [*by, *lacking(move, facts)]


def _field(name: str, words: str) -> Callable[[Facts], list[str]]:
    """Looks whether something is written in a field."""

    def look(facts: Facts) -> list[str]:
        value = getattr(facts.change, name)
        return [] if (value.strip() if isinstance(value, str) else value) else [words]

    return look


def _scope(facts: Facts) -> list[str]:
    touched = facts.change.services or facts.change.configuration_items
    return [] if touched else ["it names no service and no configuration item"]


def _risk(facts: Facts) -> list[str]:
    asked = ("impact", "likelihood", "urgency")
    unknown = [name for name in asked if getattr(facts.change, name) is None]
    return [f"{', '.join(unknown)} not said"] if unknown else []


def _window(facts: Facts) -> list[str]:
    window = facts.change.window
    if window is None:
        return ["it has no window"]
    unsaid = [name for name, text in (("start", window.start), ("end", window.end)) if not text.strip()]
    return [f"its window has no {' and no '.join(unsaid)}"] if unsaid else []


def _approvals(facts: Facts) -> list[str]:
    if facts.change.category is None:
        return ["it has no category, so nobody knows who approves it"]
    return facts.approvals.lacks


def _tests(facts: Facts) -> list[str]:
    evidence = facts.change.test_evidence
    if not evidence:
        return ["there is no test evidence"]
    return [
        f"the test {one.what!r} {'failed' if one.passed is False else 'has no result'}"
        for one in evidence
        if not one.passed
    ]


def _notices(facts: Facts) -> list[str]:
    if not facts.change.notices:
        return ["nobody is told of it (notices)"]
    return [f"{one.who} were not told yet" for one in facts.change.notices if one.sent is None]


def _implemented(facts: Facts) -> list[str]:
    one = facts.change.implemented
    asked = (("start", "no start is said (--started)"), ("outcome", "no outcome is said (--outcome)"))
    return [words for name, words in asked if not (one and getattr(one, name))]


def _ended(facts: Facts) -> list[str]:
    one = facts.change.implemented
    return [] if one and one.end.strip() else ["nobody says when it was over (--ended)"]


def _review(facts: Facts) -> list[str]:
    reason = review_due(facts.change, facts.rules)
    held = facts.change.review and facts.change.review.on and facts.change.review.reached
    return [f"nobody has looked back at it, and {reason} (`mofkit change review`)"] if reason and not held else []


def _why(facts: Facts) -> list[str]:
    return [] if facts.why.strip() else ["no reason is said (--why)"]


_LOOKS: Mapping[Need, Callable[[Facts], list[str]]] = {
    "reason": _field("reason", "no reason is written"),
    "result": _field("result", "no result is written by which one sees that it worked"),
    "owner": _field("owner", "it has no owner"),
    "scope": _scope,
    "risk": _risk,
    "category": _field("category", "it has no category"),
    "priority": _field("priority", "it has no priority"),
    "procedure": _field("procedure", "a standard change names its procedure"),
    "window": _window,
    "back-out": _field("back_out", "there is no back-out plan"),
    "approvals": _approvals,
    "tests": _tests,
    "people": _field("people", "nobody is named who carries it out"),
    "notices": _notices,
    "implemented": _implemented,
    "ended": _ended,
    "review": _review,
    "why": _why,
}
NEEDS = tuple(_LOOKS)
