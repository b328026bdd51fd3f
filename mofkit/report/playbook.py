"""The playbooks: how far and how fresh each section is, and what is to do about it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis.playbooks import SectionState, freshness, review_due
from mofkit.content.scenarios import playbook as outline
from mofkit.model.playbook import PlaybookSection
from mofkit.report.catalog import owner_name
from mofkit.report.playbook_regions import bodies, team
from mofkit.workspace import playbooks
from mofkit.workspace.playbooks import Written
from mofkit.workspace.workspace import Workspace


class Seen(NamedTuple):
    """A section as it is seen on a day: what is written in it, if it can be read, and what is to do."""

    section: PlaybookSection
    name: str
    written: Written | None
    state: SectionState

    @property
    def filled(self) -> str:
        """How many of its items say something, as `7 of 9`."""
        items = self.written.items if self.written else ()
        return f"{sum(one.filled for one in items)} of {len(items)}"

    @property
    def to_do(self) -> tuple[str, ...]:
        """What is to do about it."""
        return self.state.to_do if self.written else ("its text is missing or cannot be read", *self.state.to_do)


def seen(workspace: Workspace, name: str, today: date) -> list[Seen]:
    """The sections of a team's playbook."""
    said = bodies(team(workspace, name))
    names = {one.id: one.name for one in outline().sections}
    return [_seen(workspace, one, names, said, today) for one in playbooks.sections_of(workspace, name)]


def _seen(
    workspace: Workspace, one: PlaybookSection, names: Mapping[str, str], said: Mapping[str, str], today: date
) -> Seen:
    found = playbooks.written(workspace, one)
    state = SectionState(
        freshness(one, today),
        one.owner,
        tuple(each.item.name for each in found.empty) if found else (),
        tuple(each.name for each in found.edited) if found else (),
        tuple(each.name for each in found.stale(said)) if found else (),
        tuple(f"{each.name} {each.why}" for each in found.broken) if found else (),
    )
    return Seen(one, names.get(one.section, one.section), found, state)


def playbook(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts: each team with its sections, and the teams that have no playbook."""
    having = list(dict.fromkeys(one.team for one in workspace.all(PlaybookSection)))
    taken = {playbooks.slug(name) for name in having}
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "teams": [
            {"team": name, "sections": [_row(workspace, one) for one in seen(workspace, name, today)]}
            for name in having
        ],
        "without": sorted(name for slug, name in playbooks.teams(workspace).items() if slug not in taken),
    }


def _row(workspace: Workspace, one: Seen) -> dict[str, Any]:
    due = review_due(one.section)
    return {
        "section": one.name,
        "owner": owner_name(workspace, one.section.owner),
        "filled": one.filled,
        "empty": list(one.state.empty),
        "reviewed_on": one.section.reviewed_on.isoformat() if one.section.reviewed_on else "",
        "due": due.isoformat() if due else "",
        "freshness": one.state.freshness,
        "to_do": list(one.to_do),
        "open": sum(each.open for each in one.section.actions),
    }
