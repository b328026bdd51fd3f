"""Each row of the inventory of patches can be counted.

Why: a row that is left out is a machine that nobody asks about. What is only unknown (?) or there twice is no mistake.

Bad:

=== patching/inventory.csv
host,product,released,installed
srv-1,Office Suite,2026-10-13,last week

Good:

=== patching/inventory.csv
host,product,released,installed
srv-1,Office Suite,2026-10-13,?
"""

from collections.abc import Iterator

from mofkit.errors import MofkitError
from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.inventory import FILE, Patch
from mofkit.model.service import Service
from mofkit.workspace.inventory import own_inventory, read_inventory


class _Nothing:
    def add(self, patch: Patch) -> None:
        """Only what is wrong with rows is wanted."""


def check(scope: Scope) -> Iterator[Hit]:
    """Rows that cannot be counted or contradict earlier ones, and a file that cannot be read."""
    workspace = scope.workspace
    if FILE not in workspace.streams:
        return
    try:
        _, account = read_inventory(own_inventory(workspace), workspace.all(Service), _Nothing)
    except MofkitError as error:
        yield Hit(Span(FILE), f"the inventory cannot be counted: {error.message}", error.hint)
        return
    for trouble in account.wrong:
        yield Hit(Span(FILE, trouble.line), trouble.why, "mend the export, or write ? where nobody knows")
    more = account.wrong_rows - len(account.wrong)
    if more > 0:
        yield Hit(
            Span(FILE), f"{more} more rows of the inventory cannot be counted", "`mofkit patch report` counts them"
        )


RULE = Rule(Label("MOF869", "patch-inventory-row"), Severity.WARNING, check, __doc__)
