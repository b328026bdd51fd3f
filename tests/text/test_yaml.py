"""YAML in and out, by example."""

import importlib.util
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from textwrap import dedent
from types import ModuleType
from typing import Any

import pytest

from mofkit.errors import BrokenFile, RefusedEdit
from mofkit.finding import DUPLICATE_KEY, ENCODING, LIMIT, YAML_FEATURE, YAML_SYNTAX, Finding
from mofkit.text import yamlread
from mofkit.text.decode import TextProblem
from mofkit.text.yamledit import set_value
from mofkit.text.yamlread import read_data, read_tree
from mofkit.text.yamltext import YamlText, parse_or_raise
from mofkit.text.yamlwrite import double_quoted, fragment, plain, scalar, second_opinion, single_quoted

CHANGE = """\
# A change of the demo council
id: CHG-001
title: 'New tax tables'   # as in the gazette
service: SRV-001
window: "22:00"
steps:
  - Stop the batch
  - Load tables  # from the share

  # the slow one
  - Start the batch
risk: {likelihood: 2, impact: 4}
note: |
  Two lines
  of text

approved:
"""


def parsed(text: str) -> YamlText:
    found = YamlText.parse(text.encode(), "c.yaml")
    assert isinstance(found, YamlText), found
    return found


def finding(raw: str | bytes) -> Finding:
    found = YamlText.parse(raw if isinstance(raw, bytes) else raw.encode(), "c.yaml")
    assert isinstance(found, Finding)
    return found


def place(text: str) -> tuple[int, int]:
    found = finding(text)
    return found.span.line, found.span.column


# Reading.


def test_scalars_stay_the_text_they_were_written_as() -> None:
    assert parsed("[22:00, 1.10, no, 0o17, 2026-02-31, 1e3, .nan, 12e03, <<]").data == [
        *("22:00", "1.10", "no", "0o17", "2026-02-31", "1e3", ".nan", "12e03", "<<"),
    ]


def test_nothing_is_written_in_five_ways() -> None:
    assert parsed("[~, null, Null, NULL, {a: }]").data == [None, None, None, None, {"a": None}]
    assert parsed("['', '~', \"null\", !!str ~]").data == ["", "~", "null", "~"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "---\n", "---\n...\n", "\ufeff"])
def test_a_text_without_a_document_says_nothing(text: str) -> None:
    assert parsed(text).data is None


def test_a_value_written_once_may_be_said_often() -> None:
    assert parsed("a: &x {b: [1]}\nc: *x\nd: [*x, *x]\n").data == {
        "a": {"b": ["1"]},
        "c": {"b": ["1"]},
        "d": [{"b": ["1"]}, {"b": ["1"]}],
    }
    assert parsed("&k a: 1\nb: *k\n").data == {"a": "1", "b": "a"}


@pytest.mark.parametrize(
    ("text", "label", "message", "at"),
    [
        ("a: 1\nb: 2\na: 3\n", DUPLICATE_KEY, "the key 'a' is written twice", (3, 1)),
        ("a: !secret b\n", YAML_FEATURE, "the tag '!secret'", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]\n", YAML_FEATURE, "the tag 'tag:yaml.org,2002:python", (1, 4)),
        ("? [a]\n: b\n", YAML_FEATURE, "a key that is not plain text", (1, 3)),
        ("a: *b\n", YAML_FEATURE, "'*b' refers to nothing", (1, 4)),
        ("a: &b [*b]\n", YAML_FEATURE, "'*b' refers to nothing", (1, 8)),
        ("a: 1\n---\nb: 2\n", YAML_FEATURE, "a second document", (2, 1)),
        ("a: 'b\n", YAML_SYNTAX, "not YAML here", (2, 1)),
        ("a: b: c\n", YAML_SYNTAX, "not YAML here: mapping values", (1, 5)),
        ("a: @b\n", YAML_SYNTAX, "not YAML here", (1, 4)),
        ("a: [1,\nb: 2\n", YAML_SYNTAX, "not YAML here", (3, 1)),
        ("é😀: ok\nb: 😀\x07\n", YAML_SYNTAX, "not YAML here: control characters", (2, 5)),
        ("a\n<<<<<<< HEAD\nb: 1\n", YAML_SYNTAX, "not YAML here", (3, 2)),
    ],
)
def test_what_is_no_record_is_a_finding_with_its_place(
    text: str, label: Any, message: str, at: tuple[int, int]
) -> None:
    found = finding(text)
    assert found.label == label
    assert found.message.startswith(message)
    assert place(text) == at
    assert found.help


