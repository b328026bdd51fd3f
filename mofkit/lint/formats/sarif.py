"""Findings as SARIF 2.1.0, the exchange format of code scanners."""

import re

from mofkit.finding import Finding, Severity, Span
from mofkit.lint.formats.jsontext import dumped
from mofkit.lint.formats.page import Page, RulePage, fingerprints
from mofkit.shown import safe_text

# Code scanning refuses a file with more.
MOST_RESULTS = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_EXAMPLE = re.compile(r"^(Good|Bad):\s*$", re.MULTILINE)

_Json = dict[str, object]


def render(page: Page) -> str:
    """One run with the rules and at most 25,000 results; if there are more, the gravest and a note."""
    rules = page.manual()
    index = {rule.code: number for number, rule in enumerate(rules)}
    pairs = list(zip(page.findings, fingerprints(page.findings), strict=True))
    if len(pairs) > MOST_RESULTS:
        pairs = sorted(pairs, key=lambda pair: pair[0].severity.rank)[:MOST_RESULTS]
    driver = {"name": "mofkit", "version": page.version, "rules": [_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(len(page.findings) - len(pairs))],
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder that holds mofkit.yaml."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, fingerprint, index) for finding, fingerprint in pairs],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return dumped({"$schema": schema, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: RulePage) -> _Json:
    prose, *examples = _EXAMPLE.split(rule.doc.strip())
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": prose.strip()},
        "help": {"text": rule.doc.strip(), "markdown": _markdown(prose, examples)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _markdown(prose: str, examples: list[str]) -> str:
    pairs = zip(examples[::2], examples[1::2], strict=True)
    fenced = [f"**{word}**\n\n````text\n{example.strip()}\n````" for word, example in pairs]
    return "\n\n".join([prose.strip(), *fenced])


def _invocation(left_out: int) -> _Json:
    if not left_out:
        return {"executionSuccessful": True}
    text = f"{left_out:,} findings are left out; these are the {MOST_RESULTS:,} gravest."
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}],
    }


def _result(finding: Finding, fingerprint: str, index: dict[str, int]) -> _Json:
    code = finding.label.code
    return {
        "ruleId": code,
        **({"ruleIndex": index[code]} if code in index else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {"mofkit/v1": fingerprint},
        "properties": {
            "slug": finding.label.slug,
            "record": safe_text(finding.record),
            "field": safe_text(finding.field),
        },
    }


def _message(finding: Finding) -> str:
    text = safe_text(finding.message)
    # Viewers make a link of `[text](target)`, in plain text too.
    return (f"{text}\nhelp: {safe_text(finding.help)}" if finding.help else text).replace("](", "] (")


def _place(span: Span) -> _Json:
    return {
        "artifactLocation": {"uri": _uri(span.path), "uriBaseId": "SRCROOT"},
        "region": {"startLine": max(span.line, 1), "startColumn": max(span.column, 1)},
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    # Relative to the workspace whatever the data says: no root, no way up.
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    return "/".join(quote(step, safe="", errors="surrogatepass") for step in steps)
