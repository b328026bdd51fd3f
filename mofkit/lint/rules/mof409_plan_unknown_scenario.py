"""A plan is for a scenario that exists.

Why: its tasks, tables and progress are those of the scenario; without it nothing can be compared.

Bad:

=== plans/reduce-cost.yaml
id: reduce-cost
scenario: reduce-cost
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        status: todo

Good:

=== plans/reduce-costs.yaml
id: reduce-costs
scenario: reduce-costs
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        status: todo
"""

from collections.abc import Iterator

from mofkit.content.lexicon import SCENARIOS
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Plans whose scenario is none of the seven. One that begins with `x-` is the organisation's own."""
    for plan in scope.workspace.all(Plan):
        if plan.scenario not in SCENARIOS and not plan.scenario.startswith("x-"):
            near = nearest(plan.scenario, SCENARIOS)
            message = f"no scenario {quoted(plan.scenario)}" + (f"; did you mean {quoted(near)}?" if near else "")
            help = f"scenarios are {', '.join(SCENARIOS)}; begin your own with x-"
            yield scope.at(plan, "scenario", message, help)


RULE = Rule(Label("MOF409", "plan-unknown-scenario"), Severity.ERROR, check, __doc__)
