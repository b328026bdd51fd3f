"""Findings that are known and accepted: comments in the files, and the list in mofkit.yaml.

A comment stands on the line it speaks of, or alone on the line above it:

    when: 2026-01-31   # mofkit: ignore[MOF301] until=2026-12-31 reason="waiting for the supplier"

`ignore-file[…]` speaks of the whole file.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mofkit.finding import Finding, Span
from mofkit.workspace.workspace import Workspace

_COMMENT = re.compile(r"#\s*mofkit:\s*ignore(?P<file>-file)?\s*(?:\[(?P<codes>[^\]]*)\])?(?P<rest>.*)")
_UNTIL = re.compile(r"\buntil=(\S+)")
_REASON = re.compile(r'\breason=(?:"([^"]*)"|(\S+))')


class Suppression(NamedTuple):
    """One accepted finding, or kind of finding; `line` 0 means the whole file, and no path all files."""

    code: str
    reason: str
    until: str
    path: str
    line: int
    record: str
    span: Span

    def covers(self, finding: Finding) -> bool:
        """Whether it speaks of this finding."""
        if self.code.casefold() not in (finding.label.code.casefold(), finding.label.slug):
            return False
        path = finding.span.path
        if self.path and path != self.path and not path.startswith(self.path.rstrip("/") + "/"):
            return False
        return self.line in (0, finding.span.line) and self.record in ("", finding.record)

    def expired(self, today: date) -> bool:
        """Whether its day has come. A day that cannot be read never comes; a rule says so."""
        try:
            return bool(self.until) and date.fromisoformat(self.until) <= today
        except ValueError:
            return False


def suppressions(workspace: Workspace) -> tuple[Suppression, ...]:
    """All of a workspace."""
    return (*_from_settings(workspace), *_from_comments(workspace))


def _from_settings(workspace: Workspace) -> Iterator[Suppression]:
    for at, one in enumerate(workspace.settings.lint.suppress):
        span = workspace.settings_span("lint", "suppress", at)
        until = one.until.isoformat() if one.until else ""
        yield Suppression(one.code, one.reason, until, one.path, 0, one.record, span)


def _from_comments(workspace: Workspace) -> Iterator[Suppression]:
    for path, raw in workspace.files.items():
        if b"mofkit:" in raw and path.endswith(".yaml"):
            yield from _in_file(workspace, path)


def _in_file(workspace: Workspace, path: str) -> Iterator[Suppression]:
    for line, column, comment in workspace.comments(path, "mofkit:"):
        match = _COMMENT.search(comment)
        if not match:
            continue
        until, reason = _UNTIL.search(match["rest"]), _REASON.search(match["rest"])
        # A comment with nothing after it speaks of its own line, not of the whole file.
        target = 0 if match["file"] else workspace.next_content_line(path, line, column) or line
        for code in [part.strip() for part in (match["codes"] or "").split(",")]:
            yield Suppression(
                code,
                (reason[1] or reason[2] or "").strip() if reason else "",
                until[1] if until else "",
                path,
                target,
                "",
                Span(path, line, column),
            )
