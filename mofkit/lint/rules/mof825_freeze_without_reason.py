"""A freeze has a reason, and a person who ordered it.

Why: whoever wants to go in all the same has to know whom to ask and what is at stake.

Bad:

=== changes/freezes.csv
id,start,end,services,reason,except_categories,approved_by
year-end,2026-12-14,2027-01-03,all,,,

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


def check(scope: Scope) -> Iterator[Hit]:
    """Freezes that do not say why, or by whom."""
    for one in scope.workspace.all(Freeze):
        if not one.reason.strip():
            yield scope.at(one, "reason", f"freeze {one.id} has no reason", "write what would be at stake")
        if not one.approved_by:
            yield scope.at(one, "approved_by", f"nobody has ordered freeze {one.id}", "write the id of who did")


RULE = Rule(Label("MOF825", "freeze-without-reason"), Severity.WARNING, check, __doc__)
