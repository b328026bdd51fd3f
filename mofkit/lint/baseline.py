"""Findings that were there before: known, counted, and not in the way."""

import json
from collections.abc import Iterable

from mofkit.errors import UnreadableFile
from mofkit.finding import Finding
from mofkit.lint.run import Fingerprint

PATH = ".mofkit/baseline.json"


def written(findings: Iterable[Finding]) -> bytes:
    """The baseline file of findings: rule, record or file, and field; never the line."""
    rows = sorted({finding.fingerprint for finding in findings})
    body = ",\n".join(json.dumps(dict(zip(("code", "subject", "field", "message"), row, strict=True))) for row in rows)
    return f'{{"schema_version": 1, "kind": "baseline", "findings": [\n{body}\n]}}\n'.encode()


def read(raw: bytes) -> frozenset[Fingerprint]:
    """The fingerprints of a baseline file; raises UnreadableFile."""
    try:
        rows = json.loads(raw)["findings"]
        return frozenset((str(r["code"]), str(r["subject"]), str(r["field"]), str(r["message"])) for r in rows)
    except (ValueError, KeyError, TypeError) as error:
        hint = "write it anew with `mofkit lint --write-baseline`"
        raise UnreadableFile(PATH, f"it is no baseline: {error}", hint=hint) from error
