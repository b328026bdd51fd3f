"""Markdown out of plain values."""

import re
from collections.abc import Iterable, Sequence

HEAD = "<!-- Written by docs/generate.py from the code: change the code and run it again, not this page. -->"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def whole_page(title: str, lead: str, *parts: str) -> str:
    """A whole page; the lead says for whom it is."""
    return "\n\n".join((HEAD, f"# {title}", lead, *(part.rstrip("\n") for part in parts if part))) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already, but for the bars that would end them."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def code(text: str) -> str:
    """A word as code."""
    return f"``{text}``" if "`" in text else f"`{text}`"


def block(text: str, language: str = "text") -> str:
    """Lines as a block of code, in a fence that they cannot close."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"^\s*(`{3,})", text, re.MULTILINE)), 3)
    return f"{fence}{language}\n{text.rstrip(chr(10))}\n{fence}"


def shown(text: str) -> str:
    r"""Text with tabs and characters that cannot be seen written as `\t` and `\u200b`."""
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text.replace("\t", "\\t"))


def prose(text: str) -> str:
    """Help text as Markdown: what stands between angle brackets or asterisks stays."""
    return re.sub(r"(?<!`)([<*_|])(?!`)", r"\\\1", text)
