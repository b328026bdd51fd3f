"""A record that is a file has the file's name as its id.

Why: people look for a record by its name in the folder and refer to it by its id. Two names for one thing make a
reference that leads nowhere when the file is opened.

Bad:

=== actions/phones.yaml
id: telephones
what: Answer the phones again
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
aliases: [telephones]
what: Answer the phones again
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.record import id_problem
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Files whose record has another id than the file's name says."""
    for kind in KINDS:
        if kind.is_table:
            continue
        for home in scope.workspace.homes(kind.name):
            name = kind.id_of(home.path)
            if home.id != name and not id_problem(home.id):
                message = f"id is {quoted(home.id)}; the file's name says {quoted(name)}"
                moved = "" if kind.id_problem(home.id) else f"rename the file to {kind.path_of(home.id)}, or "
                help = f"{moved}the id to {name} where nothing refers to it"
                yield Hit(scope.workspace.home_span(home), message, help, home.id, "id")


RULE = Rule(Label("MOF106", "id-not-file"), Severity.WARNING, check, __doc__)
