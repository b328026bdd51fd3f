"""YAML as text with places: parsed once, edited by splicing, never dumped anew.

Law: the bytes of a text that nobody edited are the bytes that were read, and an edit leaves every line it does
not name as it was. Each edit proves that by reading its own outcome before it returns.
"""

from functools import cached_property
from typing import Any

from mofkit.errors import BrokenFile, RefusedEdit
from mofkit.finding import Finding, Span, problem
from mofkit.text.decode import Encoded, Lines, TextProblem, decode, newline_of
from mofkit.text.yamlread import Node, read_data, read_tree

Path = tuple[str | int, ...]


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
        for number, line in enumerate(self.text.split("\n"), start=1):
            at = line.find("#")
            while at >= 0 and word in line[at:]:
                start = self.lines.start(number) + at if "\r" not in self.text else -1
                if (at == 0 or line[at - 1] in " \t") and (start < 0 or not self._inside_scalar(start)):
                    found.append((number, at + 1, line[at:].rstrip("\r")))
                    break
                at = line.find("#", at + 1)
        return found

    def _inside_scalar(self, index: int) -> bool:
        pending = [self._tree] if self._tree else []
        while pending:
            node = pending.pop()
            if node.shape == "text" and node.start <= index < node.end and node.style:
                return True
            for item in node.items:
                pending.extend(item if node.shape == "mapping" else (item,))
        return False

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
        except TextProblem:
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


def _child(node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
    if node is not None and node.shape == "mapping":
        return next(((key, value) for key, value in node.items if key.value == step), None)
    if node is not None and node.shape == "list" and isinstance(step, int) and step < len(node.items):
        return None, node.items[step]
    return None
