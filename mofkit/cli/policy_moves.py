"""The moves of a policy at the prompt: each refuses what is missing, and says all of it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from mofkit.analysis.policies import ENFORCE, PUBLISH, REVIEW, VALIDATE, hinders, overdue, running, unanswered
from mofkit.cli.changes import change
from mofkit.cli.session import Session
from mofkit.errors import BadOption, NotYet
from mofkit.model.approval import content_hash
from mofkit.model.person import Person
from mofkit.model.policy import Policy
from mofkit.workspace import policies
from mofkit.workspace.approving import approve, person_named
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home

LONGEST = 366


def moved(session: Session, id: str, who: str, act: Callable[["Moving"], str], *, dry_run: bool, next: str) -> int:
    """Run a move of a policy by a person, and write it."""

    def whole(draft: Draft) -> str:
        """The change: what the move writes."""
        person = person_named(draft.workspace, who)
        policy = policies.policy_named(draft.workspace, id)
        one = Moving(draft, policy, person, session.today)
        # A text that cannot be read now is no text that nobody approved.
        one.texts()
        return act(one)

    return change(session, whole, dry_run=dry_run, next_step=next)


class Moving:
    """A policy that a person is about to move, in a draft."""

    def __init__(self, draft: Draft, policy: Policy, person: Person, today: date) -> None:
        self.draft, self.policy, self.person, self.today = draft, policy, person, today

    @property
    def id(self) -> str:
        """The policy's id."""
        return self.policy.id

    @property
    def home(self) -> Home:
        """Where it is written."""
        return self.draft.workspace.home(self.policy)

    def texts(self) -> list[bytes]:
        """The text beside it; raises BrokenFile if it is in conflict."""
        found = self.draft.text(self.home)
        return [] if found is None else [found]

    def refuse(self, done: str, missing: Sequence[str], hint: str = "") -> None:
        """Raises NotYet if anything is missing."""
        if missing:
            raise NotYet(self.id, done, missing, hint=hint)


def validate(one: Moving, said: Mapping[str, str], *, approving: bool, role: str) -> str:
    """Write answers; with `approving`, the person's approval too, if everything is there."""
    asked = policies.questions()
    numbers = {_number(word, len(asked)): words for word, words in said.items()}
    own = [f"{one.person.id} owns it; somebody else validates it"] if one.person.id == one.policy.owner else []
    one.refuse("validated", [*own, *hinders(VALIDATE, one.policy, one.person)])
    if not numbers and not approving:
        raise BadOption("nothing to write", hint="answer with q1=… q2=…, or say yes to the whole with --approve")
    policies.answer(one.draft, one.home, one.policy, one.person.id, numbers)
    if not approving:
        done = unanswered(_now(one), asked)
        left = f"; open: {', '.join(f'q{number}' for number in done)}" if done else "; all questions are answered"
        return f"{one.person.id} answered {', '.join(f'q{number}' for number in numbers)} of {one.id}{left}"
    open = [f"q{number} is not answered: {asked[number - 1].text}" for number in unanswered(_now(one), asked)]
    missing = [*policies.lacks(one.draft.workspace, one.policy), *open]
    one.refuse("validated", missing, f"`mofkit policy show {one.id}` names what is left")
    if not any(each.who == one.person.id for each in policies.standing(one.draft.workspace, one.policy)):
        approve(one.draft, one.home, who=one.person.id, role=role, today=one.today, texts=one.texts())
    one.draft.set(one.home, "state", VALIDATE.to)
    return f"{one.id} is validated and approved by {one.person.id}"


def _number(word: str, most: int) -> int:
    digits = word.removeprefix("q")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 3 or not 1 <= int(digits) <= most:
        raise BadOption(f"no question {word!r}", hint=f"the questions are q1 to q{most}; `mofkit policy show` has them")
    return int(digits)


def _now(one: Moving) -> Policy:
    found = one.draft.record(one.home)
    assert isinstance(found, Policy)
    return found


def publish(one: Moving, audience: str, where: str, day: date) -> str:
    """Say when, to whom and where it is published."""
    before = one.policy.publication
    audience, where = audience or (before.audience if before else ""), where or (before.where if before else "")
    missing = hinders(PUBLISH, one.policy, one.person)
    if not policies.standing(one.draft.workspace, one.policy):
        missing.append("nobody has approved it as it stands (`mofkit policy validate … --approve`)")
    missing += [] if one.policy.owner else ["it has no owner"]
    missing += [
        f"no {name} is said (--{name})" for name, value in (("audience", audience), ("where", where)) if not value
    ]
    one.refuse("published", missing)
    said = {"date": day, "audience": audience, "where": where, "who": one.person.id}
    policies.move(one.draft, one.home, PUBLISH.to, {"publication": said})
    return f"{one.id} is published for {audience} at {where}"


