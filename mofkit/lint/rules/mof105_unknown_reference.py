"""A record that is referred to exists.

Why: work given to a person whom nobody knows is done by nobody, and a service that depends on nothing known looks
safer than it is.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kimm
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN, Kind
from mofkit.shown import quoted
from mofkit.workspace.workspace import Workspace

_NO_ONE = frozenset((UNKNOWN, DOES_NOT_EXIST, ""))
_FEW, _LISTED = 200, 8


class _Known(NamedTuple):
    """The ids of a kind, and each under itself less any one letter.

    Two words that differ by one letter, or by two that changed places, meet under a key without a comparison of each
    with each, which thousands of wrong references among thousands of ids could not afford.
    """

    ids: tuple[str, ...]
    by_part: Mapping[str, Sequence[str]]


def check(scope: Scope) -> Iterator[Hit]:
    """References to ids that no record of the kind has, or had."""
    workspace = scope.workspace
    ids = {kind.name: workspace.ids(kind.name) for kind in KINDS if not _is_unread(workspace, kind)}
    kinds = {kind.name: kind for kind in KINDS}
    known: dict[str, _Known] = {}
    for kind in KINDS:
        for record in workspace.all(kind.model):
            for field, index, ref, id in record.references():
                if ref.kind not in ids or id in ids[ref.kind] or id in _NO_ONE:
                    continue
                if ref.kind not in known:
                    known[ref.kind] = _known(workspace, ref.kind)
                message, help = _words(kinds[ref.kind], id, known[ref.kind])
                yield scope.at(record, field, message, help, index=index)


def _is_unread(workspace: Workspace, kind: Kind) -> bool:
    """Whether the table of a kind is there but nothing of it could be read: then nobody knows what exists."""
    if not kind.is_table or next(workspace.homes(kind.name), None):
        return False
    return any(kind.holds(found.span.path) for found in workspace.problems)


def _known(workspace: Workspace, kind: str) -> _Known:
    ids = tuple(dict.fromkeys(home.id for home in workspace.homes(kind) if home.id))
    by_part: dict[str, list[str]] = {}
    for name in ids if len(ids) > _FEW else ():
        for key in _parts(name):
            by_part.setdefault(key, []).append(name)
    return _Known(ids, by_part)


def _parts(word: str) -> list[str]:
    word = word[:80].casefold()
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _words(kind: Kind, id: str, known: _Known) -> tuple[str, str]:
    """The message and the help for one wrong id."""
    few = known.ids if len(known.ids) <= _FEW else [name for key in _parts(id) for name in known.by_part.get(key, ())]
    near = nearest(id, few)
    add = f"add it to {kind.home}" if kind.is_table else f"make {kind.path_of(id)}"
    if near:
        return f"no {kind.name} {quoted(id)}; did you mean {quoted(near)}?", f"write {near}, or {add}"
    some = ", ".join(known.ids[:_LISTED]) + (", …" if len(known.ids) > _LISTED else "")
    return f"no {kind.name} {quoted(id)}", f"{add}, or use one of {some}" if some else add


RULE = Rule(Label("MOF105", "unknown-reference"), Severity.ERROR, check, __doc__)
