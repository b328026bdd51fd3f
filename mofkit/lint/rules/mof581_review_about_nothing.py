"""What a review is about exists.

Why: a gate is asked by this name. Misspelt, the go belongs to nothing, and the real project finds its gate shut.

Bad:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
about: service:mial
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale

Good:

=== reviews/release-readiness/2026-11-20.yaml
id: release-readiness.2026-11-20
review: release-readiness
about: service:mail
=== catalog/services.csv
id,name,owner,customer,criticality,difficulty,impact,priority,support_route
mail,E-mail,kim,All,C2,4,3,12,desk
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.review import HeldReview
from mofkit.shown import quoted
from mofkit.workspace.workspace import Workspace


def check(scope: Scope) -> Iterator[Hit]:
    """Matters that are no record of this workspace."""
    for one in scope.workspace.all(HeldReview):
        decided = ((f"decisions.{at}.about", each.about) for at, each in enumerate(one.decisions))
        opened = ((f"overrides.{at}.about", each.about) for at, each in enumerate(one.overrides))
        for field, about in (("about", one.about), *decided, *opened):
            why = _wrong(scope.workspace, about) if about else ""
            if why:
                yield scope.at(one, field, why, "write the record as KIND:ID, such as project:crm")


def _wrong(workspace: Workspace, about: str) -> str:
    """Why a text names no record; nothing for a kind that this mofkit does not keep."""
    kind, colon, id = about.partition(":")
    if not (kind and colon and id):
        return f"about is {quoted(about)}, which is no KIND:ID"
    if kind not in [each.name for each in KINDS] or id in workspace.ids(kind):
        return ""
    near = nearest(id, sorted(workspace.ids(kind)))
    return f"no {kind} {quoted(id)}" + (f"; did you mean {quoted(near)}?" if near else "")


RULE = Rule(Label("MOF581", "review-about-nothing"), Severity.ERROR, check, __doc__)
