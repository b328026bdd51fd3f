"""Assessments and goals in a workspace: whose they are, and how a mark, an issue or a figure gets written."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mofkit.content.assessing import smf_ids
from mofkit.content.framework import lifecycle, smf, smf_named
from mofkit.content.framework_types import Statement
from mofkit.content.scenarios import attributes
from mofkit.errors import BadOption, BadValue, UnknownField, UnknownRecord, did_you_mean, nearest
from mofkit.model.assessment import ATTRIBUTES, MARKS, Assessment, Issue, Mark, Solution, mark_of
from mofkit.model.goal import Goal, PhaseGoals
from mofkit.model.person import Person
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Home, Workspace, kind_named

_ACTION = ("what", "who", "when")
_OF_SMF = re.compile(r"-(goal|outcome)-\d+$")


class Answer(NamedTuple):
    """What is said of one cell. An empty note takes the one away that is there; none leaves it."""

    smf: str
    attribute: str
    mark: Mark
    note: str | None = None


def person_named(workspace: Workspace, who: str) -> Person:
    """The person of an id; raises UnknownRecord."""
    found = workspace.get(Person, who)
    if found is None:
        near = nearest(who, sorted(workspace.ids("person")))
        error = UnknownRecord(f"person:{who}", [f"person:{near}"] if near else [])
        error.hint = error.hint if near else "add them with `mofkit new person id=… name=… reader=…`"
        raise error
    return found


def cell_named(word: str) -> tuple[str, str]:
    """SMF and attribute of `problem-management.outcomes` or `smc.process-flows`; raises BadOption."""
    name, dot, rest = word.strip().partition(".")
    if not dot:
        raise BadOption(f"{word!r} is no cell", hint="write it as SMF.ATTRIBUTE, such as problem-management.outcomes")
    return smf_named(name).id, attribute_named(rest)


def attribute_named(word: str) -> str:
    """The attribute of its field, its name or its short heading; raises BadOption."""
    called = {
        name.casefold(): one.field for one in attributes().attributes for name in (one.short, one.name, one.field)
    }
    wanted = word.strip().casefold()
    found = called.get(wanted) or called.get(wanted.replace("-", "_")) or called.get(wanted.replace("_", " "))
    if found is None:
        hint = did_you_mean(wanted.replace("-", "_"), list(called))
        raise BadOption(f"no attribute {word!r}; attributes are {', '.join(ATTRIBUTES)}", hint=hint)
    return found


def answer_of(cell: str, text: str) -> Answer:
    """An answer as it is typed: a mark, and behind it the note if there is one; raises BadValue."""
    smf, attribute = cell_named(cell)
    word, _, note = text.strip().partition(" ")
    mark = mark_of(word.removesuffix(":").removesuffix(",")) or mark_of(word)
    if mark is None:
        hint = f"begin with one of {', '.join(MARKS)}; or with - :( :) ? for short"
        raise BadValue(f"{smf}.{attribute} cannot be {text!r}", hint=hint)
    return Answer(smf, attribute, mark, note.strip() or None)


def answers_in(one: Assessment) -> list[Answer]:
    """Every mark of an assessment; raises BadOption for an SMF or an attribute that is none."""
    found = []
    for name, row in one.smfs.items():
        smf = smf_named(name).id
        for attribute in row.notes:
            attribute_named(attribute)
        for attribute in ATTRIBUTES:
            mark = row.mark(attribute)
            if mark:
                found.append(Answer(smf, attribute, mark, row.notes.get(attribute)))
    return found


def begin(draft: Draft, who: str, today: date, *, scope: Sequence[str] = ()) -> str:
    """A new assessment with a blank line for each cell; its id.

    Raises:
        UnknownRecord: `who` is no person.
        TakenId: this person has begun one today.
    """
    person = person_named(draft.workspace, who)
    id = f"{today.isoformat()}-{person.id}"
    rows: dict[str, Any] = {smf: dict.fromkeys(ATTRIBUTES) for smf in (scope or smf_ids())}
    draft.add(kind_named("assessment"), {"id": id, "who": person.id, "date": today, "scope": list(scope), "smfs": rows})
    return id


def refuse_broken(draft: Draft, who: str) -> None:
    """Raises BrokenFile if a file that seems to be this person's cannot be read: nobody knows what is in it."""
    read = {one.id for one in draft.workspace.all(Assessment)}
    for home in draft.workspace.homes("assessment"):
        if home.id not in read and home.id.endswith(f"-{who}"):
            draft.record(home)


