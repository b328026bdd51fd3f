"""Whoever approves the way we patch has all answers, or says why that will do.

Why: an approval of blanks is read as an approval of what is filled in later.

Bad:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer:
approvals:
  - who: kim
    date: 2026-11-20
    content_hash: sha256:828589ede068df62ddda0acbddf380db74611053ba8e300d714106325774b7e7
=== people.csv
id,name
kim,Kim Vale

Good:

=== patching/answers.yaml
id: answers
questions:
  - id: x-window
    ask: When do we patch?
    answer:
approvals:
  - who: kim
    date: 2026-11-20
    content_hash: sha256:828589ede068df62ddda0acbddf380db74611053ba8e300d714106325774b7e7
    note: the window is settled in December
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.patching import open_questions, signatures
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchWorksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Approvals that stand, without a note, of worksheets with open questions."""
    for sheet in scope.workspace.all(PatchWorksheet):
        still = len(open_questions(sheet))
        for one in signatures(sheet) if still else ():
            if one.stands and not one.approval.note:
                message = f"{one.approval.who} approved the way we patch with {still} question{'s'[: still > 1]} open"
                help = f"`mofkit patch ask {sheet.id}` and approve it anew, or write in note why it will do"
                yield scope.at(sheet, f"approvals.{one.number}", message, help)


RULE = Rule(Label("MOF865", "patch-process-approved-open"), Severity.WARNING, check, __doc__)
