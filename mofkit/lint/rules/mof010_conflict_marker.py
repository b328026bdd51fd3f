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

_OURS, _BASE, _THEIRS = b"<" * 7 + b" ", b"|" * 7 + b" ", b">" * 7 + b" "
_MARKER = re.compile(rb"^(?:<{7} |\|{7} |>{7} |={7}(?=\r?$))", re.MULTILINE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def check(scope: Scope) -> Iterator[Hit]:
    """Files with the marker lines of git, one hit for each conflict."""
    for path, raw in scope.workspace.files.items():
        plain = raw.decode("utf-16", "replace").encode() if raw.startswith(_WIDE) else raw
        if _OURS in plain or _BASE in plain or _THEIRS in plain:
            for line in _conflicts(plain):
                help = "keep one of the versions, or join them, and delete the marker lines"
                yield Hit(Span(path, line), "merge conflict that nobody has decided", help)


def _conflicts(raw: bytes) -> Iterator[int]:
    """The line on which each conflict begins."""
    begun, sure, line, at = 0, False, 1, 0
    for match in _MARKER.finditer(raw):
        line, at = line + raw.count(b"\n", at, match.start()), match.start()
        if match[0] == _OURS and sure:
            yield begun
        # A row of equals signs alone underlines a heading; it takes another marker to make it one.
        begun = line if match[0] == _OURS or not begun else begun
        sure = sure or not match[0].startswith(b"=")
        if match[0] == _THEIRS:
            yield begun
            begun, sure = 0, False
    if sure:
        yield begun


RULE = Rule(Label("MOF010", "conflict-marker"), Severity.ERROR, check, __doc__)
