"""How management reviews are kept up: when each is due, what was decided, and which gates were overridden."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.reviews import schedule, took_place
from mofkit.content.framework import reviews as definitions
from mofkit.model.review import HeldReview
from mofkit.report.minutes import facts
from mofkit.workspace.reviews import months_of
from mofkit.workspace.workspace import Workspace


def reviews(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: the schedule, and each review that was held with its decisions and open actions, the latest first."""
    every = workspace.all(HeldReview)
    held = sorted((one for one in every if took_place(one, today)), key=lambda one: (one.held or date.min, one.id))
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "schedule": [
            {
                "review": one.review,
                "name": one.name,
                "about": one.about,
                "last": _day(one.last),
                "due": _day(one.due),
                "planned": _day(one.planned),
                "state": one.state,
            }
            for one in schedule(definitions(), every, today, months_of(workspace.settings))
        ],
        "held": [facts(one, workspace, today) for one in reversed(held)],
        "overrides": [
            {"id": one.id, **each.model_dump(mode="json"), "about": each.about or one.about}
            for one in every
            for each in one.overrides
        ],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
