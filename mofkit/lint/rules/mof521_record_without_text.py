"""A record that has a text has it beside it.

Why: of a document without its text, only the title is left, and whoever approved it approved nothing.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: draft
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
from mofkit.shown import quoted
from mofkit.workspace.beside import without_text


def check(scope: Scope) -> Iterator[Hit]:
    """Records beside which the text is missing."""
    for home, path in without_text(scope.workspace):
        message = f"{home.kind.name} {quoted(home.id)} has no text beside it"
        help = f"write {path}, or move it there from where it is"
        yield Hit(scope.workspace.home_span(home), message, help, home.id)


RULE = Rule(Label("MOF521", "record-without-text"), Severity.ERROR, check, __doc__)
