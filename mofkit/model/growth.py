"""A week of somebody's growth: what moved a goal, who is thanked, what one promises and what one asks for."""

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.action import Todo
from mofkit.model.record import PRIVATE, Day, Kind, Part, PersonRef, Record

Answered = Literal["", "granted", "refused", "later"]
_WEEK = re.compile(r"[12][0-9]{3}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")


def _iso_week(value: Any) -> Any:
    if isinstance(value, str) and not _WEEK.fullmatch(value.strip()):
        raise ValueError("an ISO week such as 2026-W48")
    return value.strip() if isinstance(value, str) else value


Week = Annotated[str, BeforeValidator(_iso_week)]


class Trouble(Part):
    """A goal that one has trouble to reach."""

    goal: str = Field(
        min_length=1, description="The goal, SMF or promise, such as operate-goal-2 or problem-management."
    )
    why: str = Field("", description="How one sees it; written when the week is opened.")


class Moved(Part):
    """Something one did for a goal."""

    what: str = Field(min_length=1, description="What one did.")
    goal: str = Field("", description="For which goal.")


class Thanks(Part):
    """Somebody whom one recognises, so that everybody sees what is wanted."""

    who: str = Field(min_length=1, description="The person, by id or name, or the team.")
    what: str = Field("", description="For what.")
    goal: str = Field("", description="Which goal it moved.")
    told: str = Field("", description="How it was said: to the person, in the team meeting, in a note.")


class Ask(Part):
    """A request to somebody, for what one cannot do alone; and the answer."""

    id: str = Field("", description="A short mark of its own, by which it is answered.")
    what: str = Field(min_length=1, description="What one asks for.")
    by: PersonRef = Field("", description="Who asks; left out, the one whose week it is.")
    to: PersonRef = Field("", description="Whom one asks; left out, the one whose week it is.")
    goal: str = Field("", description="For which goal.")
    answer: Annotated[Answered, BeforeValidator(lambda one: one.strip() if isinstance(one, str) else one)] = Field(
        "", description="granted, refused or later; nothing while it is open."
    )
    answered_on: Day | None = Field(None, description="The day of the answer.")
    why: str = Field("", description="The reason of the answer.")
    grant: Todo | None = Field(None, description="What is done to keep a yes, by whom and by when.")


class GrowthWeek(Record):
    """One week of one person; its id is the two, such as 2026-W48-kim."""

    week: Week = Field(description="The ISO week.")
    who: PersonRef = Field(min_length=1, description="Whose week it is.")
    goals: Annotated[tuple[Trouble, ...], PRIVATE] = Field((), description="The goals in trouble that one looks at.")
    did: Annotated[tuple[Moved, ...], PRIVATE] = Field((), description="What one did for them since last week.")
    thanks: Annotated[tuple[Thanks, ...], PRIVATE] = Field((), description="Whom one recognises.")
    will: tuple[Todo, ...] = Field((), description="Simple things one will do this week, without anybody's leave.")
    asks: Annotated[tuple[Ask, ...], PRIVATE] = Field((), description="What one asks of others.")
    heard: Annotated[tuple[Ask, ...], PRIVATE] = Field(
        (), description="What others asked of one, unless it is in a week of theirs."
    )
    told: Annotated[str, PRIVATE] = Field("", description="How results were told and celebrated.")
    finished: Literal["", "yes"] = Field("", description="yes once the week was gone through to the end.")


class Settled(Part):
    """What became of an earlier promise."""

    id: str = Field(min_length=1, description="Its mark.")
    status: Literal["done", "dropped"] = Field("done", description="done or dropped.")
    words: str = Field("", description="What shows that it was done, or why it was dropped.")


class Reply(Part):
    """An answer to a request."""

    id: str = Field(min_length=1, description="The request's mark.")
    answer: Literal["granted", "refused", "later"] = Field(description="granted, refused or later.")
    why: str = Field("", description="The reason.")
    what: str = Field("", description="What is done to keep a yes; the one who answers does it.")
    when: Day | None = Field(None, description="By when.")


class GrowthAnswers(Record):
    """A whole week in one file, for `team growth fill --answers`."""

    settled: tuple[Settled, ...] = Field((), description="What became of earlier promises.")
    replies: tuple[Reply, ...] = Field((), description="Answers to requests.")
    goals: tuple[Trouble, ...] = Field((), description="More goals in trouble.")
    did: tuple[Moved, ...] = Field((), description="What one did.")
    thanks: tuple[Thanks, ...] = Field((), description="Whom one recognises.")
    will: tuple[Todo, ...] = Field((), description="What one will do this week.")
    asks: tuple[Ask, ...] = Field((), description="What one asks of others.")
    heard: tuple[Ask, ...] = Field((), description="What others asked of one.")
    told: str = Field("", description="How results were told and celebrated.")


KIND = Kind("growth", "growth-weeks", GrowthWeek, "team/growth/*.yaml", "a week of somebody's growth; private")
