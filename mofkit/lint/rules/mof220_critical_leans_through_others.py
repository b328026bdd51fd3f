"""A critical service is as safe as whatever it needs through others.

Why: a chain of dependencies is as strong as its weakest link, and the weak link of a long chain is the one that nobody
has seen. What a C1 service needs directly is looked at by MOF209; this rule follows the chain further.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C2,4,4,kim,Service desk,clock
clock,Time server,All staff,C3,4,2,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,depends_on
email,E-mail,All staff,C1,4,5,kim,Service desk,directory
directory,Directory,All staff,C2,4,4,kim,Service desk,clock
clock,Time server,All staff,C1,4,4,kim,Service desk,
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.analysis.catalog import catalog, leaning
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.service import Service
from mofkit.shown import quoted

# What is as near as that, MOF209 tells.
_DIRECT = 2


def check(scope: Scope) -> Iterator[Hit]:
    """C1 services that need, through others, a C3 service or one of unknown criticality: the nearest is named."""
    found = catalog(scope.workspace.all(Service))
    for way, others in leaning(found, nearest=_DIRECT):
        last = found.by_id[way[-1]]
        more = f", and on {len(others)} more such" if others else ""
        message = f"service {quoted(way[0])} is C1 but leans on {last.criticality}: {' → '.join(way)}{more}"
        help = f"raise the criticality of {last.id}, or show that {way[0]} runs without it"
        yield scope.at(found.by_id[way[0]], "depends_on", message, help)


RULE = Rule(Label("MOF220", "critical-leans-through-others"), Severity.WARNING, check, __doc__)
