"""A task that is done says what shows it.

Why: months later somebody asks whether it was really done; a link, a document or a sentence answers.

Bad:

=== plans/x-our-own.yaml
id: x-our-own
scenario: x-our-own
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        owner: kim
        due: 2020-01-31
        status: done
        done_on: 2020-01-30
=== people.csv
id,name
kim,Kim Vale

Good:

=== plans/x-our-own.yaml
id: x-our-own
scenario: x-our-own
steps:
  - id: s1-step-3
    title: Set a goal
    tasks:
      - id: t02-manager-1
        reader: manager
        what: Run a working session
        owner: kim
        due: 2020-01-31
        status: done
        done_on: 2020-01-30
        evidence: minutes of 30 January
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.plan import Plan


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks that are done without evidence."""
    for plan in scope.workspace.all(Plan):
        for field, _, task in plan.tasks():
            if task.status == "done" and not task.evidence:
                message = f"task {task.id} is done, but nothing shows it"
                yield scope.at(plan, f"{field}.status", message, f"`mofkit plan set {task.id} evidence=…`")


RULE = Rule(Label("MOF402", "plan-task-without-evidence"), Severity.INFO, check, __doc__)
