"""A worksheet is of a process that its SMF has.

Why: a worksheet of no process is in no coverage, and new content never reaches it. An SMF of your own begins with x-.

Bad:

=== worksheets/customer-service/process-9.yaml
id: customer-service.process-9
smf: customer-service
process: 9

Good:

=== worksheets/x-desk/process-9.yaml
id: x-desk.process-9
smf: x-desk
process: 9
activities:
  - id: x-answer
    name: Answer the phone
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer: The one who came first
"""

from collections.abc import Iterator

from mofkit.content import files
from mofkit.content.framework import smf
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Worksheets of an SMF or a process that the content does not have."""
    for sheet in scope.workspace.all(Worksheet):
        known = files.names("smfs")
        if sheet.smf.startswith("x-"):
            continue
        if sheet.smf not in known:
            near = nearest(sheet.smf, known)
            message = f"no SMF {quoted(sheet.smf)}" + (f"; did you mean {quoted(near)}?" if near else "")
            yield scope.at(sheet, "smf", message, "`mofkit smf list` shows all of them; one of your own begins with x-")
        elif sheet.process not in (numbers := [one.number for one in smf(sheet.smf).processes]):
            message = f"SMF {quoted(sheet.smf)} has no process {sheet.process}; its processes are 1 to {max(numbers)}"
            yield scope.at(sheet, "process", message, f"`mofkit smf show {sheet.smf}` lists them")


RULE = Rule(Label("MOF509", "worksheet-unknown-process"), Severity.ERROR, check, __doc__)
