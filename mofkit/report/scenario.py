"""The scenarios that this workspace works on, or all seven, as pages to read and print."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.planning import READERS
from mofkit.content.lexicon import SCENARIOS
from mofkit.content.scenarios import assets, scenario, scenarios
from mofkit.content.types import Scenario
from mofkit.model.plan import Plan
from mofkit.workspace.workspace import Workspace


def scenario_pages(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: those with a plan, or all if there is none yet."""
    planned = [scenario(plan.scenario) for plan in workspace.all(Plan) if plan.scenario in SCENARIOS]
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "scenarios": [_page(one) for one in planned or scenarios()],
    }


def _page(one: Scenario) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "summary": one.summary,
        "situations": [part.text for part in one.situations],
        "practices": [part.text for part in one.practices],
        "steps": [
            {
                "number": step.number,
                "title": step.title,
                "table": step.table,
                "text": step.text,
                "actions": [
                    {"id": action.id, "reader": action.reader, "text": action.text, "optional": action.optional}
                    for reader in READERS
                    for action in step.actions
                    if action.reader == reader
                ],
                "assets": [
                    {"name": asset.name, "status": asset.status, "today": asset.today}
                    for asset in assets().assets
                    if step.id in asset.steps
                ],
            }
            for step in one.steps
        ],
    }
