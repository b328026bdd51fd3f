"""Two actions of a record do not share an id.

Why: the id is how an action is ticked off and what a calendar knows it by. Shared, it means either of the two.

Bad:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
actions:
  - id: k7qm
    what: Order disks
    who: kim
    when: 2026-12-01
  - id: k7qm
    what: Order tapes
    who: kim
    when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
actions:
  - id: k7qm
    what: Order disks
    who: kim
    when: 2026-12-01
  - id: x3ha
    what: Order tapes
    who: kim
    when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.action import Todo
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """The second and later actions of an id in a record."""
    seen: set[tuple[int, str]] = set()
    for record, at, action in scope.promises():
        if isinstance(action, Todo) and action.id:
            if (id(record), action.id) in seen:
                message = f"action has the id {quoted(action.id)} of another one of this record"
                yield scope.at(record, f"{at}id", message, "give it another one, or none: four letters are enough")
            seen.add((id(record), action.id))


RULE = Rule(Label("MOF308", "action-id-twice"), Severity.ERROR, check, __doc__)
