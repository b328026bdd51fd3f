"""Projects as facts: where each stands, what it lacks, and how it does against its plan."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mofkit.analysis.gates import GateState
from mofkit.analysis.project_health import Verdict, creep, health, overall, tolerances
from mofkit.analysis.project_schedule import late
from mofkit.analysis.stages import GATES, Answer, gate_states, may_enter, next_stage
from mofkit.model.person import Person
from mofkit.model.project import STAGES, Project
from mofkit.model.review import HeldReview
from mofkit.report.catalog import owner_name
from mofkit.workspace import projects as kept
from mofkit.workspace.reviews import earlier_names
from mofkit.workspace.workspace import Workspace

_NEXT = 5


def gates_of(workspace: Workspace, project: Project, today: date) -> dict[str, GateState]:
    """How the three gates stand for a project, by the stage that each opens."""
    about = f"project:{project.id}"
    also = earlier_names(workspace, about)
    return gate_states(about, workspace.all(HeldReview), workspace.all(Person), today, also=also)


def answer_of(workspace: Workspace, project: Project, to: str, today: date) -> Answer:
    """Whether a project may enter a stage now, and all that hinders it."""
    gates = gates_of(workspace, project, today)
    return may_enter(project, to, gates, kept.delivered(workspace, project), today)


def verdicts_of(workspace: Workspace, project: Project, today: date) -> list[Verdict]:
    """How it does against its plan, by what this workspace tolerates."""
    return health(project, today, tolerances(workspace.settings.thresholds))


def projects(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: all projects, those under way first."""
    found = [project_facts(workspace, one, today) for one in in_order(workspace.all(Project))]
    return {
        "organisation": workspace.settings.organisation,
        "currency": workspace.settings.currency,
        "date": today.isoformat(),
        "projects": found,
        "running": sum(one["running"] for one in found),
    }


def in_order(every: Sequence[Project]) -> list[Project]:
    """Those under way first, the most advanced of them first; then proposals by priority; then those that ended."""
    return sorted(every, key=_rank)


def _rank(one: Project) -> tuple[int, int, str]:
    if one.running:
        return 0, -STAGES.index(one.stage), one.id
    return (1, -(one.priority or 0), one.id) if one.stage == "proposed" else (2, 0, one.id)


def project_facts(workspace: Workspace, one: Project, today: date) -> dict[str, Any]:
    """All that is known of a project, as plain data."""
    gates = gates_of(workspace, one, today)
    documents = kept.delivered(workspace, one)
    verdicts = verdicts_of(workspace, one, today)
    return {
        **_who_and_why(workspace, one),
        "health": overall(verdicts),
        "verdicts": [each._asdict() for each in verdicts],
        "stages": [_passage(one, stage) for stage in STAGES[1:]],
        "gates": [{"stage": stage, **_gate(gates[stage])} for stage in GATES],
        "next": _next(may_enter(one, next_stage(one), gates, documents, today)) if next_stage(one) else None,
        "team": [{"role": each.role, "who": _name(workspace, each.who)} for each in one.team],
        "deliverables": [
            {**each._asdict(), "owner": _name(workspace, each.owner), "settled": each.settled} for each in documents
        ],
        "scope": _scope(one),
        "budget": {name: _plain(value) for name, value in one.budget.model_dump().items()},
        "measures": [{**_parts(each), "reached": each.reached} for each in one.measures],
        "tasks": _tasks(workspace, one, today),
        "actions": [
            {**_parts(each), "who": _name(workspace, each.who), "late": bool(each.when and each.when < today)}
            for each in one.actions
            if each.open
        ],
        "issues": [_parts(each) for each in one.issues if each.open],
        "pilots": [_parts(each) for each in one.pilots],
        "checks": {"asked": len(one.checks), "settled": sum(each.settled for each in one.checks)},
        "quiet_period": _parts(one.quiet_period),
        "risks": risks_of(workspace, one),
        "lessons": [_parts(each) for each in one.lessons],
    }


def _name(workspace: Workspace, who: str) -> str:
    return owner_name(workspace, who) if who else ""


def _who_and_why(workspace: Workspace, one: Project) -> dict[str, Any]:
    begun = one.passage(one.stage)
    return {
        "id": one.id,
        "title": one.title,
        "type": one.type,
        "stage": one.stage,
        "running": one.running,
        "since": _plain(begun.date if begun else None),
        "owner": _name(workspace, one.owner),
        "sponsor": _name(workspace, one.sponsor),
        "services": list(one.services),
        "change": one.change,
        **{name: getattr(one, name) for name in ("need", "requires", "benefit", "do_nothing", "vision")},
        "yearly_benefit": _plain(one.yearly_benefit),
        "priority": one.priority,
    }


def _passage(one: Project, stage: str) -> dict[str, Any]:
    found = one.passage(stage)
    if found is None:
        return {"stage": stage, "planned": "", "date": "", "review": "", "without": []}
    planned, begun = _plain(found.planned), _plain(found.date)
    return {
        "stage": stage,
        "planned": planned,
        "date": begun,
        "review": found.review,
        "without": list(found.without),
    }


def _gate(one: GateState) -> dict[str, Any]:
    override = one.override
    return {
        "gate": one.gate,
        "state": one.state,
        "open": one.open,
        "review": one.review,
        "signed_by": list(one.signed_by),
        "missing": list(one.missing),
        "override": {"who": override.who, "reason": override.reason, "date": _plain(override.date)}
        if override
        else None,
    }


def _next(one: Answer) -> dict[str, Any]:
    return {"stage": one.to, "open": one.open, "missing": list(one.missing), "without": list(one.without)}


def _scope(one: Project) -> dict[str, Any]:
    found = creep(one)
    figures = {name: _plain(value) for name, value in found._asdict().items()} if found else {}
    return {
        "baseline_on": _plain(one.baseline.on if one.baseline else None),
        "requirements": len(one.requirements),
        "out": list(one.out_of_scope),
        "creep": {**figures, "percent": _plain(found.percent)} if found else None,
        "changes": [_parts(each) for each in one.scope_changes],
    }


def _tasks(workspace: Workspace, one: Project, today: date) -> dict[str, Any]:
    ahead = sorted(
        (each for each in one.tasks if each.open and (each.stage is None or one.reached(each.stage))),
        key=lambda each: (each.when or date.max, each.id),
    )
    return {
        "total": len(one.tasks),
        "done": sum(not each.open for each in one.tasks),
        "late": sum(late(each, today) for each in ahead),
        "next": [
            {
                "id": each.id,
                "what": each.what,
                "role": each.role,
                "who": _name(workspace, each.who),
                "when": _plain(each.when),
                "late": late(each, today),
            }
            for each in ahead[: _NEXT * one.running]
        ],
    }


def risks_of(workspace: Workspace, one: Project) -> list[dict[str, Any]]:
    """The risks of a project that may still happen, the greatest first."""
    alive = [each for each in kept.naming(workspace, "risk", one) if getattr(each, "alive", True)]
    found = [
        {
            "id": each.id,
            "title": getattr(each, "title", ""),
            "exposure": getattr(each, "exposure", None),
            "owner": _name(workspace, getattr(each, "owner", "")),
        }
        for each in alive
    ]
    return sorted(found, key=lambda each: (-(each["exposure"] or 0), str(each["id"])))


def _parts(part: Any) -> dict[str, Any]:
    return {name: _plain(value) for name, value in part.model_dump().items()}


def _plain(value: Any) -> Any:
    """A value as JSON and templates take it: days and amounts as they are written."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return list(value) if isinstance(value, tuple) else value
