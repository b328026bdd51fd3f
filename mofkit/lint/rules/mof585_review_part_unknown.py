"""What a review answers and looks at is of the framework's review.

Why: answers are found by the id of the question. One under another id is in no comparison from review to review.

Bad:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
answers:
  - id: portfolio-q99
    answer: Yes

Good:

=== reviews/portfolio/2026-11-02.yaml
id: portfolio.2026-11-02
review: portfolio
answers:
  - id: portfolio-q1
    answer: Yes
"""

from collections.abc import Iterator

from mofkit.content.framework import reviews
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.review import HeldReview
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Answers and inputs that the framework's review does not have."""
    held = scope.workspace.all(HeldReview)
    known = {one.id: one for one in reviews()} if held else {}
    for one in (one for one in held if one.review in known):
        framework = known[one.review]
        parts = (
            ("answers", [each.id for each in one.answers], framework.questions),
            ("inputs", [each.id for each in one.inputs], framework.inputs),
        )
        for field, said, there in parts:
            ids = {each.id for each in there}
            for at, id in enumerate(said):
                if id not in ids:
                    message = f"{one.review} has nothing of the id {quoted(id)} in {field}"
                    help = f"`mofkit review show {one.review}` lists what it asks and looks at"
                    yield scope.at(one, f"{field}.{at}.id", message, help)


RULE = Rule(Label("MOF585", "review-part-unknown"), Severity.WARNING, check, __doc__)
