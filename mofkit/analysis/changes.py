"""What a change is by the rules: its category and priority, and which of the approvals it needs are there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from mofkit.content.change_rules import Approver, CategoryRule, ChangeRules, Follows, PriorityRule, When
from mofkit.content.framework import slug_of
from mofkit.model.approval import Approval, latest, stands
from mofkit.model.change import Change
from mofkit.model.person import Person
from mofkit.model.service import Service

State = Literal["given", "suspect", "missing"]


class Proposal(NamedTuple):
    """What the rules say a change is, and why; `value` is empty while something for it is not known."""

    field: str
    value: str
    why: str


class Entry(NamedTuple):
    """One approval that is needed: by whom it may be given, and how it stands."""

    roles: tuple[str, ...]
    state: State
    who: str = ""
    on: date | None = None


class Approved(NamedTuple):
    """The approvals a change needs, and those given that do not count, with the reason."""

    entries: tuple[Entry, ...]
    uncounted: tuple[tuple[Approval, str], ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every approval it needs stands."""
        return all(one.state == "given" for one in self.entries)

    @property
    def lacks(self) -> list[str]:
        """What is not there, in words."""
        return [told(one) for one in self.entries if one.state != "given"]


def told(one: Entry) -> str:
    """How an approval stands, in words."""
    if one.state == "given":
        return f"approved by {one.who} on {one.on}"
    if one.state == "suspect":
        return f"the approval of {one.who} of {one.on} is suspect: the change was altered after it"
    return f"no approval by {' or '.join(one.roles)}"


def proposals(change: Change, rules: ChangeRules, services: Iterable[Service]) -> tuple[Proposal, Proposal]:
    """The category and the priority that the rules propose."""
    critical = any(one.id in change.services and one.criticality == "C1" for one in services)
    weights = {"likelihood": change.likelihood, "impact": change.impact}
    haste = {"urgency": change.urgency, "impact": change.impact}
    return (
        _proposal("category", change, rules.category_rules, weights, critical=critical),
        _proposal("priority", change, rules.priority_rules, haste, critical=critical),
    )


def _proposal(
    field: str, change: Change, rules: Sequence[Follows], needed: Mapping[str, int | None], *, critical: bool
) -> Proposal:
    unknown = [name for name, value in needed.items() if value is None]
    if unknown:
        return Proposal(field, "", f"{' and '.join(unknown)} {'is' if len(unknown) == 1 else 'are'} not said")
    found = next((one for one in rules if _holds(one.when, change, critical=critical)), None)
    return Proposal(field, found.gives, found.text) if found else Proposal(field, "", "no rule fits")


def _holds(when: When, change: Change, *, critical: bool) -> bool:
    risk, impact, urgency = change.risk or 0, change.impact or 0, change.urgency or 0
    return (
        (when.procedure is None or when.procedure == bool(change.procedure.strip()))
        and (when.critical is None or when.critical == critical)
        and (when.risk_from or 0) <= risk < (when.risk_below or 26)
        and (when.impact_from or 0) <= impact
        and (when.urgency_from or 0) <= urgency
        and (when.services_from or 0) <= len(set(change.services))
    )


def weights_of(change: Change, rules: ChangeRules) -> tuple[CategoryRule | None, PriorityRule | None]:
    """What its category and its priority ask for."""
    return rules.category(change.category), rules.priority(change.priority)


def approvers(change: Change, rules: ChangeRules) -> tuple[Approver, ...]:
    """Who has to approve it: those of its priority if that has any, else those of its category."""
    category, priority = weights_of(change, rules)
    if category is None or not category.approvals:
        return ()
    return (priority.approvals if priority else ()) or category.approvals


def by_name(people: Iterable[Person]) -> dict[str, Person]:
    """The persons by their ids and former ids: made once and asked for every change."""
    return {name: person for person in people for name in (*person.aliases, person.id)}


def approved(change: Change, rules: ChangeRules, known: Mapping[str, Person], today: date) -> Approved:
    """How the approvals of a change stand on a day. Nobody approves twice, nor what they own or carry out."""
    given = [one for _, one in latest(change) if one.who and one.date and one.date <= today]
    wrong = {at: _wrong(change, one, known.get(one.who)) for at, one in enumerate(given)}
    needed = dict(enumerate(approvers(change, rules)))
    valid = [one for at, one in enumerate(given) if not wrong[at]]
    good = _matched(needed, [one for one in valid if stands(one, change)])
    took_part = {one.who for one in good.values()}
    stale = [one for one in valid if not stands(one, change) and one.who not in took_part]
    suspect = _matched({at: one for at, one in needed.items() if at not in good}, stale)
    entries = tuple(_entry(one, good.get(at), suspect.get(at)) for at, one in needed.items())
    return Approved(entries, tuple((one, wrong[at]) for at, one in enumerate(given) if wrong[at]))


def _entry(one: Approver, given: Approval | None, suspect: Approval | None) -> Entry:
    said = given or suspect
    if said is None:
        return Entry(one.roles, "missing")
    return Entry(one.roles, "given" if given else "suspect", said.who, said.date)


def _wrong(change: Change, one: Approval, person: Person | None) -> str:
    """Why an approval does not count, whatever it was given to; nothing if it does."""
    if person is None:
        return "no such person in people.csv"
    if slug_of(one.role) not in map(slug_of, person.role_types):
        return f"people.csv gives no role {one.role!r} to them" if one.role else "it names no role"
    return own_part(change, person.id)


def own_part(change: Change, who: str) -> str:
    """Why somebody may not approve a change that is their own; nothing if they may."""
    if who == change.owner:
        return "who owns a change does not approve it"
    if who in change.people:
        return "who carries out a change does not approve it"
    return ""


def _matched(needed: Mapping[int, Approver], given: Sequence[Approval]) -> dict[int, Approval]:
    """As many of the needed approvals as can be met, each by another person (augmenting paths)."""
    by_person: dict[str, list[Approval]] = {}
    for one in given:
        by_person.setdefault(one.who, []).append(one)
    held: dict[str, int] = {}

    def place(slot: int, tried: set[str]) -> bool:
        for who, said in by_person.items():
            if who not in tried and any(slug_of(one.role) in needed[slot].roles for one in said):
                tried.add(who)
                if who not in held or place(held[who], tried):
                    held[who] = slot
                    return True
        return False

    for slot in needed:
        place(slot, set())
    return {
        slot: next(one for one in by_person[who] if slug_of(one.role) in needed[slot].roles)
        for who, slot in held.items()
    }


def review_due(change: Change, rules: ChangeRules) -> str:
    """Why somebody has to look back at it; nothing if nobody has to."""
    category, priority = weights_of(change, rules)
    outcome = change.implemented.outcome if change.implemented else None
    if outcome in rules.reviewed_outcomes:
        return f"it ended as {outcome}"
    if category and category.reviewed:
        return f"it is {category.category}"
    if priority and priority.reviewed:
        return f"it is {'an emergency' if priority.priority == 'emergency' else priority.priority}"
    return "it was unauthorised" if change.implemented and change.implemented.unauthorised else ""
