"""CSV in and out, by example."""

import csv
import io
from collections.abc import Callable

import pytest

from mofkit.errors import BadOption, BrokenFile, RefusedEdit
from mofkit.finding import CSV_HEADER, CSV_SYNTAX, CSV_WIDTH, ENCODING, LIMIT, UNREADABLE, Finding
from mofkit.text import csvread
from mofkit.text.csvread import CsvRows, csv_problem, stream
from mofkit.text.csvtext import CsvText, parse_or_raise
from mofkit.text.decode import TextProblem


def table(text: str | bytes, *, encoding: str | None = None, delimiter: str | None = None) -> CsvText:
    raw = text if isinstance(text, bytes) else text.encode()
    found = CsvText.parse(raw, "t.csv", encoding=encoding, delimiter=delimiter)
    assert isinstance(found, CsvText), found
    assert found.raw == raw
    return found


def cells(text: CsvText) -> list[tuple[str, ...]]:
    return [record.cells for record in text.records]


def finding(raw: bytes) -> Finding:
    found = CsvText.parse(raw, "t.csv")
    assert isinstance(found, Finding)
    return found


def rows(raw: bytes, encoding: str | None = None, delimiter: str | None = None) -> CsvRows:
    return stream(io.BytesIO(raw), encoding, delimiter)


# Which separator.


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id,name\n1,Post\n", ","),
        ("id;name\n1;Post\n", ";"),
        ("id\tname\n1\tPost\n", "\t"),
        ("id|name\n1|Post\n", "|"),
        ("id;price\n1;1,50\n2;2,50\n", ";"),
        ("id,owner\n1,Ada | Bo\n2,Cy | Di\n", ","),
        ('id,"a;b;c"\n1,2\n', ","),
        ("name;what, when; who\nx;y;z\n", ";"),
        ("name\nPost, parcels; letters\n", ","),
        ("id;name\n", ";"),
        ("\n\nid;name\n\n1;Post\n", ";"),
        ("name", ","),
        ("", ","),
        ("sep=^\na^b\n", "^"),
    ],
)
def test_the_separator_is_the_one_that_makes_the_table_even(text: str, delimiter: str) -> None:
    assert table(text).dialect.delimiter == delimiter
    assert rows(text.encode()).dialect.delimiter == delimiter


def test_a_separator_that_is_given_is_taken() -> None:
    assert cells(table("a;b,c\n", delimiter=";")) == [("a", "b,c")]
    assert cells(table("sep=,\na;b\n", delimiter=";")) == [("a", "b")]


@pytest.mark.parametrize("delimiter", ["", "ab", '"', "\n", "x", "1"])
def test_a_separator_that_separates_nothing_is_refused(delimiter: str) -> None:
    with pytest.raises(BadOption, match="no separator"):
        table("a,b\n", delimiter=delimiter)


def test_a_row_cut_off_by_the_sample_says_nothing_about_the_separator() -> None:
    # The first 64 kB end inside a row whose cells happen to hold many semicolons.
    long = "a,b;c\n" + "1," + "2" * 65_000 + "\n" + "3," + ";" * 700 + "\n"
    assert table(long).dialect.delimiter == ","
    assert rows(long.encode()).dialect.delimiter == ","


def test_one_row_longer_than_the_sample_is_all_there_is_to_go_by() -> None:
    assert table("a;b;" + "c" * 70_000).dialect.delimiter == ";"


def test_excels_own_first_line_is_no_row_and_stays() -> None:
    text = table("sep=;\r\nid;name\r\n1;Post\r\n")
    assert cells(text) == [("id", "name"), ("1", "Post")]
    assert [record.line for record in text.records] == [2, 3]
    assert str(text.span(0, 1)) == "t.csv:2:4"
    assert text.with_column("x").text == "sep=;\r\nid;name;x\r\n1;Post;\r\n"
    assert text.append(["2", "Desk"]).text == "sep=;\r\nid;name\r\n1;Post\r\n2;Desk\r\n"
    assert rows(text.raw).header_line == 2


