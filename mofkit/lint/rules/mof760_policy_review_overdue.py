"""A policy is looked at again on the day that was set for it.

Why: laws, systems and people change. A rule that nobody has read for a year is broken by those who mean well.

Bad:

=== policies/doors.yaml
id: doors
title: Doors
owner: lee
state: enforced
review_on: 2020-01-31
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

from mofkit.analysis.policies import overdue
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.policy import Policy


def check(scope: Scope) -> Iterator[Hit]:
    """Policies whose day of review has passed."""
    for one in scope.workspace.all(Policy):
        if overdue(one, scope.today) and one.review_on:
            days = (scope.today - one.review_on).days
            message = f"policy was to be reviewed on {one.review_on}, {days} day{'s' if days != 1 else ''} ago"
            help = f"`mofkit policy review {one.id} --who …` begins it, --outcome ends it"
            yield scope.at(one, "review_on", message, help)


RULE = Rule(Label("MOF760", "policy-review-overdue"), Severity.WARNING, check, __doc__)
