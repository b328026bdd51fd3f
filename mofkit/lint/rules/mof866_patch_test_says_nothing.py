"""A test of a patch says when it was and whether it passed.

Why: without an outcome the patch counts as untested, and nobody tries it again because there is a line for it.

Bad:

=== patching/tests.csv
id,product,patch,on,passed,evidence
t1,Office Suite,OF-7,2026-11-11,,Tests > OF-7

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
    """Tests without a day or an outcome."""
    for one in scope.workspace.all(PatchTest):
        lacking = [name for name in ("on", "passed") if getattr(one, name) is None]
        if lacking:
            words = {"on": "the day", "passed": "the outcome"}
            message = f"test {one.id} lacks {' and '.join(words[name] for name in lacking)}"
            yield scope.at(one, lacking[0], message, "write in on a day, in passed true or false")


RULE = Rule(Label("MOF866", "patch-test-says-nothing"), Severity.WARNING, check, __doc__)