@pytest.mark.parametrize("line", ['sep="\n', "sep=\r\n", "sep=x\n", "sep=;"])
def test_a_first_line_that_names_no_separator_is_a_row(line: str) -> None:
    assert table(line + "a,b\n").dialect.preamble == ""


# Reading.


def test_an_empty_file_is_a_table_without_rows() -> None:
    text = table("")
    assert text.header == ()
    assert list(text.rows) == []
    assert text.problems() == []
    assert str(text.span(0)) == "t.csv:1:1"
    assert rows(b"").header == ()
    assert list(rows(b"").rows) == []


def test_a_header_alone_is_a_table_without_rows() -> None:
    text = table("id,name")
    assert text.header == ("id", "name")
    assert list(text.rows) == []
    assert text.append(["1", "Post"]).text == "id,name\n1,Post\n"


def test_blank_lines_are_no_rows_and_stay_where_they_are() -> None:
    text = table("\nid,name\n\n\n1,Post\n\n")
    assert cells(text) == [("id", "name"), ("1", "Post")]
    assert [record.line for record in text.records] == [2, 5]
    assert text.set_cells({(1, 1): "Mail"}).text == "\nid,name\n\n\n1,Mail\n\n"


def test_a_line_break_in_quotes_is_part_of_the_cell() -> None:
    text = table('id,note\r\n1,"one\ntwo\rthree\r\nfour"\r\n2,x\r\n')
    assert text.records[1].cells[1] == "one\ntwo\rthree\r\nfour"
    assert [record.line for record in text.records] == [1, 2, 6]
    assert str(text.span(2, 1)) == "t.csv:6:3"


def test_text_after_a_closing_quote_belongs_to_the_cell() -> None:
    text = table('a,b\n"x"y"z",1\n')
    assert cells(text)[1] == ('xy"z"', "1")
    assert text.set_cells({(1, 1): "2"}).text == 'a,b\n"x"y"z",2\n'


def test_a_cell_may_hold_two_hundred_thousand_characters() -> None:
    long = "x" * 200_000
    text = table(f'id,note\n1,"{long}"\n')
    assert text.records[1].cells[1] == long
    assert text.set_cells({(1, 0): "2"}).text == f'id,note\n2,"{long}"\n'
    assert list(rows(text.raw).rows) == [(2, ["1", long])]


def test_a_cell_beyond_the_limit_is_a_finding_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csvread, "MAX_CELL", 70_000)
    raw = b"id,note\n1," + b"x" * 70_001 + b"\n"
    assert finding(raw).label == LIMIT
    assert finding(raw).span.line == 2
    with pytest.raises(TextProblem, match="more than 70,000 characters"):
        list(rows(raw).rows)
    with pytest.raises(RefusedEdit, match="more than 70,000 characters"):
        table("id,note\n").append(["1", "x" * 70_001])


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b'id,note\n1,"open\n2,x\n', 2),
        (b'id,note\n1,"open', 2),
        (b'id,note\r1,"open\r', 2),
        (b'id,note\n"shut"x,"open\n', 2),
        (b'"id', 1),
        (b'id\n\n"', 3),
        (b'sep=;\nid;"name\n', 2),
    ],
)
def test_a_quote_that_never_closes_is_a_finding_where_its_row_begins(raw: bytes, line: int) -> None:
    found = finding(raw)
    assert (found.label, found.span.line) == (CSV_SYNTAX, line)
    with pytest.raises(TextProblem, match="never closes") as caught:
        list(rows(raw).rows)
    assert caught.value.line == line


def test_a_quote_that_closes_at_the_very_end_is_fine() -> None:
    assert cells(table('id,note\n1,"a\n"')) == [("id", "note"), ("1", "a\n")]
    assert list(rows(b'id,note\n1,"a\n"').rows) == [(2, ["1", "a\n"])]


def test_a_row_that_csv_refuses_for_another_reason_says_so() -> None:
    assert csv_problem(csv.Error("new-line character seen"), 7).message == "not a CSV row: new-line character seen"


def test_a_table_in_cp1252_reads_if_one_says_so() -> None:
    raw = "id;café\n1;thé\n".encode("cp1252")
    assert finding(raw).label == ENCODING
    text = table(raw, encoding="cp1252")
    assert cells(text) == [("id", "café"), ("1", "thé")]
    assert text.set_cells({(1, 1): "à"}).raw == "id;café\n1;à\n".encode("cp1252")
    assert list(rows(raw, "cp1252").rows) == [(2, ["1", "thé"])]


