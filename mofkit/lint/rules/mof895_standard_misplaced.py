"""A row of standards stands in the file of its SMF, and is about an activity of it.

Why: a row in the wrong file is in nobody's talk, and one about an activity that does not exist is compared with
nothing.

Bad:

=== team/standards/operations.csv
id,activity,standard
policy.p1-x,policy-p1-x,Done on its day
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/standards/x-ours.csv
id,activity,standard
x-ours.p1-x,x-ours-p1-x,Done on its day
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.content import files
from mofkit.content.framework import smf
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.standard import KIND, Standard
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Rows whose id names another SMF than their file, and activities that the content does not have."""
    known: dict[str, frozenset[str]] = {}
    for one in scope.workspace.all(Standard):
        path = scope.workspace.home(one).path
        if KIND.path_of(one.id) != path:
            message = f"row {quoted(one.id)} stands in {path}"
            yield scope.at(one, "id", message, f"move it to {KIND.path_of(one.id)}, or begin its id with the SMF")
        elif one.smf in files.names("smfs") and not one.short.startswith("x-"):
            if one.smf not in known:
                known[one.smf] = frozenset(each.id for part in smf(one.smf).processes for each in part.activities)
            if one.activity not in known[one.smf]:
                message = f"the SMF {one.smf} has no activity {quoted(one.activity)}"
                yield scope.at(one, "activity", message, f"`mofkit smf show {one.smf}` lists them; your own: x-…")


RULE = Rule(Label("MOF895", "standard-misplaced"), Severity.WARNING, check, __doc__)
