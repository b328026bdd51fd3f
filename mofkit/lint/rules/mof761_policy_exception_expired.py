"""An exception from a policy ends on its last day.

Why: an exception that has run out and still is used is a breach with a certificate. Somebody looks, and writes the day
in `ended`, or grants a new one with a new reason.

Bad:

=== policies/doors.yaml
id: doors
title: Doors
owner: lee
state: enforced
review_on: 2099-01-31
answers:
  - {id: policy-p3-perform-policy-review-q1, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q2, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q3, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q4, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q5, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q6, who: kim, answer: "Yes"}
approvals:
  - {who: kim, date: 2026-06-01, content_hash: sha256:dc960aeee7511840af8e90b91b10ce566d716b3f9d36942fee410b0541735f80}
publication: {date: 2026-06-02, audience: all staff, where: the intranet, who: lee}
enforcement: {date: 2026-07-01, check: the door log, consequence: no entry, who: kim}
acknowledgements:
  - {who: lee, date: 2026-07-02, content_hash: sha256:dc960aeee7511840af8e90b91b10ce566d716b3f9d36942fee410b0541735f80}
exceptions:
  - {what: the cleaners, why: new cards in May, until: 2020-05-31, granted_by: kim}
=== policies/doors.md
# Doors

## Purpose

- **Rule in one sentence:** as agreed
- **Reason:** as agreed

## Whom and what it covers

- **People bound:** as agreed
- **Services and places:** as agreed

## Rules

- **Must:** as agreed
- **Must not:** as agreed

## Exceptions

- **Who grants them:** as agreed
- **For how long at most:** as agreed

## Checks and consequences

- **Checked by:** as agreed
- **When it is broken:** as agreed
=== people.csv
id,name,reader
kim,Kim Vale,director
lee,Lee Ortega,manager

Good:

=== policies/doors.yaml
id: doors
title: Doors
owner: lee
state: enforced
review_on: 2099-01-31
answers:
  - {id: policy-p3-perform-policy-review-q1, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q2, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q3, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q4, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q5, who: kim, answer: "Yes"}
  - {id: policy-p3-perform-policy-review-q6, who: kim, answer: "Yes"}
approvals:
  - {who: kim, date: 2026-06-01, content_hash: sha256:dc960aeee7511840af8e90b91b10ce566d716b3f9d36942fee410b0541735f80}
publication: {date: 2026-06-02, audience: all staff, where: the intranet, who: lee}
enforcement: {date: 2026-07-01, check: the door log, consequence: no entry, who: kim}
acknowledgements:
  - {who: lee, date: 2026-07-02, content_hash: sha256:dc960aeee7511840af8e90b91b10ce566d716b3f9d36942fee410b0541735f80}
=== policies/doors.md
# Doors

## Purpose

- **Rule in one sentence:** as agreed
- **Reason:** as agreed

## Whom and what it covers

- **People bound:** as agreed
- **Services and places:** as agreed

## Rules

- **Must:** as agreed
- **Must not:** as agreed

## Exceptions

- **Who grants them:** as agreed
- **For how long at most:** as agreed

## Checks and consequences

- **Checked by:** as agreed
- **When it is broken:** as agreed
=== people.csv
id,name,reader
kim,Kim Vale,director
lee,Lee Ortega,manager
"""

from collections.abc import Iterator

from mofkit.analysis.policies import running
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.policy import Policy
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Exceptions past their last day that nobody has seen to have ended."""
    for one in scope.workspace.all(Policy):
        for at, each in running(one) if one.state != "retired" else ():
            if each.until and each.until < scope.today:
                message = (
                    f"exception of {quoted(each.what)} ended on {each.until}, and nobody has looked whether it did"
                )
                help = f"look, then `mofkit set policy:{one.id} exceptions.{at}.ended=DAY`"
                yield scope.at(one, f"exceptions.{at}.until", message, help)


RULE = Rule(Label("MOF761", "policy-exception-expired"), Severity.WARNING, check, __doc__)
