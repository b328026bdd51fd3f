"""An approval is of the record as it is now.

Why: whoever approved said yes to other words. Of several approvals by one person in one role the latest counts, by day
and then by order; earlier ones are history. An approval that does not say what was approved is suspect as well.
Comments, order and quotes may change, and so may how far an action is.

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
  - who: kim
    date: 2026-11-20
    content_hash: sha256:0000000000000000000000000000000000000000000000000000000000000000
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
    date: 2026-11-20
    content_hash: sha256:06770fbfda423b6b211d5d7c969b60edfc038485c430bf8e0c9bb4ebecd81f92
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

import shlex
from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.approval import Approval, Signed, latest, stands
from mofkit.model.kinds import KINDS
from mofkit.model.person import Person
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN
from mofkit.workspace.beside import texts_beside
from mofkit.workspace.workspace import Workspace

# How one approves a record of a kind, where one command does it.
_COMMANDS = {
    "agreement": "agreement sign",
    "document": "document approve",
    "patch-worksheet": "patch approve",
    "policy": "policy validate",
    "worksheet": "worksheet approve",
}


def check(scope: Scope) -> Iterator[Hit]:
    """Approvals that count, of somebody, and not of what is there now."""
    for kind in KINDS:
        if not issubclass(kind.model, Signed):
            continue
        for record in scope.workspace.all(kind.model):
            texts = texts_beside(scope.workspace, record)
            for at, one in latest(record):
                if one.who not in ("", UNKNOWN, DOES_NOT_EXIST) and not stands(one, record, texts):
                    yield scope.at(record, f"approvals.{at}", _message(one), _help(scope.workspace, record, one))


def _message(one: Approval) -> str:
    on = f" of {one.date}" if one.date else ""
    if not one.content_hash:
        return f"approval by {one.who}{on} does not say what was approved"
    return f"approval by {one.who}{on} is suspect: what was approved has changed since"


def _help(workspace: Workspace, record: Signed, one: Approval) -> str:
    person = workspace.get(Person, one.who)
    command = _COMMANDS.get(workspace.home(record).kind.name)
    role = f" --role {shlex.quote(one.role)}" if one.role else ""
    typed = f": `mofkit {command} {record.id} --who {one.who}{role}`" if command else ""
    return f"{person.name if person else one.who} looks at it again and approves it anew{typed}"


RULE = Rule(Label("MOF501", "approval-suspect"), Severity.WARNING, check, __doc__)