def test_a_byte_that_is_no_text_is_a_finding() -> None:
    assert finding(b"a: caf\xe9\n").label == ENCODING


def test_who_must_have_a_text_gets_it_or_an_error_with_the_place() -> None:
    assert parse_or_raise(b"a: 1", "c.yaml").data == {"a": "1"}
    with pytest.raises(BrokenFile, match=r"c\.yaml:2:1: the key 'a' is written twice"):
        parse_or_raise(b"a: 1\na: 2\n", "c.yaml")


# Limits.


def both(text: str) -> list[str]:
    """How the two readers end: `reads`, or the message of the problem."""
    ends = []
    for read in (read_data, read_tree):
        try:
            read(text)
            ends.append("reads")
        except TextProblem as trouble:
            ends.append(trouble.message)
    return ends


def test_nesting_has_a_limit() -> None:
    fits = "[" * 101 + "x" + "]" * 101
    assert both(fits) == ["reads", "reads"]
    assert both(f"[{fits}]") == ["values nested deeper than 100 levels"] * 2


def test_nesting_by_reference_has_the_same_limit() -> None:
    rows = ["- &a0 [x]", *(f"- &a{at} [*a{at - 1}]" for at in range(1, 300))]
    assert both("\n".join(rows[:99])) == ["reads", "reads"]
    assert both("\n".join(rows)) == ["values nested deeper than 100 levels"] * 2


def test_the_number_of_values_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlread, "MAX_NODES", 10)
    assert both("[1, 2, 3, 4, 5, 6, 7, 8, 9]") == ["reads", "reads"]
    assert both("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]") == ["more than 10 values in one file"] * 2
    assert both("{a: 1, b: {c: 2}, d: [3]}") == ["reads", "reads"]
    assert both("{a: 1, b: {c: 2}, d: [3], e: 4}") == ["more than 10 values in one file"] * 2


def test_what_references_multiply_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlread, "MAX_NODES", 1_000)
    bomb = ["a0: &a0 [x, x, x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 9))]
    assert both("\n".join(bomb)) == ["more than 1,000 values in one file"] * 2


def test_references_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlread, "MAX_ALIASES", 3)
    assert both("[&a x, *a, *a, *a]") == ["reads", "reads"]
    assert both("[&a x, *a, *a, *a, *a]") == ["more than 3 aliases"] * 2
    assert finding("[&a x, *a, *a, *a, *a]").label == LIMIT


# The same without libyaml.


@pytest.fixture(scope="module")
def pure() -> ModuleType:
    """The reader as it is where PyYAML has no C parser."""
    assert yamlread.__file__ is not None
    hidden = {name: sys.modules.pop(name, None) for name in ("yaml._yaml",)}
    sys.modules["yaml._yaml"] = None  # type: ignore[assignment]
    try:
        spec = importlib.util.spec_from_file_location("yamlread_without_c", yamlread.__file__)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.modules.update({name: one for name, one in hidden.items() if one is not None})
    return module


READABLE = [
    CHANGE,
    CHANGE.replace("\n", "\r\n"),
    "",
    "# only a remark\n",
    "- a\n- - b\n  - c\n-\n  d: e\n",
    "a: &x {b: [1, 2]}\nc: *x\n",
    "a: 'it''s'\nb: \"\\u00e9\"\nc: >-\n  folded\n  text\nd: plain\n  text\n",
    "? explicit\n: value\n",
    "é: 😀\nb: [é, 😀]\n",
    "--- # start\na: 1\n...\n",
]


@pytest.mark.parametrize("text", READABLE)
def test_the_parser_in_python_gives_the_same_data_and_places(pure: ModuleType, text: str) -> None:
    assert pure.read_data(text) == read_data(text)
    there, here = pure.read_tree(text), read_tree(text)
    assert (there and there.data()) == (here and here.data())
    if here is None:
        return
    for path in paths_of(here.data()):
        assert starts(there, path) == starts(here, path)


