"""A review whose day has passed was held.

Why: either it took place and nobody wrote it down, or it did not and nobody chose a new day. In both cases its
decisions are missing.

Bad:

=== reviews/portfolio/2020-01-06.yaml
id: portfolio.2020-01-06
review: portfolio
status: planned
planned: 2020-01-06

Good:

=== reviews/portfolio/2999-01-07.yaml
id: portfolio.2999-01-07
review: portfolio
status: planned
planned: 2999-01-07
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Reviews that are planned for a day in the past."""
    for one in scope.workspace.all(HeldReview):
        if one.status in ("planned", "prepared") and one.held is None and one.planned and one.planned < scope.today:
            message = f"review was planned for {one.planned} and is still {one.status}"
            yield scope.at(
                one, "planned", message, f"write what it said with `mofkit review record {one.id} held=…`, or plan anew"
            )


RULE = Rule(Label("MOF571", "review-not-held"), Severity.WARNING, check, __doc__)
