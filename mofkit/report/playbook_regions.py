"""What the regions of a team's playbook say: Markdown that follows from the workspace alone, never from the day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mofkit.analysis.actions import assignments
from mofkit.analysis.goals import standings
from mofkit.analysis.providers import providers
from mofkit.content.framework import lifecycle, role_named
from mofkit.content.framework import reviews as definitions
from mofkit.errors import BadOption
from mofkit.model.agreement import Agreement
from mofkit.model.document import MadeDocument
from mofkit.model.goal import PhaseGoals
from mofkit.model.monitor import Monitor
from mofkit.model.person import Person
from mofkit.model.policy import IN_FORCE, Policy
from mofkit.model.problem import Problem
from mofkit.model.record import Record
from mofkit.model.review import HeldReview
from mofkit.model.runbook import Runbook
from mofkit.model.service import Service
from mofkit.model.standard import Standard
from mofkit.model.worksheet import Worksheet
from mofkit.report.catalog import owner_name
from mofkit.report.goals import plain
from mofkit.report.markdown import escaped, table
from mofkit.report.service_levels import promise
from mofkit.workspace.beside import text_path
from mofkit.workspace.playbooks import slug
from mofkit.workspace.workspace import Workspace

Rows = Sequence[Sequence[object]]
# What somebody promised to themselves or to a mentor is not everybody's business in a playbook.
_PERSONAL = frozenset(("growth", "standard", "onboarding"))
_READERS = ("director", "manager", "contributor", None)


class Team(NamedTuple):
    """A team as its playbook sees it: its people, its services, and the workspace around it."""

    workspace: Workspace
    name: str
    people: tuple[Person, ...]
    services: tuple[Service, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its people, old ones too."""
        return frozenset(name for one in self.people for name in (one.id, *one.aliases))

    def concerns(self, agreement: Agreement) -> bool:
        """Whether an agreement is kept by the team, made with it, or about one of its services."""
        sides = {slug(party.name) for party in agreement.parties}
        about = {service.id for service in self.services} & set(agreement.services)
        return not agreement.retired and (agreement.owner in self.ids or slug(self.name) in sides or bool(about))

    def who(self, id: str) -> str:
        """What people call somebody."""
        return owner_name(self.workspace, id) if id else ""


def team(workspace: Workspace, name: str) -> Team:
    """A team with its people, and the services that they own or that the team supports."""
    people = tuple(one for one in workspace.all(Person) if slug(one.team) == slug(name))
    ids = {each for one in people for each in (one.id, *one.aliases)}
    services = tuple(
        one
        for one in workspace.all(Service)
        if one.in_use and (one.owner in ids or any(slug(each.name) == slug(name) for each in providers(one.support)))
    )
    return Team(workspace, name, people, services)


def bodies(one: Team) -> dict[str, str]:
    """The regions by their names; one about which the workspace says nothing is empty."""
    return {name: "\n\n".join(filter(None, build(one))) for name, build in _BUILDERS.items()}


def _table(title: str, headers: Sequence[str], rows: Rows) -> str:
    if not rows:
        return ""
    return f"{escaped(title)}:\n\n{table(headers, rows)}" if title else table(headers, rows)


def _services(one: Team) -> Iterator[str]:
    yield _table(
        "", ("service", "criticality", "owner"), [(s.name, s.criticality, one.who(s.owner)) for s in one.services]
    )
    yield _agreements(one, "Promised to customers", ("sla",))


def _agreements(one: Team, title: str, types: Sequence[str]) -> str:
    found = [each for each in one.workspace.all(Agreement) if each.type in types and one.concerns(each)]
    rows = [(each.title, each.type.upper(), _others(one, each), ", ".join(each.services), each.id) for each in found]
    return _table(title, ("agreement", "type", "with", "services", "id"), rows)


def _others(one: Team, agreement: Agreement) -> str:
    return ", ".join(party.name for party in agreement.parties if slug(party.name) != slug(one.name))


def _people(one: Team) -> Iterator[str]:
    ordered = sorted(one.people, key=lambda each: (_READERS.index(each.reader), each.name))
    yield _table("", ("who", "reader", "mail"), [(each.name, each.reader or "", each.email) for each in ordered])


def _roles(one: Team) -> Iterator[str]:
    rows = [(each.name, *_role(role)) for each in one.people for role in each.role_types]
    yield _table("", ("who", "role type", "is there for"), rows)


def _role(word: str) -> tuple[str, str]:
    try:
        field, role = role_named(word)
    except BadOption:
        return word, ""
    return (role.name, role.goal) if role else (field.name, "")


def _goals(one: Team) -> Iterator[str]:
    found = [each for each in standings(lifecycle().phases, one.workspace.all(PhaseGoals)) if each.entry]
    rows = [
        (
            each.text,
            each.entry.measure,
            _figure(each.entry.target, each.entry.unit),
            _figure(each.entry.actual, each.entry.unit),
        )
        for each in found
        if each.entry
    ]
    yield _table("", ("goal", "measured by", "target", "now"), rows)


