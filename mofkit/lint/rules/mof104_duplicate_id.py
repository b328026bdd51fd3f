"""An id belongs to one record of its kind.

Why: a reference to an id that two records share means neither. Ids that differ only in case are one file on many
computers, and an alias that is another record's id sends old references to the wrong place.

Bad:

=== people.csv
id,name
kim,Kim Vale
kim,Kim Ortega

Good:

=== people.csv
id,name
kim,Kim Vale
kim.ortega,Kim Ortega
"""

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from mofkit.finding import UNKNOWN_FIELD, Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Record
from mofkit.shown import quoted
from mofkit.workspace.workspace import Home, Workspace


class _Name(NamedTuple):
    """An id or alias, whose it is, and its number among the aliases."""

    text: str
    home: Home
    record: Record | None
    alias: int | None = None


def check(scope: Scope) -> Iterator[Hit]:
    """Ids and aliases that an earlier record of the kind has already."""
    for kind in KINDS:
        homes = scope.workspace.ids(kind.name)
        if len(set(map(_folded, homes))) == len(homes) and all(len(found) == 1 for found in homes.values()):
            continue
        first: dict[str, _Name] = {}
        for name in _names(scope.workspace, kind):
            before = first.setdefault(_folded(name.text), name)
            if before.home is not name.home:
                yield _hit(scope.workspace, before, name)


def _folded(text: str) -> str:
    return (text if text.isascii() else normalize("NFKC", text)).casefold()


def _names(workspace: Workspace, kind: Kind) -> Iterator[_Name]:
    """The ids of a kind, then its aliases: whoever has a name as its id comes before whoever had it once."""
    records = {id(workspace.home(record)): record for record in workspace.all(kind.model)}
    # Of a file that cannot be read the id is only guessed, from the file's name.
    unread = {found.span.path for found in workspace.problems if found.label.code < UNKNOWN_FIELD.code}
    for home in workspace.homes(kind.name):
        record = records.get(id(home))
        if home.id and (record or home.row is not None or home.path not in unread):
            yield _Name(home.id, home, record)
    for record in records.values():
        for at, alias in enumerate(record.aliases):
            yield _Name(alias, workspace.home(record), record, at)


def _hit(workspace: Workspace, before: _Name, name: _Name) -> Hit:
    what = "id" if name.alias is None else "alias"
    whose = "id" if before.alias is None else "alias"
    same = "is also" if before.text == name.text else f"differs only in spelling from {quoted(before.text)},"
    message = f"{what} {quoted(name.text)} {same} the {whose} of {before.home.kind.name} {quoted(before.home.id)}"
    place = _span(workspace, before)
    help = f"the other one is {place}; give each record its own id"
    return Hit(_span(workspace, name), message, help, name.home.id, "id" if name.alias is None else "aliases")


def _span(workspace: Workspace, name: _Name) -> Span:
    if name.alias is not None and name.record:
        return workspace.span(name.record, "aliases", name.alias)
    return workspace.span(name.record, "id") if name.record else workspace.home_span(name.home)


RULE = Rule(Label("MOF104", "duplicate-id"), Severity.ERROR, check, __doc__)
