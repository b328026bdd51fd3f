"""What an SMF is to one of the three readers: what sends them there, what they decide there, what they write."""

from typing import NamedTuple

from mofkit.content.framework import documents, lifecycle, review
from mofkit.content.framework_types import Document, Process, Review, Smf
from mofkit.content.scenarios import scenarios
from mofkit.content.types import Action, See


class Pointer(NamedTuple):
    """An action that sends a reader to an SMF, and where it stands."""

    scenario: int
    step: int
    action: Action


def pointers(one: Smf, reader: str, process: Process | None = None) -> list[Pointer]:
    """The actions of the scenarios that send a reader to an SMF, or to one process of it, in the order of the job aid.

    For a process they are those that name it, by its number or by its table.
    """
    return [
        Pointer(scenario.number, step.number, action)
        for scenario in scenarios()
        for step, action in scenario.actions
        if action.reader == reader and _sends(action, one, process)
    ]


def _sends(action: Action, one: Smf, process: Process | None) -> bool:
    if process is None:
        return one.id in (action.smf, *(see.smf for see in action.see))
    return any(see.smf == one.id and _names(see, process) for see in action.see)


def _names(see: See, process: Process) -> bool:
    return process.number in (see.process, *see.processes) or process.table in see.tables


def deciding(one: Smf) -> list[Review]:
    """The reviews in which the work of an SMF is judged: its own, or that of its milestone, else those of its phase."""
    phase = next(phase for phase in lifecycle().phases if phase.id == one.phase)
    every = [review(id) for id in phase.reviews]
    at_milestone = {milestone.review for milestone in phase.milestones if milestone.after == one.id}
    own = [each for each in every if each.source.smf == one.id or each.id in at_milestone]
    return own or every


def written_by(one: Smf, reader: str) -> list[Document]:
    """The documents of an SMF that a reader keeps."""
    return [each for each in documents() if each.smf == one.id and each.owner == reader]
