"""A plan for another scenario than the triage found says why.

Why: people may know better than a questionnaire, and then the plan should hold what they know.

Bad:

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
=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
answers:
  screen-support-customers: very-much
  s4-situation-1: very-much
  s4-situation-2: very-much
  s4-situation-3: very-much
  screen-reduce-costs: not-at-all

Good:

=== plans/reduce-costs.yaml
id: reduce-costs
scenario: reduce-costs
reason: the budget is cut in January whatever else we do
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        status: todo
=== triage/2026-11-20-kim.yaml
id: 2026-11-20-kim
who: Kim Vale
date: 2026-11-20
answers:
  screen-support-customers: very-much
  s4-situation-1: very-much
  s4-situation-2: very-much
  s4-situation-3: very-much
  screen-reduce-costs: not-at-all
"""

from collections.abc import Iterator

from mofkit.analysis.survey import Asked, combined
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan
from mofkit.workspace.triages import questions, respondents


def check(scope: Scope) -> Iterator[Hit]:
    """Plans without a reason for a scenario that the answers did not put first."""
    plans = [plan for plan in scope.workspace.all(Plan) if not plan.reason]
    many = respondents(scope.workspace) if plans else []
    if not many:
        return
    verdict = combined([Asked(*one) for one in questions()], [one.answers for one in many]).verdict
    for plan in plans:
        if verdict and plan.scenario != verdict and not scope.workspace.get(Plan, verdict):
            message = f"plan is for '{plan.scenario}', the triage found '{verdict}'"
            yield scope.at(plan, "scenario", message, f"write `reason:`, or start `mofkit plan start {verdict}` too")


RULE = Rule(Label("MOF406", "plan-against-triage"), Severity.WARNING, check, __doc__)
