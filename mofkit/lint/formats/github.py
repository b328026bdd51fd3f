"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from mofkit.finding import Finding, Severity
from mofkit.lint.formats.page import Page
from mofkit.shown import safe_text

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(page: Page) -> str:
    """One command for each finding, then the sum as a plain line of the log."""
    return "\n".join([*(_command(finding) for finding in page.findings), page.summary, ""])


def _command(finding: Finding) -> str:
    path, line, column = finding.span
    title = " ".join(finding.label)
    text = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    where = f"file={_property(path)},line={line},col={column},title={_property(title)}"
    return f"::{_COMMANDS[finding.severity]} {where}::{_data(text)}"


def _data(text: str) -> str:
    # The runner turns these three back, so line breaks arrive; every other control character is shown.
    return safe_text(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
