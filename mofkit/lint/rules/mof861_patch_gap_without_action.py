"""A gap in patching has an action.

Why: to write down what is lacking closes no hole; the job aid wants each gap sorted: what can begin at once,
and what needs people or money first.

Bad:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer: On Thursdays
    gap: Laptops are off then

Good:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer: On Thursdays
    gap: Laptops are off then
    actions:
      - {id: a1, what: Wake them up, who: kim, when: 2026-12-01}
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.patching import gaps
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchWorksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Gaps about which nothing is done."""
    for sheet in scope.workspace.all(PatchWorksheet):
        for gap in gaps(sheet):
            if not gap.actions:
                help = "add under actions what, who and when; needs, if it needs people or money first"
                yield scope.at(sheet, gap.field, f"nothing is done about a gap in patching: {gap.question.gap}", help)


RULE = Rule(Label("MOF861", "patch-gap-without-action"), Severity.WARNING, check, __doc__)
