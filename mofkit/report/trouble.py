"""The goals that somebody has trouble to reach: of phases for a director, of SMFs and promises for the others."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mofkit.analysis.assessment import latest, sheet, weakest
from mofkit.analysis.goals import first_to_close, standings
from mofkit.analysis.service_levels import last_over
from mofkit.content.assessing import smf_ids
from mofkit.content.framework import lifecycle, role_named, smf
from mofkit.errors import BadOption
from mofkit.model.assessment import Assessment
from mofkit.model.goal import PhaseGoals
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.report.goals import plain
from mofkit.report.service_levels import known, promise
from mofkit.workspace.playbooks import slug
from mofkit.workspace.workspace import Workspace

_MOST = 5


class InTrouble(NamedTuple):
    """A goal in trouble: by what it is known, what it is about, how one sees it, and the goals to read again."""

    goal: str
    title: str
    why: str
    goals: tuple[str, ...] = ()


def in_trouble(workspace: Workspace, person: Person, today: date) -> list[InTrouble]:
    """What a person reviews in a week, by the reader they are; at most five of each kind."""
    if person.reader == "director":
        return list(_phases(workspace))
    return [*_promises(workspace, person, today), *_smfs(workspace, person, today), *_own(workspace, person)]


def _phases(workspace: Workspace) -> Iterator[InTrouble]:
    """The goals of phases and of the Manage Layer that are short of their target."""
    for one in first_to_close(standings(lifecycle().phases, workspace.all(PhaseGoals)))[:_MOST]:
        assert one.entry is not None
        unit = f" {one.entry.unit}" if one.entry.unit else ""
        reached = f"{plain(one.entry.actual)}{unit}, wanted {plain(one.entry.target)}{unit}"
        why = f"{reached} ({one.entry.measure})" if one.entry.measure else reached
        yield InTrouble(one.goal, f"{one.phase.capitalize()}: {one.text}", why)


def _own(workspace: Workspace, person: Person) -> Iterator[InTrouble]:
    """The goals of phases that somebody has promised to move."""
    names = {person.id, *person.aliases}
    wanted = {
        goal.goal
        for one in workspace.all(PhaseGoals)
        for goal in one.goals
        if goal.action and goal.action.open and goal.action.who in names
    }
    yield from (one for one in _phases(workspace) if one.goal in wanted)


def _smfs(workspace: Workspace, person: Person, today: date) -> Iterator[InTrouble]:
    """The SMFs of somebody's role types that the latest assessments call weak; all of them if the roles say nothing."""
    found = weakest(sheet(latest(workspace.all(Assessment), today), smf_ids()))
    mine = _smfs_of(person)
    chosen = [one for one in found if one.key in mine] if mine else list(found)
    for one in chosen[:_MOST]:
        function = smf(one.key)
        why = f"{one.tally.weak} of {one.tally.assessed} assessed attributes are not satisfactory"
        yield InTrouble(one.key, f"{function.name} SMF", why, tuple(goal.text for goal in function.goals))


def _smfs_of(person: Person) -> frozenset[str]:
    """The SMFs in which the accountabilities of somebody's role types lead."""
    found: set[str] = set()
    for word in person.role_types:
        try:
            field, _ = role_named(word)
        except BadOption:
            continue
        found.update(field.smfs)
    return frozenset(found)


def _promises(workspace: Workspace, person: Person, today: date) -> Iterator[InTrouble]:
    """The promises of agreements that were missed when last judged, if they are of somebody's team."""
    ids = {one.id for one in workspace.all(Person) if person.team and slug(one.team) == slug(person.team)} | {person.id}
    services = {one.id for one in workspace.all(Service) if one.owner in ids}
    missed = [
        stretch
        for stretches in last_over(known(workspace, today), 1)
        for stretch in stretches
        if stretch.verdict == "missed"
        and (stretch.agreement.owner in ids or services & set(stretch.agreement.services))
    ]
    for one in missed[:_MOST]:
        name = f"{one.agreement.id}.{one.target.id}"
        why = f"missed in {one.window.label}" + (
            f": {plain(one.actual)} {one.target.unit}" if one.actual is not None else ""
        )
        yield InTrouble(name, f"{one.agreement.title}: {promise(one.target)}", why)
