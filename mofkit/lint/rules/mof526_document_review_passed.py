"""A document is looked at again on the day that was set for it.

Why: a text that nobody has read for a year promises what nobody does any more.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: draft
review_on: 2020-01-31
=== documents/tests-phones.md
# Test Cases: Phones

## Workbook set-up

## Case

## Preconditions and data

## Steps and expected results

## Result of a run

## Bugs found

## Summary

## Tester's statement
=== people.csv
id,name
kim,Kim Vale

Good:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: draft
review_on: 2099-01-31
=== documents/tests-phones.md
# Test Cases: Phones

## Workbook set-up

## Case

## Preconditions and data

## Steps and expected results

## Result of a run

## Bugs found

## Summary

## Tester's statement
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.document import MadeDocument


def check(scope: Scope) -> Iterator[Hit]:
    """Documents that are in use and whose day of review has passed."""
    for one in scope.workspace.all(MadeDocument):
        if one.review_on and one.review_on < scope.today and one.state != "retired":
            days = (scope.today - one.review_on).days
            message = f"document was to be reviewed on {one.review_on}, {days} day{'s' if days != 1 else ''} ago"
            yield scope.at(
                one, "review_on", message, "read it, then set the next day, or retire it with state: retired"
            )


RULE = Rule(Label("MOF526", "document-review-passed"), Severity.WARNING, check, __doc__)
