"""Edits of YAML text: which characters to replace so that one value changes and nothing else does."""

from collections.abc import Iterator
from typing import Any

from mofkit.errors import RefusedEdit
from mofkit.shown import quoted
from mofkit.text.yamlread import Node
from mofkit.text.yamltext import Path, YamlText
from mofkit.text.yamlwrite import double_quoted, fragment, plain, scalar, single_quoted

Splice = tuple[int, int, str]


def set_value(text: YamlText, path: Path, value: Any) -> YamlText:
    """The text with the value at `path` changed, or added to what is written of the path."""
    if not path:
        raise RefusedEdit(text.path, "the whole document would be replaced")
    written, new = _written(text.data, path), plain(value)
    if new is None and len(written) < len(path):
        return text
    path, new = written, _inside(new, path[len(written) :])
    old = _get(text.data, path)
    if old is not _MISSING and old == new:
        return text
    key, node, parent = _place(text, path)
    if old is not _MISSING and isinstance(old, list) and isinstance(new, list) and old and old == new[: len(old)]:
        return _append_all(text, path, new[len(old) :])
    if old is not _MISSING and isinstance(old, list) and isinstance(new, list) and len(new) == len(old) - 1:
        gone = next((at for at, item in enumerate(old) if at >= len(new) or item != new[at]), 0)
        if old[:gone] + old[gone + 1 :] == new and new:
            return remove_entry(text, (*path, gone))
    ways = _replacements(text, path, key, node, new) if node else _insertions(text, path, parent, new)
    ways = (way for way in ways if not _holds_comment(text, *way[:2]))
    return _first(text, ways, _put(text.data, path, new), path)


def _written(data: Any, path: Path) -> Path:
    """A path up to its first step of which nothing is written; the rest is to be made, which only names can be."""
    for depth, step in enumerate(path[:-1], 1):
        data = _get(data, (step,))
        if data is _MISSING or data is None:
            return path[:depth] if all(isinstance(name, str) for name in path[depth - 1 :]) else path
    return path


def _inside(value: Any, names: Path) -> Any:
    """A value inside of a mapping for each name."""
    for name in reversed(names):
        value = {name: value}
    return value


def remove_entry(text: YamlText, path: Path) -> YamlText:
    """The text without the lines of one key or list item, and the comments on them."""
    if not path:
        raise RefusedEdit(text.path, "the whole document would be removed")
    if _get(text.data, path) is _MISSING:
        return text
    key, node, parent = _place(text, path)
    ways: Iterator[Splice] = iter(())
    if node is None or parent is None:
        pass
    elif parent.style == "flow":
        ways = _cut_from_flow(text, key, node, parent)
    else:
        begun = key.start if key else _dash(text, parent, node)
        start = text.lines.start(text.lines.place(begun)[0])
        if not text.text[start:begun].strip(" -"):
            ways = iter([(start, _entry_end(text, key, node), "")])
    return _first(text, ways, _without(text.data, path), path)


def _holds_comment(text: YamlText, start: int, end: int) -> bool:
    return "#" in text.text[start:end] and any(start <= one < end for one, _ in text.comments)


def _append_all(text: YamlText, path: Path, items: list[Any]) -> YamlText:
    for item in items:
        _, node, _ = _place(text, path)
        expected = _put(text.data, path, [*_get(text.data, path), item])
        assert node is not None
        text = _first(text, _appendings(text, node, item), expected, path)
    return text


def _first(text: YamlText, ways: Iterator[Splice], expected: Any, path: Path) -> YamlText:
    for start, end, new in ways:
        done = text.spliced(start, end, new, expected)
        if done is not None:
            return done
    where = ".".join(str(step) for step in path)
    raise RefusedEdit(text.path, f"{quoted(where)} cannot be changed without touching other lines or comments")


def _replacements(text: YamlText, path: Path, key: Node | None, node: Node, new: Any) -> Iterator[Splice]:
    if node.shared:
        return
    # Lines stay lines: where a block is written, or nothing yet, a text of several lines becomes a block.
    blank = key is not None and node.start == node.end
    lines_to_lines = (blank or node.style in ("|", ">")) and isinstance(new, str) and "\n" in new
    if node.shape == "text" and not isinstance(new, (dict, list)) and not lines_to_lines:
        yield from _scalar_replacements(text, key, node, new)
    if node.style == "flow":
        yield node.start, node.end, scalar(new)
    yield from _block_replacements(text, path, key, node, new)
    if lines_to_lines:
        yield from _scalar_replacements(text, key, node, new)
    start, end, lead = _value_place(text, key, node)
    yield start, end, lead + scalar(new)


def _block_replacements(text: YamlText, path: Path, key: Node | None, node: Node, new: Any) -> Iterator[Splice]:
    if key is not None:
        start = text.lines.start(text.lines.place(key.start)[0])
        if not text.text[start : key.start].strip():
            yield key.start, _entry_end(text, key, node), _block(text, {path[-1]: new}, key.start - start)


def _scalar_replacements(text: YamlText, key: Node | None, node: Node, new: Any) -> Iterator[Splice]:
    start, end, lead = _value_place(text, key, node)
    if new is None:
        yield len(text.text[:start].rstrip(" \t")), end, ""
        yield start, end, "~"
        return
    if node.style == "'" and not set(new) & set("\r\n"):
        yield start, end, lead + single_quoted(new)
    if node.style != '"' and "\n" not in new and "\r" not in new:
        yield start, end, lead + scalar(new)
    yield start, end, lead + double_quoted(new)


