"""A worksheet about patching asks what the content asks.

Why: an answer to last year's question reads like one to this year's.

Bad:

=== patching/answers.yaml
id: answers
questions:
  - id: t20-patch-notification-99
    ask: When do we patch?
    answer: On Thursdays

Good:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer: On Thursdays
"""

from collections.abc import Iterator

from mofkit.analysis.patching import drift
from mofkit.content.scenarios import patching
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchWorksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Questions that are not in the content, or ask something else there."""
    for sheet in scope.workspace.all(PatchWorksheet):
        gone, _, reworded = drift(sheet, patching())
        for at in gone:
            message = f"the content has no question {sheet.questions[at].id}"
            yield scope.at(sheet, f"questions.{at}.id", message, "take it out, or let the id of your own begin with x-")
        for at, words in reworded:
            message = f"question {sheet.questions[at].id} asks something else now: {words}"
            yield scope.at(
                sheet, f"questions.{at}.ask", message, "see whether the answer still holds, and take the words over"
            )


RULE = Rule(Label("MOF862", "patch-question-drifted"), Severity.INFO, check, __doc__)
