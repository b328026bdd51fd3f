"""Every YAML and CSV file stands where records are kept.

Why: mofkit reads records from their homes alone. A file beside them looks like data and is in no report.

Bad:

=== action/phones.yaml
id: phones
what: Answer the phones again

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

from collections.abc import Iterator
from pathlib import PurePosixPath

from mofkit.errors import nearest
from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.shown import quoted
from mofkit.workspace.files import SETTINGS_FILE, SKIPPED
from mofkit.workspace.workspace import kind_of_file

# Not records, and yet read: how foreign tables become ours.
_READ = frozenset(("imports",))
_MAPS = "measurements/maps/"


def check(scope: Scope) -> Iterator[Hit]:
    """Files that no kind keeps records in."""
    for path in scope.workspace.files:
        # A text without its record is another rule's business.
        if path == SETTINGS_FILE or path.endswith(".md") or kind_of_file(path):
            continue
        top = path.partition("/")[0]
        if not (top.startswith(".") or top in _READ or path.startswith(_MAPS) or top in SKIPPED):
            yield _hit(path)


def _hit(path: str) -> Hit:
    file = PurePosixPath(path)
    renamed = str(file.with_suffix(".yaml"))
    if file.suffix == ".yml" and (renamed == SETTINGS_FILE or kind_of_file(renamed)):
        return Hit(Span(path), f"file ends in .yml, so nothing reads it; {_meant(renamed)}", f"rename it to {renamed}")
    homes = {kind.path_of(file.stem): kind.home for kind in KINDS if not kind.id_problem(file.stem)}
    near = homes.get(nearest(renamed if file.suffix == ".yml" else path, list(homes)))
    tops = dict.fromkeys(kind.home.partition("/")[0] for kind in KINDS)
    help = f"move it to {near}" if near else f"records are kept in {', '.join(sorted(tops))}"
    meant = f"; did you mean {quoted(near)}?" if near else ""
    return Hit(Span(path), f"no records are kept in {quoted(path)}{meant}", f"{help}, or take it out of the workspace")


def _meant(path: str) -> str:
    return f"did you mean {quoted(path)}?"


RULE = Rule(Label("MOF012", "stray-file"), Severity.WARNING, check, __doc__)