def _figure(value: Any, unit: str) -> str:
    return f"{plain(value)} {unit}".strip() if value is not None else ""


def _projects(one: Team) -> Iterator[str]:
    found = [record for kind, record in one.workspace.every() if kind == "project"]
    rows = [
        (_word(each, "title", "name", "id"), _word(each, "stage", "status"), one.who(_word(each, "manager", "owner")))
        for each in found
    ]
    yield _table("", ("project", "stage", "led by"), rows)


def _word(record: Record, *fields: str) -> str:
    """The first of some fields that a record has and fills: kinds of other parts of mofkit, some still to come."""
    return next((str(value) for value in (getattr(record, field, "") for field in fields) if value), "")


def _promises(one: Team) -> Iterator[str]:
    every = assignments(one.workspace.every(), one.workspace.all(Person))
    mine = [each for each in every if each.who in one.ids and each.open and each.kind not in _PERSONAL]
    mine.sort(key=lambda each: (each.who, each.when is None, each.when, each.name))
    yield _table("", ("who", "promised", "by"), [(one.who(each.who), each.what, each.when or "") for each in mine])


def _policies(one: Team) -> Iterator[str]:
    found = [each for each in one.workspace.all(Policy) if each.state in IN_FORCE]
    rows = [(each.title, each.binds, each.publication.where if each.publication else "") for each in found]
    yield _table("", ("policy", "binds", "where"), rows)


def _suppliers(one: Team) -> Iterator[str]:
    yield _agreements(one, "", ("uc", "ola"))


def _customers(one: Team) -> Iterator[str]:
    yield _table(
        "", ("service", "customer", "users"), [(s.name, s.customer, s.users) for s in one.services if s.customer]
    )


def _contacts(one: Team) -> Iterator[str]:
    desk = one.workspace.settings.service_desk
    reached = " · ".join(filter(None, (desk.phone, desk.email, desk.url, desk.hours)))
    rows = [(desk.name or "Service desk", reached)] if reached else []
    rows += [
        (party.name, party.contact)
        for each in one.workspace.all(Agreement)
        if one.concerns(each)
        for party in each.parties
        if party.contact and slug(party.name) != slug(one.name)
    ]
    yield _table("", ("who", "how to reach them"), list(dict.fromkeys(rows)))


def _neighbours(one: Team) -> Iterator[str]:
    by_id = {name: each for each in one.workspace.all(Service) for name in (each.id, *each.aliases)}
    mine = {each.id for each in one.services}
    needed = {by_id[id].id: by_id[id] for each in one.services for id in each.depends_on if id in by_id}
    rows = [(s.name, one.who(s.owner), _team_of(one, s.owner)) for s in needed.values() if s.id not in mine]
    yield _table("Our services lean on", ("service", "owner", "team"), rows)


def _team_of(one: Team, id: str) -> str:
    person = one.workspace.get(Person, id) if id else None
    return person.team if person else ""


def _not_ours(one: Team) -> Iterator[str]:
    mine = {each.id for each in one.services}
    others = [s for s in one.workspace.all(Service) if s.in_use and s.id not in mine]
    yield _table("", ("service", "team", "owner"), [(s.name, _team_of(one, s.owner), one.who(s.owner)) for s in others])


def _infrastructure(one: Team) -> Iterator[str]:
    rows = [(s.name, s.ci_details, ", ".join(s.depends_on)) for s in one.services if s.ci_details or s.depends_on]
    yield _table("", ("service", "made of", "needs"), rows)


def _tools(one: Team) -> Iterator[str]:
    mine = {each.id for each in one.services}
    found = [each for each in one.workspace.all(Monitor) if each.service in mine]
    yield _table("", ("service", "watched", "with"), [(each.service, each.what, each.tool) for each in found])


def _documents(one: Team) -> Iterator[str]:
    mine = {f"service:{each.id}" for each in one.services}
    found = [each for each in one.workspace.all(MadeDocument) if each.about in mine and each.state != "retired"]
    rows = [(each.title or each.id, each.state, text_path(one.workspace.home(each))) for each in found]
    yield _table("", ("document", "state", "file"), rows)


def _standards(one: Team) -> Iterator[str]:
    written: dict[str, int] = {}
    for each in one.workspace.all(Standard):
        if each.is_of_activity and each.standard:
            written[each.smf] = written.get(each.smf, 0) + 1
    yield _table(
        "",
        ("SMF", "activities with a standard", "file"),
        [(smf, n, f"team/standards/{smf}.csv") for smf, n in written.items()],
    )


