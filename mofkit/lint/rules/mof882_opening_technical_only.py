"""An opening screens for more than technical skill, mindset first.

Why: technique can be taught, the wish to help and to find a better way hardly; who lacks it costs the team more than
the empty chair does.

Bad:

=== team/hiring/desk/opening.yaml
id: desk
role: incident-resolver
criteria:
  - {id: net, name: Networks}

Good:

=== team/hiring/desk/opening.yaml
id: desk
role: incident-resolver
criteria:
  - {id: help, name: Helps, area: mindset, must: true}
  - {id: tells, name: Explains, area: people}
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.opening import Opening


def check(scope: Scope) -> Iterator[Hit]:
    """Open openings without criteria, with technical ones alone, or without one about the mindset."""
    for one in scope.workspace.all(Opening):
        areas = {each.area for each in one.criteria}
        if one.status == "open" and ("mindset" not in areas or areas <= {"technical"}):
            lacks = "no criterion about the mindset" if areas - {"technical"} else "technical criteria alone"
            message = f"{one.id} has {lacks}" if areas else f"{one.id} has no criteria"
            yield scope.at(one, "criteria", message, "add one: `mofkit explain hire-here-to-help` has words for it")


RULE = Rule(Label("MOF882", "opening-technical-only"), Severity.WARNING, check, __doc__)
