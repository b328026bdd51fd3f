"""Bytes to text and back."""

import pytest

from mofkit.errors import BadOption
from mofkit.finding import ENCODING, LIMIT, UNREADABLE
from mofkit.text import decode as module
from mofkit.text.decode import Lines, TextProblem, decode, newline_of


def problem_of(raw: bytes, encoding: str | None = None) -> TextProblem:
    with pytest.raises(TextProblem) as caught:
        decode(raw, encoding)
    return caught.value


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"caf\xc3\xa9\n", None, "café\n"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", None, "café"),
        ("café".encode("utf-16"), None, "café"),
        (b"\xfe\xff" + "café".encode("utf-16-be"), None, "café"),
        ("café".encode("utf-16-le"), "utf-16", "café"),
        ("café".encode("utf-32-le"), "utf-32", "café"),
        (b"caf\xe9", "cp1252", "café"),
        (b"caf\xe9", "latin1", "café"),
        (b"cafe", "utf-8-sig", "cafe"),
        ("表".encode("shift_jis"), "shift_jis", "表"),
        (b"", None, ""),
    ],
)
def test_a_text_comes_back_as_the_bytes_it_was(raw: bytes, encoding: str | None, text: str) -> None:
    found, how = decode(raw, encoding)
    assert found == text
    assert how.encode(found) == raw


def test_a_mark_in_the_file_outweighs_what_the_caller_says() -> None:
    assert decode(b"\xef\xbb\xbf\xc3\xa9", "cp1252")[0] == "é"


def test_a_byte_that_is_no_text_is_named_with_its_place() -> None:
    trouble = problem_of(b"name\r\nfine\rcaf\xe9\n")
    assert trouble.label == ENCODING
    assert trouble.message == "byte 0xe9 at offset 14 is not UTF-8 text"
    assert (trouble.line, trouble.column) == (3, 4)
    assert "--encoding cp1252" in trouble.help


def test_an_offset_counts_the_mark_and_a_column_does_not() -> None:
    trouble = problem_of(b"\xef\xbb\xbf\xff")
    assert trouble.message == "byte 0xff at offset 3 is not UTF-8 text"
    assert (trouble.line, trouble.column) == (1, 1)


def test_half_a_utf_16_character_is_a_problem() -> None:
    assert problem_of("ab".encode("utf-16")[:-1]).label == ENCODING


def test_a_nul_is_a_sign_of_a_binary_file() -> None:
    trouble = problem_of(b"one\nt\0wo")
    assert (trouble.label, trouble.line, trouble.column) == (UNREADABLE, 2, 2)


def test_a_file_beyond_the_limit_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 3)
    assert decode(b"abc")[0] == "abc"
    assert problem_of(b"abcd").label == LIMIT


@pytest.mark.parametrize(
    "name", ["hex", "rot13", "idna", "punycode", "undefined", "unicode_escape", "utf-7", "é", "\0"]
)
def test_an_encoding_that_is_none_for_tables_is_refused(name: str) -> None:
    with pytest.raises(BadOption, match="no encoding"):
        decode(b"a", name)


def test_bytes_that_would_be_written_back_differently_are_refused() -> None:
    # ISO-2022-JP may switch to ASCII while it is in ASCII; nobody would write that switch again.
    assert problem_of(b"a\x1b(Bb", "iso2022_jp").label == ENCODING


def test_lines_end_at_lf_at_cr_and_at_both() -> None:
    lines = Lines("a\nb\r\nc\rd")
    assert [lines.start(number) for number in (1, 2, 3, 4)] == [0, 2, 5, 7]
    assert lines.place(0) == (1, 1)
    assert lines.place(4) == (2, 3)
    assert lines.place(7) == (4, 1)
    assert lines.place(8) == (4, 2)
    assert [lines.end(index) for index in (0, 2, 5, 7)] == [2, 5, 7, 8]


@pytest.mark.parametrize(
    ("text", "found"),
    [("", "\n"), ("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb\n", "\r\n"), ("a\rb", "\r"), ("\na\r", "\n")],
)
def test_the_line_break_of_a_text_is_its_first_one(text: str, found: str) -> None:
    assert newline_of(text) == found
