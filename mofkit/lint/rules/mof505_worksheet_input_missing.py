"""For an input that is missing somebody does something.

Why: an activity without what it needs is guesswork. An action says who gets it and by when; if it is needed in several
activities of the worksheet, an action in one of them is enough. If it is not needed after all, say so.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    inputs:
      - what: SLA
        state: missing
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    inputs:
      - what: SLA
        state: missing
        actions:
          - id: a1
            what: Agree the SLA with Leisure
            who: kim
            when: 2026-12-15
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import tended
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Missing inputs without an action."""
    for sheet in scope.workspace.all(Worksheet):
        for one in sheet.rows():
            if one.part == "input" and one.said == "missing" and not tended(sheet, one):
                message = f"input {quoted(one.words)} is missing and nobody does anything about it"
                help = "write below it actions: with what, who and when; or set its state to not-needed"
                yield scope.at(sheet, f"{one.field}.state", message, help)


RULE = Rule(Label("MOF505", "worksheet-input-missing"), Severity.WARNING, check, __doc__)