def _value_place(text: YamlText, key: Node | None, node: Node) -> tuple[int, int, str]:
    """Where a value begins and ends, and what must stand before a new one if it takes no room yet."""
    if node.start < node.end:
        loose = node.style in ("|", ">") or (node.shape != "text" and node.style != "flow")
        end = len(text.text[: _entry_end(text, key, node)].rstrip()) if loose else node.end
        return node.start, end, ""
    if key is None:
        return node.start, node.start, " "
    colon = text.text.find(":", key.end)
    if colon < 0 or text.text[key.end : colon].strip():
        return key.end, key.end, ": "
    return colon + 1, colon + 1, " "


def _insertions(text: YamlText, path: Path, parent: Node | None, new: Any) -> Iterator[Splice]:
    if parent is None:
        if text.data is None and len(path) == 1:
            yield len(text.text), len(text.text), _lead(text, len(text.text)) + _block(text, {path[0]: new}, 0)
        return
    if parent.shape != "mapping" or parent.shared or not isinstance(path[-1], str):
        return
    if parent.style == "flow":
        at = parent.end - 1
        ends_in_comma = text.text[parent.start : at].rstrip().endswith(",")
        comma = ", " if parent.items and not ends_in_comma else ""
        token = "" if new is None else scalar(new)
        yield at, at, f"{comma}{scalar(path[-1])}: {token}"
        return
    last_key, last = parent.items[-1]
    column = _column(text, parent.items[0][0].start)
    at = _entry_end(text, last_key, last)
    lead = _lead(text, at)
    yield at, at, lead + " " * column + _block(text, {path[-1]: new}, column, tail=not lead)
    if isinstance(new, str):
        tail = "" if lead else text.newline
        yield at, at, f"{lead}{' ' * column}{scalar(path[-1])}: {double_quoted(new)}{tail}"


def _appendings(text: YamlText, node: Node, item: Any) -> Iterator[Splice]:
    if node.shared or node.shape != "list" or not node.items:
        return
    if node.style == "flow":
        yield node.items[-1].end, node.items[-1].end, f", {scalar(item)}"
        return
    column = _column(text, node.start)
    at = _entry_end(text, None, node.items[-1])
    lead = _lead(text, at)
    body = _block(text, [item], 0, tail=not lead).removeprefix("  ")
    newline = text.newline
    yield (
        at,
        at,
        lead + newline.join(" " * column + row.removeprefix("  ") if row else row for row in body.split(newline)),
    )


def _column(text: YamlText, index: int) -> int:
    return text.lines.place(index)[1] - 1


def _dash(text: YamlText, parent: Node, item: Node) -> int:
    """Where the dash of a list item is: in the column of the first one, on the item's own line or above."""
    column = _column(text, parent.start)
    line = text.lines.place(item.start)[0]
    while text.text[text.lines.start(line) + column] != "-":
        line -= 1
    return text.lines.start(line) + column


def _cut_from_flow(text: YamlText, key: Node | None, node: Node, parent: Node) -> Iterator[Splice]:
    start, end = (key or node).start, node.end
    after = text.text.find(",", end, parent.end)
    if after >= 0 and not text.text[end:after].strip():
        yield start, after + 1 + (text.text[after + 1 : after + 2] == " "), ""
    before = text.text.rfind(",", parent.start, start)
    if before >= 0 and not text.text[before + 1 : start].strip():
        yield before, end, ""
    yield start, end, ""


def _block(text: YamlText, data: Any, column: int, *, tail: bool = True) -> str:
    """A fragment, indented by `column` but for its first line, in this file's line breaks."""
    rows = fragment(data).rstrip("\n").split("\n")
    body = text.newline.join([rows[0], *(" " * column + row if row else row for row in rows[1:])])
    return body + text.newline if tail else body


def _lead(text: YamlText, at: int) -> str:
    return "" if at == 0 or text.text[at - 1] in "\r\n" else text.newline


def _entry_end(text: YamlText, key: Node | None, node: Node) -> int:
    """Index after the last line that the entry itself occupies."""
    while node.items and node.style != "flow" and not node.shared:
        key, node = node.items[-1] if node.shape == "mapping" else (None, node.items[-1])
    end = node.end
    if node.start == end and key is not None:
        end = key.end
    if node.style in ("|", ">"):
        end = node.start + len(text.text[node.start : end].rstrip())
    return text.lines.end(max(end - 1, 0))


class _Missing:
    """Tells "not written" from "written as nothing"."""


_MISSING = _Missing()


def _place(text: YamlText, path: Path) -> tuple[Node | None, Node | None, Node | None]:
    """Key node and value node of a path, and the node that holds them; nothing where nothing is written."""
    key: Node | None = None
    node: Node | None = text.tree
    parent: Node | None = None
    for depth, step in enumerate(path):
        if node is None or node.shape == "text" or node.shared:
            return None, None, None
        parent, found = node, None
        if node.shape == "mapping":
            found = next(((k, v) for k, v in node.items if k.value == step), None)
        elif isinstance(step, int) and step < len(node.items):
            found = (None, node.items[step])
        if found is None:
            return None, None, parent if depth == len(path) - 1 else None
        key, node = found
    return key, node, parent


def _get(data: Any, path: Path) -> Any:
    for step in path:
        known = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step not in known:
            return _MISSING
        data = known[step]
    return data


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(step, int):
        return [_put(item, rest, value) if at == step else item for at, item in enumerate(data)]
    data = data if isinstance(data, dict) else {}
    return {**data, step: _put(data.get(step), rest, value)}


def _without(data: Any, path: Path) -> Any:
    step, rest = path[0], path[1:]
    if not rest:
        if isinstance(data, list):
            return [item for at, item in enumerate(data) if at != step]
        return {key: item for key, item in data.items() if key != step}
    if isinstance(data, list):
        return [_without(item, rest) if at == step else item for at, item in enumerate(data)]
    return {key: _without(item, rest) if key == step else item for key, item in data.items()}