def test_a_utf_16_table_keeps_its_mark_and_its_width() -> None:
    raw = "id\tname\r\n1\tPost\r\n".encode("utf-16")
    text = table(raw)
    assert text.set_cells({(1, 1): "Büro"}).raw == "id\tname\r\n1\tBüro\r\n".encode("utf-16")
    assert list(rows(raw).rows) == [(2, ["1", "Post"])]


def test_a_bad_byte_far_down_a_stream_is_named_with_its_place() -> None:
    raw = b"id,name\n" + b"1,Post\n" * 20_000 + b"2,caf\xe9\n"
    with pytest.raises(TextProblem, match="byte 0xe9 at offset 140013") as caught:
        list(rows(raw).rows)
    assert (caught.value.line, caught.value.column) == (20_002, 6)


def test_a_stream_that_changes_while_it_is_read_says_so() -> None:
    class Mended(io.BytesIO):
        def seek(self, at: int, whence: int = 0) -> int:
            if at == 0:
                self.getbuffer()[16:17] = b"e"
            return super().seek(at, whence)

    source = Mended(b"\xef\xbb\xbfid,name\n1,caf\xe9\n")
    with pytest.raises(TextProblem, match="changed while it was read"):
        list(stream(source).rows)


def test_a_binary_file_is_told_by_its_first_bytes() -> None:
    assert finding(b"PK\3\4\0\0").label == UNREADABLE
    with pytest.raises(TextProblem, match="NUL"):
        rows(b"PK\3\4\0\0")


def test_who_must_have_a_table_gets_it_or_an_error_with_the_place() -> None:
    assert parse_or_raise(b"a,b\n", "t.csv").header == ("a", "b")
    with pytest.raises(BrokenFile, match=r"t\.csv:2:1: a quote that never closes"):
        parse_or_raise(b'a\n"b', "t.csv")


# What is wrong with the shape.


def problems(text: str) -> list[str]:
    return [f"{one.span.line}:{one.span.column} {one.label.slug} {one.message}" for one in table(text).problems()]


def test_headers_that_repeat_are_found_whatever_their_case() -> None:
    assert problems("id,Name, name \n1,a,b\n") == ["1:9 csv-header column 3 has the header 'name' of column 2"]


def test_a_column_without_header_is_found_if_it_holds_anything() -> None:
    assert problems("id,,\n1,x,\n") == ["1:4 csv-header column 2 has no header"]
    assert problems("id,\n1\n") == ["2:1 csv-row-width row has 1 cells; the header has 2"]


def test_rows_that_are_too_short_or_too_long_are_found() -> None:
    assert problems("a,b\n1\n1,2,\n1,2,3\n") == [
        "2:1 csv-row-width row has 1 cells; the header has 2",
        "4:5 csv-row-width row has 3 cells; the header has 2",
    ]
    assert {one.label for one in table("a,a\n1\n").problems()} == {CSV_HEADER, CSV_WIDTH}


def test_the_place_of_a_cell_that_is_not_there_is_its_row() -> None:
    text = table("a,b\n1\n")
    assert str(text.span(1, 1)) == "t.csv:2:1"
    assert str(text.span(1, 0)) == "t.csv:2:1"
    assert str(text.span(9, 0)) == "t.csv:1:1"


# Writing.


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("x", "x"),
        ("", ""),
        ("a,b", '"a,b"'),
        ('say "hi"', '"say ""hi"""'),
        ("two\nlines", '"two\nlines"'),
        ("two\rlines", '"two\rlines"'),
        (" x", '" x"'),
        ("\tx", '"\tx"'),
        ("a;b", "a;b"),
    ],
)
def test_a_cell_is_quoted_only_if_it_must_be(value: str, written: str) -> None:
    assert table("a,b\n1,2\n").set_cells({(1, 1): value}).text == f"a,b\n1,{written}\n"


