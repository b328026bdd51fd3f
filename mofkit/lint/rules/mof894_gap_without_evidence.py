"""A gap names its impact on the business, and the evidence.

Why: without them the talk is about people. With them it is about calls, alerts and days.

Bad:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1,x-a-p1,,Done on its day,,,,,,
x-a.p1.kim,x-a-p1,kim,,Skips step 4,,,Do it twice with Ben,kim,2099-01-15
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk

Good:

=== team/standards/x-a.csv
id,activity,person,standard,gap,impact,shown_by,what,who,when
x-a.p1,x-a-p1,,Done on its day,,,,,,
x-a.p1.kim,x-a-p1,kim,,Skips step 4,Alerts go unseen,INC-7,Do it twice with Ben,kim,2099-01-15
=== people.csv
id,name,team
kim,Kim Vale,Desk
ben,Ben Lowe,Desk
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.standard import Standard
from mofkit.shown import quoted

_WANTED = (("impact", "impact"), ("shown_by", "evidence"))


def check(scope: Scope) -> Iterator[Hit]:
    """Gaps that say neither what they do nor how one knows."""
    for one in scope.workspace.all(Standard):
        lacks = [words for name, words in _WANTED if not getattr(one, name).strip()]
        if one.gap.strip() and lacks:
            message = f"the gap of {quoted(one.id)} names no {' and no '.join(lacks)}"
            yield scope.at(one, "id", message, "say what it costs, and a ticket, a figure or an audit that shows it")


RULE = Rule(Label("MOF894", "gap-without-evidence"), Severity.INFO, check, __doc__)
