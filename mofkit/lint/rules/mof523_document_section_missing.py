"""A document has the sections that its template requires.

Why: what was left out looks like what nobody thought of. A section that does not apply says so in a line.

A section is known by its heading, or by the first word of a comment below it; so headings may be translated.

Bad:

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

## Fehler

<!-- test-cases-bugs -->

## Summary

## Tester's statement
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.document import MadeDocument
from mofkit.shown import quoted
from mofkit.workspace.documents import made


def check(scope: Scope) -> Iterator[Hit]:
    """Required sections that a text lacks, told where the one before it begins."""
    for record in scope.workspace.all(MadeDocument):
        one = made(scope.workspace, record)
        line = 1
        for part in one.outline.sections if one.outline and record.state != "retired" else ():
            line = part.line or line
            if part.section.required and not part.line:
                message = f"section {quoted(part.section.heading)} is missing"
                help = f"write `## {part.section.heading}`; `mofkit document show {record.template}` says what it holds"
                yield Hit(Span(one.path, line), message, help, record.id, part.section.id)


RULE = Rule(Label("MOF523", "document-section-missing"), Severity.WARNING, check, __doc__)
