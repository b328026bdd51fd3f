"""Who holds which role, what is wrong with it, and who takes which part in which process."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from mofkit.analysis import raci
from mofkit.analysis.roles import (
    Clash,
    Holding,
    Load,
    clashes,
    heads,
    holdings,
    loads,
    single_heads,
    unheld,
    vacancies,
)
from mofkit.content.framework import roles as content_roles
from mofkit.content.framework import smf, smfs
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment
from mofkit.model.service import Service
from mofkit.report.problems import names_of
from mofkit.workspace.workspace import Workspace


class Overview(NamedTuple):
    """The roles of a workspace on a day."""

    rows: tuple[RoleAssignment, ...]
    held: tuple[Holding, ...]
    heads: dict[str, list[str]]
    vacant: list[RoleAssignment]
    loads: list[Load]
    single: list[Holding]
    clashes: list[Clash]
    unheld: list[str]

    @property
    def unapproved(self) -> list[RoleAssignment]:
        """The rows that hold, with a person, and that no director has approved as they are."""
        return [one.row for one in self.held if one.row and one.row.approval != "approved"]


def overview(workspace: Workspace, today: date) -> Overview:
    """What is held, and what is wrong with it."""
    known, rows = content_roles(), workspace.all(RoleAssignment)
    held = holdings(rows, workspace.all(Person), known, today)
    return Overview(
        tuple(rows),
        held,
        heads(held),
        vacancies(rows, today),
        loads(held),
        single_heads(held),
        list(clashes(held, known)),
        unheld(held, known),
    )


class Names:
    """What people, roles and services are called."""

    def __init__(self, workspace: Workspace) -> None:
        known = content_roles()
        self._people = names_of(workspace)
        self._services = {one.id: one.name for one in workspace.all(Service)}
        self.accountabilities = {one.id: one.name for one in known.accountabilities}
        self._roles = {role.id: role.name for one in known.accountabilities for role in one.role_types}

    def person(self, id: str) -> str:
        """A person by name; the id of one that people.csv does not know."""
        return self._people.get(id, id)

    def role(self, one: Holding | RoleAssignment) -> str:
        """A role by name, or the accountability that is answered for."""
        return self.role_of(one.role) if one.role else f"answers for {self.accountability(one.accountability)}"

    def role_of(self, id: str) -> str:
        """A role type by name."""
        return self._roles.get(id, id)

    def accountability(self, id: str) -> str:
        """An accountability by name."""
        return self.accountabilities.get(id, id)

    def scope(self, one: Holding | RoleAssignment) -> str:
        """For which team and service: nothing if for all."""
        service = self._services.get(one.service, one.service)
        return ", ".join(filter(None, (one.team, service)))


def warnings(found: Overview, names: Names) -> Iterator[str]:
    """What somebody should do something about, in sentences, the gravest first."""
    yield from (_clash(one, names) for one in found.clashes if not one.safeguard)
    yield from _heads(found, names)
    for row in found.vacant:
        since = f" since {row.since}" if row.since else ""
        yield f"vacant{since}: {_with_scope(names.role(row), names.scope(row))}"
    for load in found.loads:
        if load.over:
            parts = _parts(found, load.person, names)
            yield f"{names.person(load.person)} is given {load.share} % of the week: {parts}"
    for one in found.single:
        yield f"{names.person(one.person)} alone is {_with_scope(names.role(one), names.scope(one))}; nobody stands in"
    waiting = len(found.unapproved)
    if waiting:
        yield f"{waiting} assignment{'s are' if waiting != 1 else ' is'} not approved by a director as it stands"


def _clash(one: Clash, names: Names) -> str:
    unless = f" Unless {one.rule.unless}." if one.rule.unless else ""
    both = f"{names.role_of(one.first.role)} and {names.role_of(one.second.role)}"
    return f"{names.person(one.person)} is both {both}: {one.rule.reason}{unless}"


def _heads(found: Overview, names: Names) -> Iterator[str]:
    for id, called in names.accountabilities.items():
        mine = found.heads.get(id, [])
        if not mine and any(one.accountability == id for one in found.held):
            yield f"nobody answers for {called}"
        if len(mine) > 1:
            yield f"{len(mine)} people answer for {called}, so nobody does: {', '.join(map(names.person, mine))}"


def _with_scope(called: str, scope: str) -> str:
    return f"{called} ({scope})" if scope else called


def _parts(found: Overview, person: str, names: Names) -> str:
    mine = [one for one in found.held if one.person == person and one.share]
    return ", ".join(f"{names.role(one)} {one.share} %" for one in mine)


def raci_lines(workspace: Workspace, today: date, smf_id: str = "", process: int = 0) -> list[raci.Line]:
    """Who takes which part, process by process; of all SMFs if none is named."""
    known, held = content_roles(), overview(workspace, today).held
    return [
        line for one in ([smf(smf_id)] if smf_id else smfs()) for line in raci.lines(one, known.raci, held, process)
    ]


def roles(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report: what to act on, who holds what, who is given how much, and the parts by process."""
    found, names = overview(workspace, today), Names(workspace)
    known = content_roles()
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "people": len(found.loads),
        "held": len(found.held),
        "warnings": list(warnings(found, names)),
        "apart": [
            f"{names.person(one.person)}, {names.role_of(one.first.role)} and {names.role_of(one.second.role)}: "
            f"{one.safeguard}"
            for one in found.clashes
            if one.safeguard
        ],
        "accountabilities": [
            {
                "name": one.name,
                "heads": [names.person(who) for who in found.heads.get(one.id, [])],
                "roles": [_line(each, names) for each in found.held if each.accountability == one.id and each.role],
                "nobody": [role.name for role in one.role_types if role.id in found.unheld],
            }
            for one in known.accountabilities
        ],
        "loads": [
            {
                "person": names.person(one.person),
                "roles": one.roles,
                "share": one.share,
                "unknown": one.unknown,
                "over": one.over,
            }
            for one in found.loads
        ],
        "raci": [_raci(line, names) for line in raci_lines(workspace, today) if any(line.answers)],
    }


def _line(one: Holding, names: Names) -> dict[str, Any]:
    return {
        "role": names.role(one),
        "person": names.person(one.person),
        "scope": names.scope(one),
        "share": one.share,
        "stand_in": names.person(one.stand_in),
        "approved": one.row is not None and one.row.approval == "approved",
    }


def _raci(line: raci.Line, names: Names) -> dict[str, Any]:
    return {"smf": smf(line.smf).name, "process": line.process, "name": line.name} | {
        name: "; ".join(part_text(part, names) for part in getattr(line, name)) for _, name in raci.PARTS
    }


def part_text(part: raci.Part, names: Names) -> str:
    """A role type with the people who hold it, as a cell."""
    return f"{names.role_of(part.role)}: {', '.join(map(names.person, part.people)) or 'nobody'}"
