"""A gap has an action.

Why: the worksheet is gone through to find gaps; one that nobody closes will be found again next year.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer: The one who came first
        gap: Nobody is there on Fridays

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer: The one who came first
        gap: Nobody is there on Fridays
        actions:
          - id: a1
            what: Put Fridays on the rota
            who: kim
            when: 2026-12-15
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import gaps
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Gaps that somebody named and nobody does anything about. What is merely missing is another rule's."""
    for sheet in scope.workspace.all(Worksheet):
        for gap in gaps(sheet):
            if gap.field.endswith(".gap") and not gap.actions:
                message = f"gap {quoted(gap.words)} has no action"
                yield scope.at(sheet, gap.field, message, "write beside it actions: with what, who and when")


RULE = Rule(Label("MOF507", "worksheet-gap-without-action"), Severity.WARNING, check, __doc__)
