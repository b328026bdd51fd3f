"""Every element of the framework around the scenarios, for explaining one."""

from collections.abc import Iterator
from typing import NamedTuple

from mofkit.content.delivery import Delivery, delivery
from mofkit.content.elements import Entry
from mofkit.content.framework import document, documents, glossary, lifecycle, review, reviews, roles, smf, smfs
from mofkit.content.framework_types import (
    Accountability,
    Activity,
    Document,
    LifecyclePhase,
    Process,
    Review,
    Roles,
    Smf,
    Sourced,
    Term,
)

_FROM = {
    "job-aid": "the job aid",
    "mof-guide": "the guide",
    "mofkit": "mofkit; the guide does not say so",
    "": "",
    "pack": "a pack of this workspace",
}
_FILES = ("roles", "glossary", "lifecycle", "delivery")
More = tuple[tuple[str, str], ...]


class _At(NamedTuple):
    """Where elements stand, and what opens the place."""

    place: str
    command: str

    def entry(self, one: Sourced, kind: str, title: str, text: str, more: More = ()) -> Entry:
        """An element that stands there."""
        more = (*more, ("comes from", _FROM[one.provenance]))
        return Entry(one.id, kind, title, text, self.place, (), command=self.command, more=more)


def framework_elements() -> Iterator[Entry]:
    """All elements of the framework; where an SMF and an accountability share an id, the SMF is first."""
    for one in smfs():
        yield from _of_smf(one)
    for each in reviews():
        yield from _of_review(each)
    for outline in documents():
        yield from _of_document(outline)
    for file in _FILES:
        yield from elements_in(file)


def elements_in(path: str) -> Iterator[Entry]:
    """The elements of one content file, such as `smfs/operations`; none of a file that is no part of the framework."""
    folder, _, name = path.rpartition("/")
    if folder == "smfs":
        yield from _of_smf(smf(name))
    elif folder == "reviews":
        yield from _of_review(review(name))
    elif folder == "documents":
        yield from _of_document(document(name))
    elif path == "roles":
        yield from _of_roles(roles())
    elif path == "glossary":
        for term in glossary().terms:
            yield _term(_At("the glossary", f"glossary {term.id.removeprefix('term-')}"), term)
    elif path == "lifecycle":
        for phase in lifecycle().phases:
            yield from _of_phase(phase)
    elif path == "delivery":
        yield from _of_delivery(delivery())


def _of_smf(one: Smf) -> Iterator[Entry]:
    at = _At(f"the {one.name} SMF", f"smf show {one.id}")
    phase = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    processes = (("processes", "; ".join(f"{each.number} {each.name}" for each in one.processes)),)
    yield _At(f"the {phase}", at.command).entry(one, "SMF", one.name, one.purpose, processes)
    yield from (at.entry(each, "principle", one.name, each.text) for each in one.principles)
    yield from (at.entry(each, "goal", one.name, each.text) for each in one.goals)
    for outcome in one.outcomes:
        yield at.entry(outcome, "outcome", one.name, outcome.text, (("measured by", "; ".join(outcome.measures)),))
    yield from (_term(at, each, "term in an SMF") for each in one.terms)
    for role in one.role_types:
        more = (("accountability", role.accountability), ("does", "; ".join(role.responsibilities)))
        yield at.entry(role, "role type in an SMF", role.name, role.name, more)
    for process in one.processes:
        yield from _of_process(one, process)


def _of_process(smf: Smf, one: Process) -> Iterator[Entry]:
    command = f"smf show {smf.id} --process {one.number}"
    at = _At(f"the {smf.name} SMF, process {one.number}, Table {one.table}", command)
    activities = (("activities", "; ".join(each.name for each in one.activities)), ("note", one.note))
    yield at.entry(one, "process", one.name, f"{one.name}: {one.text}", activities)
    for activity in one.activities:
        yield at.entry(activity, "activity", activity.name, f"{activity.name}: {activity.text}", _about(activity))
        inside = _At(f"{at.place}, activity “{activity.name}”", command)
        for question in activity.questions:
            # A question that says nothing of its own comes from where its activity comes from.
            known = question.model_copy(update={"provenance": question.provenance or activity.provenance})
            yield inside.entry(known, "activity question", activity.name, question.text)


def _about(one: Activity) -> More:
    return (
        ("also called", "; ".join(one.also)),
        ("questions", str(len(one.questions))),
        ("inputs", "; ".join(one.inputs)),
        ("outputs", "; ".join(one.outputs)),
        ("best practices", " ".join(one.best_practices)),
    )


def _of_review(one: Review) -> Iterator[Entry]:
    at = _At(f"the {one.name}", f"review show {one.id}")
    more = (
        ("also called", "; ".join(one.also)),
        ("how often", one.frequency),
        ("owner", one.owner),
        ("opens", one.gate or ""),
        ("attended by", "; ".join(one.attendees)),
        ("decides", "; ".join(one.decisions)),
        ("leaves", "; ".join(one.outputs)),
        ("note", one.note),
    )
    yield at.entry(one, "management review", one.name, one.purpose, more)
    for looked_at in one.inputs:
        yield at.entry(looked_at, "review input", one.name, looked_at.text, (("found in", looked_at.found_in or ""),))
    yield from (at.entry(each, "review question", one.name, each.text) for each in one.questions)


