"""Findings as Markdown for a comment on a pull request: a table for each file."""

import re
from collections.abc import Iterable, Sequence

from mofkit.finding import Finding
from mofkit.lint.formats.page import Page, by_path, counted
from mofkit.shown import safe_text

# A comment holds 65,536 characters; the summary needs a few.
MOST_CHARACTERS = 60_000
_LONGEST_CELL = 500
_HEAD = "| severity | place | code | message | help |\n| --- | --- | --- | --- | --- |"
_UNSEEN = "\u200b"

# Forges look for references in the text that Markdown leaves, so escapes do not hide them; a space of no width does.
_REFERENCE = re.compile(
    r"[@#!~$%^&:](?=\S)|\bGH-(?=\d)|\bwww(?=\.)|\b[0-9a-f](?=[0-9a-f]{6,39}\b)", re.IGNORECASE | re.ASCII
)
_MARKUP = re.compile(rf"[\\`*_{{}}\[\]<>|~$#@+=!^&\"{_UNSEEN}]")


def render(page: Page) -> str:
    """A heading and a table for each file, then the sum; if a comment cannot hold all, the gravest."""
    shown = _fitting(page.findings)
    parts = [_table(path, found) for path, found in by_path(shown)]
    left_out = len(page.findings) - len(shown)
    if left_out:
        parts.append(f"{counted(left_out, 'finding')} more than a comment can hold.\n")
    return "\n".join([*parts, page.summary, ""])


def _fitting(findings: Sequence[Finding]) -> list[Finding]:
    """The findings a comment can hold, in their order; the gravest come first when there is too little room."""
    used, paths, kept = 0, set(), set()
    for at in sorted(range(len(findings)), key=lambda at: findings[at].severity.rank):
        path = findings[at].span.path
        used += len(_row(findings[at])) + 1 + (0 if path in paths else len(_table(path, ())) + 1)
        if used > MOST_CHARACTERS:
            break
        paths.add(path)
        kept.add(at)
    return [finding for at, finding in enumerate(findings) if at in kept]


def _table(path: str, findings: Iterable[Finding]) -> str:
    return "\n".join([f"#### {_cell(path)}", "", _HEAD, *map(_row, findings), ""])


def _row(finding: Finding) -> str:
    place = f"{finding.span.line}:{finding.span.column}"
    texts = (_cell(finding.label.code), _cell(finding.message), _cell(finding.help))
    return f"| {finding.severity} | {place} | {' | '.join(texts)} |"


def _cell(text: str) -> str:
    shown = safe_text(text[:_LONGEST_CELL])
    if len(shown) > _LONGEST_CELL or len(text) > _LONGEST_CELL:
        shown = shown[: _LONGEST_CELL - 1] + "…"
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", _REFERENCE.sub(rf"\g<0>{_UNSEEN}", shown))
