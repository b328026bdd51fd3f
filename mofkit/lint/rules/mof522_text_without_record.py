"""A text among records belongs to one.

Why: nobody owns it, nobody approves it, and no list names it. Often its record was renamed or deleted without it.

Bad:

=== documents/old-phones.md
# Test Cases: Phones

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
=== documents/README.md
What is kept here, and how to begin a document.
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted
from mofkit.workspace.beside import without_record


def check(scope: Scope) -> Iterator[Hit]:
    """Texts beside which no record stands."""
    for path, kind in without_record(scope.workspace):
        message = f"text {quoted(path)} belongs to no {kind.name}"
        help = f"write {path.removesuffix('.md')}.yaml beside it, or move it out of {kind.home.partition('*')[0]}"
        yield Hit(Span(path), message, help)


RULE = Rule(Label("MOF522", "text-without-record"), Severity.WARNING, check, __doc__)
