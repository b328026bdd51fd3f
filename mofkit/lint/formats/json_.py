"""Findings as JSON: the superset of what every other format says."""

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.jsontext import dumped, listed
from mofkit.lint.formats.page import Page


def render(page: Page) -> str:
    """One object: the findings, a line for each, and their numbers."""
    findings = listed(_fields(finding) for finding in page.findings)
    head = f'"schema_version": 1, "kind": "findings", "findings": {findings}'
    return f'{{{head}, "summary": {dumped(_summary(page))}}}\n'


def _fields(finding: Finding) -> dict[str, str | int]:
    return {
        "path": finding.span.path,
        "line": finding.span.line,
        "column": finding.span.column,
        "code": finding.label.code,
        "slug": finding.label.slug,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
        "record": finding.record,
        "field": finding.field,
    }


def _summary(page: Page) -> dict[str, int]:
    weights = [finding.severity for finding in page.findings]
    counts = {f"{severity}s": weights.count(severity) for severity in Severity}
    return {**counts, "suppressed": page.suppressed, "baselined": page.baselined, "files": page.files}
