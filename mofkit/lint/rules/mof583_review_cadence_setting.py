"""A cadence of one's own is a number of months for a review of the framework.

Why: a setting that cannot be read is not used, and the framework's cadence holds in silence.

Bad:

=== mofkit.yaml
schema_version: 1
thresholds:
  review-months.portfolio: twice a year

Good:

=== mofkit.yaml
schema_version: 1
thresholds:
  review-months.portfolio: 6
"""

from collections.abc import Iterator

from mofkit.content.framework import reviews
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted
from mofkit.workspace.reviews import CADENCE, is_months


def check(scope: Scope) -> Iterator[Hit]:
    """Cadences in the settings that mean nothing."""
    given = {name: text for name, text in scope.workspace.settings.thresholds.items() if name.startswith(CADENCE)}
    known = [one.id for one in reviews()] if given else []
    for name, text in given.items():
        span = scope.workspace.settings_span("thresholds", name)
        if name.removeprefix(CADENCE) not in known:
            yield Hit(
                span,
                f"no review {quoted(name.removeprefix(CADENCE))} to set a cadence for",
                f"reviews are {', '.join(known)}",
            )
        elif not is_months(text):
            yield Hit(span, f"{name} is {quoted(text)}, which is no number of months", "write a whole number such as 6")


RULE = Rule(Label("MOF583", "review-cadence-setting"), Severity.WARNING, check, __doc__)
