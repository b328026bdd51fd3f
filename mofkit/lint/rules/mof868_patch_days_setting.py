"""The days allowed for a patch are set for a criticality, as a number.

Why: a threshold that is misspelled is silently the default, and machines are late by it or are not.

Bad:

=== mofkit.yaml
schema_version: 1
thresholds:
  patching.days.C1: two weeks

Good:

=== mofkit.yaml
schema_version: 1
thresholds:
  patching.days.C1: 14
"""

from collections.abc import Iterator

from mofkit.analysis.patches import DAYS, PREFIX, days
from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Thresholds whose names begin with `patching.` and that mean nothing."""
    known = [f"{PREFIX}{code}" for code in DAYS]
    for name, text in scope.workspace.settings.thresholds.items():
        span = scope.workspace.settings_span("thresholds", name)
        if name.startswith(PREFIX.split(".", maxsplit=1)[0] + ".") and name not in known:
            help = did_you_mean(name, known) or f"thresholds are {', '.join(known)}"
            yield Hit(span, f"no threshold {quoted(name)}", help, "", f"thresholds.{name}")
        elif name in known and days(text) is None:
            message = f"threshold {name} is {quoted(text)}, which is no number of days"
            yield Hit(span, message, "write a whole number such as 14", "", f"thresholds.{name}")


RULE = Rule(Label("MOF868", "patch-days-setting"), Severity.ERROR, check, __doc__)
