"""A policy is published and enforced by somebody who may.

Why: the processes of policy say who does what: a manager or the owner publishes, a director enforces. What anybody can
put in force, anybody can ignore.

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
enforcement: {date: 2026-07-01, check: the door log, consequence: no entry, who: lee}
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

from mofkit.analysis.policies import ENFORCE, PUBLISH, may_make
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.person import Person
from mofkit.model.policy import Policy
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Publications and enforcements by persons who may not make that move."""
    for one in scope.workspace.all(Policy):
        moves = (("publication", PUBLISH, one.publication), ("enforcement", ENFORCE, one.enforcement))
        for field, move, part in moves:
            person = scope.workspace.get(Person, part.who) if part else None
            if person and not may_make(move, person, one):
                message = f"policy was {move.verb} by {quoted(person.id)}, who may not"
                yield scope.at(one, f"{field}.who", message, f"{move.by} does it again, or mend people.csv")


RULE = Rule(Label("MOF769", "policy-moved-without-right"), Severity.WARNING, check, __doc__)