def _processes(smf: str) -> Callable[[Team], Iterator[str]]:
    def build(one: Team) -> Iterator[str]:
        """The worksheets of an SMF: who leads each process, and whether its flow is approved."""
        found = sorted(
            (each for each in one.workspace.all(Worksheet) if each.smf == smf),
            key=lambda each: (each.process, each.service),
        )
        rows = [
            (
                f"{each.process} {each.name}",
                each.service,
                one.who(each.by),
                ", ".join(one.who(said.who) for said in each.approvals),
                one.workspace.home(each).path,
            )
            for each in found
        ]
        yield _table("", ("process", "for", "led by", "approved by", "file"), rows)

    return build


def _runbooks(one: Team) -> Iterator[str]:
    mine = {each.id for each in one.services}
    found = [each for each in one.workspace.all(Runbook) if each.service in mine]
    rows = [(each.service, each.troubleshooting, each.instructions, one.who(each.owner)) for each in found]
    yield _table("", ("service", "troubleshooting", "instructions", "owner"), rows)


def _known_errors(one: Team) -> Iterator[str]:
    found = [each for each in one.workspace.all(Problem) if each.workaround]
    yield _table(
        "What helps until it is mended",
        ("problem", "workaround"),
        [(each.title, each.workaround.strip()) for each in found],
    )


def _measures(one: Team) -> Iterator[str]:
    rows = [
        (each.title, promise(target), target.note)
        for each in one.workspace.all(Agreement)
        if one.concerns(each)
        for target in each.targets
    ]
    yield _table("", ("agreement", "promise", "how it is measured"), rows)


def _all_agreements(one: Team) -> Iterator[str]:
    yield _agreements(one, "", ("sla", "ola", "uc"))


def _escalation(one: Team) -> Iterator[str]:
    rows = [
        (each.title, step.after, one.who(step.who) or step.contact)
        for each in one.workspace.all(Agreement)
        if one.concerns(each)
        for step in each.escalation
    ]
    yield _table("", ("agreement", "after", "turn to"), rows)


def _meetings(one: Team) -> Iterator[str]:
    rows = [(each.name, each.frequency, *_days(one, each.id)) for each in definitions()]
    yield _table("", ("review", "how often", "last held", "planned"), [row for row in rows if row[2] or row[3]])


def _review(id: str) -> Callable[[Team], Iterator[str]]:
    def build(one: Team) -> Iterator[str]:
        """When a review was held and is planned, and who leads it."""
        held, planned = _days(one, id)
        chairs = [each.chair for each in one.workspace.all(HeldReview) if each.review == id and each.chair]
        facts = (("Last held", held), ("Planned", planned), ("Led by", one.who(chairs[-1]) if chairs else ""))
        lines = [f"- {name}: {escaped(value)}" for name, value in facts if value]
        yield "\n".join(lines)

    return build


def _days(one: Team, review: str) -> tuple[str, str]:
    mine = [each for each in one.workspace.all(HeldReview) if each.review == review]
    held = max((each.held for each in mine if each.held), default=None)
    planned = min((each.planned for each in mine if each.planned and not each.held), default=None)
    return held.isoformat() if held else "", planned.isoformat() if planned else ""


_SMF_ITEMS = (
    *(
        "business-it-alignment",
        "reliability",
        "policy",
        "financial-management",
        "envision",
        "project-planning",
        "build",
    ),
    *("stabilize", "deploy", "governance-risk-and-compliance", "change-and-configuration", "team", "operations"),
    *("service-monitoring-and-control", "customer-service", "problem-management"),
)
_REVIEW_ITEMS = (
    *("portfolio", "project-plan-approved", "release-readiness", "policy-and-control", "service-alignment"),
    "operational-health",
)
_BUILDERS: Mapping[str, Callable[[Team], Iterator[str]]] = {
    "general-who-we-are-4": _services,
    "general-who-we-are-5": _people,
    "general-who-we-are-6": _roles,
    "general-who-we-are-7": _goals,
    "general-who-we-are-8": _projects,
    "general-who-we-are-9": _promises,
    "general-getting-started-6": _policies,
    "stakeholders-1": _suppliers,
    "stakeholders-2": _customers,
    "stakeholders-3": _contacts,
    "stakeholders-7": _neighbours,
    "stakeholders-8": _not_ours,
    "platform-4": _infrastructure,
    "platform-5": _tools,
    "platform-6": _documents,
    "role-specific-1": _standards,
    **{f"policies-processes-procedures-{at}": _processes(smf) for at, smf in enumerate(_SMF_ITEMS, 1)},
    "policies-processes-procedures-22": _runbooks,
    "policies-processes-procedures-23": _known_errors,
    "governance-mechanisms-1": _measures,
    "governance-mechanisms-2": _all_agreements,
    "governance-mechanisms-3": _meetings,
    "governance-mechanisms-7": _escalation,
    **{f"governance-mechanisms-{at}": _review(id) for at, id in enumerate(_REVIEW_ITEMS, 9)},
}
