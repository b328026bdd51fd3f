"""A worksheet is approved by somebody else than the one who filled it in.

Why: the process flow is agreed between those who do the work and the one who answers for it. One person alone can
agree with nobody.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
by: kim
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

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
by: kim
filled_by:
  - lee
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

from collections.abc import Iterator

from mofkit.analysis.worksheets import signatures
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet


def check(scope: Scope) -> Iterator[Hit]:
    """Worksheets that one person led, filled in and approved."""
    for sheet in scope.workspace.all(Worksheet):
        worked = {*sheet.filled_by, sheet.by} - {""}
        signed = [one for one in signatures(sheet) if one.stands]
        if len(worked) == 1 and {one.approval.who for one in signed} == worked:
            who = next(iter(worked))
            help = "have somebody else approve it too, or name in filled_by who took part"
            message = f"{who} approved what {who} alone has filled in"
            yield scope.at(sheet, f"approvals.{signed[-1].number}", message, help)


RULE = Rule(Label("MOF512", "worksheet-approved-alone"), Severity.INFO, check, __doc__)
