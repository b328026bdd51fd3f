"""A section of a playbook is looked at again before its time is over.

Why: new people believe what the playbook says. What was true two years ago costs them their first month.

Bad:

=== team/playbook/desk/stakeholders.yaml
id: desk.stakeholders
team: Desk
section: stakeholders
owner: kim
reviewed_on: 2019-11-02
reviewed_by: kim
=== team/playbook/desk/stakeholders.md
# Desk: Stakeholders
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/playbook/desk/stakeholders.yaml
id: desk.stakeholders
team: Desk
section: stakeholders
owner: kim
reviewed_on: 2026-11-02
reviewed_by: kim
review_months: 60
=== team/playbook/desk/stakeholders.md
# Desk: Stakeholders
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.analysis.playbooks import freshness, review_due
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.playbook import PlaybookSection
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Sections whose review is overdue."""
    for one in scope.workspace.all(PlaybookSection):
        if freshness(one, scope.today) == "overdue":
            message = f"section {quoted(one.section)} was to be looked at again by {review_due(one)}"
            yield scope.at(one, "reviewed_on", message, "read it, then `mofkit team playbook reviewed SECTION --who …`")


RULE = Rule(Label("MOF886", "playbook-review-passed"), Severity.WARNING, check, __doc__)