def _of_document(one: Document) -> Iterator[Entry]:
    at = _At("the documents", f"document show {one.id}")
    more = (
        ("also called", "; ".join(one.also)),
        ("written for", ", ".join(one.for_)),
        ("sections", "; ".join(each.heading for each in one.sections)),
        ("checked by", " ".join(one.checklist)),
        ("owner", one.owner),
        ("SMF", one.smf),
    )
    yield at.entry(one, "document", one.name, f"{one.name}: {one.text}", more)
    for each in one.sections:
        fields = (
            ("fields", "; ".join(f"{field.name} ({field.hint})" for field in each.fields)),
            ("example", each.example),
        )
        text = f"{each.heading}: {each.guidance}"
        place = f"the document {one.name}"
        yield Entry(each.id, "document section", one.name, text, place, (), command=at.command, more=fields)


def _of_roles(one: Roles) -> Iterator[Entry]:
    for each in one.accountabilities:
        yield from _of_accountability(each)
    for kind, group in (("not held together", one.not_together), ("good together", one.good_together)):
        for both in group:
            more = (("roles", ", ".join(both.roles)), ("unless", both.unless))
            yield _At("the role types", f"role show {both.roles[0]}").entry(both, kind, kind, both.reason, more)
    for row in one.raci:
        parts = ("responsible", row.responsible), ("consulted", row.consulted), ("informed", row.informed)
        at = _At(f"process {row.process} of {row.smf}", f"team raci {row.smf}")
        text = f"Process {row.process} of {row.smf}: {row.accountable} is accountable."
        yield at.entry(row, "RACI row", row.smf, text, tuple((name, ", ".join(roles)) for name, roles in parts))


def _of_accountability(one: Accountability) -> Iterator[Entry]:
    more = (("goals", " ".join(one.goals)), ("SMFs", ", ".join(one.smfs)))
    yield _At("the accountabilities", f"role show {one.id}").entry(one, "accountability", one.name, one.text, more)
    for role in one.role_types:
        at = _At(f"the {one.name} accountability", f"role show {role.id}")
        does = (
            ("also called", "; ".join(role.also)),
            ("does", "; ".join(role.responsibilities)),
            ("goal", role.goal),
        )
        yield at.entry(role, "role type", role.name, f"{role.name}: {role.text}", does)


def _term(at: _At, one: Term, kind: str = "term") -> Entry:
    return at.entry(one, kind, one.term, f"{one.term}: {one.text}", (("see also", ", ".join(one.see)),))


def _of_phase(one: LifecyclePhase) -> Iterator[Entry]:
    at = _At(f"the overview of the {one.name} {one.kind.capitalize()}", f"lifecycle show {one.id}")
    yield at.entry(one, one.kind, one.name, one.purpose, _overview(one))
    yield from (at.entry(each, "goal", one.name, each.text) for each in one.goals)
    for milestone in one.milestones:
        more = (("after", milestone.after), ("review", milestone.review or ""))
        yield at.entry(milestone, "milestone", milestone.name, f"{milestone.name}: {milestone.text}", more)
    for aim in one.objectives:
        at_stake = (("risk", aim.risk), ("controls", "; ".join(aim.controls)), ("reviews", ", ".join(aim.reviews)))
        yield at.entry(aim, "objective", one.name, aim.objective, at_stake)


def _overview(one: LifecyclePhase) -> More:
    """The overview of a phase, with its tables by their numbers."""
    return (
        ("SMFs", ", ".join(one.smfs)),
        ("reviews", ", ".join(one.reviews)),
        *((f"goal {each.id}", each.text) for each in one.goals),
        *((f"milestone {each.id}", f"{each.name}: {each.text}") for each in one.milestones),
        *((f"objective {each.id}", each.objective) for each in one.objectives),
        ("focus of GRC", one.focus.grc),
        ("focus of Change and Configuration", one.focus.change_and_configuration),
        ("focus of Team", one.focus.team),
        *((f"Table {each.number}", _held(each.holds, each.review or each.accountability)) for each in one.tables),
        ("note", one.note),
    )


def _of_delivery(one: Delivery) -> Iterator[Entry]:
    at = _At("the method for projects", "project method")
    for stage in one.stages:
        work = (
            ("brings", ", ".join(each.document for each in stage.deliverables)),
            ("work", "; ".join(f"{each.text} ({each.role})" for each in stage.tasks)),
        )
        yield at.entry(stage, "project stage", stage.name, stage.text, work)
    for check in one.checks:
        yield at.entry(check, "operations check", check.area, check.text)


def _held(what: str, which: str) -> str:
    words = what.replace("-", " ")
    return f"{words}: {which}" if which else words
