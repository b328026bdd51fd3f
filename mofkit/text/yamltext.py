"""YAML as text with places: parsed once, edited by splicing, never dumped anew.

Law: the bytes of a text that nobody edited are the bytes that were read, and an edit leaves every line it does
not name as it was. Each edit proves that by reading its own outcome before it returns.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from mofkit.errors import BrokenFile, RefusedEdit
from mofkit.finding import Finding, Span, problem
from mofkit.text.decode import Encoded, Lines, TextProblem, decode, newline_of
from mofkit.text.yamlread import Node, read_data, read_tree

Path = tuple[str | int, ...]
_HASH = re.compile(r"(?<![^ \t\r\n])#")
_REST = re.compile(r"[^\r\n]*")


class YamlText:
    """One YAML document, byte for byte, and what it says."""

    def __init__(self, path: str, text: str, how: Encoded, data: Any) -> None:
        self.path = path
        self.text = text
        self.data = data
        self._how = how

    @classmethod
    def parse(cls, raw: bytes, path: str) -> "YamlText | Finding":
        """The text, or the finding that says why it cannot be read."""
        try:
            text, how = decode(raw)
            return cls(path, text, how, read_data(text))
        except TextProblem as trouble:
            span = Span(path, trouble.line, trouble.column)
            return problem(span, trouble.label, trouble.message, trouble.help)

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return self._how.encode(self.text)

    def check(self) -> None:
        """Raises RefusedEdit unless a second parser reads the same data."""
        from mofkit.text.yamlwrite import second_opinion

        try:
            agreed = second_opinion(self.text) == self.data
        except ValueError as error:
            raise RefusedEdit(self.path, f"a second YAML reader does not accept it: {error}") from error
        if not agreed:
            raise RefusedEdit(self.path, "two YAML readers disagree on what it says")

    # Where things are.

    def span(self, path: Path = ()) -> Span:
        """Where the key or list item is written; its nearest written parent if it is not."""
        key, node = self._find(path)
        at = key or node
        return self._span(at.start) if at else Span(self.path)

    def value_span(self, path: Path) -> Span:
        """Where the value is written; its key if the value takes no room of its own."""
        key, node = self._find(path)
        if node is None or (key and (node.start == node.end or (node.shape != "text" and not node.style))):
            node = key or node
        return self._span(node.start) if node else Span(self.path)

    def comment_lines(self, word: str) -> list[tuple[int, int, str]]:
        """Each comment that holds `word`: line, column of its `#`, and its text."""
        found = []
        for start, end in self.comments if word in self.text else ():
            if word in self.text[start:end]:
                found.append((*self.lines.place(start), self.text[start:end]))
        return found

    @cached_property
    def comments(self) -> tuple[tuple[int, int], ...]:
        """Where each comment begins and ends, in characters."""
        values = sorted(_opaque(self._tree, self.text)) if "#" in self.text else []
        found, done = [], 0
        for match in _HASH.finditer(self.text):
            start = match.start()
            before = bisect_right(values, (start, len(self.text))) - 1
            if start >= done and (before < 0 or values[before][1] <= start):
                done = start + len(_REST.match(self.text, start)[0])  # type: ignore[index]
                found.append((start, done))
        return tuple(found)

    @cached_property
    def lines(self) -> Lines:
        """Where each line begins."""
        return Lines(self.text)

    @cached_property
    def _tree(self) -> Node | None:
        return read_tree(self.text)

    def _span(self, index: int) -> Span:
        return Span(self.path, *self.lines.place(index))

    def _find(self, path: Path) -> tuple[Node | None, Node | None]:
        key, node = None, self._tree
        for step in path:
            found = _child(node, step)
            if found is None:
                break
            key, node = found
        return key, node

    # Edits: each returns a new text.

    def set(self, path: Path, value: Any) -> "YamlText":
        """The text with one value changed or added; `None` empties it.

        Raises:
            RefusedEdit: it cannot be done without touching anything else.
        """
        from mofkit.text.yamledit import set_value

        return set_value(self, path, value)

    def remove(self, path: Path) -> "YamlText":
        """The text without one key or list item."""
        from mofkit.text.yamledit import remove_entry

        return remove_entry(self, path)

    def spliced(self, start: int, end: int, new: str, expected: Any) -> "YamlText | None":
        """The text with characters replaced, if it then says `expected`; else nothing."""
        text = self.text[:start] + new + self.text[end:]
        try:
            data = read_data(text)
        except (TextProblem, UnicodeEncodeError):
            return None
        return YamlText(self.path, text, self._how, data) if data == expected else None

    def without_comment(self, line: int, column: int) -> "YamlText":
        """The text without the comment that begins at a place; its whole line if it holds nothing else."""
        start = self.lines.start(line)
        at, end = start + column - 1, self.lines.end(start)
        before = self.text[start:at]
        if before.strip():
            keep = self.text[at:end]
            at, end = start + len(before.rstrip()), at + len(keep.rstrip("\r\n"))
        else:
            at = start
        done = self.spliced(at, end, "", self.data)
        if done is None:
            raise RefusedEdit(self.path, f"the comment in line {line} is part of a value")
        return done

    @property
    def tree(self) -> Node | None:
        """The nodes with their places."""
        return self._tree

    @property
    def newline(self) -> str:
        """The line break of this file."""
        return newline_of(self.text)


def parse_or_raise(raw: bytes, path: str) -> YamlText:
    """The text; BrokenFile if it cannot be read."""
    text = YamlText.parse(raw, path)
    if isinstance(text, Finding):
        raise BrokenFile(str(text.span), text.message)
    return text


def _opaque(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    """The places where a `#` begins no comment: quoted scalars, and the lines of block scalars."""
    if node is None or node.shared:
        return
    for item in node.items:
        for one in item if node.shape == "mapping" else (item,):
            yield from _opaque(one, text)
    if node.style in ("|", ">"):
        yield node.start + len(_REST.match(text, node.start)[0]), node.end  # type: ignore[index]
    elif node.shape == "text" and node.style:
        yield node.start, node.end


def _child(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if node is not None and node.shape == "mapping":
        return next(((key, value) for key, value in node.items if key.value == step), None)
    if node is not None and node.shape == "list" and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None
