"""A week's id says which week it is, and whose.

Why: the next week looks for the promises of the last one by them.

Bad:

=== team/growth/2026-W46-kim.yaml
id: 2026-W46-kim
week: 2026-W45
who: kim
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/growth/2026-W46-kim.yaml
id: 2026-W46-kim
week: 2026-W46
who: kim
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.analysis.growth import is_week
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.growth import GrowthWeek
from mofkit.shown import quoted
from mofkit.workspace.growth import week_id


def check(scope: Scope) -> Iterator[Hit]:
    """Weeks whose id says something else, or that no year has."""
    for one in scope.workspace.all(GrowthWeek):
        if not is_week(one.week):
            yield scope.at(one, "week", f"no year has a week {quoted(one.week)}", "write an ISO week that exists")
        elif one.id != week_id(one.week, one.who):
            message = f"week {quoted(one.id)} says it is {one.week} of {quoted(one.who)}"
            yield scope.at(one, "id", message, f"name it {week_id(one.week, one.who)}, or mend the fields")


RULE = Rule(Label("MOF897", "growth-week-misnamed"), Severity.WARNING, check, __doc__)
