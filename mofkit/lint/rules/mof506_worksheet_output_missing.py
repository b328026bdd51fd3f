"""An output that is missing has a gap or an action.

Why: what an activity should bring forth and does not, the next one waits for. The gap says what is in the way.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    outputs:
      - what: Call log
        state: missing

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    outputs:
      - what: Call log
        state: missing
        actions:
          - id: a1
            what: Switch the log on
            who: kim
            when: 2026-12-15
=== people.csv
id,name
kim,Kim Vale
lee,Lee Ortega
"""

from collections.abc import Iterator

from mofkit.analysis.worksheets import tended
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Missing outputs of which nothing more is said."""
    for sheet in scope.workspace.all(Worksheet):
        for one in sheet.rows():
            if one.part == "output" and one.said == "missing" and not one.row.gap and not tended(sheet, one):
                message = f"output {quoted(one.words)} is missing, and nothing says why"
                help = "write below it gap: what is in the way, and actions: with what, who and when"
                yield scope.at(sheet, f"{one.field}.state", message, help)


RULE = Rule(Label("MOF506", "worksheet-output-missing"), Severity.WARNING, check, __doc__)
