"""User text made safe to show: no byte of it may drive a terminal or start a new line."""

from functools import cache

# Importing typing for its flag would cost every answer two milliseconds; checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# C0 and C1 controls, DEL, bidi controls, zero-width and line separators, lone surrogates, byte-order mark.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_NAMED = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def safe_text(text: str) -> str:
    r"""The text on one line, with each control or direction mark as a visible escape such as ``\x1b``."""
    # Nearly all text is printable as it is; the pattern is not even made for it.
    return text if text.isprintable() else _pattern().sub(_visible, text)


@cache
def _pattern() -> "re.Pattern[str]":
    import re

    return re.compile(_UNSAFE)


def _visible(match: "re.Match[str]") -> str:
    named = _NAMED.get(match[0])
    if named:
        return named
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe_lines(text: str) -> str:
    """As `safe_text`, but line breaks stay line breaks."""
    return "\n".join(safe_text(line) for line in text.replace("\r\n", "\n").split("\n"))


def quoted(value: str, limit: int = 60) -> str:
    """The value in quotes for a message, shortened in the middle if it is long."""
    if len(value) > limit:
        value = f"{value[: limit - 16]}…{value[-12:]}"
    return f"'{value}'"


def width(text: str) -> int:
    """How many cells of a terminal, or of a box in a picture, a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