@pytest.mark.parametrize("text", ["a: 'b\n", "é: \x07", "a: b: c\n", "a: *b\n", "a: 1\na: 2\n", "a: !x y\n"])
def test_the_parser_in_python_finds_the_same_problems_in_the_same_places(pure: ModuleType, text: str) -> None:
    assert problem_of(pure.read_data, text) == problem_of(read_data, text)
    assert problem_of(pure.read_tree, text) == problem_of(read_tree, text)


def problem_of(read: Callable[[str], Any], text: str) -> tuple[Any, int, int]:
    with pytest.raises(TextProblem) as caught:
        read(text)
    return caught.value.label, caught.value.line, caught.value.column


def starts(node: Any, path: tuple[str | int, ...]) -> tuple[int, int, str]:
    """Where the value of a path begins, where its key begins, and how it is written."""
    key = 0
    for step in path:
        if node.shape == "list":
            node = node.items[step]
        else:
            key, node = next((key.start, value) for key, value in node.items if key.value == step)
    return key, node.start, node.style


def paths_of(data: Any) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, value in items for path in ((step,), *((step, *rest) for rest in paths_of(value)))]


# Places.


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "2:1", "2:1"),
        (("id",), "2:1", "2:5"),
        (("title",), "3:1", "3:8"),
        (("steps",), "6:1", "6:1"),
        (("steps", 1), "8:5", "8:5"),
        (("steps", 2), "11:5", "11:5"),
        (("risk",), "12:1", "12:7"),
        (("risk", "impact"), "12:23", "12:31"),
        (("note",), "13:1", "13:7"),
        (("approved",), "17:1", "17:1"),
        (("steps", 9), "6:1", "6:1"),
        (("steps", "x"), "6:1", "6:1"),
        (("risk", "owner"), "12:1", "12:7"),
        (("owner",), "2:1", "2:1"),
    ],
)
def test_a_key_and_its_value_have_places(path: tuple[str | int, ...], key: str, value: str) -> None:
    text = parsed(CHANGE)
    assert str(text.span(path)) == f"c.yaml:{key}"
    assert str(text.value_span(path)) == f"c.yaml:{value}"


def test_the_place_of_a_missing_value_is_that_of_its_nearest_written_parent() -> None:
    assert str(parsed("").value_span(("a",))) == "c.yaml:1:1"
    assert str(parsed("\n\na:\n  b:\n").value_span(("a", "b"))) == "c.yaml:4:3"


def test_comments_are_told_from_text_that_looks_like_them() -> None:
    text = parsed(
        dedent("""\
        # mofkit: one
        a: 1  # mofkit: two # mofkit: still two
        b: 'x # mofkit: no' # mofkit: three
        c: "x
          # mofkit: no"
        d: |  # mofkit: four
          # mofkit: no
        e: x#mofkit
        "f # mofkit: no": {g: 'h # mofkit: no'}  # other
        i: &i 'x # mofkit: no'
        j: [*i, "y # mofkit: no"]
        """)
    )
    assert text.comment_lines("mofkit") == [
        (1, 1, "# mofkit: one"),
        (2, 7, "# mofkit: two # mofkit: still two"),
        (3, 21, "# mofkit: three"),
        (6, 7, "# mofkit: four"),
    ]
    assert parsed(text.text.replace("\n", "\r\n")).comment_lines("mofkit") == text.comment_lines("mofkit")
    assert parsed("a: 1 # b\n").comment_lines("mofkit") == []
    assert parsed("a: mofkit\n").comment_lines("mofkit") == []
    assert parsed("# mofkit\n").comment_lines("mofkit") == [(1, 1, "# mofkit")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1  # x\nb: 2\n", "a: 1\nb: 2\n"),
        ("# x\na: 1\n", "a: 1\n"),
        ("a: 1\n  # x\n", "a: 1\n"),
        ("a: 1\r\n# x\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"),
        ("a: 1 # x", "a: 1"),
    ],
)
def test_a_comment_goes_away_with_its_line_if_it_stands_alone(before: str, after: str) -> None:
    text = parsed(before)
    line, column, _ = text.comment_lines("x")[0]
    assert text.without_comment(line, column).text == after


