"""Weeks of growth in a workspace: opening one, writing a line, settling a promise, answering a request."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.errors import BadOption, BrokenFile, nearest
from mofkit.model.growth import KIND, GrowthWeek
from mofkit.model.record import Record
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft
from mofkit.workspace.records import fresh_mark
from mofkit.workspace.workspace import Home, Workspace

# The lists of a week whose lines have a mark of their own, by which they are named elsewhere.
_MARKED = frozenset(("will", "asks", "heard"))


def week_id(week: str, who: str) -> str:
    """The id of a person's week."""
    return f"{week}-{who}"


def begin(draft: Draft, week: str, who: str, goals: Sequence[Mapping[str, str]]) -> bool:
    """Open a week with the goals in trouble; whether it is new. One that is there keeps its goals."""
    if week_id(week, who) in draft.workspace.ids(KIND.name):
        return False
    draft.add(KIND, {"id": week_id(week, who), "week": week, "who": who, "goals": [dict(one) for one in goals]})
    return True


def week_in(draft: Draft, week: str, who: str) -> tuple[GrowthWeek, Home]:
    """A person's week as the draft has it now.

    Raises:
        BadOption: it is not open yet.
        BrokenFile: it cannot be read.
    """
    found = draft.workspace.ids(KIND.name).get(week_id(week, who), ())
    for home in found:
        return _week(draft.record(home)), home
    raise BadOption(f"week {week} of {who} is not open yet", hint=f"`mofkit team growth new --who {who}` opens it")


def _week(record: Record) -> GrowthWeek:
    assert isinstance(record, GrowthWeek)
    return record


def line(draft: Draft, week: str, who: str, field: str, values: Mapping[str, Any]) -> str:
    """Write one more line into a list of a week, once; its mark, if such lines have one.

    Raises:
        BadOption: the week is not open, or the line says nothing.
    """
    record, home = week_in(draft, week, who)
    said = {name: value for name, value in values.items() if value not in (None, "")}
    if not str(said.get("what") or said.get("who") or said.get("goal") or "").strip():
        raise BadOption("a line says something", hint="write a few words")
    for one in getattr(record, field):
        if all(getattr(one, name) == value for name, value in said.items()):
            return str(getattr(one, "id", ""))
    mark = fresh_mark() if field in _MARKED else ""
    draft.extend(home, field, [{**({"id": mark} if mark else {}), **said}])
    return mark


def tell(draft: Draft, week: str, who: str, field: str, text: str) -> None:
    """Write a text of a week, or that it was gone through."""
    record, home = week_in(draft, week, who)
    if getattr(record, field) != text:
        draft.set(home, field, text)


def answer(draft: Draft, home: Home, field: str, values: Mapping[str, Any], promise: Mapping[str, Any] | None) -> None:
    """Write the answer to a request where the request stands, and what is promised with it."""
    for name, value in values.items():
        draft.set(home, f"{field}.{name}", value or None)
    if promise:
        draft.set(home, f"{field}.grant", {"id": fresh_mark(), **{n: v for n, v in promise.items() if v}})


def settle(draft: Draft, home: Home, field: str, status: str, today: date, words: str) -> None:
    """Write what became of a promise: done with what shows it, or dropped with the reason."""
    draft.set(home, f"{field}.status", status)
    if status == "done":
        draft.set(home, f"{field}.done_on", today)
    if words:
        draft.set(home, f"{field}.{'evidence' if status == 'done' else 'note'}", words)


def refuse_broken(workspace: Workspace, who: str) -> None:
    """Raises BrokenFile if a week of a person cannot be read: nobody knows what was promised in it."""
    for record, home in workspace.placed(KIND.name):
        if record is None and home.path.endswith(f"-{who}.yaml"):
            raise BrokenFile(str(workspace.home_span(home)), f"{home.id} cannot be read; `mofkit lint` says why")


def one_named(names: Sequence[str], word: str, what: str) -> int:
    """Which of some names is meant; raises BadOption."""
    found = [at for at, name in enumerate(names) if name == word]
    if len(found) == 1:
        return found[0]
    near = nearest(word, list(names))
    hint = f"did you mean {near!r}?" if near else f"there are {', '.join(names) or 'none'}"
    raise BadOption(f"no {what} {quoted(word)}", hint=hint)
