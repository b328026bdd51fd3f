"""Bytes to text and back, strictly: a byte that is not text is a problem, never a replacement character."""

import codecs
import re
from bisect import bisect_right
from typing import NamedTuple

from mofkit.errors import BadOption
from mofkit.finding import ENCODING, LIMIT, UNREADABLE, Label

MAX_BYTES = 64 * 1024 * 1024
_ASCII = "".join(map(chr, range(128)))
_BREAK = re.compile("\r\n?|\n")
_SAVE = "save the file as UTF-8 text"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class TextProblem(Exception):
    """The text cannot be read; line and column count from 1, in characters."""

    def __init__(self, label: Label, message: str, help: str = "", *, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.label = label
        self.message = message
        self.help = help
        self.line = line
        self.column = column


class Encoded(NamedTuple):
    """How a text was written down, so that it can be written down the same way again."""

    encoding: str
    bom: bytes

    def decode(self, raw: bytes) -> str:
        """The text without its byte-order mark."""
        return raw[len(self.bom) :].decode(self.encoding)

    def encode(self, text: str) -> bytes:
        """The bytes of a text, mark and all; raises UnicodeEncodeError if it has no such characters."""
        return self.bom + text.encode(self.encoding)


def sniff(head: bytes, encoding: str | None = None) -> Encoded:
    """How bytes that begin with `head` are written: by their mark, else as the caller says, else UTF-8."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return Encoded(name, bom)
    return Encoded(_codec(encoding) if encoding else "utf-8", b"")


def _codec(encoding: str) -> str:
    """The name of an encoding that gives ASCII back as it is, or of UTF-16 or UTF-32."""
    try:
        name = codecs.lookup(encoding).name.removesuffix("-sig")
        wide = name.startswith(("utf-16", "utf-32"))
        if wide or _ASCII.encode(name) == _ASCII.encode("ascii"):
            return f"{name}-le" if name in ("utf-16", "utf-32") else name
    except (LookupError, ValueError):
        pass
    raise BadOption(f"no encoding {encoding!r}", hint="try utf-8, utf-16 or cp1252")


def decode(raw: bytes, encoding: str | None = None) -> tuple[str, Encoded]:
    """The text and how it was written.

    Raises:
        TextProblem: too large, or a byte that is no text in that encoding; names its line.
    """
    if len(raw) > MAX_BYTES:
        raise TextProblem(LIMIT, f"file has {len(raw):,} bytes; the most mofkit reads is {MAX_BYTES:,}")
    how = sniff(raw[:4], encoding)
    try:
        text = how.decode(raw)
    except UnicodeDecodeError as error:
        raise undecodable(raw, how, error) from error
    refuse_nul(text)
    # Some encodings have two ways to write one text; only UTF is known to have one.
    if not how.encoding.startswith("utf-") and how.encode(text) != raw:
        raise TextProblem(ENCODING, f"not the {how.encoding.upper()} that would be written back", _SAVE)
    return text, how


def refuse_nul(text: str) -> None:
    """Raises TextProblem for a NUL: no text that people write has one."""
    nul = text.find("\0")
    if nul >= 0:
        line, column = Lines(text[: nul + 1]).place(nul)
        raise TextProblem(UNREADABLE, "a NUL character; this is not a text file", _SAVE, line=line, column=column)


def undecodable(raw: bytes, how: Encoded, error: UnicodeDecodeError) -> TextProblem:
    """The problem of a byte that is no text, with line, column and the byte itself."""
    start = len(how.bom) + error.start
    before = raw[len(how.bom) : start].decode(how.encoding, "replace")
    line, column = Lines(before + "x").place(len(before))
    return TextProblem(
        ENCODING,
        f"byte 0x{raw[start]:02x} at offset {start} is not {how.encoding.upper()} text",
        "save the file as UTF-8; for a table from Excel, `--encoding cp1252` reads it as it is",
        line=line,
        column=column,
    )


class Lines:
    """Where each line of a text begins: LF, CR LF and CR end lines, as editors have it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Index of the first character of a line."""
        return self._starts[line - 1]

    def end(self, index: int) -> int:
        """Index just after the line break that ends the line of `index`, or the end of the text."""
        line, _ = self.place(index)
        return self._starts[line] if line < len(self._starts) else len(self._text)


def newline_of(text: str) -> str:
    """The line break a text uses first; LF if it has none."""
    at = text.find("\n")
    if at < 0:
        return "\r" if "\r" in text else "\n"
    return "\r\n" if at and text[at - 1] == "\r" else "\n"
