"""The goals of the phases and the Manage Layer's focuses: gaps, consequences, and what is done about them."""

from decimal import Decimal
from typing import Any

from mofkit.analysis.goals import (
    FocusStanding,
    Standing,
    covered,
    first_to_close,
    focuses,
    layer_gaps,
    smf_standings,
    standings,
)
from mofkit.content.assessing import consequences, smf_ids
from mofkit.content.framework import lifecycle, smf
from mofkit.model.action import Todo
from mofkit.model.goal import PhaseGoals
from mofkit.workspace.workspace import Workspace

_FOCUS_NAMES = {"grc": "GRC", "change_and_configuration": "Change and Configuration", "team": "Team"}


def goals(workspace: Workspace, *, of: str = "") -> dict[str, Any]:
    """Every goal of the framework with its figures, and the gaps that pay back most.

    Of an SMF all goals and outcomes, if it is said which; else those that somebody has written about.
    """
    kept = workspace.all(PhaseGoals)
    if of:
        found = smf_standings(smf(of), kept)
    else:
        begun = [smf(id) for id in smf_ids() if any(one.id == id for one in kept)]
        written = (one for each in begun for one in smf_standings(each, kept) if one.entry)
        found = (*standings(lifecycle().phases, kept), *written)
    states = [one.state for one in found]
    return {
        "rows": [_goal(one) for one in found],
        "counts": {state: states.count(state) for state in ("met", "short", "no actual", "no target", "not measured")},
        "first": [_goal(one) for one in first_to_close(found)],
        "without_action": [one.goal for one in found if one.needs_action],
    }


def layer(workspace: Workspace) -> dict[str, Any]:
    """The three focuses in every phase; a gap with what the content says it may lead to."""
    found = focuses(lifecycle().phases, workspace.all(PhaseGoals))
    return {"rows": [_focus(one) for one in found], "gaps": [_focus(one) for one in layer_gaps(found)]}


def plain(figure: Decimal | None) -> str:
    """A figure as people write it, without zeros that say nothing."""
    if figure is None:
        return ""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _goal(one: Standing) -> dict[str, Any]:
    entry = one.entry
    return {
        "goal": one.goal,
        "phase": one.phase,
        "text": one.text,
        "measures": list(one.measures),
        "state": one.state,
        "measure": entry.measure if entry else "",
        "measured_right": (entry.measured_right or "") if entry else "",
        "unit": entry.unit if entry else "",
        "baseline": plain(entry.baseline) if entry else "",
        "target": plain(entry.target) if entry else "",
        "actual": plain(entry.actual) if entry else "",
        "measured_on": entry.measured_on.isoformat() if entry and entry.measured_on else "",
        "gap": plain(one.gap),
        "covered": covered(entry) if entry else None,
        "impact": entry.impact if entry else None,
        "lacks": list(one.lacks),
        "needs_action": one.needs_action,
        "action": _action(entry.action if entry else None),
    }


def _focus(one: FocusStanding) -> dict[str, Any]:
    phase = next(phase for phase in lifecycle().phases if phase.id == one.phase)
    return {
        "phase": one.phase,
        "focus": one.focus,
        "name": f"{phase.name}, {_FOCUS_NAMES[one.focus]}",
        "looks_for": one.looks_for,
        "mark": one.entry.mark or "not-assessed",
        "gap": one.entry.gap,
        "consequence": one.entry.consequence,
        "may_lead_to": list(consequences(phase)),
        "action": _action(one.entry.action),
    }


def _action(one: Todo | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {"what": one.what, "who": one.who, "when": one.when.isoformat() if one.when else "", "status": one.status}
