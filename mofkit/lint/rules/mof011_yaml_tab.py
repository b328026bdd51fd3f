"""White space in a YAML file is made of spaces.

Why: YAML readers disagree about tabs outside quotes: one takes them for spaces, another refuses the file. mofkit
does not edit what two readers do not read alike.

Bad:

=== actions/phones.yaml
id: phones
what:\u0009Answer the phones again
who: kim
when: 2026-12-01
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: "Answer\u0009the phones again"
who: kim
when: 2026-12-01  # a\u0009tab in a comment harms nobody
=== people.csv
id,name
kim,Kim Vale
"""

import re
from collections.abc import Iterator
from typing import Any

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope

_COMMENT = re.compile(r"(?<![^\s])#[^\n]*")
_CHARACTER = re.compile(r"[^\n]")


def check(scope: Scope) -> Iterator[Hit]:
    """The first tab outside quotes, text blocks and comments on each line of a YAML file."""
    for path, raw in scope.workspace.files.items():
        if b"\t" not in raw or not path.endswith(".yaml"):
            continue
        text = scope.workspace.text(path)
        if text is None or not hasattr(text, "tree") or text.tree is None:
            continue
        seen = set()
        for match in re.finditer("\t", _bare(text.text, text.tree)):
            line, column = text.lines.place(match.start())
            if line not in seen:
                seen.add(line)
                yield Hit(Span(path, line, column), "tab used as white space", "use spaces, or put the text in quotes")


def _bare(text: str, tree: Any) -> str:
    """The text with a dot for each character that stands in quotes, in a text block or in a comment."""
    pieces, at = [], 0
    for start, end in sorted(_spoken(text, tree)):
        pieces += [text[at:start], _CHARACTER.sub(".", text[start:end])]
        at = end
    return _COMMENT.sub(lambda match: "." * len(match[0]), "".join((*pieces, text[at:])))


def _spoken(text: str, tree: Any) -> Iterator[tuple[int, int]]:
    pending = [tree]
    while pending:
        node = pending.pop()
        for item in node.items:
            pending.extend(item if node.shape == "mapping" else (item,))
        if node.shared or node.shape != "text" or not node.style:
            continue
        # The line that opens a text block is still YAML; the text begins on the next one.
        begins = text.find("\n", node.start, node.end) if node.style in "|>" else node.start
        if begins >= 0:
            yield begins, node.end


RULE = Rule(Label("MOF011", "yaml-tab"), Severity.WARNING, check, __doc__)
