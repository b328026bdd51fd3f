"""A triage answers what is asked.

Why: an answer under an id that nothing asks is lost without a word.

Bad:

=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
answers:
  screen-support-custmers: very-much

Good:

=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
answers:
  screen-support-customers: very-much
"""

from collections.abc import Iterator

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.triage import Triage
from mofkit.shown import quoted
from mofkit.workspace.triages import questions


def check(scope: Scope) -> Iterator[Hit]:
    """Answers whose id is no question."""
    triages = scope.workspace.all(Triage)
    known = [id for *_, asked in questions() for id, _ in asked] if triages else []
    for one in triages:
        for id in one.answers:
            if id not in known:
                near = nearest(id, known)
                message = f"answer {quoted(id)} is to no question" + (f"; did you mean {quoted(near)}?" if near else "")
                yield scope.at(one, f"answers.{id}", message, "`mofkit scenario show 1` prints the ids of situations")


RULE = Rule(Label("MOF408", "triage-unknown-question"), Severity.WARNING, check, __doc__)
