"""csv-spectrum: twelve small tables with what they say.

MOFKIT_CSV_SPECTRUM names a folder with `csvs` and `json` of github.com/max-mapper/csv-spectrum; without it
nothing runs.
"""

import io
import json
import os
from pathlib import Path

import pytest

from mofkit.text.csvread import stream
from mofkit.text.csvtext import CsvText

SPECTRUM = os.environ.get("MOFKIT_CSV_SPECTRUM", "")
pytestmark = pytest.mark.skipif(not SPECTRUM, reason="MOFKIT_CSV_SPECTRUM names no folder")
TABLES = sorted(Path(SPECTRUM, "csvs").glob("*.csv")) if SPECTRUM else []
each = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in TABLES])

# The corpus contradicts itself here: the table says 2095257564 where its JSON says 1234567890.
CONTRADICTED = {"location_coordinates": "Contact Phone Number"}


def encoding_of(raw: bytes) -> str | None:
    """One table holds a degree sign in Latin-1; who reads it has to say so."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return None


def records(path: Path) -> list[dict[str, str]]:
    """The rows of a table by header."""
    raw = path.read_bytes()
    text = CsvText.parse(raw, path.name, encoding=encoding_of(raw))
    assert isinstance(text, CsvText)
    assert text.raw == raw
    streamed = stream(io.BytesIO(raw), encoding_of(raw))
    assert [cells for _, cells in streamed.rows] == [list(text.records[row].cells) for row in text.rows]
    return [dict(zip(text.header, text.records[row].cells, strict=True)) for row in text.rows]


def expected(path: Path) -> list[dict[str, str]]:
    """What the corpus says the rows are; one file gives a lone row without a list."""
    raw = (path.parent.parent / "json" / f"{path.stem}.json").read_bytes()
    found = json.loads(raw.decode(encoding_of(raw) or "utf-8"))
    return found if isinstance(found, list) else [found]


@each
def test_a_table_says_what_the_corpus_says(path: Path) -> None:
    wanted, found = expected(path), records(path)
    for row in (*wanted, *found):
        row.pop(CONTRADICTED.get(path.stem, ""), None)
    assert found == wanted


@each
def test_an_edit_of_each_cell_changes_that_cell_alone(path: Path) -> None:
    raw = path.read_bytes()
    text = CsvText.parse(raw, path.name, encoding=encoding_of(raw))
    assert isinstance(text, CsvText)
    before = [list(record.cells) for record in text.records]
    for row in text.rows:
        for column in range(len(text.header)):
            done = text.set_cells({(row, column): 'new, "quoted"\n'})
            after = [list(record.cells) for record in done.records]
            assert after[row][column] == 'new, "quoted"\n'
            after[row][column] = before[row][column]
            assert after == before
