"""A gap in the Manage Layer says what it leads to.

Why: the job aid asks for both. A gap that leads to nothing is no gap, and one whose consequence nobody knows gets no
money.

Bad:

=== goals/operate.yaml
id: operate
manage_layer:
  grc:
    mark: missing
    gap: No list of risks

Good:

=== goals/operate.yaml
id: operate
manage_layer:
  grc:
    mark: missing
    gap: No list of risks
    consequence: Audit found the untested restores before we did
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.goal import FOCUSES, Focus, PhaseGoals


def check(scope: Scope) -> Iterator[Hit]:
    """Focuses that are weak or have a gap, without a consequence."""
    for one in scope.workspace.all(PhaseGoals):
        for name in FOCUSES:
            focus: Focus = getattr(one.manage_layer, name)
            weak = focus.mark in ("missing", "needs-improvement")
            if (weak or focus.gap) and not focus.consequence:
                written = "gap" if focus.gap else "mark"
                message = f"{one.id}: the gap in {name} has no consequence"
                help = f"write what it leads to; `mofkit assess layer --phase {one.id}` says what may"
                yield scope.at(one, f"manage_layer.{name}.{written}", message, help)


RULE = Rule(Label("MOF561", "layer-gap-without-consequence"), Severity.WARNING, check, __doc__)
