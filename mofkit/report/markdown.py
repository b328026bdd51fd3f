"""User text in Markdown: every character is shown, none is markup."""

import re
from collections.abc import Sequence

from mofkit.shown import safe_text

_BREAK = re.compile(r"\r\n|\r|\n")
# What CommonMark or GitHub could take for markup where it stands; a backslash before it makes it plain.
_MARKUP = re.compile(
    r"[\\`*\[\]<>|~$#@]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w+;)|(?<=:)/(?=/)|(?<=[wW]{3})\.|^[-+=](?=\s|$|[-=])"
)
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")


def escaped(text: object) -> str:
    """A value as Markdown text on one line; line breaks become `<br>`."""
    return "<br>".join(_line(safe_text(part).strip()) for part in _BREAK.split(str(text)))


def _line(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", text))


def table(headers: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[int] = ()) -> str:
    """A GitHub table; cells are escaped, the columns `right` stand to the right."""
    rule = ["--:" if at in right else "---" for at in range(len(headers))]
    lines = [headers, rule, *([escaped(cell) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
