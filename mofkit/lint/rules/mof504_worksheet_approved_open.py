"""A worksheet with open rows is not approved, or the approval says why.

Why: who approves a process flow with blanks approves what somebody will write into them later.

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
        answer:
approvals:
  - who: kim
    date: 2026-11-20
    content_hash: sha256:4684378b13a66715852ced8680371048e90f6bca90a0544f768a7100a033da6a
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
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer:
approvals:
  - who: kim
    date: 2026-11-20
    content_hash: sha256:4684378b13a66715852ced8680371048e90f6bca90a0544f768a7100a033da6a
    note: 'incomplete: the noon shift is agreed in January'
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import open_rows, signatures
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Approvals that stand, without a note, of worksheets with open rows."""
    for sheet in scope.workspace.all(Worksheet):
        still = open_rows(sheet)
        for one in signatures(sheet) if still else ():
            if one.stands and not one.approval.note:
                rows = "1 row" if len(still) == 1 else f"{len(still)} rows"
                message = f"{one.approval.who} approved the worksheet with {rows} open"
                help = f"`mofkit worksheet fill {sheet.id}` and approve it anew, or write in note why it will do"
                yield scope.at(sheet, f"approvals.{one.number}", message, help)


RULE = Rule(Label("MOF504", "worksheet-approved-open"), Severity.WARNING, check, __doc__)
