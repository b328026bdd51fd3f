"""A document that is reviewed or approved says everything that it must.

Why: a blank in an approved text is a promise that everybody fills in differently.

Bad:

=== documents/tests-phones.yaml
id: tests-phones
template: test-cases
owner: kim
state: in-review
=== documents/tests-phones.md
# Test Cases: Phones

## Workbook set-up

- **Project and release:** <!-- which one -->
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

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.document import MadeDocument
from mofkit.shown import quoted
from mofkit.workspace.documents import made
from mofkit.workspace.outline import Written


def check(scope: Scope) -> Iterator[Hit]:
    """Required fields that are empty, one finding for each section, at the first of them."""
    for record in scope.workspace.all(MadeDocument):
        if record.state in ("in-review", "approved"):
            one = made(scope.workspace, record)
            for part in one.outline.sections if one.outline else ():
                if part.line and part.empty:
                    message = f"{record.state} document says nothing of {_named(part)}"
                    help = "write it, or set the state back to draft; `none` and `??` are answers too"
                    yield Hit(_place(one.path, part), message, help, record.id, part.section.id)


def _named(part: Written) -> str:
    names = ", ".join(quoted(blank.name) for blank in part.empty)
    return f"{names} in section {quoted(part.section.heading)}"


def _place(path: str, part: Written) -> Span:
    """The first empty field; the heading if none of them is in the text."""
    first = next((blank for blank in part.empty if blank.line), None)
    return Span(path, first.line, first.column) if first else Span(path, part.line, part.column)


RULE = Rule(Label("MOF524", "document-field-empty"), Severity.ERROR, check, __doc__)
