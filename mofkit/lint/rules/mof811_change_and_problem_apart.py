"""A change and the problem that it ends name each other.

Why: when only one of the two knows, the problem stays open after its fix, or a fix goes in that nobody waits for.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
back_out: The old disk stays for a week
state: submitted
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== problems/full.yaml
id: full
title: Mailboxes are full
owner: kim
status: fixing
opened: 2026-11-02
impact: 4
recurrence: 20
fix: A larger disk
change: disk
actions:
  - {id: a1, what: Read the logs, who: kim, when: 2026-12-01}

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
requested_on: 2026-11-20
category: minor
priority: low
impact: 2
likelihood: 2
urgency: 2
back_out: The old disk stays for a week
state: submitted
problem: full
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
=== problems/full.yaml
id: full
title: Mailboxes are full
owner: kim
status: fixing
opened: 2026-11-02
impact: 4
recurrence: 20
fix: A larger disk
change: disk
actions:
  - {id: a1, what: Read the logs, who: kim, when: 2026-12-01}
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change
from mofkit.model.problem import Problem
from mofkit.workspace.workspace import Workspace


def check(scope: Scope) -> Iterator[Hit]:
    """Problems whose fix is a change of the workspace that does not name them."""
    for one in scope.workspace.all(Problem):
        found = scope.workspace.get(Change, one.change.strip()) if one.change.strip() else None
        if found and not _names(scope.workspace, found, one):
            about = f"and that one ends problem {found.problem}" if found.problem else "and that one names no problem"
            message = f"{one.id} is ended by change {one.change.strip()}, {about}"
            yield scope.at(one, "change", message, f"`mofkit set change:{found.id} problem={one.id}`")


def _names(workspace: Workspace, change: Change, problem: Problem) -> bool:
    return bool(change.problem) and workspace.get(Problem, change.problem) == problem


RULE = Rule(Label("MOF811", "change-and-problem-apart"), Severity.WARNING, check, __doc__)
