"""Each region of a playbook begins and ends.

Why: between marks that do not match, nobody can tell mofkit's words from yours, so nothing is filled.

Bad:

=== team/playbook/desk/stakeholders.yaml
id: desk.stakeholders
team: Desk
section: stakeholders
owner: kim
=== team/playbook/desk/stakeholders.md
# Desk: Stakeholders

## Partners

<!-- mofkit:begin stakeholders-1 cf3932d1ce65 -->

| agreement |
| --- |
| Hosted mail |

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

## Partners

<!-- mofkit:begin stakeholders-1 cf3932d1ce65 -->

| agreement |
| --- |
| Hosted mail |

<!-- mofkit:end stakeholders-1 -->
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.playbook import PlaybookSection
from mofkit.shown import quoted
from mofkit.workspace.playbooks import written


def check(scope: Scope) -> Iterator[Hit]:
    """Marks without a counterpart."""
    for one in scope.workspace.all(PlaybookSection):
        found = written(scope.workspace, one)
        for mark in found.broken if found else ():
            assert found is not None
            message = f"region {quoted(mark.name)} {mark.why}"
            yield Hit(Span(found.path, mark.line), message, "put the mark back, or take both marks away", one.id)


RULE = Rule(Label("MOF888", "playbook-region-broken"), Severity.WARNING, check, __doc__)
