"""A worksheet is filled in within two months.

Why: an activity table that nobody finishes describes a process that nobody works by. Sit down for the rest, or say that
a row is not needed.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
started: 2026-06-01
activities:
  - id: x-answer
    name: Answer the phone
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer:

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
started: 2026-06-01
activities:
  - id: x-answer
    name: Answer the phone
    questions:
      - id: x-1
        ask: Who answers the phone at noon?
        answer: The one who came first
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import open_rows
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet

_DAYS = 60


def check(scope: Scope) -> Iterator[Hit]:
    """Worksheets with open rows that were begun long ago."""
    for sheet in scope.workspace.all(Worksheet):
        still = open_rows(sheet)
        days = (scope.today - sheet.started).days if sheet.started else 0
        if still and days > _DAYS:
            rows = "1 row" if len(still) == 1 else f"{len(still)} rows"
            message = f"worksheet was begun {days} days ago and has {rows} open"
            yield scope.at(sheet, "started", message, f"`mofkit worksheet fill {sheet.id}` goes on where it stopped")


RULE = Rule(Label("MOF503", "worksheet-unanswered"), Severity.INFO, check, __doc__)
