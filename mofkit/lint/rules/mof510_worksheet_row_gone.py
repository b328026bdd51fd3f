"""A question of a worksheet is one that its process has, and so is an activity.

Why: content changes with a new mofkit; an answer to a question that is gone should be seen as such. A question of your
own has an id that begins with x-.

Bad:

=== worksheets/customer-service/process-2.yaml
id: customer-service.process-2
smf: customer-service
process: 2
activities:
  - id: customer-service-p2-categorise
    questions:
      - id: q99
        ask: Is it urgent?
        answer: We look into the catalog

Good:

=== worksheets/customer-service/process-2.yaml
id: customer-service.process-2
smf: customer-service
process: 2
activities:
  - id: customer-service-p2-categorise
    questions:
      - id: x-urgent
        ask: Is it urgent?
        answer: We look into the catalog
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import drift
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.workspace.worksheets import process_of


def check(scope: Scope) -> Iterator[Hit]:
    """Activities and questions with an id that the process does not have."""
    for sheet in scope.workspace.all(Worksheet):
        process = process_of(sheet)
        for field, known in drift(sheet, process).gone if process else ():
            message = f"{known} is not in process {sheet.process} of '{sheet.smf}'"
            yield scope.at(sheet, field, message, "delete it, or begin its id with x- to keep it as your own")


RULE = Rule(Label("MOF510", "worksheet-row-gone"), Severity.WARNING, check, __doc__)