def test_a_comment_that_is_part_of_a_value_stays() -> None:
    with pytest.raises(RefusedEdit, match="the comment in line 2 is part of a value"):
        parsed("a: |\n  # x\n").without_comment(2, 3)


# Setting.


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("id",), "CHG-002", "id: CHG-001\n", "id: CHG-002\n"),
        (("title",), "It's new", "'New tax tables'   # as", "'It''s new'   # as"),
        (("window",), "23:00", '"22:00"', '"23:00"'),
        (("service",), "23:00", "SRV-001", '"23:00"'),
        (("service",), "no", "SRV-001", '"no"'),
        (("service",), "a: b # c", "SRV-001", "'a: b # c'"),
        (("service",), "two\nlines", "SRV-001", '"two\\nlines"'),
        (("service",), None, "service: SRV-001\n", "service:\n"),
        (("service",), 5, "SRV-001", "5"),
        (("service",), date(2026, 11, 30), "SRV-001", "2026-11-30"),
        (("service",), ["a", "b"], "service: SRV-001\n", "service:\n  - a\n  - b\n"),
        (("service",), {"a": 1}, "service: SRV-001\n", "service:\n  a: 1\n"),
        (("title",), ["a"], "title: 'New tax tables'   #", "title: [a]   #"),
        (("title",), {"a": "b"}, "title: 'New tax tables'   #", "title: {a: b}   #"),
        (("approved",), "Ada", "approved:\n", "approved: Ada\n"),
        (("approved",), ["Ada"], "approved:\n", "approved:\n  - Ada\n"),
        (("steps", 1), "Load", "Load tables  #", "Load  #"),
        (("steps", 1), {"do": "Load"}, "Load tables  #", "{do: Load}  #"),
        (("risk", "impact"), 5, "impact: 4}", "impact: 5}"),
        (("risk", "owner"), "Ada", "impact: 4}", "impact: 4, owner: Ada}"),
        (("risk", "owner"), None, "impact: 4}", "impact: 4, owner: }"),
        (("risk",), {"likelihood": "1"}, "{likelihood: 2, impact: 4}", "{likelihood: 1}"),
        (("risk",), "high", "{likelihood: 2, impact: 4}", "high"),
        (("note",), "One line", "|\n  Two lines\n  of text\n", "One line\n"),
        (("note",), "One\nTwo\n", "Two lines\n  of text\n", "One\n  Two\n"),
        (("note",), "a\tb\n\x01", "|\n  Two lines\n  of text\n", '"a\\tb\\n\\x01"\n'),
        (("owner",), "Ada", "approved:\n", "approved:\nowner: Ada\n"),
        (("owner",), ["Ada", "Bo"], "approved:\n", "approved:\nowner:\n  - Ada\n  - Bo\n"),
        (("owner",), "a\nb\n", "approved:\n", "approved:\nowner: |\n  a\n  b\n"),
        (("owner",), "\n", "approved:\n", 'approved:\nowner: "\\n"\n'),
        (
            ("steps",),
            ["Stop the batch", "Load tables", "Start the batch", "Look"],
            "- Start the batch\n",
            "- Start the batch\n  - Look\n",
        ),
        (("steps",), ["Load tables", "Start the batch"], "  - Stop the batch\n", ""),
    ],
)
def test_a_set_changes_only_what_it_says(path: tuple[str | int, ...], value: Any, old: str, new: str) -> None:
    assert old in CHANGE
    done = parsed(CHANGE).set(path, value)
    assert done.text == CHANGE.replace(old, new)
    done.check()


