"""A review is one of the framework's.

Why: its cadence, its questions and its gate are found by this name. A record of an unknown review is in no schedule
and opens no gate.

Bad:

=== reviews/portfollio/2026-11-02.yaml
id: portfollio.2026-11-02
review: portfollio

Good:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
"""

from collections.abc import Iterator

from mofkit.content.framework import reviews
from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Records of a review that the framework does not have."""
    held = scope.workspace.all(HeldReview)
    known = [one.id for one in reviews()] if held else []
    for one in held:
        if one.review not in known:
            near = nearest(one.review, known)
            meant = f"; did you mean {quoted(near)}?" if near else ""
            message = f"no review {quoted(one.review)}{meant}"
            yield scope.at(one, "review", message, f"reviews are {', '.join(known)}")


RULE = Rule(Label("MOF572", "review-unknown"), Severity.ERROR, check, __doc__)
