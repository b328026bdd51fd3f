"""Real tables: read byte for byte, streamed alike, and edited in one cell without another byte.

MOFKIT_REAL names a folder; every *.csv below it takes part. Without it nothing runs.
"""

import os
from pathlib import Path

import pytest

from mofkit.text.csvread import stream
from mofkit.text.csvtext import CsvText

FOLDER = os.environ.get("MOFKIT_REAL", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="MOFKIT_REAL names no folder")
TABLES = sorted(Path(FOLDER).rglob("*.csv")) if FOLDER else []
each = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in TABLES])


def encoding_of(raw: bytes) -> str | None:
    """UTF-8 if the bytes are; Latin-1 reads any others."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return None if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
    return None


def parsed(path: Path) -> CsvText:
    """A table, in the encoding it is in."""
    raw = path.read_bytes()
    found = CsvText.parse(raw, path.name, encoding=encoding_of(raw))
    assert isinstance(found, CsvText), found
    return found


@each
def test_reading_a_real_table_keeps_every_byte(path: Path) -> None:
    text = parsed(path)
    assert text.raw == path.read_bytes()
    ends = [0, *(record.end for record in text.records)]
    between = [text.text[end : record.start] for end, record in zip(ends, text.records, strict=False)]
    assert "".join(between).strip("\r\n") == text.dialect.preamble.strip()


@each
def test_streaming_a_real_table_gives_the_rows_that_reading_gives(path: Path) -> None:
    text = parsed(path)
    with path.open("rb") as source:
        found = stream(source, encoding_of(path.read_bytes()))
        assert found.header == text.header
        rows = [(line, tuple(cells)) for line, cells in found.rows]
    assert rows == [(record.line, record.cells) for record in text.records[1:]]


@each
def test_an_edit_of_one_cell_of_a_real_table_changes_it_alone(path: Path) -> None:
    text = parsed(path)
    rows = len(text.records)
    for row, column in {(0, 0), (rows // 2, 1), (rows - 1, len(text.header) - 1)}:
        record = text.records[row]
        cell = text.text[slice(*text._cells(record)[column])]
        done = text.set_cells({(row, column): 'mofkit "was", here'})
        before, after = text.text[: record.start], text.text[record.end :]
        middle = done.text[len(before) : len(done.text) - len(after)]
        assert done.text == before + middle + after
        at = text._cells(record)[column][0] - record.start
        whole = text.text[record.start : record.end]
        assert middle == whole[:at] + '"mofkit ""was"", here"' + whole[at + len(cell) :]
        assert done.records[row].cells[column] == 'mofkit "was", here'


@each
def test_setting_every_cell_of_a_row_to_itself_says_the_same(path: Path) -> None:
    text = parsed(path)
    row = len(text.records) // 3
    done = text.set_cells({(row, column): cell for column, cell in enumerate(text.records[row].cells)})
    assert [record.cells for record in done.records] == [record.cells for record in text.records]
