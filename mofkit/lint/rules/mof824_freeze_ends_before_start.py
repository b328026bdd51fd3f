"""A freeze begins before it ends.

Why: one that ends first holds for no time at all, and everything goes in.

Bad:

=== changes/freezes.csv
id,start,end,services,reason,except_categories,approved_by
year-end,2026-12-14,2026-01-03,all,Nobody is here,,lee
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
pat,Pat Moor,administrator

Good:

=== changes/freezes.csv
id,start,end,services,reason,except_categories,approved_by
year-end,2026-12-14,2027-01-03,all,Nobody is here to put it right,standard; emergency,lee
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
pat,Pat Moor,administrator
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.freeze import Freeze
from mofkit.model.hours import zone


def check(scope: Scope) -> Iterator[Hit]:
    """Freezes whose end is not after their start."""
    clock = zone(scope.workspace.settings.calendar.time_zone)
    for one in scope.workspace.all(Freeze):
        start, end = one.seconds(clock)
        if end <= start:
            message = f"freeze {one.id} ends {one.end.strip()}, which is not after its start {one.start.strip()}"
            yield scope.at(one, "end", message, "put the two right; a last day belongs to the freeze")


RULE = Rule(Label("MOF824", "freeze-ends-before-start"), Severity.ERROR, check, __doc__)
