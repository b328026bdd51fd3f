"""A policy names a template that is there.

Why: by the template mofkit knows what the text has to say. Without it nobody can tell what is missing.

Bad:

=== policies/doors.yaml
id: doors
title: Doors
owner: lee
state: draft
template: operations-polcy
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

from mofkit.content.framework import documents
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.policy import Policy
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Policies made from no template that is known, or from one that is for something else."""
    known = [one.id for one in documents() if one.smf == "policy"]
    for one in scope.workspace.all(Policy):
        if one.template not in known:
            near = nearest(one.template, known)
            meant = f"; did you mean {quoted(near)}?" if near else ""
            help = f"templates of policies are {', '.join(known)}"
            yield scope.at(one, "template", f"no template of a policy is called {quoted(one.template)}{meant}", help)


RULE = Rule(Label("MOF771", "policy-unknown-template"), Severity.WARNING, check, __doc__)
