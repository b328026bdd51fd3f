"""A best practice that is not agreed says why.

Why: there are good reasons not to follow one, and who joins the team later cannot guess them.

Bad:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    best_practices:
      - what: Answer within three rings
        state: not-agreed

Good:

=== worksheets/x-desk/process-1.yaml
id: x-desk.process-1
smf: x-desk
process: 1
activities:
  - id: x-answer
    name: Answer the phone
    best_practices:
      - what: Answer within three rings
        state: not-agreed
        why: The queue answers; nothing rings
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.worksheet import Worksheet
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Best practices that are turned down without a word."""
    for sheet in scope.workspace.all(Worksheet):
        for one in sheet.rows():
            if one.said == "not-agreed" and not one.remark.strip():
                message = f"best practice {quoted(one.words)} is not agreed, and nothing says why"
                yield scope.at(sheet, f"{one.field}.state", message, "write below it why: the reason")


RULE = Rule(Label("MOF508", "worksheet-practice-without-why"), Severity.WARNING, check, __doc__)
