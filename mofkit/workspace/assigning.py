"""Who does what by when, changed where it is written: in the record that owns it."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from mofkit.errors import BadOption, did_you_mean
from mofkit.model.action import Todo
from mofkit.model.plan import Plan
from mofkit.model.record import Record, parts_in
from mofkit.workspace import plans
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import BASE32
from mofkit.workspace.workspace import Home

FIELDS = tuple(name for name in Todo.model_fields if name != "id")
_IN_A_PLAN = {"who": "owner", "when": "due"}
_MARK = 4


def settle(draft: Draft, record: Record, field: str, *, done_on: date, evidence: str = "") -> None:
    """Mark something as done; what is done already keeps its day. `field` is empty if the whole record is it."""
    home = draft.workspace.home(record)
    if isinstance(record, Plan):
        done: dict[str, str | None] = {"status": "done"}
        plans.set_task(draft, record, field, done | ({"evidence": evidence} if evidence else {}), done_on)
        return
    held = _at(record, field)
    values: dict[str, Any] = {"status": "done"} if getattr(held, "status", "") != "done" else {}
    if values and hasattr(held, "done_on"):
        values["done_on"] = done_on
    if evidence and hasattr(held, "evidence"):
        values["evidence"] = evidence
    for name, value in values.items():
        draft.set(home, f"{field}.{name}" if field else name, value)


def amend(draft: Draft, record: Record, field: str, values: Mapping[str, str], today: date) -> None:
    """Change what somebody promised; the fields of a plan's task have their own names there.

    Raises:
        BadOption, UnknownField: it has no such field.
    """
    if isinstance(record, Plan):
        said = {_IN_A_PLAN.get(name, name): value or None for name, value in values.items()}
        plans.set_task(draft, record, field, said, today)
        return
    held, home = _at(record, field), draft.workspace.home(record)
    known = [name for name in type(held).model_fields if name not in ("id", "aliases")]
    for name, value in values.items():
        if name not in known:
            hint = did_you_mean(name, known)
            raise BadOption(f"an action has no field {name!r} to set; fields are {', '.join(known)}", hint=hint)
        draft.set(home, f"{field}.{name}" if field else name, value or None)


def add(draft: Draft, home: Home, values: dict[str, str]) -> str:
    """One more promise in a record; its mark. Nothing is written if the same one is there already.

    Raises:
        BadOption: the record holds no promises, or a promise has no such field.
    """
    field = promise_field(home)
    for name in values:
        if name not in Todo.model_fields:
            hint = did_you_mean(name, FIELDS)
            raise BadOption(f"an action has no field {name!r}; fields are {', '.join(FIELDS)}", hint=hint)
    if not values.get("what"):
        raise BadOption("an action says what is done", hint='write what="…" who=… when=…')
    for one in getattr(draft.record(home), field):
        if one.what == values["what"] and one.who == values.get("who", ""):
            return str(one.id)
    mark = values.get("id") or _fresh_mark()
    said = {"id": mark, **{name: value for name, value in values.items() if value and name != "id"}}
    draft.extend(home, field, [said])
    return mark


def promise_field(home: Home) -> str:
    """The field in which records of a kind hold promises; raises BadOption if they hold none."""
    for name, field in home.kind.model.model_fields.items():
        if any(issubclass(part, Todo) for part in parts_in(field.annotation)):
            return name
    raise BadOption(
        f"a {home.kind.name} holds no actions", hint=f"`mofkit new action what=… source={home.kind.name}:{home.id}`"
    )


def _fresh_mark() -> str:
    return "".join(secrets.choice(BASE32) for _ in range(_MARK))


def _at(record: Record, field: str) -> Any:
    """What stands at a dotted field of a record."""
    found: Any = record
    for step in filter(None, field.split(".")):
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    return found
