"""The laws of CSV text: reading keeps every byte, and an edit rewrites the cells it names and nothing else.

The tables are drawn as written cells, so that the laws know what each cell says without asking the reader.
"""

import io
import os
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mofkit.errors import RefusedEdit
from mofkit.finding import Finding
from mofkit.text.csvread import stream
from mofkit.text.csvtext import CsvText
from mofkit.text.decode import TextProblem

EXAMPLES = os.environ.get("MOFKIT_EXAMPLES")
law = settings(
    max_examples=int(EXAMPLES or 100),
    # The everyday run is the same on every machine; a longer one looks for something new.
    derandomize=EXAMPLES is None,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Draw = Callable[[st.SearchStrategy[Any]], Any]
DELIMITERS = (",", ";", "\t", "|")
REASONS = ("has no character for", "a NUL character", "could no longer be told")
MARKED = {"utf-8": "utf-8", "mark": "utf-8-sig", "utf-16": "utf-16", "utf-16-le": "utf-16-le", "cp1252": "cp1252"}


class Row(NamedTuple):
    """One row: what its cells say, how they are written, and what follows it: a line break and blank lines."""

    says: list[str]
    written: list[str]
    after: str

    def text(self, delimiter: str) -> str:
        """The row as it stands in the file."""
        return delimiter.join(self.written) + self.after


class Drawn(NamedTuple):
    """A table: its rows, what separates cells, Excel's own first line, and its encoding."""

    rows: list[Row]
    delimiter: str
    first: str
    encoding: str

    @property
    def text(self) -> str:
        """The characters of the file."""
        return self.first + "".join(row.text(self.delimiter) for row in self.rows)

    @property
    def raw(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode(MARKED[self.encoding])

    def parsed(self) -> CsvText:
        """The file as mofkit reads it."""
        encoding = None if self.encoding in ("utf-8", "mark", "utf-16") else self.encoding
        found = CsvText.parse(self.raw, "a.csv", encoding=encoding, delimiter=self.delimiter)
        assert isinstance(found, CsvText), found
        return found


plain_cell = st.text("abc 019.-é", max_size=6)
odd_cell = st.text(st.sampled_from("ab,;\t|\"\n\r '=+@#é"), max_size=8)
cells = plain_cell | odd_cell
any_cell = cells | st.text(max_size=8)


def written(draw: Draw, says: str, delimiter: str, *, alone: bool) -> str:
    """One of the ways to write a cell."""
    must = says[:1] == '"' or any(char in says for char in (delimiter, "\n", "\r")) or (alone and not says)
    return '"' + says.replace('"', '""') + '"' if must or draw(st.booleans()) else says


@st.composite
def tables(draw: Draw, cell: st.SearchStrategy[str] = cells) -> Drawn:
    """A table as programs and people write it."""
    delimiter = draw(st.sampled_from(DELIMITERS))
    breaks = draw(st.sampled_from((("\n",), ("\r\n",), ("\r",), ("\n", "\r\n", "\r"))))
    width = draw(st.integers(1, 4))
    rows = []
    for number in range(draw(st.integers(1, 5))):
        ragged = draw(st.integers(-1, 1)) if number and draw(st.integers(0, 5)) == 0 else 0
        says = [draw(cell) for _ in range(max(width + ragged, 1))]
        blank_lines = draw(st.integers(1, 3)) if draw(st.integers(0, 5)) == 0 else 1
        row = [written(draw, one, delimiter, alone=len(says) == 1) for one in says]
        rows.append(Row(says, row, breaks[number % len(breaks)] * blank_lines))
    if draw(st.booleans()):
        rows[-1] = rows[-1]._replace(after="")
    first = f"sep={delimiter}{breaks[0]}" if draw(st.integers(0, 4)) == 0 else ""
    return Drawn(rows, delimiter, first, draw(st.sampled_from(tuple(MARKED))))


def says(text: CsvText) -> list[list[str]]:
    """What all cells say."""
    return [list(record.cells) for record in text.records]


def outcome(act: Callable[[], CsvText]) -> CsvText | str:
    """What an edit returns, or why it is refused: never because it was written in a way that does not read back."""
    try:
        return act()
    except RefusedEdit as refusal:
        return str(refusal)


def assert_sound(done: CsvText, delimiter: str) -> None:
    """What an edit returned is what its bytes say."""
    encoding = None if done.raw[:2] in (b"\xff\xfe", b"\xef\xbb") else done._how.encoding
    again = CsvText.parse(done.raw, "a.csv", encoding=encoding, delimiter=delimiter)
    assert isinstance(again, CsvText)
    assert again.records == done.records
    assert again.raw == done.raw


@law
@given(tables())
def test_a_table_says_what_was_written_and_keeps_every_byte(drawn: Drawn) -> None:
    text = drawn.parsed()
    assert says(text) == [row.says for row in drawn.rows]
    assert text.raw == drawn.raw


@law
@given(tables())
def test_each_record_and_cell_is_where_it_is_written(drawn: Drawn) -> None:
    text, at = drawn.parsed(), len(drawn.first)
    rows = re.split(r"(?<=\n)|(?<=\r)(?!\n)", drawn.text)
    for number, row in enumerate(drawn.rows):
        record = text.records[number]
        assert record.start == at
        assert text.text[record.start : record.end].startswith(drawn.delimiter.join(row.written))
        for column, one in enumerate(row.written):
            place = text.span(number, column)
            assert "".join(rows[place.line - 1 :])[place.column - 1 :].startswith(one)
        at += len(row.text(drawn.delimiter))


@law
@given(tables())
def test_streaming_and_reading_give_the_same_rows(drawn: Drawn) -> None:
    text = drawn.parsed()
    encoding = None if drawn.encoding in ("utf-8", "mark", "utf-16") else drawn.encoding
    found = stream(io.BytesIO(drawn.raw), encoding, drawn.delimiter)
    assert found.header == text.header
    assert found.header_line == text.records[0].line
    assert list(found.rows) == [(record.line, list(record.cells)) for record in text.records[1:]]


@law
@given(tables(plain_cell))
def test_the_separator_of_an_even_table_is_told_from_its_bytes(drawn: Drawn) -> None:
    width = len(drawn.rows[0].says)
    assume(width > 1 and all(len(row.says) == width for row in drawn.rows))
    text = CsvText.parse(drawn.raw, "a.csv", encoding=None if drawn.encoding == "mark" else MARKED[drawn.encoding])
    assert isinstance(text, CsvText)
    assert text.dialect.delimiter == drawn.delimiter
    assert says(text) == [row.says for row in drawn.rows]


@law
@given(tables(), st.data())
def test_setting_what_is_there_keeps_what_every_cell_says(drawn: Drawn, data: st.DataObject) -> None:
    text = drawn.parsed()
    row = data.draw(st.integers(0, len(text.records) - 1))
    done = text.set_cells({(row, column): value for column, value in enumerate(text.records[row].cells)})
    assert says(done) == says(text)
    assert text.set_cells({}).raw == text.raw


@law
@given(tables(), any_cell, st.data())
def test_a_set_rewrites_one_cell_and_not_one_byte_more(drawn: Drawn, value: str, data: st.DataObject) -> None:
    text = drawn.parsed()
    row = data.draw(st.integers(0, len(drawn.rows) - 1))
    column = data.draw(st.integers(0, len(drawn.rows[row].says)))
    done = outcome(lambda: text.set_cells({(row, column): value}))
    if isinstance(done, str):
        assert any(reason in done for reason in REASONS)
        return
    before = drawn.first + "".join(one.text(drawn.delimiter) for one in drawn.rows[:row])
    after = "".join(one.text(drawn.delimiter) for one in drawn.rows[row + 1 :])
    kept = drawn.rows[row].written
    head = "".join(one + drawn.delimiter for one in kept[:column])
    tail = "".join(drawn.delimiter + one for one in kept[column + 1 :]) + drawn.rows[row].after
    assert done.text.startswith(before + head)
    assert done.text.endswith(tail + after)
    assert len(done.text) >= len(before + head + tail + after)
    expected = [list(one.says) for one in drawn.rows]
    expected[row][column : column + 1] = [value]
    assert says(done) == expected
    assert_sound(done, drawn.delimiter)
    assert done.set_cells({(row, column): value}).raw == done.raw


@law
@given(tables(plain_cell), st.text("abc 1;|'", max_size=6), st.data())
def test_a_cell_of_an_even_table_is_never_refused(drawn: Drawn, value: str, data: st.DataObject) -> None:
    width = len(drawn.rows[0].says)
    assume(len(drawn.rows) > 1 and all(len(row.says) == width for row in drawn.rows))
    row, column = data.draw(st.integers(1, len(drawn.rows) - 1)), data.draw(st.integers(0, width - 1))
    assert drawn.parsed().set_cells({(row, column): value}).records[row].cells[column] == value


@law
@given(tables(), st.data())
def test_many_cells_change_at_once_and_all_others_stay(drawn: Drawn, data: st.DataObject) -> None:
    text = drawn.parsed()
    at = st.tuples(st.integers(0, len(drawn.rows) - 1), st.integers(0, 5))
    changes = data.draw(st.dictionaries(at, cells, max_size=6))
    done = outcome(lambda: text.set_cells(changes))
    if isinstance(done, str):
        assert any(reason in done for reason in REASONS)
        return
    expected = [list(one.says) for one in drawn.rows]
    for (row, column), value in changes.items():
        expected[row] += [""] * (column + 1 - len(expected[row]))
        expected[row][column] = value
    assert says(done) == expected
    assert_sound(done, drawn.delimiter)


@law
@given(tables(), st.lists(any_cell, min_size=1, max_size=5))
def test_an_appended_row_follows_every_byte_there_was(drawn: Drawn, row: list[str]) -> None:
    text = drawn.parsed()
    done = outcome(lambda: text.append(row))
    if isinstance(done, str):
        assert any(reason in done for reason in REASONS)
        return
    assert done.text.startswith(text.text)
    assert says(done) == [*says(text), row]
    assert_sound(done, drawn.delimiter)


@law
@given(tables(), plain_cell.filter(str.strip))
def test_a_new_column_is_empty_and_stands_at_the_right(drawn: Drawn, name: str) -> None:
    text = drawn.parsed()
    width = len(text.header)
    done = text.with_column(name)
    assert done.header == (*text.header, name)
    for before, after in zip(says(text)[1:], says(done)[1:], strict=True):
        assert after == [*before, *[""] * (width + 1 - len(before))]
    assert_sound(done, drawn.delimiter)


odd_bytes = st.text(st.sampled_from('ab,;\t|""\n\n\r=\0é\ufeff sep'), max_size=40)
some_bytes = st.binary(max_size=60) | odd_bytes.map(str.encode) | odd_bytes.map(lambda text: text.encode("utf-16"))


@law
@given(some_bytes, st.sampled_from((None, *DELIMITERS)), st.sampled_from((None, "cp1252", "utf-16", "shift_jis")))
def test_any_bytes_are_a_table_or_a_finding_inside_them(
    raw: bytes, delimiter: str | None, encoding: str | None
) -> None:
    found = CsvText.parse(raw, "a.csv", delimiter=delimiter, encoding=encoding)
    if isinstance(found, CsvText):
        assert found.raw == raw
        assert all(one.span.line <= found.text.count("\n") + found.text.count("\r") + 1 for one in found.problems())
        return
    assert isinstance(found, Finding)
    assert 1 <= found.span.line <= len(re.split(b"\r\n?|\n", raw))
    assert 1 <= found.span.column <= len(raw) + 1


@law
@given(some_bytes, st.sampled_from((None, *DELIMITERS)), st.sampled_from((None, "cp1252", "utf-16")))
def test_streaming_accepts_the_bytes_that_reading_accepts(
    raw: bytes, delimiter: str | None, encoding: str | None
) -> None:
    text = CsvText.parse(raw, "a.csv", delimiter=delimiter, encoding=encoding)

    def streamed() -> list[tuple[int, list[str]]]:
        found = stream(io.BytesIO(raw), encoding, delimiter)
        return [(found.header_line, list(found.header)), *found.rows]

    if isinstance(text, CsvText):
        assert [row for row in streamed() if row[1]] == [(record.line, list(record.cells)) for record in text.records]
        return
    with pytest.raises(TextProblem) as trouble:
        streamed()
    if trouble.value.label == text.label:
        assert (trouble.value.message, trouble.value.line) == (text.message, text.span.line)
