"""A change that missed its result says what is done differently next time.

Why: a look back without a lesson is a form that was filled in.

Bad:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: released
implemented: {start: 2026-11-02 20:00, end: 2026-11-02 20:30, outcome: failed}
review: {on: 2026-11-05, who: lee, reached: no}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager

Good:

=== changes/disk.yaml
id: disk
title: A larger disk for mail
owner: kim
category: standard
priority: low
procedure: Book of disks, page 4
state: released
implemented: {start: 2026-11-02 20:00, end: 2026-11-02 20:30, outcome: failed}
review: {on: 2026-11-05, who: lee, reached: no, lessons: Count the screws first}
=== people.csv
id,name,role_types
kim,Kim Vale,administrator
lee,Lee Wick,change-manager
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.change import Change


def check(scope: Scope) -> Iterator[Hit]:
    """Reviews of changes that fell short, with no lesson and no action."""
    for one in scope.workspace.all(Change):
        said = one.review
        if said and said.reached in ("partly", "no") and not said.lessons.strip() and not one.actions:
            message = (
                f"{one.id} did not {'fully ' if said.reached == 'partly' else ''}reach its result, and nothing follows"
            )
            help = f"`mofkit change review {one.id} --lessons …`, or `mofkit change add {one.id} action …`"
            yield scope.at(one, "review.reached", message, help)


RULE = Rule(Label("MOF815", "change-taught-nothing"), Severity.INFO, check, __doc__)
