"""The laws of YAML text: reading keeps every byte, and an edit changes what it names and nothing else.

The texts are drawn together with the lines each entry occupies, so that the laws do not ask the reader where
things are.
"""

import os
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st

from mofkit.errors import RefusedEdit
from mofkit.finding import Finding
from mofkit.text.decode import TextProblem
from mofkit.text.yamlread import read_data, read_tree
from mofkit.text.yamltext import YamlText
from mofkit.text.yamlwrite import plain, second_opinion

EXAMPLES = os.environ.get("MOFKIT_EXAMPLES")
law = settings(
    max_examples=int(EXAMPLES or 100),
    # The everyday run is the same on every machine; a longer one looks for something new.
    derandomize=EXAMPLES is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Place = tuple[str | int, ...]
Draw = Callable[[st.SearchStrategy[Any]], Any]


class Drawn(NamedTuple):
    """A text, the first and last line (from 0) of each entry, its plain one-line values, and its mappings."""

    text: str
    places: dict[Place, tuple[int, int]]
    simple: list[Place]
    holders: list[Place]
    in_lines: list[Place]


WORDS = (
    "no",
    "22:00",
    "1.10",
    "2026-11-30",
    "a b",
    "x:y",
    "x#y",
    "-x",
    "é",
    "😀",
    "http://example.org/a",
    "null",
    "~",
    "0",
)
word = st.sampled_from(WORDS) | st.text("abcxyz019", min_size=1, max_size=8)
key = st.sampled_from(("id", "title", "x-note", "when", "a key", "é", "no", "1")) | st.text(
    "abcdef", min_size=1, max_size=4
)
remark = st.sampled_from(("# note", "#", "# a: b", "# 'x", "#x # y", "# é 😀"))
trailing = st.just("") | remark.map(lambda one: f"  {one}")
between = st.just("") | st.just("   ") | remark | remark.map(lambda one: f"      {one}")


class Writer:
    """Writes a text line by line and remembers where each entry is."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.places: dict[Place, tuple[int, int]] = {}
        self.simple: list[Place] = []
        self.holders: list[Place] = []
        self.in_lines: list[Place] = []
        self.anchors = 0
        self.in_block = False

    def mapping(self, path: Place, indent: int, depth: int, lead: str | None = None) -> None:
        self.holders.append(path)
        self.in_lines.append(path)
        for name in self.draw(st.lists(key, min_size=1, max_size=3, unique=True)):
            if lead is None:
                self.noise()
            written = self.draw(st.sampled_from((name, name, f'"{name}"', f"'{name}'")))
            self.entry((*path, name), (" " * indent if lead is None else lead) + written + ":", indent, depth)
            lead = None

    def sequence(self, path: Place, indent: int, depth: int, lead: str | None = None) -> None:
        for number in range(self.draw(st.integers(1, 3))):
            if lead is None:
                self.noise()
            self.entry((*path, number), (" " * indent if lead is None else lead) + "-", indent, depth)
            lead = None

    def noise(self) -> None:
        # After a block scalar, only a remark at the margin is surely none of its lines.
        kind = remark if self.in_block else between
        self.lines.extend(self.draw(st.lists(kind, max_size=2)) if self.draw(st.booleans()) else [])

    def entry(self, path: Place, head: str, indent: int, depth: int) -> None:
        first = len(self.lines)
        self.in_block = False
        shapes = [self.scalar, self.quoted, self.scalar, self.lines_of_text, self.flow]
        if depth < 3:
            shapes += [self.nested, self.nested]
        self.draw(st.sampled_from(shapes))(path, head, indent, depth)
        self.places[path] = (first, len(self.lines) - 1)

    def scalar(self, path: Place, head: str, indent: int, depth: int) -> None:
        how = self.draw(st.sampled_from(("plain", "plain", "plain", "empty", "anchor", "alias")))
        if how == "alias" and self.anchors:
            self.lines.append(f"{head} *a{self.anchors}{self.draw(trailing)}")
        elif how == "anchor":
            self.anchors += 1
            self.lines.append(f"{head} &a{self.anchors} {self.draw(word)}{self.draw(trailing)}")
        elif how == "empty":
            self.lines.append(head + self.draw(trailing))
        else:
            self.simple.append(path)
            self.lines.append(f"{head} {self.draw(word)}{self.draw(trailing)}")

    def quoted(self, path: Place, head: str, indent: int, depth: int) -> None:
        value = self.draw(word) + self.draw(st.sampled_from(("", " # no remark", ": x", " ''", "\\\\")))
        if self.draw(st.booleans()):
            self.simple.append(path)
            self.lines.append(f"{head} '{value.replace(chr(39), chr(39) * 2)}'{self.draw(trailing)}")
        elif self.draw(st.booleans()):
            self.simple.append(path)
            self.lines.append(f'{head} "{value}"{self.draw(trailing)}')
        else:
            self.lines += [f'{head} "{value}', "", f'{" " * indent}  # {value}"{self.draw(trailing)}']

    def lines_of_text(self, path: Place, head: str, indent: int, depth: int) -> None:
        inner = " " * (indent + self.draw(st.sampled_from((1, 2, 4))))
        mark = self.draw(st.sampled_from(("|", ">", "|-", ">-", "|+", "plain")))
        rows = self.draw(st.lists(st.sampled_from(("one", "# two", "three: 3", "", "  four", "- five")), max_size=3))
        if mark == "plain":
            self.lines += [f"{head} first", f"{inner}second", f"{inner}third"]
        else:
            self.in_block = True
            self.lines.append(f"{head} {mark}{self.draw(trailing)}")
            self.lines += [f"{inner}first", *(inner + row if row else "" for row in rows), f"{inner}last"]

    def flow(self, path: Place, head: str, indent: int, depth: int) -> None:
        first = len(self.lines)
        words = self.draw(st.lists(st.sampled_from(("a", "b c", "'d, e'", '"f]"', "~", "1")), max_size=3))
        pairs = [f"k{number}: {one}" for number, one in enumerate(words)]
        is_list, broken = self.draw(st.booleans()), self.draw(st.booleans())
        opening, parts, closing = ("[", words, "]") if is_list else ("{", pairs, "}")
        if broken:
            rows = [f"{' ' * indent}  {part},{self.draw(trailing)}" for part in parts]
            self.lines += [f"{head} {opening}", *rows, f"{' ' * indent}  {closing}{self.draw(trailing)}"]
        else:
            self.lines.append(f"{head} {opening}{', '.join(parts)}{closing}{self.draw(trailing)}")
        for number in range(len(words)):
            step: str | int = number if is_list else f"k{number}"
            self.places[(*path, step)] = (first, len(self.lines) - 1)
        if not is_list:
            self.holders.append(path)

    def nested(self, path: Place, head: str, indent: int, depth: int) -> None:
        in_list = isinstance(path[-1], int)
        shape = self.draw(st.sampled_from((self.mapping, self.sequence)))
        if in_list and self.draw(st.booleans()):
            shape(path, indent + 2, depth + 1, f"{head} ")
            return
        self.lines.append(head + self.draw(trailing))
        shallow = not in_list and shape == self.sequence and self.draw(st.booleans())
        shape(path, indent if shallow else indent + self.draw(st.sampled_from((2, 3))), depth + 1)


def joined(draw: Draw, lines: list[str]) -> str:
    """The lines with the line breaks of one system, or of several."""
    breaks = draw(st.sampled_from((("\n",), ("\n",), ("\r\n",), ("\r",), ("\n", "\r\n"))))
    rows = [row + breaks[number % len(breaks)] for number, row in enumerate(lines)]
    if draw(st.booleans()):
        rows[-1] = rows[-1].rstrip("\r\n")
    return "".join(rows)


@st.composite
def texts(draw: Draw) -> Drawn:
    """A YAML text as people write them."""
    writer = Writer(draw)
    writer.lines += draw(st.sampled_from(([], [], ["# first"], ["---"], ["# first", "", "--- # start"])))
    draw(st.sampled_from((writer.mapping, writer.mapping, writer.sequence)))((), 0, 0)
    writer.lines += draw(st.sampled_from(([], [], ["# last"], ["# last", ""], ["..."])))
    return Drawn(joined(draw, writer.lines), writer.places, writer.simple, writer.holders, writer.in_lines)


sound = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
any_text = sound | st.text(st.sampled_from("ab:#-?[]{},&*!|>'\"%@` \n\r\t\x85\u2028\ufeff\x07\0~é"), max_size=10)
scalars = any_text | word | st.none() | st.booleans() | st.integers() | st.dates() | st.decimals(allow_nan=False)
values = st.recursive(
    scalars, lambda one: st.lists(one, max_size=3) | st.dictionaries(key, one, max_size=3), max_leaves=4
)


def rows_of(text: str) -> list[str]:
    """The lines of a text with their breaks."""
    return [row for row in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text) if row]


def get(data: Any, path: Place) -> Any:
    """The data at a path."""
    for step in path:
        data = data[step]
    return data


def without(data: Any, path: Place) -> Any:
    """The data with a hole where the path leads."""
    if not path:
        return ...
    if isinstance(data, list):
        return [without(item, path[1:]) if at == path[0] else item for at, item in enumerate(data)]
    return {**data, path[0]: without(data.get(path[0]), path[1:])}


def removed(data: Any, step: str | int) -> Any:
    """A mapping less a key, or a list less an item."""
    if isinstance(data, list):
        return [item for at, item in enumerate(data) if at != step]
    return {name: item for name, item in data.items() if name != step}


def changed_lines(old: str, new: str) -> int:
    """How many old lines are not in the new text, given that both begin and end alike."""
    before, after = rows_of(old), rows_of(new)
    first = last = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return len(before) - first - last


def assert_other_lines_stand(old: str, new: str, place: tuple[int, int]) -> None:
    """Every line before the first and after the last line of a place is byte for byte as it was."""
    before, after = rows_of(old), rows_of(new)
    tail = before[place[1] + 1 :]
    assert after[: place[0]] == before[: place[0]]
    assert after[len(after) - len(tail) :] == tail


def parsed(text: str | bytes) -> YamlText:
    """A text that reads."""
    found = YamlText.parse(text if isinstance(text, bytes) else text.encode(), "a.yaml")
    assert isinstance(found, YamlText), found
    return found


def assert_sound(done: YamlText) -> None:
    """What an edit returned is what its bytes say, to this reader and to another one."""
    again = parsed(done.raw)
    assert again.text == done.text
    assert again.data == done.data
    assert again.raw == done.raw


@law
@given(texts(), st.booleans())
def test_what_people_write_reads_and_keeps_every_byte(drawn: Drawn, mark: bool) -> None:
    raw = drawn.text.encode("utf-8-sig" if mark else "utf-8")
    assert parsed(raw).raw == raw


@law
@given(texts())
def test_two_ways_of_reading_give_the_same_data(drawn: Drawn) -> None:
    tree = read_tree(drawn.text)
    assert tree is not None
    assert tree.data() == read_data(drawn.text)
    assert parsed(drawn.text).data == second_opinion(drawn.text)


@law
@given(texts(), st.data())
def test_setting_what_is_there_changes_no_byte(drawn: Drawn, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    assert text.set(path, get(text.data, path)).raw == text.raw


@law
@given(texts(), values, st.data())
def test_a_set_changes_the_lines_of_its_entry_and_nothing_else(drawn: Drawn, value: Any, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    try:
        done = text.set(path, value)
    except RefusedEdit:
        return
    note(done.text)
    assert get(done.data, path) == plain(value)
    assert without(done.data, path) == without(text.data, path)
    assert_other_lines_stand(text.text, done.text, drawn.places[path])
    assert_sound(done)


@law
@given(texts(), values, st.data())
def test_no_set_loses_a_comment(drawn: Drawn, value: Any, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    try:
        done = text.set(path, value)
    except RefusedEdit:
        return
    assert [one for *_, one in done.comment_lines("#")] == [one for *_, one in text.comment_lines("#")]


@law
@given(texts(), sound.filter(str.strip), st.data())
def test_a_plain_value_takes_any_sound_text(drawn: Drawn, value: str, data: st.DataObject) -> None:
    assume(drawn.simple)
    path = data.draw(st.sampled_from(drawn.simple))
    text = parsed(drawn.text)
    done = text.set(path, value)
    done.check()
    assert get(done.data, path) == value


@law
@given(texts(), any_text.filter(bool), values, st.data())
def test_a_new_key_adds_lines_and_changes_none(drawn: Drawn, name: str, value: Any, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    assume(drawn.holders)
    holder = data.draw(st.sampled_from(drawn.holders))
    assume(name not in get(text.data, holder))
    try:
        done = text.set((*holder, name), value)
    except RefusedEdit:
        return
    note(done.text)
    assert get(done.data, (*holder, name)) == plain(value)
    assert without(done.data, (*holder, name)) == without(text.data, (*holder, name))
    # The one line that may change is the last, for want of a break, or one that holds the mapping in braces.
    assert changed_lines(text.text, done.text) <= 1
    assert_sound(done)


@law
@given(texts(), sound.filter(str.strip), st.data())
def test_a_mapping_in_lines_takes_any_key_more(drawn: Drawn, value: str, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    assume(drawn.in_lines and text.text.endswith(("\n", "\r")))
    holder = data.draw(st.sampled_from(drawn.in_lines))
    done = text.set((*holder, "one key more"), value)
    assert changed_lines(text.text, done.text) == 0
    assert get(done.data, holder)["one key more"] == value


@law
@given(texts(), st.data())
def test_a_removal_takes_the_lines_of_its_entry_and_no_other(drawn: Drawn, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    try:
        done = text.remove(path)
    except RefusedEdit:
        return
    note(done.text)
    assert get(done.data, path[:-1]) == removed(get(text.data, path[:-1]), path[-1])
    if len(path) > 1:
        assert without(done.data, path[:-1]) == without(text.data, path[:-1])
    assert_other_lines_stand(text.text, done.text, drawn.places[path])
    assert_sound(done)


@law
@given(texts(), any_text, st.data())
def test_an_item_more_adds_a_line_and_changes_none(drawn: Drawn, item: str, data: st.DataObject) -> None:
    text = parsed(drawn.text)
    lists = sorted({path[:-1] for path in drawn.places if isinstance(path[-1], int)})
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    before = get(text.data, path)
    if not path:
        return
    try:
        done = text.set(path, [*before, item])
    except RefusedEdit:
        return
    assert get(done.data, path) == [*before, item]
    assert without(done.data, path) == without(text.data, path)
    assert changed_lines(text.text, done.text) <= 1
    assert_sound(done)


@law
@given(texts(), values, st.data())
def test_saving_twice_is_saving_once(drawn: Drawn, value: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    try:
        once = parsed(drawn.text).set(path, value)
    except RefusedEdit:
        return
    assert once.set(path, value).raw == once.raw
    assert parsed(once.raw).set(path, value).raw == once.raw


@law
@given(texts(), values, st.data())
def test_a_second_reader_agrees_with_every_edit(drawn: Drawn, value: Any, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(drawn.places, key=str)))
    try:
        done = parsed(drawn.text).set(path, value)
    except RefusedEdit:
        return
    assert second_opinion(done.text) == done.data


odd_text = st.text(
    st.sampled_from("abx019 \n\n\n\r\t-?:,[]{}#&*!|>'\"%@`~.<=_\\/é😀\x85\u2028\ufeff\0\x07"), max_size=60
)
ODD_LINES = (
    *(
        "a: 1",
        "b:",
        "  - x",
        "- y",
        "  c: |",
        "    text",
        "# r",
        "? k",
        ": v",
        "--- ",
        "...",
        "%YAML 1.2",
        "&a x",
        "*a",
    ),
    *("  - {d: [1, 2}", "e: 'x", 'f: "\\x"', "<<: *a", "!!str g: h", "\ti: j", "  k: &b", "l: *b", "m: >+", "", " "),
)
odd_lines = st.lists(st.sampled_from(ODD_LINES), max_size=8).map("\n".join)


def assert_within(found: Finding, raw: bytes) -> None:
    """The place of a finding is one that an editor can go to."""
    rows = rows_of(raw.decode("utf-8-sig", "replace"))
    line, column = found.span.line, found.span.column
    assert 1 <= line <= len(rows) + 1
    assert 1 <= column <= (len(rows[line - 1]) if line <= len(rows) else 0) + 1


@law
@given(st.binary(max_size=80) | odd_text.map(str.encode) | odd_lines.map(str.encode))
def test_any_bytes_are_a_text_or_a_finding_inside_them(raw: bytes) -> None:
    found = YamlText.parse(raw, "a.yaml")
    if isinstance(found, Finding):
        assert_within(found, raw)
    else:
        assert found.raw == raw


@law
@given(odd_text | odd_lines | texts().map(lambda drawn: drawn.text))
def test_data_and_tree_agree_on_any_text_or_refuse_it_alike(text: str) -> None:
    def outcome(read: Callable[[str], Any]) -> Any:
        try:
            return "reads", read(text)
        except TextProblem as trouble:
            return trouble.label, trouble.message, trouble.line, trouble.column

    def tree_data(text: str) -> Any:
        tree = read_tree(text)
        return tree.data() if tree else None

    assert outcome(read_data) == outcome(tree_data)


# What YAML allows and few people use.
CORNERS = (
    *("a: 1", "b:\n  - x\n  - y", "c: |1\n text\n\n", "# r", "d: {e: 1, f: [2], g}", "h:", "? i\n: v", "? j", "k : l"),
    *("m: &n x", "o: *n", "<<: {p: 1}", "!!str q: !!str 1", "&r s: *r", '"t u": "\\x41"', "v:\n- - z", "w: [p: 1,]"),
    *("x: [\n1,\n2\n]", "y: !!null", "z: ! 1", "aa: 'b\n\n  c'", "cc: >2-\n   d\n  e", "é: ", "ff: {g:, h: }"),
    *("~: ~", "gg: ! ''", "hh: &ii", "jj: *ii", "kk: - ", "ll: {mm: {nn: oo}}", "pp: >\n\n  qq", "rr: 'x' # y"),
)
corners = st.lists(st.sampled_from(CORNERS), min_size=1, max_size=6, unique=True).map("\n".join)


def paths_of(data: Any) -> list[Place]:
    """Every path in some data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, value in items for path in ((step,), *((step, *rest) for rest in paths_of(value)))]


@law
@given(corners, any_text, st.data())
def test_an_edit_of_any_text_that_reads_is_right_or_refused(raw: str, value: str, data: st.DataObject) -> None:
    text = YamlText.parse(raw.encode(), "a.yaml")
    assume(isinstance(text, YamlText) and paths_of(text.data))
    assert isinstance(text, YamlText)
    path = data.draw(st.sampled_from(paths_of(text.data)))
    acts: tuple[Callable[[], YamlText], ...] = (
        lambda: text.set(path, value),
        lambda: text.remove(path),
        lambda: text.set((*path[:-1], "new"), value),
    )
    for act in acts:
        try:
            done = act()
            done.check()
        except RefusedEdit:
            continue
        assert_sound(done)
        assert second_opinion(done.text) == done.data
