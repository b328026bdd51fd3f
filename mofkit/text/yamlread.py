"""YAML 1.2 to plain data: mappings, lists, strings and nothing, from the event stream of a C parser.

Scalars stay the text they were written as: `22:00`, `1.10` and `no` are strings until a model says otherwise.
Two readers give the same data: `read_tree` knows every place, `read_data` is its fast path for sound files.
"""

from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from mofkit.finding import DUPLICATE_KEY, LIMIT, YAML_FEATURE, YAML_SYNTAX, Label
from mofkit.text.decode import Lines, TextProblem

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # a PyYAML built without libyaml: slower, the same events
    from mofkit.text.yamlpure import PureParser as _Parser  # type: ignore[assignment]

FAST = _Parser.__name__ == "CParser"
MAX_DEPTH = 100
MAX_NODES = 200_000
MAX_ALIASES = 1_000
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_CORE_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq"))


class Node(NamedTuple):
    """One value and where it is written: `start` and `end` are character indexes.

    `items` holds pairs of key node and value node for a mapping, nodes for a list; `size` counts all values and
    keys, `height` the levels of mappings and lists; `shared` tells that the value is written elsewhere and only
    referred to here.
    """

    shape: str
    start: int
    end: int
    value: str | None = None
    items: tuple[Any, ...] = ()
    style: str = ""
    size: int = 1
    height: int = 0
    shared: bool = False

    def data(self) -> Any:
        """The plain data of this node."""
        if self.shape == "mapping":
            return {key.value: value.data() for key, value in self.items}
        if self.shape == "list":
            return [item.data() for item in self.items]
        return self.value


class _Odd(Exception):
    """Something the fast reader leaves to the careful one."""


def read_data(text: str) -> Any:
    """What a text says.

    Raises:
        TextProblem: it is not one YAML document within the limits; names line and column.
    """
    try:
        data = _fast_document(_Parser(text).get_event)
        # A value takes half a character or more, so a short text cannot hold too many.
        if len(text) * 2 < MAX_NODES or _size(data) <= MAX_NODES:
            return data
    except (_Odd, yaml.YAMLError):
        pass
    tree = read_tree(text)
    return tree.data() if tree else None


def _size(data: Any) -> int:
    if isinstance(data, dict):
        return 1 + len(data) + sum(map(_size, data.values()))
    return 1 + sum(map(_size, data)) if isinstance(data, list) else 1


def _fast_document(next_event: Any) -> Any:
    next_event()
    if type(next_event()) is StreamEndEvent:
        return None
    data = _fast_value(next_event, next_event(), 0)
    next_event()
    if type(next_event()) is not StreamEndEvent:
        raise _Odd
    return data


def _fast_value(next_event: Any, event: Any, depth: int) -> Any:
    kind = type(event)
    if kind is ScalarEvent:
        if event.tag:
            raise _Odd
        value = event.value
        return None if value in NOTHING and not event.style else value
    if kind is AliasEvent or event.tag or depth > MAX_DEPTH:
        raise _Odd
    if kind is MappingStartEvent:
        mapping: dict[str, Any] = {}
        while type(key := next_event()) is not MappingEndEvent:
            if type(key) is not ScalarEvent or key.value in mapping or key.tag:
                raise _Odd
            mapping[key.value] = _fast_value(next_event, next_event(), depth + 1)
        return mapping
    items = []
    while type(item := next_event()) is not SequenceEndEvent:
        items.append(_fast_value(next_event, item, depth + 1))
    return items


def read_tree(text: str) -> Node | None:
    """What a text says and where; nothing for a text without a document.

    Raises:
        TextProblem: as `read_data`.
    """
    try:
        return _Builder(_Parser(text), text).document()
    except yaml.YAMLError as error:
        raise _syntax_problem(error, text) from error


