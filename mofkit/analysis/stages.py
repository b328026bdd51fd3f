"""What moves a project from stage to stage: the gate table. Decided over values alone.

The table stands in docs/design/projects.md. It is code, since a pack of content must not open a gate.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mofkit.analysis.gates import GateState, gate_state
from mofkit.content.framework import review
from mofkit.model.delivered import Delivered
from mofkit.model.person import Person
from mofkit.model.project import STAGES, Project
from mofkit.model.review import HeldReview

# The review that opens a stage; the others are entered when the one before has brought what it is for.
GATES: Mapping[str, str] = {
    "envision": "portfolio",
    "build": "project-plan-approved",
    "deploy": "release-readiness",
}


class Answer(NamedTuple):
    """Whether a project may enter a stage: `missing` hinders it, `without` is what an override lets it go without."""

    to: str
    missing: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    gate: GateState | None = None

    @property
    def open(self) -> bool:
        """Whether it may go on."""
        return not self.missing


def next_stage(project: Project) -> str:
    """The stage that comes next; nothing after the end."""
    at = STAGES.index(project.stage) if project.stage in STAGES else len(STAGES)
    return STAGES[at + 1] if at + 1 < len(STAGES) else ""


def gates_up_to(stage: str) -> list[str]:
    """The stages up to one that have a gate: all of these gates are open for whoever enters it."""
    return [one for one in STAGES[: STAGES.index(stage) + 1] if one in GATES] if stage in STAGES else []


def gate_states(
    about: str, held: Iterable[HeldReview], people: Iterable[Person], today: date, *, also: Iterable[str] = ()
) -> dict[str, GateState]:
    """How each gate stands for a matter such as `project:crm`, by the stage that it opens."""
    every, known, names = list(held), list(people), tuple(also)
    return {stage: gate_state(review(id), about, every, known, today, also=names) for stage, id in GATES.items()}


def may_enter(
    project: Project, to: str, gates: Mapping[str, GateState], delivered: Iterable[Delivered], today: date
) -> Answer:
    """Whether a project may enter a stage; `gates` are by the stage that each opens."""
    gate = gates.get(to)
    if not to or to != next_stage(project):
        return Answer(to, (_order(project, to),), (), gate)
    needs = tuple(_NEEDS[to](project, list(delivered), today))
    shut = tuple(text for stage in gates_up_to(to) for text in _shut(gates[stage]))
    if gate and gate.state == "overridden":
        return Answer(to, shut, (*gate.missing, *needs), gate)
    return Answer(to, (*shut, *needs), (), gate)


def _order(project: Project, to: str) -> str:
    if project.stage == "stopped" or not next_stage(project):
        return f"{project.id} is {project.stage}; nothing comes after that"
    if project.reached(to):
        return f"{project.id} is in {project.stage} and does not go back to {to}"
    return f"{project.id} is in {project.stage}; {next_stage(project)} comes next, not {to}"


def _shut(gate: GateState) -> Iterator[str]:
    if not gate.open:
        yield from (f"the gate {gate.gate} is {gate.state}: {text}" for text in gate.missing)


# What each stage needs besides its gates.


def _to_envision(project: Project, _: Sequence[Delivered], __: date) -> Iterator[str]:
    yield from (f"it has no {name}" for name in ("owner", "sponsor") if not getattr(project, name))


def _to_plan(project: Project, delivered: Sequence[Delivered], _: date) -> Iterator[str]:
    if not project.vision.strip():
        yield "it says no vision"
    if not project.holder("program-manager"):
        yield "nobody in the team is program-manager"
    yield from _unsettled(delivered, ("envision",))


def _to_build(project: Project, delivered: Sequence[Delivered], _: date) -> Iterator[str]:
    if not project.change:
        yield "it has no RFC: change is empty"
    yield from _unsettled(delivered, ("plan",))


def _to_stabilize(project: Project, delivered: Sequence[Delivered], _: date) -> Iterator[str]:
    yield from _unsettled(delivered, ("build",))
    if not project.requirements:
        yield "it has no requirements, so nobody can say whether it is built"
    yield from unmapped(project)


def unmapped(project: Project) -> Iterator[str]:
    """The requirements that lead to no feature or to no test."""
    for one in project.requirements:
        gaps = [name for name in ("feature", "test") if not getattr(one, name)]
        if gaps:
            yield f"requirement {one.id} leads to no {' and no '.join(gaps)}"


def _to_deploy(project: Project, delivered: Sequence[Delivered], today: date) -> Iterator[str]:
    yield from _unsettled(delivered, ("stabilize",))
    over = [one for one in project.pilots if one.end and one.end <= today]
    last = max(over, key=lambda one: (one.end or date.min, one.id), default=None)
    if last is None:
        yield "no pilot has ended"
    elif last.outcome != "deploy":
        yield f"the pilot {last.id} says {last.outcome or 'nothing'}, not deploy"
    if not project.checks:
        yield "no question on running it was asked: checks is empty"
    yield from (f"{one.id} is answered {one.answer or 'by nobody'}" for one in project.checks if not one.settled)


def _to_closed(project: Project, delivered: Sequence[Delivered], today: date) -> Iterator[str]:
    yield from _unsettled(delivered, STAGES)
    quiet = project.quiet_period
    if quiet.end is None or quiet.end > today:
        yield f"the quiet period is not over: its end is {quiet.end or 'empty'}"
    if not quiet.taken_over_by:
        yield "nobody of Operations has taken over"
    if not project.accepted_by or project.accepted_on is None or project.accepted_on > today:
        yield "the customer has not accepted it: accepted_by, accepted_on"
    if not project.lessons:
        yield "no lesson is written"
    yield from (f"task {one.id} is open: {one.what}" for one in project.tasks if one.open)
    yield from (f"action {one.id or one.what} is open" for one in project.actions if one.open)


def _unsettled(delivered: Sequence[Delivered], stages: Sequence[str]) -> Iterator[str]:
    for one in delivered:
        if one.stage in stages and not one.settled:
            yield f"{one.template} {_WORDS[one.state]}{f' ({one.written})' if one.written else ''}"


_WORDS: Mapping[str, str] = {
    "missing": "is not there",
    "unwritten": "is not written",
    "draft": "is approved by nobody",
    "suspect": "has changed since it was approved",
}
_NEEDS: Mapping[str, Callable[[Project, Sequence[Delivered], date], Iterator[str]]] = {
    "envision": _to_envision,
    "plan": _to_plan,
    "build": _to_build,
    "stabilize": _to_stabilize,
    "deploy": _to_deploy,
    "closed": _to_closed,
}
