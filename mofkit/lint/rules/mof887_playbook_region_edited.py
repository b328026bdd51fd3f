"""What stands in a region of a playbook was written by mofkit.

Why: the next fill would take a hand edit away, so it leaves the region alone, and it is never brought up to date
again.

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
| Hosted mail, ask for Tom |

<!-- mofkit:end stakeholders-1 -->
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
    """Regions that somebody edited by hand."""
    for one in scope.workspace.all(PlaybookSection):
        found = written(scope.workspace, one)
        for region in found.edited if found else ():
            assert found is not None
            message = f"region {quoted(region.name)} was edited by hand, so it is not filled any more"
            help = "move your words below the region; `mofkit team playbook fill --move-edits` does it"
            yield Hit(Span(found.path, region.line), message, help, one.id)


RULE = Rule(Label("MOF887", "playbook-region-edited"), Severity.WARNING, check, __doc__)