def write_answers(draft: Draft, home: Home, answers: Sequence[Answer]) -> None:
    """Marks and notes, each on its own line. The scope of an assessment grows by an SMF that was not in it."""
    there = draft.record(home)
    assert isinstance(there, Assessment)
    beyond = dict.fromkeys(one.smf for one in answers if there.scope and one.smf not in there.scope)
    if beyond:
        draft.extend(home, "scope", list(beyond))
    for one in answers:
        field = f"smfs.{one.smf}.{one.attribute}"
        draft.set(home, field, one.mark)
        row = there.smfs.get(one.smf)
        if one.note or (one.note == "" and row and one.attribute in row.notes):
            draft.set(home, f"smfs.{one.smf}.notes.{one.attribute}", one.note or None)


# Issues and solutions.


def raise_issue(draft: Draft, assessment: Assessment, id: str, values: Mapping[str, Any]) -> bool:
    """Change an issue of an assessment, or add it; whether it is new. Raises BadOption for a field that is none."""
    _check(Issue, values, "issue", besides=("id", "solutions"))
    home = draft.workspace.home(assessment)
    at = next((at for at, one in enumerate(assessment.issues) if one.id == id), None)
    if at is None:
        if not values.get("what"):
            raise BadOption(f"no issue {id!r} in {assessment.id} yet", hint='a new one says what is wrong: what="…"')
        draft.extend(home, "issues", [{"id": id, **_said(values)}])
    else:
        _set_all(draft, home, f"issues.{at}", values)
    return at is None


def propose(
    draft: Draft, assessment: Assessment, issue: str, solution: str, values: Mapping[str, Any]
) -> tuple[str, bool]:
    """Change a solution of one of its issues, or add it; its mark, and whether it is new. Raises BadOption."""
    _check(Solution, values, "solution", besides=("id",))
    at = next(at for at, one in enumerate(assessment.issues) if one.id == issue)
    home, field = draft.workspace.home(assessment), f"issues.{at}.solutions"
    there = assessment.issues[at].solutions
    found = next((at for at, one in enumerate(there) if solution and one.id == solution), None)
    if found is not None:
        _set_all(draft, home, f"{field}.{found}", values)
        return solution, False
    if not values.get("what"):
        raise BadOption(f"no solution {solution!r} of {issue} yet", hint='a new one says what to do: what="…"')
    mark = solution or f"{issue}-{len(there) + 1}"
    items = [{"id": mark, **_said(values)}]
    if there:
        draft.extend(home, field, items)
    else:
        draft.set(home, field, items)
    return mark, True


# Goals.


def goal_named(id: str) -> tuple[str, Statement]:
    """The phase or SMF, and its goal or outcome, of an id of the content; raises BadOption."""
    every = {goal.id: (phase.id, goal) for phase in lifecycle().phases for goal in phase.goals}
    of = _OF_SMF.sub("", id)
    if of in smf_ids():
        one = smf(of)
        every |= {each.id: (of, each) for each in (*one.goals, *one.outcomes)}
    if id not in every:
        hint = did_you_mean(id, list(every)) or "`mofkit assess goals` lists them, `--smf ID` those of an SMF"
        raise BadOption(f"no phase, layer or SMF has a goal {id!r}", hint=hint)
    return every[id]


def measure(draft: Draft, id: str, values: Mapping[str, Any]) -> str:
    """Write what is known about a goal; who and when are of the action that sees to it. The file's path.

    Raises:
        BadOption: the framework has no such goal, or a goal has no such field.
    """
    phase, goal = goal_named(id)
    _check(Goal, {name: value for name, value in values.items() if name not in _ACTION}, "goal", besides=("goal",))
    kept = draft.workspace.get(PhaseGoals, phase)
    entries = kept.goals if kept else ()
    at = next((at for at, one in enumerate(entries) if one.goal == id), None)
    there = entries[at].action if at is not None else None
    action = {name: values[name] for name in _ACTION if name in values}
    if action and not there and not action.get("what"):
        action = {"what": f"Get a baseline and a target in place: {goal.text}", **action}
    fields = {name: value for name, value in values.items() if name not in _ACTION}
    for home in draft.workspace.ids("goal").get(phase, ()) if kept is None else ():
        draft.record(home)
    if kept is None:
        entry = {"goal": id, **_said(fields), **({"action": _said(action)} if action else {})}
        return draft.add(kind_named("goal"), {"id": phase, "goals": [entry]})
    home = draft.workspace.home(kept)
    if at is None:
        entry = {"goal": id, **_said(fields), **({"action": _said(action)} if action else {})}
        draft.extend(home, "goals", [entry])
    else:
        _set_all(draft, home, f"goals.{at}", {**fields, **{f"action.{name}": one for name, one in action.items()}})
    return home.path


def _check(model: type[Goal | Issue | Solution], values: Mapping[str, Any], what: str, besides: Sequence[str]) -> None:
    known = [name for name in model.model_fields if name not in besides]
    for name in values:
        if name.partition(".")[0] not in known and not name.startswith("x-"):
            raise UnknownField(what, name, known)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _set_all(draft: Draft, home: Home, field: str, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        draft.set(home, f"{field}.{name}", value)
