"""A merge is decided before it is kept.

Why: between the marker lines stand two versions of the same record. Until someone chooses, the file says neither, and
no command will write to it.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
\u003c<<<<<< ours
when: 2026-12-01
=======
when: 2026-12-15
\u003e>>>>>> theirs
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-15
note: |
  The merge left this behind:
  \u003c<<<<<< ours
=== people.csv
id,name
kim,Kim Vale
"""

import re
from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope

_SURE = (b"<" * 7 + b" ", b"|" * 7 + b" ", b">" * 7 + b" ")
_MARKER = re.compile(rb"^(?:<{7} |\|{7} |>{7} |={7}(?=\r?$))", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def check(scope: Scope) -> Iterator[Hit]:
    """Files with the marker lines of git, one hit for each conflict."""
    for path, raw in scope.workspace.files.items():
        for line in _conflicts(raw):
            yield Hit(
                Span(path, line),
                "merge conflict that nobody has decided",
                "keep one of the versions, or join them, and delete the marker lines",
            )


def _conflicts(raw: bytes) -> Iterator[int]:
    """The line on which each conflict begins."""
    if raw.startswith(_WIDE):
        raw = raw.decode("utf-16", "replace").encode()
    if not any(mark in raw for mark in _SURE):
        return
    begun, sure = 0, False
    for match in _MARKER.finditer(raw):
        if match[0] == _SURE[0] and sure:
            yield begun
            begun, sure = 0, False
        begun = begun or raw.count(b"\n", 0, match.start()) + 1
        # A row of equals signs alone underlines a heading; it takes another marker to make it one.
        sure = sure or match[0] in _SURE
        if match[0] == _SURE[2]:
            yield begun
            begun, sure = 0, False
    if sure:
        yield begun


RULE = Rule(Label("MOF010", "conflict-marker"), Severity.ERROR, check, __doc__)
