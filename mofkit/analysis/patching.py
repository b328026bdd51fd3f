"""How far the key questions about patching are answered, what is lacking, and what can be done about it at once."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mofkit.content.types import Patching
from mofkit.content.types import PatchQuestion as Asked
from mofkit.model.approval import Approval, latest, stands
from mofkit.model.patching import PatchAction, PatchQuestion, PatchWorksheet

OWN = "x-"


def asked(content: Patching) -> list[tuple[str, Asked]]:
    """The key questions with their areas, in the order of the table."""
    return [(area.name, one) for area in content.areas for one in area.questions]


def blanks(content: Patching) -> list[dict[str, Any]]:
    """The questions of a new worksheet."""
    return [{"id": one.id, "ask": one.text, "answer": None} for _, one in asked(content)]


def open_questions(sheet: PatchWorksheet) -> list[PatchQuestion]:
    """Those that nobody has answered."""
    return [one for one in sheet.questions if not one.answer.strip()]


class Gap(NamedTuple):
    """Something that is lacking: where it is written, which question shows it, what is done."""

    field: str
    question: PatchQuestion
    actions: tuple[PatchAction, ...]


def gaps(sheet: PatchWorksheet) -> list[Gap]:
    """What is lacking."""
    return [Gap(f"questions.{at}.gap", one, one.actions) for at, one in enumerate(sheet.questions) if one.gap.strip()]


def groups(sheet: PatchWorksheet) -> tuple[list[PatchAction], list[PatchAction]]:
    """The actions that can begin at once, and those that need people or money first, each by day."""
    every = sorted(_actions(sheet), key=lambda one: (one.when is None, str(one.when), one.what))
    return [one for one in every if not one.needs.strip()], [one for one in every if one.needs.strip()]


def _actions(sheet: PatchWorksheet) -> Iterator[PatchAction]:
    for one in sheet.questions:
        yield from one.actions


def drift(sheet: PatchWorksheet, content: Patching) -> tuple[list[int], list[Asked], list[tuple[int, str]]]:
    """How a worksheet differs from the content: questions that are gone, that it lacks, and that ask something else."""
    told = {one.id: one for _, one in asked(content)}
    here = {one.id: at for at, one in enumerate(sheet.questions)}
    gone = [at for id, at in here.items() if id not in told and not id.startswith(OWN)]
    lacking = [one for id, one in told.items() if id not in here]
    reworded = [
        (at, told[id].text)
        for id, at in here.items()
        if id in told and told[id].text.split() != sheet.questions[at].ask.split()
    ]
    return gone, lacking, reworded


class Signature(NamedTuple):
    """An approval that counts: its number, and whether it is of the worksheet as it is now."""

    number: int
    approval: Approval
    stands: bool


def signatures(sheet: PatchWorksheet) -> list[Signature]:
    """The approvals that count."""
    return [Signature(at, one, stands(one, sheet)) for at, one in latest(sheet)]


def next_open(sheet: PatchWorksheet, after: int, passed: set[int]) -> int | None:
    """The number of the next question that is open: behind `after`, else from the beginning; none passed over."""
    still = [at for at, one in enumerate(sheet.questions) if not one.answer.strip() and at not in passed]
    return next((at for at in still if at > after), still[0] if still else None)
