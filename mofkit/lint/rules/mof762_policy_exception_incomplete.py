"""An exception from a policy has a reason, a last day, and a person who grants it.

Why: without an end it is another policy, without a reason nobody can end it, and without a name nobody answers for it.

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
  - {what: the cleaners, why: new cards in May, granted_by: kim}
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
from mofkit.model.record import DOES_NOT_EXIST, UNKNOWN
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Exceptions that lack one of the three."""
    for one in scope.workspace.all(Policy):
        for at, each in running(one):
            wanted = (("why", each.why.strip()), ("until", each.until), ("granted_by", each.granted_by))
            for field, value in wanted:
                if value in ("", None, UNKNOWN, DOES_NOT_EXIST):
                    message = f"exception of {quoted(each.what)} has no {_WORDS[field]}"
                    yield scope.at(one, f"exceptions.{at}.{field}", message, f"write {field}, or end it with `ended`")


_WORDS = {"why": "reason", "until": "last day", "granted_by": "person who granted it"}


RULE = Rule(Label("MOF762", "policy-exception-incomplete"), Severity.WARNING, check, __doc__)
