"""A triage that was begun is finished.

Why: half an answer weighs less than its owner meant it to.

Bad:

=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
finished: false
answers:
  screen-support-customers: very-much

Good:

=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
answers:
  screen-support-customers: very-much
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.triage import Triage


def check(scope: Scope) -> Iterator[Hit]:
    """Triages that were interrupted, and those with neither answers nor words."""
    for one in scope.workspace.all(Triage):
        if not one.finished:
            message = f"triage of {one.who} stops after {len(one.answers)} answers"
            yield scope.at(
                one, "finished", message, f"`mofkit triage --who '{one.who}'` goes on the same day; else delete it"
            )
        elif not one.answers and not one.text:
            yield scope.at(one, "who", f"triage of {one.who} holds no answer and no words", "answer it, or delete it")


RULE = Rule(Label("MOF407", "triage-unfinished"), Severity.INFO, check, __doc__)
