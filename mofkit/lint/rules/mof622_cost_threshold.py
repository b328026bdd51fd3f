"""A threshold for costs is one that is known, and a number.

Why: a threshold that is misspelled is silently the default, and the matrix is coloured by it.

Bad:

=== mofkit.yaml
schema_version: 1
thresholds:
  costs.growth.red: a fifth

Good:

=== mofkit.yaml
schema_version: 1
thresholds:
  costs.growth.red: 20 %
"""

from collections.abc import Iterator

from mofkit.analysis.costs_matrix import PREFIX, threshold, threshold_names
from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Thresholds whose names begin with `costs.` and that mean nothing."""
    known = threshold_names()
    for name, text in scope.workspace.settings.thresholds.items():
        span = scope.workspace.settings_span("thresholds", name)
        if name.startswith(PREFIX) and name not in known:
            help = did_you_mean(name, known) or f"thresholds are {', '.join(known)}"
            yield Hit(span, f"no threshold {quoted(name)}", help, "", f"thresholds.{name}")
        elif name in known and threshold(text) is None:
            message = f"threshold {name} is {quoted(text)}, which is no number"
            yield Hit(span, message, "write a number such as 15 or 15 %", "", f"thresholds.{name}")


RULE = Rule(Label("MOF622", "cost-threshold"), Severity.ERROR, check, __doc__)