def test_a_cell_that_was_quoted_stays_quoted() -> None:
    assert table('a,b\n"1","2"\n').set_cells({(1, 1): "3"}).text == 'a,b\n"1","3"\n'


def test_a_short_row_is_filled_up_to_the_cell() -> None:
    assert table("a,b,c\n1\n").set_cells({(1, 2): "3"}).text == "a,b,c\n1,,3\n"


def test_a_lone_cell_that_becomes_empty_shows_its_quotes() -> None:
    assert table("a\n1\n").set_cells({(1, 0): ""}).text == 'a\n""\n'
    assert cells(table("a\n1\n").append([""])) == [("a",), ("1",), ("",)]


def test_a_new_row_ends_as_the_header_does() -> None:
    assert table('"a\nb",c\r\n1,2').append(["3", "4"]).text == '"a\nb",c\r\n1,2\r\n3,4\r\n'
    assert table("").append(["a", "b"]).text == "a,b\n"
    assert table("\r").append(["a", "b"]).text == "\ra,b\r"


def test_the_first_column_of_an_empty_table_is_its_header() -> None:
    assert table("").with_column("id").text == "id\n"


@pytest.mark.parametrize(
    ("raw", "encoding", "act", "why"),
    [
        (b"a,b\n", "cp1252", lambda one: one.append(["\N{SNOWMAN}", "x"]), "cp1252 has no character for"),
        (b"a,b\n", None, lambda one: one.append(["\ud800", "x"]), "utf-8 has no character for '.ud800'"),
        (b"a,b\n", None, lambda one: one.append(["\0", "x"]), "NUL"),
        (b"a,b\n", None, lambda one: one.set_cells({(0, 0): "\ufeffa"}), "encoding or separator"),
        (b"a,b\n", None, lambda one: one.set_cells({(0, 0): "x;y;z"}), "encoding or separator"),
        (b"a,b\n", None, lambda one: one.append([]), "would not read back"),
        (b"", None, lambda one: one.append(["sep=;"]), "encoding or separator"),
    ],
)
def test_what_would_not_read_back_is_refused(
    raw: bytes, encoding: str | None, act: Callable[[CsvText], CsvText], why: str
) -> None:
    with pytest.raises(RefusedEdit, match=why):
        act(table(raw, encoding=encoding))


def test_a_set_that_was_written_wrongly_is_caught_before_it_is_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CsvText, "_quoted", lambda self, value, always=False: value)
    with pytest.raises(RefusedEdit, match="the change of line 2 would not read back as asked"):
        table("a,b\n1,2\n").set_cells({(1, 1): "x,y"})


def test_a_separator_that_only_the_caller_knew_may_stay_unknown() -> None:
    text = table("a;b,c\n", delimiter=",")
    assert text.append(["1", "2"]).text == "a;b,c\n1,2\n"


# Streaming.


@pytest.mark.parametrize(
    "raw",
    [
        b"id,name\n1,Post\n2,Desk\n",
        b"\xef\xbb\xbfid,name\r\n1,Post\r\n",
        b'id,note\r\n1,"a\r\nb\rc"\r\n\r\n2,x',
        b"id;name\r1;Post\r2;Desk\r",
        b"sep=;\nid;name\n1;Post\n",
        "id\tcafé\n1\tthé\n".encode("utf-16"),
        b"\n\nid,name\n\n1,Post\n\n",
        b"a,b\n1\n1,2,3\n",
        b'a,"b""c"\n"x"y,"z"\n',
        b"id,name\n" + b"1,Post\r\n" * 20_000,
    ],
)
def test_streaming_gives_the_rows_that_reading_gives(raw: bytes) -> None:
    text, found = table(raw), rows(raw)
    assert found.header == text.header
    assert found.header_line == text.records[0].line
    assert found.dialect == text.dialect
    assert list(found.rows) == [(record.line, list(record.cells)) for record in text.records[1:]]


def test_many_records_are_added_in_one_go() -> None:
    text = table(b"id;name\r\na;A")
    assert text.extend([["b", "B; C"], ["c", 'D"']]).raw == b'id;name\r\na;A\r\nb;"B; C"\r\nc;"D"""\r\n'
    assert text.extend([]).raw == text.raw