def test_a_set_of_the_same_value_changes_no_byte() -> None:
    text = parsed(CHANGE)
    assert text.set(("steps",), ("Stop the batch", "Load tables", "Start the batch")) is text
    assert text.raw == CHANGE.encode()


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("a: 1\r\nb:\r\n  - x\r\n", ("b",), ["x", "y\n"], "a: 1\r\nb:\r\n  - x\r\n  - |\r\n    y\r\n"),
        ("a: 1\r\n", ("b",), {"c": ["d"]}, "a: 1\r\nb:\r\n  c:\r\n    - d\r\n"),
        ("a: 1", ("b",), "2", "a: 1\nb: 2"),
        ("a:\n- x", ("a",), ["x", "w"], "a:\n- x\n- w"),
        ("- |\n  a\n", (0,), "b\nc\n", '- "b\\nc\\n"\n'),
        (
            "a:\n- x\n- y: 1\n  z: 2\n# end\n",
            ("a",),
            ["x", {"y": "1", "z": "2"}, "w"],
            "a:\n- x\n- y: 1\n  z: 2\n- w\n# end\n",
        ),
        ("a: [x]\n", ("a",), ["x", "y, z"], "a: [x, 'y, z']\n"),
        ("a: []\n", ("a",), ["x"], "a: [x]\n"),
        ("a: [x, y, z]\n", ("a",), ["x", "z"], "a: [x, z]\n"),
        ("a: [x, y]\n", ("a",), ["x"], "a: [x]\n"),
        ("a: [x]\n", ("a",), [], "a: []\n"),
        ("a: {b: 1}\n", ("a", "c"), "2", "a: {b: 1, c: 2}\n"),
        ("a: {}\n", ("a", "c"), "2", "a: {c: 2}\n"),
        ("a: {\n  b: 1,\n}\n", ("a", "c"), "2", "a: {\n  b: 1,\nc: 2}\n"),
        ("a: {b}\n", ("a", "b"), "2", "a: {b: 2}\n"),
        ("a: {b: , c: 1}\n", ("a", "b"), "2", "a: {b: 2 , c: 1}\n"),
        ("a: {b: 1}\n", ("a", "b"), None, "a: {b: ~}\n"),
        ("a:  # who\n", ("a",), ["x"], "a: [x]  # who\n"),
        ("- a\n-\n- b\n", (1,), "x", "- a\n- x\n- b\n"),
        ("a:\n  b:\n    c: 1\n  d: 2\n", ("a", "b", "e"), "3", "a:\n  b:\n    c: 1\n    e: 3\n  d: 2\n"),
        ("a:\n  b: 1\n\n# about c\nc: 2\n", ("a", "d"), "3", "a:\n  b: 1\n  d: 3\n\n# about c\nc: 2\n"),
        ("", ("a",), "1", "a: 1\n"),
        ("# end", ("a",), "1", "# end\na: 1\n"),
        ('"a": 1\n', ("a",), ["x"], "a:\n  - x\n"),
        ("a: 1\n", ("b c",), "x", "a: 1\nb c: x\n"),
        ("a: 1\n", ("b: c",), "x", "a: 1\n'b: c': x\n"),
        ("a: >+\n  x\n\n\n", ("a",), "w", "a: w\n\n\n"),
    ],
)
def test_a_set_keeps_to_the_manner_of_the_file(
    before: str, path: tuple[str | int, ...], value: Any, after: str
) -> None:
    done = parsed(before).set(path, value)
    assert done.text == after
    done.check()


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("a: 1\n", (), "x"),
        ("a: 1\n", ("a", "b"), "x"),
        ("a: &x 1\nb: *x\n", ("a",), "2"),
        ("a: &x 1\nb: *x\n", ("a",), None),
        ("a: &x 1\nb: *x\n", ("b",), "2"),
        ("a: &x {c: 1}\nb: *x\n", ("b", "c"), "2"),
        ("a: &x {c: 1}\nb: *x\n", ("b", "d"), "2"),
        ("a: &x [1]\nb: *x\n", ("b",), ["1", "2"]),
        ("a: [1]\n", ("a", 1), "2"),
        ("a: [1]\n", ("a",), ["1", "\ud800"]),
        ("a: [1]\n", ("a", -1), "2"),
        ("- 1\n", ("a",), "2"),
        ("a: 1\n", (0,), "2"),
        ("a: 1\n", ("a",), "\ud800"),
        ("a: 'x'\n", ("a",), "\ud800"),
        ("a: 1\n", ("\ud800",), "x"),
        ("a:  # why\n  - b  # because\n", ("a",), "c"),
        ("a: | # why\n  b\n", ("a",), "c"),
        ("? a\n", ("a",), "x"),
        ("a: |+\n  x", ("b",), "y"),
        ("a: |+\n  x", ("b",), ["y"]),
        ("a\n", ("b",), "y"),
    ],
)
def test_a_set_that_would_touch_more_is_refused(text: str, path: tuple[str | int, ...], value: Any) -> None:
    with pytest.raises(RefusedEdit):
        parsed(text).set(path, value)


