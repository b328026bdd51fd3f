"""Findings as a JUnit report: a test case for each file that has any."""

from collections.abc import Iterable

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.page import Page, by_path, weights
from mofkit.shown import safe_text

# XML 1.0 cannot say U+FFFE and U+FFFF at all. The bracket is for CI runners: `##[` in a log is a command.
_XML = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        "[": "&#91;",
        "\ufffe": "\\ufffe",
        "\uffff": "\\uffff",
    }
)


def render(page: Page) -> str:
    """One suite: a file with errors or warnings fails, notes are its output, a run without findings passes."""
    files = by_path(page.findings)
    cases = [_case(path, found) for path, found in files] or [_element("all files", "")]
    failures = sum(bool(_grave(found)) for _, found in files)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0" time="0"'
    suite = f'<testsuite name="mofkit" {counts}>\n{"".join(cases)}'
    end = f"<system-out>{_xml(page.summary)}</system-out>\n</testsuite>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{suite}{end}</testsuites>\n'


def _case(path: str, findings: list[Finding]) -> str:
    grave, notes = _grave(findings), [finding for finding in findings if finding.severity is Severity.INFO]
    inside = f"<system-out>{_listed(notes)}</system-out>\n" if notes else ""
    if grave:
        # One failure holds them all: readers of JUnit look at the first of a case and forget the rest.
        worst = min(grave, key=lambda finding: finding.severity.rank).severity
        inside = f'<failure type="{worst}" message="{weights(grave)}">{_listed(grave)}</failure>\n{inside}'
    return _element(path, inside)


def _grave(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def _element(path: str, inside: str) -> str:
    name = _xml(path)
    return f'<testcase classname="mofkit" name="{name}" file="{name}" time="0">\n{inside}</testcase>\n'


def _listed(findings: Iterable[Finding]) -> str:
    return "".join(f"\n{line}" for finding in findings for line in _lines(finding)) + "\n"


def _lines(finding: Finding) -> list[str]:
    place = f"{finding.span.line}:{finding.span.column}"
    head = f"{place}: {_xml(finding.label.code)} {finding.severity} {_xml(finding.message)}"
    return [head, f"  help: {_xml(finding.help)}"] if finding.help else [head]


def _xml(text: str) -> str:
    return safe_text(text).translate(_XML)
