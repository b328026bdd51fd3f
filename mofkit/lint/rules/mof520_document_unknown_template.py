"""A document is made from a template that there is.

Why: the template says which sections and fields belong in it. Without one nobody can tell whether it is finished.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-case
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

from mofkit.content import files
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.document import MadeDocument
from mofkit.shown import quoted
from mofkit.workspace.documents import template_of


def check(scope: Scope) -> Iterator[Hit]:
    """Documents whose template nobody knows."""
    for one in scope.workspace.all(MadeDocument):
        if template_of(one) is None:
            known = files.names("documents")
            near = nearest(one.template, known)
            meant = f"; did you mean {quoted(near)}?" if near else ""
            help = f"write {near}" if near else f"write one of {', '.join(known)}"
            yield scope.at(one, "template", f"no template {quoted(one.template)}{meant}", help)


RULE = Rule(Label("MOF520", "document-unknown-template"), Severity.ERROR, check, __doc__)
