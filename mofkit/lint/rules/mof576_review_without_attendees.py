"""A review that was held says who was there.

Why: decisions bind those who took part, and the framework names who should. An empty list cannot be told from a
meeting that never was.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02

Good:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02
attendees: [kim]
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Held reviews without attendees."""
    for one in scope.workspace.all(HeldReview):
        if one.status in ("held", "closed") and not one.attendees:
            help = "write in attendees the ids of the persons who were there; others go into guests"
            yield scope.at(one, "status", f"review is {one.status} but nobody was there", help)


RULE = Rule(Label("MOF576", "review-without-attendees"), Severity.WARNING, check, __doc__)
