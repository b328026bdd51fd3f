"""One person's answers to the question the job aid begins with: which challenge are we facing?"""

from typing import Literal

from pydantic import Field

from mofkit.model.record import Day, Flag, Kind, Reader, Record

Answer = Literal["very-much", "somewhat", "not-at-all", "dont-know"]
ANSWERS: tuple[Answer, ...] = ("very-much", "somewhat", "not-at-all", "dont-know")


class Triage(Record):
    """The answers of one respondent on one day."""

    who: str = Field(min_length=1, description="Who answered: the id of a person, or a name.")
    reader: Reader | None = Field(None, description="Which of the three readers they are.")
    date: Day | None = Field(None, description="The day of the answers.")
    finished: Flag = Field(True, description="Whether all that was asked is answered.")
    text: str = Field("", description="What they said in their own words.")
    language: Literal["", "en", "de", "fr"] = Field("", description="The language of the text; empty to have it told.")
    answers: dict[str, Answer] = Field({}, description="How much each situation applies, by the id of the situation.")


KIND = Kind("triage", "triages", Triage, "triage/*.yaml", "one respondent's answers about what hurts")
