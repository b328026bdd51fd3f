"""The self-assessment is not older than its cadence.

Why: what was true a year ago steers today's money. The cadence is thresholds.assessment_days of mofkit.yaml, 365 unless
said otherwise.

Bad:

=== assessments/2025-01-20-kim.yaml
id: 2025-01-20-kim
who: kim
date: 2025-01-20
=== assessments/2025-01-20-ben.yaml
id: 2025-01-20-ben
who: ben
date: 2025-01-20
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe

Good:

=== assessments/2026-11-16-kim.yaml
id: 2026-11-16-kim
who: kim
date: 2026-11-16
=== assessments/2026-11-16-ben.yaml
id: 2026-11-16-ben
who: ben
date: 2026-11-16
=== people.csv
id,name
kim,Kim Vale
ben,Ben Lowe
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.assessment import Assessment

_USUAL = 365


def check(scope: Scope) -> Iterator[Hit]:
    """The newest assessment, if it is too old; and those of which nobody knows how old they are."""
    every = scope.workspace.all(Assessment)
    dated = [one for one in every if one.date]
    for one in every:
        if one.date is None:
            message = f"assessment of {one.who} has no day, so it counts as the oldest"
            yield scope.at(one, "date", message, "write in date the day of the assessment")
    newest = max(dated, key=lambda one: (one.date or scope.today, one.id), default=None)
    most = _cadence(scope)
    if newest and newest.date and (scope.today - newest.date).days > most:
        age = (scope.today - newest.date).days
        message = f"the last assessment is {age} days old; it is due every {most} days"
        yield scope.at(newest, "date", message, "begin the next one with `mofkit assess new --who ID`")


def _cadence(scope: Scope) -> int:
    text = scope.workspace.settings.thresholds.get("assessment_days", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else _USUAL


RULE = Rule(Label("MOF550", "assessment-old"), Severity.WARNING, check, __doc__)
