"""A reference uses the id that the record has now.

Why: an alias keeps old references alive, but a reader who searches for the id of today does not find them.

Fix: the reference gets the id that the record has now.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim.smith
when: 2026-12-01
=== people.csv
id,name,aliases
kim.vale,Kim Vale,kim.smith

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim.vale
when: 2026-12-01
=== people.csv
id,name,aliases
kim.vale,Kim Vale,kim.smith
"""

from collections.abc import Iterator

from mofkit.finding import Finding, Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.shown import quoted
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Workspace, kind_of_file


def check(scope: Scope) -> Iterator[Hit]:
    """References by an alias."""
    for kind in KINDS:
        for record in scope.workspace.all(kind.model):
            for field, index, ref, id in record.references():
                now = _current(scope.workspace, ref.kind, id)
                if now != id:
                    message = f"{ref.kind} {quoted(id)} is called {quoted(now)} now"
                    yield scope.at(record, field, message, f"write {now}, or run `mofkit lint --fix`", index=index)


def fix(finding: Finding, draft: Draft) -> bool:
    """Write the id of today in every reference of the field."""
    workspace = draft.workspace
    kind = kind_of_file(finding.span.path)
    if kind is None or len(workspace.ids(kind.name).get(finding.record, ())) != 1:
        return False
    record = workspace.get(kind.model, finding.record)
    if record is None:
        return False
    home = workspace.home(record)
    refs = [
        (at, ref.prefix + _current(workspace, ref.kind, id))
        for name, at, ref, id in record.references()
        if name == finding.field
    ]
    data = getattr(workspace.text(home.path), "data", {})
    if not isinstance(data.get(finding.field), list):
        draft.set(home, finding.field, "; ".join(now for _, now in refs))
        return True
    for at, now in refs:
        draft.set_item(home, finding.field, at or 0, now)
    return True


def _current(workspace: Workspace, kind: str, id: str) -> str:
    """The id that the one record has which answers to `id`; `id` itself if there is no such record, or several."""
    homes = workspace.ids(kind).get(id, ())
    return homes[0].id if len(homes) == 1 else id


RULE = Rule(Label("MOF108", "old-id-used"), Severity.INFO, check, __doc__, fix)
