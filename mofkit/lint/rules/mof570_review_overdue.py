"""A review that has a cadence is held again in time.

Why: a habit ends quietly. The framework names the least that each review asks for; `thresholds` in mofkit.yaml may
set `review-months.portfolio` and the like. A day that is planned is enough, and a review that was never held is left
to `mofkit review schedule`.

Bad:

=== reviews/operational-health/2020-01-06.yaml
id: operational-health.2020-01-06
review: operational-health
status: held
held: 2020-01-06
attendees: [kim]
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/operational-health/2020-01-06.yaml
id: operational-health.2020-01-06
review: operational-health
status: held
held: 2020-01-06
attendees: [kim]
=== reviews/operational-health/2999-01-07.yaml
id: operational-health.2999-01-07
review: operational-health
planned: 2999-01-07
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.reviews import schedule, took_place
from mofkit.content.framework import reviews
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview
from mofkit.workspace.reviews import months_of


def check(scope: Scope) -> Iterator[Hit]:
    """Reviews that are overdue and not planned, at the last one that was held."""
    held = scope.workspace.all(HeldReview)
    # Most workspaces hold none, and the framework takes time to read.
    for due in schedule(reviews(), held, scope.today, months_of(scope.workspace.settings)) if held else ():
        if due.state == "overdue" and due.planned is None:
            last = next(
                one
                for one in held
                if one.review == due.review and took_place(one, scope.today) and one.held == due.last
            )
            message = f"{due.name} was held last on {due.last} and was due on {due.due}"
            yield scope.at(last, "held", message, f"plan it with `mofkit review prepare {due.review} --date …`")


RULE = Rule(Label("MOF570", "review-overdue"), Severity.WARNING, check, __doc__)
