"""A section of a playbook is one of the outline, and its team has people.

Why: nobody looks for a section that the outline does not name, and nobody keeps the playbook of a team that is gone.

Bad:

=== team/playbook/desk/partners.yaml
id: desk.partners
team: Desk
section: partners
owner: kim
=== team/playbook/desk/partners.md
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
=== team/playbook/desk/x-bicycles.yaml
id: desk.x-bicycles
team: Desk
section: x-bicycles
owner: kim
=== team/playbook/desk/x-bicycles.md
# Desk: Stakeholders
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.content.scenarios import playbook
from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.playbook import PlaybookSection
from mofkit.shown import quoted
from mofkit.workspace.playbooks import slug


def check(scope: Scope) -> Iterator[Hit]:
    """Sections that the outline does not have, and teams without people."""
    known = [one.id for one in playbook().sections]
    teams = {slug(one.team) for one in scope.workspace.all(Person) if one.team}
    for one in scope.workspace.all(PlaybookSection):
        if one.section not in known and not one.section.startswith("x-"):
            help = did_you_mean(one.section, known) or "one of your own begins with x-"
            yield scope.at(one, "section", f"the outline has no section {quoted(one.section)}", help)
        if teams and slug(one.team) not in teams:
            yield scope.at(one, "team", f"nobody is in the team {quoted(one.team)}", "name it as people.csv does")


RULE = Rule(Label("MOF889", "playbook-section-unknown"), Severity.WARNING, check, __doc__)
