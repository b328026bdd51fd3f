"""`mofkit triage --text …` answered at once: no command line parser, no models, one prepared lexicon.

Anything more than a text, a format and a language goes the usual way and comes back to the same `judge`.
"""

import sys
from collections.abc import Sequence

from mofkit.analysis.complaint import from_text
from mofkit.analysis.matching import language
from mofkit.analysis.verdict import Verdict
from mofkit.content.lexicon import LANGUAGES, language_of, lexicon

_FORMATS = ("text", "json")


def quick(argv: Sequence[str]) -> int | None:
    """The exit code, if this is a question that can be answered at once; else nothing."""
    given = dict(zip(argv[1::2], argv[2::2], strict=False))
    if (
        len(argv) != 1 + 2 * len(given)
        or given.get("--text", "").strip() in ("", "-")
        or set(given) - {"--text", "--format", "--lang"}
    ):
        return None
    if given.get("--format", "text") not in _FORMATS or given.get("--lang", "en") not in LANGUAGES:
        return None
    from mofkit.cli.triage_output import as_json, as_text

    verdict = judge(given["--text"], given.get("--lang", ""))
    text = as_json(verdict) + "\n" if given.get("--format") == "json" else as_text(verdict)
    sys.stdout.write(text)
    return 0


def judge(text: str, tongue: str = "") -> Verdict:
    """The verdict on a text, in a language or in the one it seems to be written in."""
    known = lexicon(tongue or language_of(text))
    ready = language(known.name, known.words)
    return from_text(text, ready, known.weights, known.bias, heads=known.heads, limits=known.limits)
