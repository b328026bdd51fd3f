"""A cell is text or a number, never something that a spreadsheet would run.

Why: a spreadsheet that opens the table takes a cell such as `=HYPERLINK(…)` or `@SUM(…)` for a formula and runs it.
What was typed is lost to whoever looks, and a formula can send the rest of the sheet elsewhere. mofkit keeps the cell
as it is and never runs it; other programs do not ask. Numbers, telephone numbers such as `+1 555 0100` and notes that
begin with a dash are left alone.

Bad:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,comments
email,E-mail,All staff,C1,4,5,kim,Service desk,"=HYPERLINK(""http://example.org"";""see here"")"
=== people.csv
id,name
kim,Kim Vale

Good:

=== catalog/services.csv
id,name,customer,criticality,difficulty,impact,owner,support_route,comments
email,E-mail,All staff,C1,4,5,kim,Service desk,- Not Identified
=== people.csv
id,name
kim,Kim Vale
"""

import re
from collections.abc import Iterator
from typing import Any

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.formula import is_run
from mofkit.model.kinds import KINDS
from mofkit.shown import quoted

_SUSPECT = re.compile(
    rb"(?:\A(?:\xef\xbb\xbf)?|[,;|\t\"\n\r])"
    rb"(?:[=@\t]|\r(?!\n)|\xef\xbc|[+-](?![0-9.,]*(?:[,;|\t\"\r\n]|$)))"
    rb"|\A(?:(?:\xef\xbb\xbf)?sep=|\xff\xfe|\xfe\xff)"
)


def check(scope: Scope) -> Iterator[Hit]:
    """Cells of any table that begin like a formula and are no number."""
    for path, raw in scope.workspace.files.items():
        if path.endswith(".csv") and _SUSPECT.search(raw):
            yield from _in_table(scope, path)


def _in_table(scope: Scope, path: str) -> Iterator[Hit]:
    text: Any = scope.workspace.text(path)
    if text is None:
        return
    ids: dict[int, str] = {}
    for row, record in enumerate(text.records):
        for column, cell in enumerate(record.cells):
            if not is_run(cell):
                continue
            ids = ids or _ids(scope, path)
            message = f"cell {quoted(cell)} would be run as a formula by a spreadsheet"
            help = "if it is text, begin it with a letter; if it is a result, write the number"
            field = text.header[column] if column < len(text.header) else ""
            yield Hit(text.span(row, column), message, help, ids.get(row, ""), field)


def _ids(scope: Scope, path: str) -> dict[int, str]:
    homes = (home for kind in KINDS if kind.is_table for home in scope.workspace.homes(kind.name))
    return {home.row: home.id for home in homes if home.row is not None and home.path == path}


RULE = Rule(Label("MOF212", "formula-like-cell"), Severity.WARNING, check, __doc__)
