"""Changes in a workspace: finding one, raising one, and writing down moves, approvals and how it went."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from mofkit.errors import BadOption, did_you_mean
from mofkit.model.change import KIND, Change, ChangeState, Notice, Tested, WorkStep
from mofkit.model.monitor import Monitor
from mofkit.model.person import Person
from mofkit.model.problem import Problem
from mofkit.model.record import Part
from mofkit.workspace import assigning
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import holds_many
from mofkit.workspace.workspace import Home, Workspace

# What is added to a change piece by piece, and the field that holds it.
PIECES: Mapping[str, str] = {"step": "steps", "test": "test_evidence", "notice": "notices", "action": "actions"}
_PARTS: Mapping[str, type[Part]] = {"step": WorkStep, "test": Tested, "notice": Notice}
_IN_PARTS = (*PIECES.values(), "moves", "approvals", "overrides")


class Found(NamedTuple):
    """A change and where it is written."""

    change: Change
    home: Home


def change_called(workspace: Workspace, id: str) -> Found:
    """The change of an id; raises UnknownRecord, or BadOption if it cannot be read."""
    record, home = workspace.find(f"change:{id.removeprefix('change:')}")
    if not isinstance(record, Change):
        raise BadOption(f"{home.path} cannot be read; `mofkit lint` says why", hint="mend the file by hand")
    return Found(record, home)


def values_of(words: Mapping[str, str]) -> dict[str, Any]:
    """Fields of a change as people type them: `window.start` leads into a part, ids may be many.

    Raises:
        BadOption: a field is added piece by piece, or by a command of its own.
    """
    found: dict[str, Any] = {}
    for field, text in words.items():
        name, _, inner = field.partition(".")
        if name in _IN_PARTS:
            raise BadOption(f"{name} is not written as one value", hint=_way(name))
        value: Any = text
        if holds_many(KIND, name):
            value = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        if inner:
            found.setdefault(name, {})[inner] = value
        else:
            found[name] = value
    return {name: value for name, value in found.items() if value not in ("", [])}


def _way(field: str) -> str:
    pieces = {held: piece for piece, held in PIECES.items()}
    if field in pieces:
        return f"`mofkit change add ID {pieces[field]} …` adds one"
    verbs = {"moves": "`mofkit change move ID STATE`", "approvals": "`mofkit change approve ID --who …`"}
    return f"{verbs.get(field, 'an editor')} writes it"


def in_order(values: Mapping[str, Any]) -> dict[str, Any]:
    """Fields in the order in which one reads a change, the user's own at the end."""
    order = {name: at for at, name in enumerate(Change.model_fields)}
    return dict(sorted(values.items(), key=lambda one: order.get(one[0], len(order))))


def draft_of(values: Mapping[str, Any]) -> Change | None:
    """A change as it would be; nothing if the model does not take it, which writing it will say."""
    try:
        return Change.model_validate({"id": "x", **values})
    except ValidationError:
        return None


def add_piece(draft: Draft, home: Home, piece: str, values: Mapping[str, str], today: date) -> None:
    """Add a step, test, notice or action; one that is there already gets the new values.

    Raises:
        BadOption: such a piece has no such field, or does not say what it is.
        BadValue: a field does not take its value.
    """
    if piece == "action":
        assigning.add(draft, home, dict(values))
        return
    field = PIECES[piece]
    known = list(_PARTS[piece].model_fields)
    for name in values:
        if name not in known:
            told = f"a {piece} has no field {name!r}; fields are {', '.join(known)}"
            raise BadOption(told, hint=did_you_mean(name, known))
    first = known[0]
    if not values.get(first, "").strip():
        raise BadOption(f"a {piece} says {first}", hint=f'write {first}="…"')
    held = getattr(_now(draft, home), field)
    at = next((at for at, one in enumerate(held) if getattr(one, first) == values[first]), None)
    if at is None:
        dated = {"on": today.isoformat()} if piece == "test" and values.get("passed") and "on" not in values else {}
        draft.extend(home, field, [{name: value for name, value in {**values, **dated}.items() if value}])
        return
    for name, value in values.items():
        draft.set(home, f"{field}.{at}.{name}", value or None)


def move(draft: Draft, found: Found, to: ChangeState, *, who: Person, today: date, why: str) -> None:
    """Write that a change came to a state, by whom and why."""
    said = {"to": to, "on": today, "who": who.id, "why": why}
    draft.extend(found.home, "moves", [{name: value for name, value in said.items() if value}])
    draft.set(found.home, "state", to)


def write_part(draft: Draft, found: Found, part: str, values: Mapping[str, Any]) -> None:
    """Fields of a part such as the review; the part is made if it is not there."""
    given = {name: value for name, value in values.items() if value not in (None, "", (), [])}
    if given and getattr(found.change, part) is None:
        draft.set(found.home, part, given)
    else:
        for name, value in given.items():
            draft.set(found.home, f"{part}.{name}", value)


def monitors_of(workspace: Workspace, change: Change) -> list[str]:
    """What happens to each monitoring requirement that a change names, in words."""
    found = []
    for id in change.monitoring:
        one = workspace.get(Monitor, id)
        runs = f"runs since {one.since}" if one and one.since else "is required and does not run yet"
        found.append(f"{id}: {one.what}; {runs}" if one else f"{id}: no such requirement")
    return found


def problems_of(workspace: Workspace, change: Change) -> list[str]:
    """The problems that a change ends: the one it names, and those that name it."""
    names = {change.id, *change.aliases}
    naming = [one.id for one in workspace.all(Problem) if one.change.strip() in names]
    return list(dict.fromkeys([*([change.problem] if change.problem else []), *naming]))


def _now(draft: Draft, home: Home) -> Change:
    record = draft.record(home)
    assert isinstance(record, Change)
    return record
