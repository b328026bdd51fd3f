"""Each section of a playbook has an owner.

Why: a text that is everybody's is brought up to date by nobody.

Bad:

=== team/playbook/desk/stakeholders.yaml
id: desk.stakeholders
team: Desk
section: stakeholders
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
=== team/playbook/desk/stakeholders.md
# Desk: Stakeholders
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.playbook import PlaybookSection
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Sections that nobody keeps."""
    for one in scope.workspace.all(PlaybookSection):
        if not one.owner:
            message = f"section {quoted(one.section)} of the playbook of {quoted(one.team)} has no owner"
            yield scope.at(one, "owner", message, "`mofkit team playbook reviewed SECTION --who … --owner PERSON`")


RULE = Rule(Label("MOF885", "playbook-without-owner"), Severity.WARNING, check, __doc__)
