"""How far the goals of the phases and of the Manage Layer are: gap, state, and which gap to close first."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from mofkit.content.framework_types import LifecyclePhase, Outcome, Smf
from mofkit.model.goal import FOCUSES, Focus, Goal, PhaseGoals

State = Literal["met", "short", "no actual", "no target", "not measured"]


class Standing(NamedTuple):
    """A goal of the framework and what a workspace says about it; no entry if it says nothing.

    `phase` is the file that holds it: a phase, the layer, or an SMF. `measures` are those the framework proposes.
    """

    phase: str
    goal: str
    text: str
    entry: Goal | None
    state: State
    gap: Decimal | None
    measures: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """Which of baseline, target and actual nobody has."""
        return missing_figures(self.entry) if self.entry else ("baseline", "target", "actual")

    @property
    def needs_action(self) -> bool:
        """Whether a figure that the job aid asks for is missing and nobody does anything about it."""
        return bool({"baseline", "target"} & set(self.lacks)) and not (self.entry and acted_on(self.entry))


class FocusStanding(NamedTuple):
    """One focus of the Manage Layer in a phase: what the content looks for, and how it stands."""

    phase: str
    focus: str
    looks_for: str
    entry: Focus


def missing_figures(one: Goal) -> tuple[str, ...]:
    """Which figures a goal lacks."""
    return tuple(name for name in ("baseline", "target", "actual") if getattr(one, name) is None)


def acted_on(one: Goal) -> bool:
    """Whether somebody has promised to do something about it and has not finished."""
    return one.action is not None and one.action.open


def gap(one: Goal) -> Decimal | None:
    """What is missing to the target, 0 if it is met; nothing without target or actual."""
    if one.target is None or one.actual is None:
        return None
    short = one.target - one.actual if one.better == "higher" else one.actual - one.target
    return max(short, Decimal(0))


def covered(one: Goal) -> int | None:
    """How many percent of the way from baseline to target is done, rounded down, 0 to 100; nothing if it is no way."""
    if one.baseline is None or one.target is None or one.actual is None or one.baseline == one.target:
        return None
    way = (one.actual - one.baseline) / (one.target - one.baseline)
    return int(min(max(way, Decimal(0)), Decimal(1)) * 100)


def state(one: Goal | None) -> State:
    """Where a goal stands. Without a baseline the gap is known all the same; only the way covered is not."""
    if one is None:
        return "not measured"
    if one.target is None:
        return "no target"
    if one.actual is None:
        return "no actual"
    return "short" if gap(one) else "met"


def standings(phases: Sequence[LifecyclePhase], kept: Iterable[PhaseGoals]) -> tuple[Standing, ...]:
    """Every goal of the framework, in its order, with what the workspace says about it."""
    entries = {goal.goal: goal for one in kept for goal in one.goals}
    return tuple(_standing(phase.id, goal.id, goal.text, entries) for phase in phases for goal in phase.goals)


def smf_standings(smf: Smf, kept: Iterable[PhaseGoals]) -> tuple[Standing, ...]:
    """The goals of an SMF and the outcomes by which one sees whether it works, with what the workspace says."""
    entries = {goal.goal: goal for one in kept for goal in one.goals}
    return tuple(
        _standing(smf.id, one.id, one.text, entries, one.measures if isinstance(one, Outcome) else ())
        for one in (*smf.goals, *smf.outcomes)
    )


def _standing(phase: str, id: str, text: str, entries: Mapping[str, Goal], measures: tuple[str, ...] = ()) -> Standing:
    entry = entries.get(id)
    return Standing(phase, id, text, entry, state(entry), gap(entry) if entry else None, measures)


def first_to_close(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """The goals short of their target: by impact, then by what is left of the way; unscored impact comes last."""
    return tuple(sorted((one for one in found if one.state == "short"), key=_payoff))


def _payoff(one: Standing) -> tuple[int, int]:
    assert one.entry is not None
    done = covered(one.entry)
    return -(one.entry.impact or 0), 100 if done is None else done


def focuses(phases: Sequence[LifecyclePhase], kept: Iterable[PhaseGoals]) -> tuple[FocusStanding, ...]:
    """The three focuses of the Manage Layer in each phase and in the layer itself."""
    by_phase = {one.id: one.manage_layer for one in kept}
    return tuple(
        FocusStanding(
            phase.id,
            name,
            getattr(phase.focus, name),
            getattr(by_phase[phase.id], name) if phase.id in by_phase else Focus(),
        )
        for phase in phases
        for name in FOCUSES
    )


def layer_gaps(found: Iterable[FocusStanding]) -> tuple[FocusStanding, ...]:
    """The focuses with a gap."""
    return tuple(one for one in found if one.entry.gap or one.entry.mark in ("missing", "needs-improvement"))
