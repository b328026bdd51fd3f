"""Data about somebody who applied is erased in time.

Why: it is lent for one decision. After `hiring_retention_days` under `thresholds` in mofkit.yaml (180 if it says
nothing), counted from the day the opening was closed, else from the application, it goes; `keep_until` is a later day
to which the person agreed.

Bad:

=== team/hiring/desk/opening.yaml
id: desk
closed_on: 2020-01-31
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
=== team/hiring/desk/candidates/c-k7qm.yaml
id: desk.c-k7qm
received: 2020-01-02

Good:

=== team/hiring/desk/opening.yaml
id: desk
closed_on: 2020-01-31
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: net, name: Networks}
=== team/hiring/desk/candidates/c-k7qm.yaml
id: desk.c-k7qm
received: 2020-01-02
keep_until: 2099-01-31
"""

from collections.abc import Iterator

from mofkit.analysis.retention import kept_until, retention_days
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.candidate import Candidate
from mofkit.model.opening import Opening


def check(scope: Scope) -> Iterator[Hit]:
    """Candidates who are on file longer than they may be, or nobody knows how long."""
    days = retention_days(scope.workspace.settings.thresholds)
    for one in scope.workspace.all(Candidate):
        last = kept_until(one, scope.workspace.get(Opening, one.opening), days)
        help = f"`mofkit team hire forget {one.code}`, or ask the person and write keep_until"
        if last is None:
            yield scope.at(one, "received", f"nobody knows since when {one.code} is on file", "write received: DAY")
        elif last < scope.today:
            yield scope.at(one, "received", f"data of {one.code} was to be erased by {last}", help)


RULE = Rule(Label("MOF881", "hiring-data-old"), Severity.WARNING, check, __doc__)
