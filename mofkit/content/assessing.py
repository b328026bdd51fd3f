"""What somebody needs to know to assess an SMF: its own goals, outcomes, terms, role types, processes and inputs."""

import re
from collections.abc import Callable, Iterator, Mapping

from mofkit.content.framework import lifecycle, reviews, smf
from mofkit.content.framework_types import LifecyclePhase, Smf

# What a note may cite of an SMF; longer words that merely begin alike are no citations.
_CITED = re.compile(
    r"(?<![\w-])([a-z][a-z-]*?)-(?:goal-\d+|outcome-\d+|term-[a-z][a-z-]*|role-[a-z][a-z-]*|p\d+[a-z0-9-]*)"
)


def smf_ids() -> tuple[str, ...]:
    """The sixteen SMFs by id, in the order of the lifecycle."""
    return tuple(id for phase in lifecycle().phases for id in phase.smfs)


def phase_of(smf_id: str) -> LifecyclePhase:
    """The phase, or the layer, that an SMF belongs to."""
    return next(phase for phase in lifecycle().phases if smf_id in phase.smfs)


def short_name(one: Smf) -> str:
    """What fits a narrow column."""
    return one.short or one.name


def hints(one: Smf, attribute: str) -> tuple[tuple[str, str], ...]:
    """What the content says about an attribute of an SMF: ids to cite, and words."""
    return tuple(_HINTS[attribute](one))


def cited(note: str) -> Iterator[tuple[str, bool]]:
    """Each id that a note seems to cite, and whether the content has it."""
    for found in _CITED.finditer(note):
        if found[1] in smf_ids():
            yield found[0], found[0] in _ids(smf(found[1]))


def _ids(one: Smf) -> set[str]:
    activities = [activity for process in one.processes for activity in process.activities]
    parts = (*one.goals, *one.outcomes, *one.terms, *one.role_types, *one.processes, *activities)
    return {part.id for part in parts} | {question.id for activity in activities for question in activity.questions}


def _roles(one: Smf) -> Iterator[tuple[str, str]]:
    yield from ((each.id, f"{each.name}: {'; '.join(each.responsibilities)}") for each in one.role_types)


def _goals(one: Smf) -> Iterator[tuple[str, str]]:
    yield from ((each.id, each.text) for each in one.goals)


def _outcomes(one: Smf) -> Iterator[tuple[str, str]]:
    yield from ((each.id, f"{each.text} Measured by {', '.join(each.measures)}.") for each in one.outcomes)


def _terms(one: Smf) -> Iterator[tuple[str, str]]:
    yield from ((each.id, f"{each.term}: {each.text}") for each in one.terms)


def _processes(one: Smf) -> Iterator[tuple[str, str]]:
    for each in one.processes:
        yield each.id, f"{each.name}: {', '.join(activity.name for activity in each.activities)}"


def _inputs(one: Smf) -> Iterator[tuple[str, str]]:
    for each in one.processes:
        inputs = dict.fromkeys(one for activity in each.activities for one in activity.inputs)
        yield each.id, f"{each.name}: {', '.join(inputs)}"


def _reviews(one: Smf) -> Iterator[tuple[str, str]]:
    mine = phase_of(one.id).reviews
    for each in reviews():
        if each.id in mine:
            yield each.id, f"{each.name}: {each.purpose}"


def _manage_layer(one: Smf) -> Iterator[tuple[str, str]]:
    phase = phase_of(one.id)
    focus = one.manage_layer or phase.focus
    yield "grc", f"GRC: {focus.grc}"
    yield "change_and_configuration", f"Change and Configuration: {focus.change_and_configuration}"
    yield "team", f"Team: {focus.team}"


_HINTS: Mapping[str, Callable[[Smf], Iterator[tuple[str, str]]]] = {
    "roles": _roles,
    "goals": _goals,
    "outcomes": _outcomes,
    "terminology": _terms,
    "process_flows": _processes,
    "inputs": _inputs,
    "management_reviews": _reviews,
    "manage_layer": _manage_layer,
}


def consequences(phase: LifecyclePhase) -> tuple[str, ...]:
    """What the content says can go wrong in a phase."""
    return tuple(one.risk for one in phase.objectives)
