"""An input that was missing when a review was held says why.

Why: a review without figures decides by feeling. Once in a while that has a reason; the reason shows whether it will
happen again.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02
attendees: [kim]
inputs:
  - id: operational-health-input-3
    text: Outages
    state: missing
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
inputs:
  - id: operational-health-input-3
    text: Outages
    state: missing
    note: Monitoring was moved this month
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Inputs of held reviews that were missing without a word."""
    for one in scope.workspace.all(HeldReview):
        for at, each in enumerate(one.inputs if one.status in ("held", "closed") else ()):
            if each.state == "missing" and not each.note.strip():
                message = f"input {quoted(each.text or each.id)} was missing and nothing says why"
                yield scope.at(one, f"inputs.{at}.state", message, "write the reason in note, or where it was in where")


RULE = Rule(Label("MOF577", "review-input-unexplained"), Severity.WARNING, check, __doc__)
