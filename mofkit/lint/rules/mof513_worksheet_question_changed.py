"""A question of a worksheet asks what the content asks.

Why: the answer was given to other words. See whether it still holds, and take the new words over.

Bad:

=== worksheets/customer-service/process-2.yaml
id: customer-service.process-2
smf: customer-service
process: 2
activities:
  - id: customer-service-p2-categorise
    questions:
      - id: q1
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
      - id: q1
        ask: Is this somebody who already uses the service and asks how to do something?
        answer: We look into the catalog
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import drift
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted
from mofkit.workspace.worksheets import process_of


def check(scope: Scope) -> Iterator[Hit]:
    """Questions that the content words in another way."""
    for sheet in scope.workspace.all(Worksheet):
        process = process_of(sheet)
        for one, words in drift(sheet, process).reworded if process else ():
            message = f"question {one.name} asks {quoted(one.words)}; the content now asks {quoted(words, 160)}"
            help = "see whether the answer still holds, then take the new words over into ask"
            yield scope.at(sheet, f"{one.field}.ask", message, help)


RULE = Rule(Label("MOF513", "worksheet-question-changed"), Severity.INFO, check, __doc__)
