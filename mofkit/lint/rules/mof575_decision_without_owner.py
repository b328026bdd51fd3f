"""A decision has one person who stands for it.

Why: what everybody decided, nobody explains. In half a year somebody asks why, and the answer is a person.

Bad:

=== reviews/operational-health/2026-11-02.yaml
id: operational-health.2026-11-02
review: operational-health
status: held
held: 2026-11-02
attendees: [kim]
decisions:
  - what: Buy disks
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
    """Decisions of nobody."""
    for one in scope.workspace.all(HeldReview):
        for at, decision in enumerate(one.decisions):
            if not decision.who:
                help = "write in who the id of the person who decided it"
                yield scope.at(one, f"decisions.{at}.who", "decision has nobody who stands for it", help)


RULE = Rule(Label("MOF575", "decision-without-owner"), Severity.WARNING, check, __doc__)
