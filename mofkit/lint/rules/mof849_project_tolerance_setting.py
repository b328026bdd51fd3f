"""A tolerance of projects is a whole number of per cent.

Why: one that cannot be read is left out, and the bundled one holds without anybody noticing.

Bad:

=== mofkit.yaml
schema_version: 1
thresholds: {project-creep: a lot}

Good:

=== mofkit.yaml
schema_version: 1
thresholds: {project-creep: "15"}
"""

from collections.abc import Iterator

from mofkit.analysis.project_health import TOLERANCE, is_percent
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Thresholds on projects that are no number of per cent, or that nothing reads."""
    for name, text in scope.workspace.settings.thresholds.items():
        span = scope.workspace.settings_span("thresholds", name)
        if name.startswith("project-") and name not in TOLERANCE:
            help = f"tolerances are {', '.join(TOLERANCE)}"
            yield Hit(span, f"nothing reads {quoted(name)}", help, "", f"thresholds.{name}")
        elif name in TOLERANCE and not is_percent(text):
            message = f"{name} is {quoted(text)}; {TOLERANCE[name]} % counts instead"
            yield Hit(span, message, "write a whole number of per cent, such as 10", "", f"thresholds.{name}")


RULE = Rule(Label("MOF849", "project-tolerance-setting"), Severity.WARNING, check, __doc__)
