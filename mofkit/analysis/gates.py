"""What opens a gate: a closed review that says go, signed by somebody who may, and unchanged since.

For whoever moves a project on: `gate_state` takes values and gives a value; it knows no files and no clock.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from mofkit.content.framework import slug_of
from mofkit.content.framework_types import Review
from mofkit.model.approval import Approval, stands
from mofkit.model.person import Person
from mofkit.model.review import HeldReview, Override

State = Literal["passed", "suspect", "refused", "overridden"]


class GateState(NamedTuple):
    """How a gate stands for a matter on a day, with everything that is missing for a pass."""

    gate: str
    about: str
    state: State
    review: str = ""
    missing: tuple[str, ...] = ()
    signed_by: tuple[str, ...] = ()
    override: Override | None = None

    @property
    def open(self) -> bool:
        """Whether one may go through."""
        return self.state in ("passed", "overridden")


def gate_state(
    gate: Review,
    about: str,
    held: Iterable[HeldReview],
    people: Iterable[Person],
    today: date,
    *,
    also: Iterable[str] = (),
) -> GateState:
    """The state of a gate, given as its review, for a matter such as `project:crm`; `also` are its earlier names.

    The latest closed review on the matter counts. An override counts until a later review is closed.
    """
    names = frozenset((about, *also))
    mine = sorted((one for one in held if one.review == gate.id and concerns(one, names)), key=_age)
    closed = [one for one in mine if one.status == "closed" and one.held and one.held <= today]
    known = {name: person for person in people for name in (*person.aliases, person.id)}
    found = _judged(gate, about, names, closed[-1], known, today) if closed else _without(gate, about, mine)
    override = _override(mine, names, closed[-1].held if closed else None, known, today)
    return found._replace(state="overridden", override=override) if override and found.state != "passed" else found


def concerns(one: HeldReview, names: frozenset[str]) -> bool:
    """Whether a review is about a matter, as a whole or in one of its decisions."""
    named = [one.about, *(each.about for each in one.decisions), *(each.about for each in one.overrides)]
    return not names.isdisjoint(named)


def may_sign(gate: Review, approval: Approval, person: Person | None) -> str:
    """Why somebody may not sign for a gate; nothing if they may. Roles go by id or by name."""
    if person is None:
        return f"the signature of {approval.who} does not count: no such person in people.csv"
    role = slug_of(approval.role)
    if role not in gate.signers:
        said = f"as {approval.role!r}" if approval.role else "in no role"
        may = " or ".join(gate.signers)
        return f"the signature of {approval.who} {said} does not count: {gate.opens} is signed by {may}"
    if role not in map(slug_of, person.role_types):
        return f"the signature of {approval.who} does not count: people.csv gives no role {approval.role!r} to them"
    return ""


def _age(one: HeldReview) -> tuple[date, str]:
    return one.held or one.planned or date.min, one.id


def _without(gate: Review, about: str, mine: list[HeldReview]) -> GateState:
    """A gate for which no review is closed."""
    if not mine:
        return GateState(gate.opens, about, "refused", "", (f"there is no {gate.name} about {about}",))
    last = mine[-1]
    return GateState(gate.opens, about, "refused", last.id, (f"{last.id} is {last.status}, not closed",))


def _judged(
    gate: Review, about: str, names: frozenset[str], one: HeldReview, people: Mapping[str, Person], today: date
) -> GateState:
    outcomes = list(dict.fromkeys(each.outcome for name in sorted(names) for each in one.verdicts(name)))
    missing = [f"{one.id} says {' and '.join(outcomes) or 'nothing'} on {about}, not go"] if outcomes != ["go"] else []
    given = [each for each in one.approvals if each.who and each.date and each.date <= today]
    wrong = {each: may_sign(gate, each, people.get(each.who)) for each in given}
    entitled = [each for each in given if not wrong[each]]
    signed = tuple(dict.fromkeys(each.who for each in entitled if stands(each, one)))
    if signed:
        state: State = "refused" if missing else "passed"
        return GateState(gate.opens, about, state, one.id, tuple(missing), signed)
    if entitled:
        missing += [f"{each.who} signed on {each.date}, and {one.id} has changed since" for each in entitled]
        state = "suspect" if outcomes == ["go"] else "refused"
        return GateState(gate.opens, about, state, one.id, tuple(missing))
    missing += [f"{one.id} is signed by nobody; {' or '.join(gate.signers)} may sign"] if not given else []
    return GateState(gate.opens, about, "refused", one.id, (*missing, *filter(None, wrong.values())))


def _override(
    mine: list[HeldReview], names: frozenset[str], closed_on: date | None, people: Mapping[str, Person], today: date
) -> Override | None:
    """The latest override on a matter that no later review has overtaken."""
    every = [
        each
        for one in mine
        for each in one.overrides
        if (each.about or one.about) in names and each.who in people and (closed_on or date.min) <= each.date <= today
    ]
    return max(every, key=lambda each: each.date, default=None)
