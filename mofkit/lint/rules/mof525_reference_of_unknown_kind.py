"""What a record is about is of a kind that there is.

Why: `about: services:phones` looks like a reference, but nothing follows it: neither a rename nor a list.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
about: services:phones
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
about: service:phones
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
=== catalog/services.csv
id,name
phones,Telephones
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """References as KIND:ID whose kind nobody knows; whether the record exists is MOF105's business."""
    known = [kind.name for kind in KINDS]
    for kind in KINDS:
        for record in scope.workspace.all(kind.model):
            for field, index, ref, id in record.references():
                if ref.prefix and ref.kind not in known:
                    near = next((one.name for one in KINDS if one.plural == ref.kind), "") or nearest(ref.kind, known)
                    meant = f"; did you mean {quoted(f'{near}:{id}')}?" if near else ""
                    help = f"write {near}:{id}" if near else f"kinds are {', '.join(known)}"
                    yield scope.at(record, field, f"no kind {quoted(ref.kind)}{meant}", help, index=index)


RULE = Rule(Label("MOF525", "reference-of-unknown-kind"), Severity.ERROR, check, __doc__)
