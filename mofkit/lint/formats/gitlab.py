"""Findings as a GitLab Code Quality report, which GitLab shows in a merge request."""

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.jsontext import listed
from mofkit.lint.formats.page import Page, fingerprints
from mofkit.shown import safe_text

_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(page: Page) -> str:
    """An array with one issue for each finding."""
    pairs = zip(page.findings, fingerprints(page.findings), strict=True)
    return listed(_issue(finding, fingerprint) for finding, fingerprint in pairs) + "\n"


def _issue(finding: Finding, fingerprint: str) -> dict[str, object]:
    return {
        # GitLab keeps reports in a database that refuses NUL and lone surrogates, however they are escaped.
        "description": safe_text(finding.message),
        "check_name": finding.label.code,
        "fingerprint": fingerprint,
        "severity": _WEIGHTS[finding.severity],
        "location": {"path": safe_text(finding.span.path), "lines": {"begin": max(finding.span.line, 1)}},
    }
