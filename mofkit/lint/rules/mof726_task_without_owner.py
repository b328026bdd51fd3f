"""An ongoing task has an owner.

Why: what is everybody's is done by nobody, and on holidays by nobody at all.

Bad:

=== operations/tasks.csv
id,what,frequency,owner,last_done
logs,Read the backup log,weekly,,2026-11-18
=== people.csv
id,name
kim,Kim Vale

Good:

=== operations/tasks.csv
id,what,frequency,owner,last_done
logs,Read the backup log,weekly,kim,2026-11-18
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.task import OngoingTask


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks that nobody owns."""
    for one in scope.workspace.all(OngoingTask):
        if not one.owner and not one.paused:
            help = f"`mofkit set task:{one.id} owner=…`, or set paused to true"
            yield scope.at(one, "owner", f"task {one.id} has no owner", help)


RULE = Rule(Label("MOF726", "task-without-owner"), Severity.WARNING, check, __doc__)