class _Builder:
    """Events to nodes, within the limits."""

    def __init__(self, parser: Any, text: str) -> None:
        self._next = parser.get_event
        self._text = text
        self._anchors: dict[str | None, Node | None] = {}
        self._aliases = 0
        self._nodes = 0

    def document(self) -> Node | None:
        """The root node; nothing for a text without a document."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            return None
        root = self._node(self._next(), 0)
        self._next()
        event = self._next()
        if type(event) is DocumentStartEvent:
            raise self._problem(
                YAML_FEATURE, event, "a second document in one file", "keep one record per file; split at the `---`"
            )
        return root

    def _node(self, event: Event, depth: int) -> Node:
        if type(event) is AliasEvent:
            return self._alias(event, depth)
        self._count(event, 1)
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and tag not in _CORE_TAGS:
            raise self._problem(YAML_FEATURE, event, f"the tag '{tag}'", "write the plain value, without a tag")
        if type(event) is not ScalarEvent:
            self._limit_depth(event, depth)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._anchors[anchor] = None
        if type(event) is ScalarEvent:
            node = _scalar(event)
        elif type(event) is MappingStartEvent:
            node = self._mapping(event, depth)
        else:
            node = self._list(event, depth)
        if anchor:
            self._anchors[anchor] = node
        return node

    def _alias(self, event: AliasEvent, depth: int) -> Node:
        name = event.anchor
        node = self._anchors.get(name)
        if node is None:
            raise self._problem(
                YAML_FEATURE, event, f"'*{name}' refers to nothing written before it", "write the value out"
            )
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise self._problem(LIMIT, event, f"more than {MAX_ALIASES} aliases", "write the values out")
        self._count(event, node.size)
        self._limit_depth(event, depth + node.height - 1)
        start, end = _places(event)
        return node._replace(start=start, end=end, shared=True)

    def _mapping(self, event: Event, depth: int) -> Node:
        seen = set()
        items: list[tuple[Node, Node]] = []
        while type(key := self._next()) is not MappingEndEvent:
            if type(key) is not ScalarEvent:
                raise self._problem(YAML_FEATURE, key, "a key that is not plain text", "use a word as the key")
            if key.value in seen:
                raise self._problem(
                    DUPLICATE_KEY,
                    key,
                    f"the key '{key.value}' is written twice",
                    "keep one of the two; the other was lost",
                )
            seen.add(key.value)
            self._count(key, 1)
            if key.anchor:
                self._anchors[key.anchor] = _scalar(key)
            value = self._node(self._next(), depth + 1)
            items.append((Node("text", *_places(key), key.value, style=key.style or ""), value))
        values = [value for _, value in items]
        return self._collection("mapping", event, key, tuple(items), values)

    def _list(self, event: Event, depth: int) -> Node:
        items = []
        while type(item := self._next()) is not SequenceEndEvent:
            items.append(self._node(item, depth + 1))
        return self._collection("list", event, item, tuple(items), items)

    def _collection(self, shape: str, first: Any, last: Event, items: tuple[Any, ...], values: list[Node]) -> Node:
        return Node(
            shape,
            _places(first)[0],
            _places(last)[1],
            items=items,
            style="flow" if first.flow_style else "",
            size=1 + sum(value.size for value in values) + (len(values) if shape == "mapping" else 0),
            height=1 + max((value.height for value in values), default=0),
        )

    def _limit_depth(self, event: Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise self._problem(LIMIT, event, f"values nested deeper than {MAX_DEPTH} levels", "flatten the structure")

    def _count(self, event: Event, size: int) -> None:
        self._nodes += size
        if self._nodes > MAX_NODES:
            raise self._problem(LIMIT, event, f"more than {MAX_NODES:,} values in one file", "split the file")

    def _problem(self, label: Label, event: Event, message: str, help: str) -> TextProblem:
        line, column = Lines(self._text).place(_places(event)[0])
        return TextProblem(label, message, help, line=line, column=column)


def _scalar(event: ScalarEvent) -> Node:
    style = event.style or ""
    value = None if event.value in NOTHING and not style and not event.tag else event.value
    return Node("text", *_places(event), value, style=style)


def _places(event: Event) -> tuple[int, int]:
    assert event.start_mark is not None
    assert event.end_mark is not None
    return event.start_mark.index, event.end_mark.index


def _syntax_problem(error: yaml.YAMLError, text: str) -> TextProblem:
    line, column = Lines(text).place(_place_of(error, text))
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).split("\n", 1)[0]
    advice = "quote the value if it holds ': ', ' #', or begins with one of @ ` % & * ! | > { [ ?"
    return TextProblem(YAML_SYNTAX, f"not YAML here: {why}", advice, line=line, column=column)


def _place_of(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark:
        return min(int(mark.index), len(text))
    # A character that YAML forbids: libyaml gives its place in bytes, so look for the character itself.
    return max(text.find(chr(getattr(error, "character", 0))), 0)