def test_a_list_that_is_written_elsewhere_takes_no_item() -> None:
    with pytest.raises(RefusedEdit, match="'b' cannot be changed without touching other lines or comments"):
        set_value(parsed("a: &x [1]\nb: *x\n"), ("b",), ["1", "2"])


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("id: x\n", ("a", "b", "c"), "id: x\na:\n  b:\n    c: v\n"),
        ("id: x\na:\n", ("a", "b", "c"), "id: x\na:\n  b:\n    c: v\n"),
        ("a:\n  d: 1  # d\n", ("a", "b", "c"), "a:\n  d: 1  # d\n  b:\n    c: v\n"),
        ("a:\n  - id: x\n", ("a", 0, "b", "c"), "a:\n  - id: x\n    b:\n      c: v\n"),
        ("a: {d: 1}\n", ("a", "b", "c"), "a: {d: 1, b: {c: v}}\n"),
    ],
)
def test_a_value_deeper_than_what_is_written_brings_the_steps_between(
    before: str, path: tuple[str | int, ...], after: str
) -> None:
    assert parsed(before).set(path, "v").text == after


def test_nothing_deeper_than_what_is_written_is_there_already() -> None:
    assert parsed("id: x\n").set(("a", "b", "c"), None).text == "id: x\n"


@pytest.mark.parametrize("path", [("a", "b", "c"), ("l", 5, "c"), ("n", 0, "c")])
def test_no_step_is_made_in_a_text_or_a_list(path: tuple[str | int, ...]) -> None:
    with pytest.raises(RefusedEdit):
        parsed("a: text\nl: [1]\n").set(path, "v")


# Removing.


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: 1  # x\nb: 2\n", ("a",), "b: 2\n"),
        ("a: 1\nb:\n  - x\n  # about y\n  - y\nc: 2\n", ("b",), "a: 1\nc: 2\n"),
        ("b:\n  - x\n  # about y\n  - y\n", ("b", 1), "b:\n  - x\n  # about y\n"),
        ("b:\n- x\n-\n  y: 1\n  z: 2\n", ("b", 1), "b:\n- x\n"),
        ("b:\n- x\n-  # two\n  - y\n- z\n", ("b", 1), "b:\n- x\n- z\n"),
        ("a: |\n  text\n\nb: 1\n", ("a",), "\nb: 1\n"),
        ("a: {b: 1, c: 2}\n", ("a", "b"), "a: {c: 2}\n"),
        ("a: {b: 1, c: 2}\n", ("a", "c"), "a: {b: 1}\n"),
        ("a: {b: 1}\n", ("a", "b"), "a: {}\n"),
        ("a: [x,y]\n", ("a", 0), "a: [y]\n"),
        ("a: 1\n", ("b",), "a: 1\n"),
        ("a: 1\n", ("a", "b"), "a: 1\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
    ],
)
def test_a_removal_takes_the_entrys_own_lines(before: str, path: tuple[str | int, ...], after: str) -> None:
    done = parsed(before).remove(path)
    assert done.text == after
    done.check()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: 1\n", ()),
        ("a: 1\n", ("a",)),
        ("- a: 1\n  b: 2\n", (0, "a")),
        ("a: &x {b: 1}\nc: *x\n", ("c", "b")),
        ("a: &x 1\nb: *x\n", ("a",)),
        ("? a\n: 1\nb: 2\n", ("a",)),
    ],
)
def test_a_removal_that_would_touch_more_is_refused(text: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(RefusedEdit):
        parsed(text).remove(path)


# A second opinion.


@pytest.mark.parametrize("text", [*READABLE, "a: !!str ~\n", "a: &x 1\nb: &x 2\n", "? a\n"])
def test_a_second_reader_agrees_with_the_first(text: str) -> None:
    parsed(text).check()


@pytest.mark.parametrize(("text", "why"), [("a: &an:chor b\n", "disagree"), ("a:\n - b\n  \tc\n", "does not accept")])
def test_a_text_that_two_readers_read_differently_is_not_written(text: str, why: str) -> None:
    found = YamlText.parse(text.encode(), "c.yaml")
    assert isinstance(found, YamlText)
    with pytest.raises(RefusedEdit, match=why):
        found.check()


@pytest.mark.parametrize("text", ["a: 'b", "a: 1\n---\nb: 2\n", "[" * 600, "%YAML 1.3\n---\na: 1\n", "a: b\n a: b: c"])
def test_whatever_the_second_reader_stumbles_over_is_one_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        second_opinion(text)


# Writing values.


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (None, None),
        (True, "true"),
        (False, "false"),
        (5, "5"),
        (Decimal("1.50"), "1.50"),
        (date(2026, 11, 30), "2026-11-30"),
        (("a", 1), ["a", "1"]),
        ({"a": {1: None}}, {"a": {"1": None}}),
    ],
)
def test_any_value_has_a_plain_form(value: Any, data: Any) -> None:
    assert plain(value) == data


