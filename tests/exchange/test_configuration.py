"""Configuration tables as other tools write them: encodings, separators, preambles, names of columns."""

from __future__ import annotations

import pytest

from mofkit.errors import BadOption, UnreadableFile
from mofkit.exchange.configuration import Reconciled, Wish, reconciled
from mofkit.exchange.ranking import Source

EXPECTED = b"host,os,ram\nweb,Linux,8\ndb,Linux,16\n"


def compared(expected: bytes, actual: bytes, **wish: object) -> Reconciled:
    return reconciled(Source("e.csv", None, expected), Source("a.csv", None, actual), Wish(**wish))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "actual",
    [
        b"\xef\xbb\xbfhost;os;ram\r\nweb;Linux;8\r\ndb;Linux;16\r\n",
        "RAM\tHost\tOS\n8\tweb\tLinux\n16\tdb\tLinux\n".encode("utf-16"),
        b"sep=|\nhost|os|ram\nweb|Linux|8\ndb|Linux|16",
        b"Inventory of 23 November\n\nhost,ram,os\nweb,8,Linux\ndb,16,Linux\n",
    ],
)
def test_another_encoding_separator_order_or_preamble_is_no_difference(actual: bytes) -> None:
    found = compared(EXPECTED, actual)
    assert (found.comparison.differences, found.comparison.same, found.key) == ((), 2, ("host",))


def test_lines_count_from_the_top_of_the_file_preamble_and_line_breaks_in_cells_included() -> None:
    expected = b'host,note\nweb,"two\nlines"\ndb,"say ""x"""\n'
    actual = b'Report\n\nhost,note\nweb,"two\nlines"\ndb,=1+1\n'
    [one] = compared(expected, actual).comparison.differences
    assert (one.expected_line, one.actual_line, one.expected, one.actual) == (4, 6, 'say "x"', "=1+1")


def test_columns_are_paired_by_map_and_left_out_by_ignore() -> None:
    actual = b"name,platform,ram\nweb,Linux,9\ndb,Unix,16\n"
    found = compared(EXPECTED, actual, key=("host",), mapping={"host": "name", "os": "#2"}, ignore=("ram",))
    assert [(one.key, one.column, one.actual) for one in found.comparison.differences] == [("db", "os", "Unix")]
    assert found.compared == ("os",)
    assert found.notes == ()


def test_columns_of_one_table_alone_are_told() -> None:
    found = compared(EXPECTED, b"host,os,seen,seen,\nweb,Linux,1,2,\ndb,Linux,1,2,\n")
    assert found.notes == (
        "not compared, as only e.csv has them: 'ram'",
        "not compared, as only a.csv has them: 'seen', 'seen'",
    )


def test_a_column_that_stands_twice_is_compared_with_none_and_told() -> None:
    found = compared(b"host,os,os\nweb,1,2\n", b"host,os\nweb,3\n")
    assert found.comparison.differences == ()
    assert found.notes[0] == "not compared, as only e.csv has them: 'os', 'os'"


def test_keys_in_other_letters_are_told_with_the_way_out() -> None:
    found = compared(EXPECTED, b"host,os,ram\nWEB,Linux,8\ndb,Linux,16\n")
    assert found.notes == ("1 of the missing are there in other letters; --any-case takes them for the same",)


def test_a_key_that_cannot_be_told_is_asked_for() -> None:
    with pytest.raises(BadOption, match=r"cannot be told what is the key: columns of e\.csv are 'colour', 'size'"):
        compared(b"colour,size\nred,1\n", b"colour,size\nred,1\n")


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"key": ("hots",)}, r"e\.csv: no one column 'hots'"),
        ({"key": ("host",), "mapping": {"host": "machine"}}, r"a\.csv: no one column 'machine'"),
        ({"mapping": {"memory": "ram"}}, r"e\.csv: no one column 'memory'"),
        ({"ignore": ("#9",)}, r"e\.csv: no one column '#9'"),
    ],
)
def test_a_column_that_is_not_there_is_told_with_those_that_are(wish: dict[str, object], message: str) -> None:
    with pytest.raises(BadOption, match=message):
        compared(EXPECTED, EXPECTED, **wish)


@pytest.mark.parametrize(
    ("actual", "message"),
    [
        (b"host,os,ram\nweb,\xff\xfe,8\n", r"a\.csv:2:5"),
        (b'host,os,ram\nweb,"Linux,8\n', r"a\.csv:2:1"),
        (b"host,os\0,ram\n", r"a\.csv:1:8"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_by_file_and_line(actual: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        compared(EXPECTED, actual)
