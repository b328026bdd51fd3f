"""What to fix first: the service catalog ranked, by quadrant and by owner."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.priority import QUADRANTS, Columns, Ranked, rank
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.report.quadrant import mermaid
from mofkit.workspace.workspace import Workspace

_MEANING = {
    "quick win": "Easy to fix and of high impact. Do these first.",
    "big bet": "Hard to fix and of high impact. Plan them, fund them, start early.",
    "fill-in": "Easy to fix and of low impact. Take them when there is time.",
    "not now": "Hard to fix and of low impact. Leave them, and say so.",
}


def priorities(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: each service with its scores, its quadrant, its owner and what is wrong with it."""
    services = [one for one in workspace.all(Service) if one.in_use]
    cells = [(one.name, str(one.difficulty or ""), str(one.impact or ""), one.criticality) for one in services]
    found = rank(enumerate(cells), Columns(0, 1, 2, 3, 4))
    ranked = list(found.ranked())
    rows = [_row(row, services[row.line], workspace) for row in ranked]
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "read": found.read,
        "rows": rows,
        "unscored": [{"name": one.name, "missing": " and ".join(one.missing)} for one in found.unscored],
        "quadrants": [
            {"name": name, "meaning": _MEANING[name], "rows": [row for row in rows if row["quadrant"] == name]}
            for name in QUADRANTS
        ],
        "owners": _by_owner(rows),
        "chart": mermaid(ranked),
    }


def _row(row: Ranked, service: Service, workspace: Workspace) -> dict[str, Any]:
    owner = workspace.get(Person, service.owner)
    return {**row._asdict(), "owner": owner.name if owner else service.owner, "problems": service.problems}


def _by_owner(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["owner"] or "nobody", []).append(row)
    return [
        {
            "owner": owner,
            "services": len(mine),
            "quick_wins": sum(one["quadrant"] == "quick win" for one in mine),
            "first": mine[0]["name"],
        }
        for owner, mine in sorted(found.items())
    ]
