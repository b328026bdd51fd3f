"""A worksheet has every row of its process.

Why: a question that is not in the worksheet is neither answered nor open, it is forgotten.

Bad:

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
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import drift
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.workspace.worksheets import process_of

_NAMED = 3


def check(scope: Scope) -> Iterator[Hit]:
    """Worksheets that lack rows of their process."""
    for sheet in scope.workspace.all(Worksheet):
        process = process_of(sheet)
        lacking = drift(sheet, process).lacking if process else ()
        if lacking:
            names = ", ".join(f"{row.part} '{row.name}'" for row in lacking[:_NAMED])
            more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
            service = f" --for {sheet.service}" if sheet.service else ""
            command = f"mofkit worksheet new {sheet.smf} --process {sheet.process}{service}"
            help = f"`{command}` adds them and touches nothing else"
            yield scope.at(sheet, "activities", f"worksheet lacks {names}{more}", help)


RULE = Rule(Label("MOF511", "worksheet-row-missing"), Severity.INFO, check, __doc__)
