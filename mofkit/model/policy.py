"""A policy: what one sorts and checks it by. Its text stands beside it."""

from typing import ClassVar, Literal

from pydantic import Field

from mofkit.model.approval import Approval, Signed
from mofkit.model.record import Day, Kind, Part, PersonRef, ServiceRefs

PolicyState = Literal["draft", "validated", "published", "enforced", "under-review", "retired"]
Outcome = Literal["keep", "change", "retire"]
# Whoever is bound by it has been told.
IN_FORCE = ("published", "enforced", "under-review")


class PolicyAnswer(Part):
    """What one reviewer says to one question of the validation."""

    id: str = Field(min_length=1, description="The question, by its id.")
    question: str = Field("", description="The question as it was asked.")
    who: PersonRef = Field("", description="The person who answers.")
    answer: str = Field("", description="The answer.")


class Publication(Part):
    """How the people it binds get to know it."""

    date: Day | None = Field(None, description="The day from which it is to be found.")
    audience: str = Field("", description="Whom it binds and who is told.")
    where: str = Field("", description="Where the valid text is: a page, a folder, a notice.")
    who: PersonRef = Field("", description="The person who publishes it.")


class Enforcement(Part):
    """How one sees to it that it is kept."""

    date: Day | None = Field(None, description="The day from which breaking it has consequences.")
    check: str = Field("", description="How it is seen whether it is kept: monitoring, inspection, audit.")
    consequence: str = Field("", description="What follows when it is broken, for everybody alike.")
    who: PersonRef = Field("", description="The director who enforces it.")


class PolicyException(Part):
    """Leave to depart from it, for some time."""

    what: str = Field(min_length=1, description="Whom or what it excepts, and from what.")
    why: str = Field("", description="The reason.")
    until: Day | None = Field(None, description="The last day.")
    granted_by: PersonRef = Field("", description="The person who grants it and answers for it.")
    ended: Day | None = Field(None, description="The day on which it was seen to have ended.")


class PolicyReview(Part):
    """A look at whether it still holds."""

    date: Day | None = Field(None, description="The day.")
    who: PersonRef = Field("", description="The person who looked.")
    outcome: Outcome = Field("keep", description="keep, change or retire.")
    note: str = Field("", description="Why.")


class Policy(Signed):
    """One policy. People approve its title, its scope and its text; how far it is needs no new approval."""

    unsigned: ClassVar[frozenset[str]] = Signed.unsigned | {
        *("owner", "state", "review_on", "answers", "publication", "enforcement", "exceptions"),
        *("acknowledgements", "reviews"),
    }

    template: str = Field(
        "operations-policy", min_length=1, description="The template of its text, as `mofkit document list` has it."
    )
    title: str = Field(min_length=1, description="What people call it.")
    binds: str = Field("", description="Whom it binds, in a few words.")
    services: ServiceRefs = Field((), description="The services it is about; all if left out.")
    owner: PersonRef = Field("", description="The person who keeps it.")
    state: PolicyState = Field(
        "draft", description="draft, validated, published, enforced, under-review or retired; moved by `mofkit policy`."
    )
    review_on: Day | None = Field(None, description="The day on which somebody looks whether it still holds.")
    answers: tuple[PolicyAnswer, ...] = Field((), description="What reviewers answered when it was validated.")
    publication: Publication | None = Field(None, description="When, to whom and where it was published.")
    enforcement: Enforcement | None = Field(None, description="From when and how it is enforced.")
    exceptions: tuple[PolicyException, ...] = Field((), description="Who may depart from it, why and until when.")
    acknowledgements: tuple[Approval, ...] = Field((), description="Who has read it, bound to the words read.")
    reviews: tuple[PolicyReview, ...] = Field((), description="Who looked whether it still holds, and what came of it.")


KIND = Kind("policy", "policies", Policy, "policies/*.yaml", "a rule people keep to, its text beside it", True)
