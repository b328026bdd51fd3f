"""An action of a review is due after the review was held.

Why: a day before the meeting that agreed on it is a slip of the pen, and the action is late from the first minute.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02
attendees: [kim]
actions:
  - what: Order disks
    who: kim
    when: 2026-10-12
    status: done
    done_on: 2026-11-05
    evidence: The order
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
actions:
  - what: Order disks
    who: kim
    when: 2026-12-10
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview


def check(scope: Scope) -> Iterator[Hit]:
    """Actions that are due before their review."""
    for one in scope.workspace.all(HeldReview):
        for at, each in enumerate(one.actions):
            if one.held and each.when and each.when < one.held:
                message = f"action is due on {each.when}, before the review of {one.held} agreed on it"
                yield scope.at(one, f"actions.{at}.when", message, "correct the day")


RULE = Rule(Label("MOF584", "action-due-before-review"), Severity.INFO, check, __doc__)
