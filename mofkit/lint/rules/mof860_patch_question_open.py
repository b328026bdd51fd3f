"""A key question about patching that was begun with is answered.

Why: the worksheet is worth the questions nobody likes to answer; those are where machines are missed.

Bad:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer:

Good:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer: On Thursdays
"""

from collections.abc import Iterator

from mofkit.analysis.patching import open_questions
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchWorksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Worksheets with open questions: one finding each, where the first is."""
    for sheet in scope.workspace.all(PatchWorksheet):
        still = open_questions(sheet)
        if still:
            at = sheet.questions.index(still[0])
            count = f"{len(still)} of {len(sheet.questions)} questions about patching"
            message = f"{count} {'is' if len(still) == 1 else 'are'} open; first: {still[0].ask}"
            yield scope.at(sheet, f"questions.{at}.ask", message, f"`mofkit patch ask {sheet.id}` goes on with them")


RULE = Rule(Label("MOF860", "patch-question-open"), Severity.INFO, check, __doc__)
