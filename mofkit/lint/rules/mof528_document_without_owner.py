"""A document has somebody who keeps it true.

Why: a text without an owner is right on the day it is written and wrong a year later.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
state: draft
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
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN


def check(scope: Scope) -> Iterator[Hit]:
    """Documents in use that belong to nobody."""
    for one in scope.workspace.all(MadeDocument):
        if one.owner in ("", UNKNOWN, DOES_NOT_EXIST) and one.state != "retired":
            yield scope.at(one, "owner", "document has no owner", f"`mofkit set document:{one.id} owner=…`")


RULE = Rule(Label("MOF528", "document-without-owner"), Severity.WARNING, check, __doc__)
