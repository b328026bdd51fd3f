"""A foreign catalog held against ours: what is created, updated, unchanged, vanished or rejected."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from mofkit.errors import BrokenFile
from mofkit.exchange.foreign import ForeignRow, ForeignTable, Refused, foreign_rows
from mofkit.exchange.import_map import Plan
from mofkit.exchange.owners import Owners, folded, owners
from mofkit.finding import Span
from mofkit.model import person, service
from mofkit.model.formula import is_run
from mofkit.model.record import ids_in
from mofkit.model.service import Service, status_code
from mofkit.text.typed import read as read_typed
from mofkit.workspace.draft import Draft
from mofkit.workspace.tables import Table, missing_columns
from mofkit.workspace.workspace import Home, Workspace

_HOME = service.KIND.home


class Updated(NamedTuple):
    """A service that the import changes, and which of its fields."""

    id: str
    fields: tuple[str, ...]


class Wish(NamedTuple):
    """What the user asks for besides the map: to add unknown owners, to set live what has come back."""

    people: bool = False
    revive: bool = False


class Outcome(NamedTuple):
    """What an import does. Every row that is read is created, updated, unchanged or rejected."""

    source: str
    created: tuple[str, ...]
    updated: tuple[Updated, ...]
    unchanged: int
    rejected: tuple[Refused, ...]
    vanished: tuple[str, ...]
    returned: tuple[str, ...]
    unknown_owners: dict[str, int]
    people: tuple[str, ...]
    formulas: int

    @property
    def read(self) -> int:
        """How many rows there were."""
        return len(self.created) + len(self.updated) + self.unchanged + len(self.rejected)


class _Ours(NamedTuple):
    """The catalog as it is: each row as data, and the rows that answer to an id, case aside."""

    data: dict[int, dict[str, str]]
    homes: dict[str, list[Home]]
    table: Table | None


class _Verdict(NamedTuple):
    """What becomes of one foreign row: `home` is nothing for a new service, `cells` what changes."""

    id: str
    home: Home | None
    cells: dict[str, str]
    returned: bool = False


class _Context(NamedTuple):
    plan: Plan
    ours: _Ours
    owners: Owners
    keys: Mapping[str, str]
    revive: bool
    header: Sequence[str]


def import_catalog(draft: Draft, table: ForeignTable, plan: Plan, wish: Wish) -> Outcome:
    """Bring a foreign table into the catalog of a draft.

    Raises:
        BrokenFile: the catalog or people.csv must be mended by hand first.
        RefusedEdit: the edit cannot be proved.
    """
    ours = _ours(draft.workspace)
    rows = list(foreign_rows(table, plan))
    sound = [row for row in rows if isinstance(row, ForeignRow)]
    found = owners(draft.workspace, (_owner_name(row) for row in sound), add=wish.people)
    keys = {folded(row.key): row.id for row in reversed(sound)}
    context = _Context(plan, ours, found, keys, wish.revive, table.header)
    judged = [_judged(row, context) if isinstance(row, ForeignRow) else row for row in rows]
    verdicts = [one for one in judged if isinstance(one, _Verdict)]
    refused = tuple(one for one in judged if isinstance(one, Refused))
    gone = _vanished(ours, plan.map.source, verdicts, refused)
    added = _needed(found, verdicts)
    _write(draft, verdicts, gone, added)
    return Outcome(
        plan.map.source,
        tuple(one.id for one in verdicts if one.home is None),
        tuple(Updated(one.id, tuple(one.cells)) for one in verdicts if one.home is not None and one.cells),
        sum(one.home is not None and not one.cells for one in verdicts),
        refused,
        tuple(home.id for home in gone),
        tuple(one.id for one in verdicts if one.returned),
        found.unknown,
        tuple(one["id"] for one in added),
        sum(is_run(text) for one in verdicts for text in one.cells.values()),
    )


# What there is.


def _ours(workspace: Workspace) -> _Ours:
    """The catalog; raises BrokenFile if nobody can tell what is in it."""
    if _HOME not in workspace.files:
        return _Ours({}, {}, None)
    _refuse_unreadable(workspace)
    table = workspace.table(_HOME, service.KIND)
    homes: dict[str, list[Home]] = {}
    for id, found in workspace.ids("service").items():
        homes.setdefault(id.casefold(), []).extend(found)
    return _Ours({row: table.data(row) for row in table.rows()}, homes, table)


def _refuse_unreadable(workspace: Workspace) -> None:
    if workspace.text(_HOME) is None:
        trouble = next(one for one in workspace.problems if one.span.path == _HOME)
        raise BrokenFile(str(trouble.span), trouble.message)
    lacking = next(missing_columns(workspace.table(_HOME, service.KIND), Service), None)
    if lacking:
        raise BrokenFile(str(lacking.span), lacking.message)


def _owner_name(row: ForeignRow) -> str:
    return row.says.get("owner") or row.offers.get("owner", "")


# What becomes of a row.


def _judged(row: ForeignRow, context: _Context) -> _Verdict | Refused:
    homes = context.ours.homes.get(row.id.casefold(), [])
    if not homes:
        return _created(row, context)
    column = context.header[context.plan.key]
    places = {home.row: home for home in homes}
    if len(places) > 1:
        return Refused(row.line, column, row.key, f"the id {row.id!r} stands in {_HOME} more than once", row.id)
    home = homes[0]
    owned = context.ours.data.get(home.row or 0, {}).get("source", "").strip()
    if owned != context.plan.map.source:
        kept = f"comes from {owned!r}" if owned else "is kept by hand"
        why = f"service {home.id!r} {kept}; write {context.plan.map.source!r} in its source to have it kept up to date"
        return Refused(row.line, column, row.key, why, row.id)
    return _updated(row, home, context)


def _created(row: ForeignRow, context: _Context) -> _Verdict | Refused:
    cells = _translated({**row.offers, **row.says}, context)
    wrong = _complaint(row, {"id": row.id, **cells}, cells, context)
    return wrong or _Verdict(row.id, None, {**cells, "id": row.id, "source": context.plan.map.source})


def _updated(row: ForeignRow, home: Home, context: _Context) -> _Verdict | Refused:
    data = context.ours.data[home.row or 0]
    offered = {field: text for field, text in row.offers.items() if not _own(data, field, home, context)}
    wanted = _translated({**offered, **row.says}, context)
    cells = {
        field: text
        for field, text in wanted.items()
        if not _same(field, _own(data, field, home, context), text, context)
    }
    wrong = _complaint(row, {**data, **cells}, cells, context)
    if wrong:
        return wrong
    back = "status" not in context.plan.recipes and status_code(data.get("status", "")) == "retired"
    if back and context.revive:
        cells["status"] = "live"
    return _Verdict(home.id, home, cells, returned=back and not context.revive)


def _own(data: Mapping[str, str], field: str, home: Home, context: _Context) -> str:
    """What stands in a field of ours, the user's own columns too."""
    if not field.startswith("x-"):
        return data.get(field, "").strip()
    assert context.ours.table is not None
    text = context.ours.table.text
    at = next((at for at, name in enumerate(text.header) if name.strip() == field), len(text.header))
    cells = text.records[home.row or 0].cells
    return cells[at].strip() if at < len(cells) else ""


