"""A review that is closed has decided something; at a gate, go or no-go.

Why: a review exists to decide. One that only talked is held, not closed, and a gate does not open on silence.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: closed
held: 2026-11-02
attendees: [kim]
approvals:
  - who: kim
    role: Operations Manager
    date: 2026-11-03
    content_hash: sha256:238eca737fb036188d482290586c2aa3e912e36f366d8934cb9e36d5868fe55a
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
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.content.framework import reviews
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Closed reviews without a decision, or without the one that their gate needs."""
    closed = [one for one in scope.workspace.all(HeldReview) if one.status == "closed"]
    gates = {one.id: one.opens for one in reviews() if one.opens} if closed else {}
    for one in closed:
        help = "write what was decided, or set status to held until it is"
        if not one.decisions:
            yield scope.at(one, "status", "review is closed but decided nothing", help)
        elif one.review in gates and not any(each.outcome for each in one.decisions):
            message = f"review is closed but no decision says go or no-go to {gates[one.review]}"
            yield scope.at(one, "decisions", message, "write in outcome go, go-with-conditions or no-go")


RULE = Rule(Label("MOF573", "review-closed-without-decision"), Severity.ERROR, check, __doc__)
