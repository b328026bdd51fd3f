"""Values as JSON text that is always UTF-8 and safe to print."""

import re
from collections.abc import Iterable

# Lone surrogates have no UTF-8; controls and direction marks would drive the terminal that shows the text.
_RISKY = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")
# A CI runner takes `##[name]` and `##vso[name]` anywhere in a line of its log for a command.
_COMMAND = re.compile(r"##(vso)?\[")


def dumped(value: object) -> str:
    """The value as one line of JSON, its risky characters as JSON's own escapes: a reader gets them back."""
    import json

    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _COMMAND.sub(r"##\1\\u005b", _RISKY.sub(lambda match: f"\\u{ord(match[0]):04x}", text))


def listed(values: Iterable[object]) -> str:
    """The values as a JSON array with a line for each."""
    lines = ",\n".join(map(dumped, values))
    return f"[\n{lines}\n]" if lines else "[]"
