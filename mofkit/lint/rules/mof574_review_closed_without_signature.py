"""A review that is closed is signed by somebody.

Why: the signature says that these are the minutes and that a person stands for them. `mofkit review close` closes and
signs in one step.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: closed
held: 2026-11-02
attendees: [kim]
decisions:
  - what: Buy disks
    who: kim
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02
attendees: [kim]
decisions:
  - what: Buy disks
    who: kim
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Closed reviews without a signature."""
    for one in scope.workspace.all(HeldReview):
        if one.status == "closed" and not any(each.who for each in one.approvals):
            help = f"sign it with `mofkit review close {one.id} --who … --role …`"
            yield scope.at(one, "status", "review is closed but nobody signed it", help)


RULE = Rule(Label("MOF574", "review-closed-without-signature"), Severity.ERROR, check, __doc__)
