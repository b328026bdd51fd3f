"""What every format is given: one lint run in plain values."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from mofkit.finding import Finding, Severity, Span


class RulePage(NamedTuple):
    """The manual page of a rule."""

    code: str
    slug: str
    title: str
    doc: str
    severity: Severity


class Page(NamedTuple):
    """One lint run to show.

    `source_line` gives the line a span stands on, without its line break, or nothing if it cannot be had.
    `manual` is only called by a format that explains the rules. `width` is in cells of a terminal.
    """

    findings: tuple[Finding, ...]
    suppressed: int
    baselined: int
    files: int
    source_line: Callable[[Span], str]
    manual: Callable[[], tuple[RulePage, ...]]
    colour: bool
    version: str
    width: int = 100

    @property
    def summary(self) -> str:
        """The run in one line, such as `3 errors, 1 warning in 2 of 14 files; 2 suppressed`."""
        hidden = [f"{number:,} {word}" for number, word in self._hidden if number]
        return "; ".join((self._found, *([", ".join(hidden)] if hidden else [])))

    @property
    def _found(self) -> str:
        if not self.findings:
            return f"{counted(self.files, 'file')}, no findings"
        touched = len({finding.span.path for finding in self.findings})
        return f"{weights(self.findings)} in {touched:,} of {counted(self.files, 'file')}"

    @property
    def _hidden(self) -> tuple[tuple[int, str], ...]:
        return (self.suppressed, "suppressed"), (self.baselined, "baselined")


def counted(number: int, word: str) -> str:
    """The number with its word, such as `1 file` and `2 files`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def weights(findings: Iterable[Finding]) -> str:
    """How many findings of each severity there are, gravest first, such as `3 errors, 1 warning`."""
    tally = Counter(finding.severity for finding in findings)
    return ", ".join(counted(tally[severity], severity) for severity in Severity if tally[severity])


def by_path(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings of each file, files in the order of their paths."""

    def path(finding: Finding) -> str:
        """The file of a finding."""
        return finding.span.path

    return [(name, list(found)) for name, found in groupby(sorted(findings, key=path), key=path)]


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """For each finding 64 hexadecimal digits that no other finding of the run has and that moving lines keep."""
    # Both cost start-up that a run shown as text need not pay.
    import hashlib
    import json

    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        key = finding.fingerprint
        yield hashlib.sha256(json.dumps([*key, seen[key]]).encode()).hexdigest()
        seen[key] += 1
