"""An approval names the person who gave it.

Why: a yes by nobody binds nobody. Whoever asks later why it was approved needs one person to turn to.

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
approvals:
  - role: Service Manager
    date: 2026-11-20
    content_hash: sha256:06770fbfda423b6b211d5d7c969b60edfc038485c430bf8e0c9bb4ebecd81f92
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
        answer: The one who came first
approvals:
  - who: kim
    role: Service Manager
    date: 2026-11-20
    content_hash: sha256:06770fbfda423b6b211d5d7c969b60edfc038485c430bf8e0c9bb4ebecd81f92
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.approval import Signed
from mofkit.model.kinds import KINDS
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Approvals without a person."""
    for kind in KINDS:
        if not issubclass(kind.model, Signed):
            continue
        for record in scope.workspace.all(kind.model):
            for at, one in enumerate(record.approvals):
                if one.who in ("", UNKNOWN, DOES_NOT_EXIST):
                    on = f" of {one.date}" if one.date else ""
                    help = "write in who the id of the person who approved, or take the approval out"
                    yield scope.at(record, f"approvals.{at}", f"approval{on} is by nobody", help)


RULE = Rule(Label("MOF502", "approval-by-nobody"), Severity.ERROR, check, __doc__)
