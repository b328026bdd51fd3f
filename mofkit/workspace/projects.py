"""Projects in a workspace: finding one, what it has delivered, writing down what happened, moving it on."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from mofkit.errors import BadOption, UnknownRecord, did_you_mean, nearest
from mofkit.model.approval import stands
from mofkit.model.delivered import Delivered, DocumentState
from mofkit.model.document import MadeDocument
from mofkit.model.project import Deliverable, Project
from mofkit.model.record import Part, Record, parts_in
from mofkit.workspace.beside import texts_beside
from mofkit.workspace.documents import made
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_mark
from mofkit.workspace.workspace import Home, Workspace


class _Place(NamedTuple):
    """Where a part of a project is written: its field, and by which of its fields one is named."""

    field: str
    key: str = "id"


PARTS: Mapping[str, _Place] = {
    "team": _Place("team", "role"),
    "stage": _Place("stages", "stage"),
    "requirement": _Place("requirements"),
    "scope-change": _Place("scope_changes"),
    "budget": _Place("budget", ""),
    "measure": _Place("measures"),
    "deliverable": _Place("deliverables", "document"),
    "task": _Place("tasks"),
    "issue": _Place("issues"),
    "pilot": _Place("pilots"),
    "check": _Place("checks"),
    "quiet-period": _Place("quiet_period", ""),
    "feedback": _Place("feedback"),
    "lesson": _Place("lessons"),
}
# What only `advance` writes, and what has a table or a verb of its own.
_NOT_BY_HAND = ("id", "aliases", "stage", "baseline", "actions", *(one.field for one in PARTS.values()))
_PASSAGE = ("planned", "note")


def project_named(workspace: Workspace, word: str) -> Project:
    """The project of an id; raises UnknownRecord."""
    id = word.removeprefix("project:")
    found = workspace.get(Project, id)
    if found is None:
        near = nearest(id, sorted(workspace.ids("project")))
        raise UnknownRecord(f"project:{id}", [f"project:{near}"] if near else [])
    return found


def names_of(project: Project) -> frozenset[str]:
    """What records may call it that are about it, as KIND:ID."""
    return frozenset(f"project:{name}" for name in (project.id, *project.aliases))


def documents_about(workspace: Workspace, project: Project) -> list[MadeDocument]:
    """Its documents, but for those that are retired."""
    names = names_of(project)
    return [one for one in workspace.all(MadeDocument) if one.about in names and one.state != "retired"]


def naming(workspace: Workspace, kind: str, project: Project) -> list[Record]:
    """The records of a kind whose field `project` names it, such as changes and risks."""
    names = (project.id, *project.aliases)
    found = (record for record, _ in workspace.placed(kind) if record is not None)
    return [record for record in found if getattr(record, "project", "") in names]


def delivered(workspace: Workspace, project: Project) -> list[Delivered]:
    """Its deliverables as they stand. Of several documents of one template the best counts."""
    about = documents_about(workspace, project)
    return [_delivered(workspace, project, one, about) for one in project.deliverables]


def _delivered(workspace: Workspace, project: Project, one: Deliverable, about: Sequence[MadeDocument]) -> Delivered:
    owner = one.owner or project.holder(one.role)
    if one.waived.strip():
        return Delivered(one.document, one.stage or "", owner, "waived", written=one.waived)
    found = [_standing(workspace, each) for each in about if each.template == one.document]
    if not found:
        return Delivered(one.document, one.stage or "", owner, "missing")
    state, document, written = max(found, key=lambda each: _ORDER.index(each[0]))
    return Delivered(one.document, one.stage or "", document.owner or owner, state, document.id, written)


_ORDER: tuple[DocumentState, ...] = ("missing", "unwritten", "draft", "suspect", "approved")


def _standing(workspace: Workspace, one: MadeDocument) -> tuple[DocumentState, MadeDocument, str]:
    """How a document stands, and what it lacks."""
    texts = texts_beside(workspace, one)
    if any(stands(each, one, texts) for each in one.approvals):
        return "approved", one, ""
    lacks = made(workspace, one).lacks
    if any(each.who for each in one.approvals):
        return "suspect", one, lacks
    return ("unwritten" if lacks else "draft"), one, lacks


# Writing.


def record(draft: Draft, home: Home, words: Sequence[str], values: Mapping[str, str], today: date) -> str:
    """Write down fields of a project, or of a part of it that `words` name; the name of what was written.

    A part that is not there yet is added, with a mark of its own if nobody names it.

    Raises:
        BadOption: there is no such part or field, or it is not written in this way.
    """
    if not values:
        raise BadOption("nothing to write", hint='say FIELD=VALUE, such as vision="…"')
    if not words:
        _check(values, list(Project.model_fields), "a project", _NOT_BY_HAND)
        for name, value in values.items():
            draft.set(home, name, _typed(Project, name, value))
        return ", ".join(values)
    part, name = words[0], words[1] if len(words) > 1 else ""
    if part not in PARTS or len(words) > 2:
        hint = did_you_mean(part, list(PARTS)) or f"parts are {', '.join(PARTS)}"
        raise BadOption(f"a project has no part {' '.join(words)!r}", hint=hint)
    place = PARTS[part]
    return f"{part} {_put(draft, home, place, name, values, today)}".strip()


def _put(draft: Draft, home: Home, place: _Place, name: str, values: Mapping[str, str], today: date) -> str:
    now = draft.record(home)
    model = next(parts_in(Project.model_fields[place.field].annotation))
    closed = (place.key, *(set(model.model_fields) - set(_PASSAGE) if place.field == "stages" else ()))
    _check(values, list(model.model_fields), f"a {place.field.rstrip('s').replace('_', ' ')}", closed)
    typed = {field: _typed(model, field, value) for field, value in values.items()}
    if not place.key:
        _put_single(draft, home, now, place, typed)
        return ""
    at = next((at for at, one in enumerate(getattr(now, place.field)) if getattr(one, place.key) == name), None)
    if at is not None:
        for field, value in typed.items():
            draft.set(home, f"{place.field}.{at}.{field}", value)
        return name
    if place.key != "id" and not name:
        raise BadOption(f"which {place.key}?", hint=f"name it before the fields: {place.field} {place.key.upper()} …")
    mark = name or fresh_mark()
    first = {"on": today} if "on" in model.model_fields and place.field != "measures" else {}
    draft.extend(home, place.field, [{place.key: mark, **first}])
    for field, value in typed.items():
        draft.set(home, f"{place.field}.{len(getattr(now, place.field))}.{field}", value)
    return mark


def _put_single(draft: Draft, home: Home, now: Any, place: _Place, typed: Mapping[str, Any]) -> None:
    default = Project.model_fields[place.field].default
    if getattr(now, place.field) == default:
        draft.set(home, place.field, {field: value for field, value in typed.items() if value is not None})
    else:
        for field, value in typed.items():
            draft.set(home, f"{place.field}.{field}", value)


def _check(values: Mapping[str, str], known: Sequence[str], what: str, closed: Sequence[str]) -> None:
    """Raises BadOption for a field that is not there, or is not written in this way."""
    for name in values:
        open = [one for one in known if one not in closed]
        if name not in open and not name.startswith("x-"):
            hint = did_you_mean(name, open) or f"fields are {', '.join(open)}"
            raise BadOption(f"{what} has no field {name!r} to record", hint=hint)


def _typed(model: type[Part], name: str, value: str) -> str | list[str] | None:
    """A value as the text layer takes it: a list where the field is one."""
    field = model.model_fields.get(name)
    if value and field is not None and "tuple" in str(field.annotation):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    return value or None


def move(draft: Draft, home: Home, to: str, said: Mapping[str, Any]) -> None:
    """Put a project into a stage, and write the passage down: the day, the person, the review, what was missing."""
    now = draft.record(home)
    assert isinstance(now, Project)
    draft.set(home, "stage", to)
    values = {name: value for name, value in said.items() if value}
    at = next((at for at, one in enumerate(now.stages) if one.stage == to), None)
    if at is None:
        draft.extend(home, "stages", [{"stage": to, **values}])
    else:
        for name, value in values.items():
            draft.set(home, f"stages.{at}.{name}", value)
    if to == "build" and now.baseline is None:
        days = sum(one.days or 0 for one in now.requirements)
        draft.set(home, "baseline", {"on": said["date"], "requirements": len(now.requirements), "days": days})