def enforce(one: Moving, check: str, consequence: str, day: date, review_on: date | None) -> str:
    """Say from when and how it is enforced."""
    before = one.policy.enforcement
    check = check or (before.check if before else "")
    consequence = consequence or (before.consequence if before else "")
    missing = hinders(ENFORCE, one.policy, one.person)
    missing += [] if one.policy.publication and one.policy.publication.date else ["it was never published"]
    if not policies.standing(one.draft.workspace, one.policy):
        missing.append("nobody has approved it as it stands")
    said = (("check", check), ("consequence", consequence))
    missing += [f"no {name} is said (--{name})" for name, value in said if not value]
    missing += [] if review_on or one.policy.review_on else ["no day of review is set (--review-on)"]
    one.refuse("enforced", missing)
    part = {"date": day, "check": check, "consequence": consequence, "who": one.person.id}
    policies.move(one.draft, one.home, ENFORCE.to, {"enforcement": part})
    if review_on:
        one.draft.set(one.home, "review_on", review_on)
    return f"{one.id} is enforced from {day}"


def acknowledge(one: Moving) -> str:
    """Write that a person has read what stands there now."""
    known = ("published", "enforced", "under-review")
    one.refuse("acknowledged", [] if one.policy.state in known else [f"it is {one.policy.state}, not published"])
    read, _ = policies.readers(one.draft.workspace, one.policy)
    if one.person.id not in read:
        said = {"who": one.person.id, "date": one.today, "content_hash": content_hash(one.policy, one.texts())}
        one.draft.extend(one.home, "acknowledgements", [said])
    return f"{one.person.id} has read {one.id}"


def grant(one: Moving, what: str, why: str, until: date | None) -> str:
    """Write an exception that a person grants."""
    missing = [
        f"no {name} is said (--{name})" for name, value in (("what", what.strip()), ("why", why.strip())) if not value
    ]
    missing += [] if until else ["no last day is said (--until)"]
    if until and not one.today <= until <= one.today + timedelta(days=LONGEST):
        missing.append(f"{until} is not within a year from today; what lasts longer is a change of the policy")
    if one.policy.state not in ("published", "enforced", "under-review"):
        missing.append(f"it is {one.policy.state}, so there is nothing to except from")
    if not (one.person.reader in ("manager", "director") or one.person.id == one.policy.owner):
        missing.append(f"{one.person.id} may not: its owner, a manager or a director grants it")
    one.refuse("excepted from", missing)
    said: dict[str, Any] = {"what": what, "why": why, "until": until, "granted_by": one.person.id}
    if not any(each.model_dump(include=set(said)) == said for each in one.policy.exceptions):
        one.draft.extend(one.home, "exceptions", [said])
    return f"{what} is excepted from {one.id} until {until}"


def review(one: Moving, outcome: str, note: str, next_day: date | None) -> str:
    """Begin a review, or end it with an outcome."""
    missing = hinders(REVIEW, one.policy, one.person)
    done = [(each.date, each.who, each.outcome) for each in one.policy.reviews]
    if outcome and (one.today, one.person.id, outcome) in done and one.policy.state != "under-review":
        return f"{one.id} was reviewed today"
    if outcome == "keep" and not (next_day and next_day > one.today):
        missing.append("no day of the next review to come is said (--next)")
    if outcome == "keep" and one.policy.publication is None:
        missing.append("it was never published, so there is nothing to keep")
    if outcome in ("change", "retire") and not note.strip():
        missing.append("no reason is said (--note)")
    if outcome == "retire":
        missing += [f"exception {at} ({each.what}) still runs" for at, each in running(one.policy)]
    one.refuse("reviewed", missing)
    if not outcome:
        one.draft.set(one.home, "state", "under-review")
        return f"{one.id} is under review"
    said = {"date": one.today, "who": one.person.id, "outcome": outcome, "note": note}
    one.draft.extend(one.home, "reviews", [{name: value for name, value in said.items() if value}])
    _settle(one, outcome, next_day)
    return f"{one.id}: {_TOLD[outcome]}"


_TOLD = {
    "keep": "it stays as it is",
    "change": "it is a draft again, and its questions are asked anew",
    "retire": "it is retired",
}


def _settle(one: Moving, outcome: str, next_day: date | None) -> None:
    if outcome == "keep":
        one.draft.set(one.home, "state", "enforced" if one.policy.enforcement else "published")
        one.draft.set(one.home, "review_on", next_day)
    elif outcome == "change":
        one.draft.set(one.home, "state", "draft")
        one.draft.set(one.home, "answers", None)
    else:
        one.draft.set(one.home, "state", "retired")


def late(policy: Policy, today: date) -> str:
    """A mark for a policy whose review is overdue."""
    return "overdue" if overdue(policy, today) else ""
