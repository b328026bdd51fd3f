"""A request is answered within three weeks.

Why: who asks and hears nothing asks no more, and the goal stays in trouble.

Bad:

=== team/growth/2026-W40-kim.yaml
id: 2026-W40-kim
week: 2026-W40
who: kim
asks: [{id: a-x, what: A headset, to: ben}]
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/growth/2026-W40-kim.yaml
id: 2026-W40-kim
week: 2026-W40
who: kim
asks: [{id: a-x, what: A headset, to: ben, answer: refused, why: no money}]
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.analysis.growth import requests, week_of, weeks_open
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.growth import GrowthWeek
from mofkit.shown import quoted

_LONGEST = 3


def check(scope: Scope) -> Iterator[Hit]:
    """Requests to which nobody has said yes or no."""
    week = week_of(scope.today)
    for one in requests(scope.workspace.all(GrowthWeek)):
        if one.open and weeks_open(one, week) > _LONGEST:
            message = (
                f"request {quoted(one.name)} to {quoted(one.to or 'nobody')} is open for {weeks_open(one, week)} weeks"
            )
            help = f"`mofkit team growth answer {one.name} granted`, or refused with a reason"
            yield scope.at(one.week, "id", message, help)


RULE = Rule(Label("MOF898", "request-unanswered"), Severity.INFO, check, __doc__)
