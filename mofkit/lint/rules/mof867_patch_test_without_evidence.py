"""A test of a patch says where its result is, or under which change it ran.

Why: an auditor, and the colleague after the next failure, want to see what was tried.

Bad:

=== patching/tests.csv
id,product,patch,on,passed,evidence
t1,Office Suite,OF-7,2026-11-11,true,

Good:

=== patching/tests.csv
id,product,patch,on,passed,evidence
t1,Office Suite,OF-7,2026-11-11,true,Tests > OF-7
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.patching import PatchTest


def check(scope: Scope) -> Iterator[Hit]:
    """Tests that passed, with nothing to show for it."""
    for one in scope.workspace.all(PatchTest):
        if one.passed and not one.evidence.strip() and not one.change:
            message = f"test {one.id} passed, and nothing shows it"
            yield scope.at(one, "evidence", message, "say where the result is kept, or name the change it belongs to")


RULE = Rule(Label("MOF867", "patch-test-without-evidence"), Severity.INFO, check, __doc__)
