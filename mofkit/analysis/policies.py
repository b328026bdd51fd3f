"""What moves a policy on: from where to where, by whom, and what is still missing. Decided over values alone."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from mofkit.content.framework import slug_of
from mofkit.content.framework_types import Statement
from mofkit.model.person import Person
from mofkit.model.policy import IN_FORCE, Policy, PolicyException

SOON = 60


class Move(NamedTuple):
    """One move: a process of the Policy SMF, where it starts, and whom Table 12 and the SMF let make it."""

    verb: str
    process: int
    after: tuple[str, ...]
    to: str
    readers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    owner: bool = False

    @property
    def by(self) -> str:
        """Who may make it, in words."""
        named = [*(["its owner"] if self.owner else []), *(f"a {one}" for one in self.readers), *self.roles]
        return " or ".join(named)


VALIDATE = Move("validated", 3, ("draft", "validated"), "validated", ("director", "manager", "contributor"))
PUBLISH = Move(
    "published",
    4,
    ("validated", "published"),
    "published",
    ("manager", "director"),
    ("it-policy-manager",),
    owner=True,
)
ENFORCE = Move("enforced", 5, ("published", "enforced"), "enforced", ("director",), ("it-executive-officer",))
REVIEW = Move("reviewed", 6, IN_FORCE, "under-review", ("manager", "director"), ("it-policy-manager",), owner=True)


def may_make(move: Move, person: Person, policy: Policy) -> bool:
    """Whether a person may make a move: by the reader they are, by a role type they hold, or as the owner."""
    roles = {slug_of(one) for one in person.role_types}
    return (
        person.reader in move.readers
        or bool(roles & set(move.roles))
        or (move.owner and bool(policy.owner) and person.id == policy.owner)
    )


def hinders(move: Move, policy: Policy, person: Person) -> list[str]:
    """What is in the way of a move itself, whatever else it needs."""
    found = []
    if policy.state not in move.after:
        found.append(f"it is {policy.state}; it is {move.verb} after it is {' or '.join(move.after)}")
    if not may_make(move, person, policy):
        found.append(f"{person.id} may not: {move.by} does it")
    return found


def unanswered(policy: Policy, questions: Sequence[Statement]) -> list[int]:
    """The numbers of the questions that nobody but the owner has answered."""
    said = {one.id for one in policy.answers if one.answer.strip() and one.who and one.who != policy.owner}
    return [number for number, one in enumerate(questions, 1) if one.id not in said]


def running(policy: Policy) -> list[tuple[int, PolicyException]]:
    """The exceptions that nobody has seen to have ended, with their numbers."""
    return [(at, one) for at, one in enumerate(policy.exceptions) if one.ended is None]


def overdue(policy: Policy, today: date) -> bool:
    """Whether the day has passed on which somebody was to look whether it still holds."""
    return policy.state != "retired" and policy.review_on is not None and policy.review_on < today


def next_move(policy: Policy) -> str:
    """The verb that comes next; nothing for a retired policy."""
    return {
        "draft": "validate",
        "validated": "publish",
        "published": "enforce",
        "enforced": "review",
        "under-review": "review",
    }.get(policy.state, "")
