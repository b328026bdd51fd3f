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

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN, Kind
from mofkit.shown import quoted
from mofkit.workspace.workspace import Workspace

_NO_ONE = frozenset((UNKNOWN, DOES_NOT_EXIST, ""))
_FEW = 200

_Index = Mapping[str, Sequence[str]]


def check(scope: Scope) -> Iterator[Hit]:
    """References to ids that no record of the kind has, and had."""
    workspace = scope.workspace
    known = {kind.name: workspace.ids(kind.name) for kind in KINDS if not _is_unread(workspace, kind)}
    kinds = {kind.name: kind for kind in KINDS}
    guesses: dict[str, _Index] = {}
    for kind in KINDS:
        for record in workspace.all(kind.model):
            for field, index, ref, id in record.references():
                if ref.kind not in known or id in known[ref.kind] or id in _NO_ONE:
                    continue
                if ref.kind not in guesses:
                    guesses[ref.kind] = _shortened_ids(home.id for home in workspace.homes(ref.kind))
                message, help = _words(kinds[ref.kind], id, guesses[ref.kind])
                yield scope.at(record, field, message, help, index=index)


def _is_unread(workspace: Workspace, kind: Kind) -> bool:
    """Whether the table of a kind is there but nothing of it could be read: then nobody knows what exists."""
    if not kind.is_table or next(workspace.homes(kind.name), None):
        return False
    return any(found.span.path == kind.home for found in workspace.problems)


def _words(kind: Kind, id: str, guesses: _Index) -> tuple[str, str]:
    everyone = guesses[""]
    few = everyone if len(everyone) <= _FEW else [name for key in _shortened(id) for name in guesses.get(key, ())]
    near = nearest(id, few)
    add = f"add it to {kind.home}" if kind.is_table else f"make {kind.path_of(id)}"
    if near:
        return f"no {kind.name} {quoted(id)}; did you mean {quoted(near)}?", f"write {near}, or {add}"
    some = ", ".join(everyone[:8]) + (", …" if len(everyone) > 8 else "")
    return f"no {kind.name} {quoted(id)}", f"{add}, or use one of {some}" if everyone else add


def _shortened_ids(ids: Iterable[str]) -> _Index:
    """Every id under itself less any one letter, and all of them under no letter.

    Two words that differ by one letter, or by two that changed places, meet here without a comparison of each with
    each, which thousands of wrong references among thousands of ids could not afford.
    """
    everyone = [*dict.fromkeys(filter(None, ids))]
    index: dict[str, list[str]] = {}
    for name in everyone if len(everyone) > _FEW else ():
        for key in _shortened(name):
            index.setdefault(key, []).append(name)
    index[""] = everyone
    return index


def _shortened(word: str) -> list[str]:
    word = word[:80].casefold()
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


RULE = Rule(Label("MOF105", "unknown-reference"), Severity.ERROR, check, __doc__)