def _translated(values: Mapping[str, str], context: _Context) -> dict[str, str]:
    """Owners as people of ours, or not at all; dependencies as ids of ours where they are known."""
    found = dict(values)
    if "owner" in found:
        id = context.owners.ids.get(folded(found.pop("owner")))
        found |= {"owner": id} if id else {}
    if "depends_on" in found:
        needed = (context.keys.get(folded(one), one) for one in ids_in(found["depends_on"]))
        found["depends_on"] = "; ".join(dict.fromkeys(needed))
    return found


def _same(field: str, ours: str, theirs: str, context: _Context) -> bool:
    """Whether two texts say the same: line breaks of another kind and blanks between ids are no difference."""
    if field == "depends_on":
        return ids_in(ours) == ids_in(theirs)
    if field == "owner":
        return context.owners.now.get(ours, ours) == theirs
    return ours.replace("\r\n", "\n").replace("\r", "\n") == theirs


class _Nowhere:
    def span(self, path: Any = ()) -> Span:  # noqa: ARG002 - the row of the foreign table is named instead
        """No place."""
        return Span("")

    value_span = span


def _complaint(row: ForeignRow, data: Mapping[str, str], cells: Mapping[str, str], context: _Context) -> Refused | None:
    """Why the model would refuse the service on account of what the row says."""
    sound = {field: text for field, text in data.items() if text and not field.startswith("x-")}
    try:
        Service.model_validate(sound)
    except ValidationError:
        _, found = read_typed(Service, sound, _Nowhere())
    else:
        return None
    for one in found:
        if one.field in cells or (one.field == "name" and "name" not in sound):
            recipe = context.plan.recipes[one.field]
            column = one.field if recipe.column is None else context.header[recipe.column]
            return Refused(row.line, column, cells.get(one.field, ""), one.message, row.id)
    return None


# What becomes of the rest, and writing.


def _vanished(ours: _Ours, source: str, verdicts: Sequence[_Verdict], refused: Sequence[Refused]) -> list[Home]:
    """The services of the source that its table no longer holds. A rejected row is still there."""
    spared = {one.home.row for one in verdicts if one.home is not None}
    spared |= {home.row for one in refused for home in ours.homes.get(one.id.casefold(), ())}
    gone = {}
    for home in (home for homes in ours.homes.values() for home in homes if home.row not in spared):
        data = ours.data.get(home.row or 0, {})
        if data.get("source", "").strip() == source and status_code(data.get("status", "")) != "retired":
            gone[home.row] = home
    return list(gone.values())


def _needed(found: Owners, verdicts: Sequence[_Verdict]) -> tuple[dict[str, str], ...]:
    """The people to add, less those whose only services were rejected."""
    used = {one.cells.get("owner") for one in verdicts}
    return tuple(one for one in found.added if one["id"] in used)


def _write(draft: Draft, verdicts: Sequence[_Verdict], gone: Sequence[Home], added: Sequence[dict[str, str]]) -> None:
    changed = {(one.home.row or 0, field): text for one in verdicts if one.home for field, text in one.cells.items()}
    changed |= {(home.row or 0, "status"): "retired" for home in gone}
    draft.fill(person.KIND, {}, added)
    draft.fill(service.KIND, changed, [one.cells for one in verdicts if one.home is None])
