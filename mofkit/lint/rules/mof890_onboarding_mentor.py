"""A new person has a mentor, who is somebody else.

Why: the first weeks decide whether people stay; a name to ask makes the difference.

Bad:

=== team/onboarding/kim.yaml
id: kim
person: kim
mentor: kim
starts: 2026-12-01
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/onboarding/kim.yaml
id: kim
person: kim
mentor: ben
starts: 2026-12-01
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.onboarding import Onboarding
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """New people without a mentor."""
    for one in scope.workspace.all(Onboarding):
        if not one.mentor or one.mentor == one.person:
            whose = "their own" if one.mentor else "without a"
            message = f"{quoted(one.person)} is {whose} mentor"
            yield scope.at(one, "mentor", message, "name somebody of the team who knows the work")


RULE = Rule(Label("MOF890", "onboarding-mentor"), Severity.WARNING, check, __doc__)