@pytest.mark.parametrize(
    ("value", "token"),
    [
        *(("x", "x"), ("a b", "a b"), ("5", "5"), ("-5", "-5"), ("2026-11-30", "2026-11-30"), (True, "true"), (5, "5")),
        *(
            ("007", "'007'"),
            ("1.10", "'1.10'"),
            ("2026-02-31", "'2026-02-31'"),
            ("1234567890123456789", "'1234567890123456789'"),
        ),
        *(
            ("no", '"no"'),
            ("ON", '"ON"'),
            ("22:00", '"22:00"'),
            ("<<", '"<<"'),
            ("", '""'),
            ("~", '"~"'),
            ("null", '"null"'),
        ),
        *(
            ("a: b", "'a: b'"),
            ("a #b", "'a #b'"),
            ("- a", "'- a'"),
            ("[a", "'[a'"),
            ("it's", "it's"),
            ("'q'", "\"'q'\""),
        ),
        *(("a\nb", '"a\\nb"'), ("a\x85b", '"a\\Nb"'), ("\ufeff", '"\\ufeff"'), (Decimal("1.50"), '"1.50"')),
        *(([], "[]"), (["a", "b, c"], "[a, 'b, c']"), ({"a": 1}, "{a: 1}"), ({"a": "1", "b": None}, "{a: 1, b: null}")),
        (date(2026, 11, 30), "2026-11-30"),
    ],
)
def test_a_token_is_as_plain_as_every_reader_allows(value: Any, token: str) -> None:
    assert scalar(value).casefold() == token.casefold()
    assert read_data(f"[{token}]") == [plain(value)]


def test_a_quoted_token_reads_back() -> None:
    odd = 'it\'s "odd" \\ \n\r\t\0\x07\x85\xa0\u2028\ufeff\uffff é 😀'
    assert read_data(double_quoted(odd)) == odd
    assert double_quoted("\ud800") == '"\\ud800"'
    assert single_quoted("it's") == "'it''s'"


def test_a_new_document_is_written_as_people_would() -> None:
    data = {
        "id": "CHG-001",
        "when": "2026-11-30",
        "note": "One\nTwo\n",
        "odd": "a\r\nb",
        "steps": ["Stop", {"do": "x"}],
    }
    assert fragment(data) == dedent("""\
        id: CHG-001
        when: 2026-11-30
        note: |
          One
          Two
        odd: "a\\r\\nb"
        steps:
          - Stop
          - do: x
        """)
    assert read_data(fragment(data)) == data


@pytest.mark.parametrize("value", ["\n", "\na\n", "a\n\n", " a\n", "a\n b\n", "\u2028\n", "a\nb"])
def test_lines_that_a_block_would_bend_are_quoted(value: str) -> None:
    assert fragment({"a": value}).startswith('a: "')
    assert read_data(fragment({"a": value})) == {"a": value}


def test_several_lines_are_a_block_where_nothing_stood_before() -> None:
    text = parse_or_raise(b"a:\n  - ask: Who?\n    answer:\n    gap:  # soon\nb: 1\n", "a.yaml")
    assert text.set(("a", 0, "answer"), "One\nTwo\n").text == (
        "a:\n  - ask: Who?\n    answer: |\n      One\n      Two\n    gap:  # soon\nb: 1\n"
    )
    assert text.set(("a", 0, "gap"), "One\nTwo\n").text.endswith('    gap: "One\\nTwo\\n"  # soon\nb: 1\n')
