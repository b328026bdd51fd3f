"""The big list of naughty strings: each comes back as it went in, or is refused in words.

MOFKIT_BLNS names a folder with `blns.json` of github.com/minimaxir/big-list-of-naughty-strings; without it nothing
runs.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.errors import MofkitError
from mofkit.model.record import id_problem
from mofkit.shown import safe_text
from mofkit.text.csvtext import CsvText
from mofkit.text.csvtext import parse_or_raise as parse_csv
from mofkit.text.yamltext import YamlText
from mofkit.text.yamltext import parse_or_raise as parse_yaml
from mofkit.workspace.edit import Edit, apply
from mofkit.workspace.files import walk

FOLDER = os.environ.get("MOFKIT_BLNS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="MOFKIT_BLNS names no folder")
STRINGS: list[str] = json.loads(Path(FOLDER, "blns.json").read_text("utf-8")) if FOLDER else []
# What the list does not have: controls, lines of other systems, marks of direction, and what YAML reads its own way.
OURS = [
    *(
        "\0",
        "\x07",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u202ea",
        "\ufffe",
        "\uffff",
        "\ud800",
        "a\r",
        "\r\n",
    ),
    *(
        "a\tb",
        "\ta",
        " a",
        "a ",
        "\n",
        "\n\n",
        " \n a",
        "a\n\n",
        "# a",
        "a # b",
        "a: b",
        "- a",
        "? a",
        ": a",
        "| a",
        "> a",
        "@a",
    ),
    *(
        "`a",
        "!a",
        "&a",
        "*a",
        "%a",
        "{a",
        "[a",
        "]",
        ",",
        "'",
        '"',
        "''",
        '""',
        "yes",
        "no",
        "on",
        "y",
        "~",
        "null",
        "12:30:45",
    ),
    *(
        "0o17",
        "0x1F",
        "1e3",
        ".inf",
        "-.5",
        "+1",
        "1_000",
        "2026-02-31",
        "<<",
        "=",
        "---",
        "...",
        "--- a",
        "=1+1",
        "@SUM(1)",
        "sep=;",
    ),
]
ALL = [*STRINGS, *OURS] if FOLDER else []
each = pytest.mark.parametrize("naughty", [pytest.param(one, id=f"{at}") for at, one in enumerate(ALL)])

RECORD = "id: A-1  # mine\nnote: 'old'\nplain: old\nitems:\n  - old\nflow: {a: old}\n"
TABLE = 'id,note\r\nA-1,"old"\r\nA-2,old\r\n'


def is_no_text(naughty: str) -> bool:
    """Half a character: no encoding can carry it."""
    return any(ord(char) in range(0xD800, 0xE000) for char in naughty)


def changes_the_reading(naughty: str) -> bool:
    """As the first characters of a file it would be its mark or its separator, or as a header hold others."""
    return naughty.startswith(("\ufeff", "sep=")) or any(one in naughty for one in ";|\t")


@each
@pytest.mark.parametrize("path", [("note",), ("plain",), ("items", 0), ("flow", "a"), ("new",)])
def test_a_string_is_a_yaml_value_or_refused(naughty: str, path: tuple[str | int, ...]) -> None:
    text = parse_yaml(RECORD.encode(), "a.yaml")
    try:
        done = text.set(path, naughty)
        done.check()
    except MofkitError:
        assert is_no_text(naughty)
        return
    again = parse_yaml(done.raw, "a.yaml").data
    for step in path:
        again = again[step]
    assert again == naughty
    assert len(set(RECORD.splitlines()) - set(done.text.splitlines())) <= 1


@each
def test_a_string_is_a_yaml_key_or_refused(naughty: str) -> None:
    try:
        done = parse_yaml(RECORD.encode(), "a.yaml").set((naughty,), "x")
        done.check()
    except MofkitError:
        return
    again = YamlText.parse(done.raw, "a.yaml")
    assert isinstance(again, YamlText)
    assert again.data[naughty] == "x"


def table_acts() -> list[Callable[[CsvText, str], tuple[CsvText, int, int]]]:
    """The ways into a table: a quoted cell, a bare cell, a new row, a header, a new column."""
    return [
        lambda text, one: (text.set_cells({(1, 1): one}), 1, 1),
        lambda text, one: (text.set_cells({(2, 1): one}), 2, 1),
        lambda text, one: (text.append([one, one]), 3, 1),
        lambda text, one: (text.set_cells({(0, 0): one}), 0, 0),
        lambda text, one: (text.with_column(one), 0, 2),
    ]


@each
@pytest.mark.parametrize("act", table_acts(), ids=["quoted", "bare", "row", "header", "column"])
def test_a_string_is_a_cell_or_refused(naughty: str, act: Callable[[CsvText, str], tuple[CsvText, int, int]]) -> None:
    text = parse_csv(TABLE.encode(), "a.csv")
    try:
        done, row, column = act(text, naughty)
    except MofkitError:
        assert is_no_text(naughty) or "\0" in naughty or changes_the_reading(naughty)
        return
    again = parse_csv(done.raw, "a.csv")
    assert again.records[row].cells[column] == naughty
    assert again.records == done.records


@each
def test_a_string_in_a_file_name_stays_inside_or_is_refused(naughty: str, tmp_path: Path) -> None:
    root = tmp_path / "ws"
    root.mkdir()
    path = f"actions/{naughty}.yaml"
    try:
        apply(root, [Edit(path, None, b"id: A-1\n")])
    except MofkitError:
        pass
    else:
        assert (root / path).resolve().read_bytes() == b"id: A-1\n"
    assert [one.name for one in tmp_path.iterdir()] == ["ws"]
    assert all(root in one.parents for one in root.rglob("*"))
    assert not any(name.endswith("-new") for name, _ in walk(root))


@each
def test_an_id_that_is_allowed_is_a_safe_file_name(naughty: str) -> None:
    if not id_problem(naughty):
        assert naughty == safe_text(naughty)
        assert not set(naughty) & set('/\\:*?"<>| ')


@each
def test_a_string_that_is_shown_drives_no_terminal(naughty: str) -> None:
    shown = safe_text(naughty)
    assert shown.isprintable() or not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
    assert len(shown.splitlines()) <= 1
