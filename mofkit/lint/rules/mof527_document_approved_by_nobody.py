"""A document that is approved names who approved it.

Why: approval is a person's word. A state that somebody typed is nobody's.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: approved
=== documents/tests-phones.md
# Test Cases: Phones

## Workbook set-up

- **Project and release:** as agreed
- **Test specification:** as agreed
- **Sheets:** as agreed
- **Builds under test:** as agreed
- **Kept by:** as agreed

## Case

| Case id | Title | Requirement or feature | Type | Priority | Written by |
|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Preconditions and data

- **Start state:** as agreed
- **Test data:** as agreed
- **Account:** as agreed

## Steps and expected results

| Step number | Action | Expected | Clean-up |
|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed |

## Result of a run

| Build | Environment | Tester and date | Result | Seen | Evidence | Minutes |
|---|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Bugs found

| Bug | Severity | Case and build | State | Retested in | Workaround |
|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Summary

- **Planned and run:** as agreed
- **Passed, failed, blocked:** as agreed
- **Open bugs by severity:** as agreed
- **Requirements without a passed case:** as agreed
- **Trend:** as agreed

## Tester's statement

- **Release candidate:** as agreed
- **Tested and not tested:** as agreed
- **Advice:** as agreed
- **Signed by:** as agreed
=== people.csv
id,name
kim,Kim Vale

Good:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: in-review
=== documents/tests-phones.md
# Test Cases: Phones

## Workbook set-up

- **Project and release:** as agreed
- **Test specification:** as agreed
- **Sheets:** as agreed
- **Builds under test:** as agreed
- **Kept by:** as agreed

## Case

| Case id | Title | Requirement or feature | Type | Priority | Written by |
|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Preconditions and data

- **Start state:** as agreed
- **Test data:** as agreed
- **Account:** as agreed

## Steps and expected results

| Step number | Action | Expected | Clean-up |
|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed |

## Result of a run

| Build | Environment | Tester and date | Result | Seen | Evidence | Minutes |
|---|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Bugs found

| Bug | Severity | Case and build | State | Retested in | Workaround |
|---|---|---|---|---|---|
| as agreed | as agreed | as agreed | as agreed | as agreed | as agreed |

## Summary

- **Planned and run:** as agreed
- **Passed, failed, blocked:** as agreed
- **Open bugs by severity:** as agreed
- **Requirements without a passed case:** as agreed
- **Trend:** as agreed

## Tester's statement

- **Release candidate:** as agreed
- **Tested and not tested:** as agreed
- **Advice:** as agreed
- **Signed by:** as agreed
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.document import MadeDocument


def check(scope: Scope) -> Iterator[Hit]:
    """Documents in the state approved without an approval; whether one still stands is another rule's business."""
    for one in scope.workspace.all(MadeDocument):
        if one.state == "approved" and not one.approvals:
            help = f"`mofkit document approve {one.id} --who PERSON` writes down who and what"
            yield scope.at(one, "state", "document is approved, but nobody has approved it", help)


RULE = Rule(Label("MOF527", "document-approved-by-nobody"), Severity.ERROR, check, __doc__)
