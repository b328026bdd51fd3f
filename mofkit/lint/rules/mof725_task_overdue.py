"""An ongoing task is done when its turn comes.

Why: backups that nobody reads and disks that nobody looks at are found on the day they are needed.

Bad:

=== operations/tasks.csv
id,what,frequency,owner,last_done
logs,Read the backup log,weekly,kim,2026-11-02
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

from mofkit.analysis.upkeep import turns
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.task import OngoingTask


def check(scope: Scope) -> Iterator[Hit]:
    """Tasks whose turn has passed."""
    holidays = frozenset(scope.workspace.settings.calendar.holidays)
    for one in turns(scope.workspace.all(OngoingTask), scope.today, holidays=holidays):
        if one.state == "missed":
            times = "1 turn" if one.turns == 1 else f"{one.turns} turns"
            said = f"task {one.task.id} was due {one.due} and is done {one.task.frequency}: {times} missed"
            help = f"do it, then `mofkit operations done {one.task.id}`; or give it a rhythm that you keep"
            yield scope.at(one.task, "last_done", said, help)


RULE = Rule(Label("MOF725", "task-overdue"), Severity.WARNING, check, __doc__)
