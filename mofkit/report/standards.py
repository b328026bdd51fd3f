"""Activity standards for a team: what is covered and what is not. Nothing here says who is how good."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.analysis.standards import Line, about_team, lines, tally
from mofkit.content import files
from mofkit.content.framework import smf as function
from mofkit.model.person import Person
from mofkit.model.standard import Standard
from mofkit.workspace.playbooks import slug
from mofkit.workspace.workspace import Workspace


def standards(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: each SMF with its standards, and each team with how its work is covered."""
    every = lines(workspace.all(Standard))
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "smfs": [
            _smf(smf, [one for one in every if one.smf == smf]) for smf in dict.fromkeys(one.smf for one in every)
        ],
        "teams": [_team(team, every, people) for team, people in teams(workspace).items()],
    }


def teams(workspace: Workspace) -> dict[str, list[str]]:
    """The teams that are held against standards, or whose people are, with the ids of their people."""
    held = {slug(one.team) for one in workspace.all(Standard) if one.team}
    persons = {one.person for one in workspace.all(Standard)}
    found: dict[str, list[str]] = {}
    for one in workspace.all(Person):
        if one.team and (one.id in persons or slug(one.team) in held):
            found.setdefault(one.team, [])
    for one in workspace.all(Person):
        if one.team in found:
            found[one.team].extend((one.id, *one.aliases))
    return found


def _smf(smf: str, found: list[Line]) -> dict[str, Any]:
    return {
        "smf": function(smf).name if smf in files.names("smfs") else smf,
        "activities": [{"activity": name_of(one), "standard": one.says} for one in found],
        "with_standard": sum(bool(one.says) for one in found),
    }


def name_of(one: Line) -> str:
    """An activity as the content calls it; its id if the content does not have it."""
    if one.smf not in files.names("smfs"):
        return one.activity
    known = {each.id: each.name for process in function(one.smf).processes for each in process.activities}
    return known.get(one.activity, one.activity)


def _team(team: str, every: list[Line], people: list[str]) -> dict[str, Any]:
    mine = about_team(every, team, people)
    return {
        "team": team,
        "tally": tally(mine)._asdict(),
        "lines": [{"activity": name_of(one), "cover": one.cover, **one.levels} for one in mine],
    }
