"""A setting for changes is one that is known, and a number of days.

Why: a setting that is misspelled is silently the default, and conflicts are found by it.

Bad:

=== mofkit.yaml
schema_version: 1
thresholds:
  changes.release_days: a week

Good:

=== mofkit.yaml
schema_version: 1
thresholds:
  changes.release_days: 7
"""

from collections.abc import Iterator

from mofkit.analysis.change_schedule import PREFIX, SETTINGS, is_days
from mofkit.errors import did_you_mean
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Thresholds whose names begin with `changes.` and that mean nothing."""
    for name, text in scope.workspace.settings.thresholds.items():
        span, field = scope.workspace.settings_span("thresholds", name), f"thresholds.{name}"
        if name.startswith(PREFIX) and name not in SETTINGS:
            known = list(SETTINGS)
            help = did_you_mean(name, known) or f"settings are {', '.join(known)}"
            yield Hit(span, f"no setting {quoted(name)}", help, "", field)
        elif name in SETTINGS and not is_days(text):
            yield Hit(span, f"{name} is {quoted(text)}, which is no number of days", "write one such as 2", "", field)


RULE = Rule(Label("MOF827", "change-days-setting"), Severity.ERROR, check, __doc__)
