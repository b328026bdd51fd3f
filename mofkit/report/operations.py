"""How services ran, which promises were kept, and what operations owe: one page for the operational health review."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.analysis.availability import months_until
from mofkit.analysis.broken_promises import Explained, by_steps, causes_of
from mofkit.analysis.durations import spelled
from mofkit.analysis.reliability import Month, percent, told
from mofkit.analysis.service_levels import Score, scorecard
from mofkit.analysis.upkeep import turns
from mofkit.model.person import Person
from mofkit.model.task import OngoingTask
from mofkit.model.windows import window_of
from mofkit.report.service_levels import coverage, in_order, known, promise, reasons, reliability, step_said
from mofkit.workspace.workspace import Workspace

_MONTHS = 3
_WORDS = {"met": "met", "missed": "**missed**", "at-risk": "at risk", "no-data": "no data"}


def operations(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the page: the month that runs and the two before it."""
    levels = known(workspace, today)
    months = reliability(workspace, levels, today, _MONTHS)
    scores = scorecard(levels, months_until(today, _MONTHS)[0], window_of(today, "month").last)
    judged = [one for one in scores if one.verdict != "no-data"]
    people = {one.id: one.name for one in workspace.all(Person)}
    holidays = frozenset(workspace.settings.calendar.holidays)
    tasks = turns(workspace.all(OngoingTask), today, holidays=holidays)
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "since": levels.known_since.isoformat() if levels.known_since else "",
        "months": [one.words for one in dict.fromkeys(month.window for month in months)],
        "services": _services(months),
        "analysis": told(months),
        "promises": [_promise(one) for one in in_order(judged) if one.verdict in ("missed", "at-risk")],
        "reasons": [_reason(group, people) for group in by_steps(reasons(workspace, levels, scores))],
        "kept": sum(one.verdict == "met" for one in judged),
        "judged": len(judged),
        "unknown": len(scores) - len(judged),
        "tasks": [
            {
                "what": one.task.what,
                "due": one.due.isoformat() if one.due else "",
                "who": people.get(one.task.owner, one.task.owner) or "nobody",
                "late": one.state == "missed",
            }
            for one in tasks
            if one.state in ("missed", "never", "due")
        ],
        "gaps": [
            {"service": one.service.name, "gaps": "; ".join(one.gaps)} for one in coverage(workspace, today) if one.gaps
        ],
        "critical": len(coverage(workspace, today)),
    }


def _services(months: list[Month]) -> list[dict[str, Any]]:
    """One row for each service: its availability in each month, and the last promise it was held to."""
    rows: dict[str, dict[str, Any]] = {}
    for one in months:
        row = rows.setdefault(one.service, {"service": one.service, "promised": "", "months": []})
        if one.score:
            row["promised"] = f"{one.score.target.value.normalize():f} %"
        row["months"].append(
            {"left_out": percent(one.figures.left_out), "missed": bool(one.score and one.score.verdict == "missed")}
        )
        mttr = one.figures.mttr
        row["mttr"] = spelled(int(mttr)) if mttr is not None else row.get("mttr", "")
        row["failures"] = row.get("failures", 0) + one.figures.failures
    return list(rows.values())


def _reason(group: Sequence[Explained], people: Mapping[str, str]) -> dict[str, Any]:
    """What the promises that the same steps answer have in common: whose they are, why, and what is done."""
    return {
        "agreements": list(dict.fromkeys(one.score.agreement.id for one in group)),
        "causes": causes_of(group),
        "steps": [step_said(step, people) for step in group[0].steps],
    }


def _promise(one: Score) -> dict[str, str]:
    used = ""
    if one.used is not None and one.budget is not None:
        used = f"{one.used} of {one.budget} cases" if one.cases else f"{spelled(one.used)} of {spelled(one.budget)}"
    return {
        "agreement": one.agreement.title,
        "promise": promise(one.target),
        "period": one.window.words,
        "verdict": _WORDS[one.verdict],
        "used": used,
    }
