"""Two tables compared: what differs, by which lines, and that it is what a plain comparison says."""

from __future__ import annotations

import random

from mofkit.analysis.reconcile import Comparison, Layout, Row, Side, names_in, reconcile

THREE = Side((0,), (1, 2), 3)
LAYOUT = Layout(("os", "ram"), THREE, THREE)
Told = tuple[str, str, str, int, int]


def rows(*lines: str) -> list[Row]:
    return [(number, line.split(",")) for number, line in enumerate(lines, start=2)]


def told(found: Comparison) -> list[Told]:
    return [(one.what, one.key, one.column, one.expected_line, one.actual_line) for one in found.differences]


def test_each_difference_names_its_lines_and_the_same_is_silent() -> None:
    found = reconcile(
        rows("web,Linux,8", "db,Linux,16", "old,Unix,1"), rows("db,Linux,32", "new,Linux,4", "web,Linux,8"), LAYOUT
    )
    assert told(found) == [("missing", "old", "", 4, 0), ("added", "new", "", 0, 3), ("different", "db", "ram", 3, 2)]
    assert (found.expected, found.actual, found.same) == (3, 3, 1)
    assert (found.differences[2].expected, found.differences[2].actual) == ("16", "32")


def test_an_item_that_differs_in_two_columns_counts_once() -> None:
    found = reconcile(rows("web,Linux,8"), rows("web,Unix,9"), LAYOUT)
    assert [one.column for one in found.differences] == ["os", "ram"]
    assert found.count("different") == 1


def test_of_a_key_that_stands_twice_the_first_row_counts_and_the_second_is_told() -> None:
    found = reconcile(rows("web,Linux,8", "web,Linux,9"), rows("web,Linux,8", "web,Linux,7"), LAYOUT)
    assert told(found) == [("duplicate", "web", "", 0, 3), ("duplicate", "web", "", 3, 0)]
    assert [one.first_line for one in found.differences] == [2, 2]
    assert found.same == 1


def test_blanks_around_cells_and_blank_rows_say_nothing() -> None:
    found = reconcile(rows(" web ,Linux, 8", "", ",,"), rows("web, Linux,8 "), LAYOUT)
    assert found.differences == ()
    assert found.same == 1


def test_a_row_without_a_key_or_of_another_width_is_told_and_not_compared() -> None:
    found = reconcile(rows(",Linux,8", "web,Linux"), rows("db,Linux,8,9", " ,x,y"), LAYOUT)
    assert told(found) == [
        *(("unreadable", "db", "", 0, 2), ("unreadable", "", "", 0, 3)),
        *(("unreadable", "", "", 2, 0), ("unreadable", "web", "", 3, 0)),
    ]
    assert found.differences[0].why == "the row has 4 cells and the header 3"
    assert (found.expected, found.actual) == (0, 0)


def test_capital_letters_differ_unless_they_are_said_not_to() -> None:
    one, other = rows("Web,Linux,8", "db,x,1"), rows("WEB,LINUX,8", "db,x,1")
    strict = reconcile(one, other, LAYOUT)
    assert [what for what, *_ in told(strict)] == ["missing", "added"]
    assert strict.other_case == 1
    assert reconcile(one, other, LAYOUT._replace(any_case=True)).same == 2


def test_a_key_may_have_several_columns_in_another_order() -> None:
    left, right = Side((0, 1), (2,), 3), Side((2, 0), (1,), 3)
    found = reconcile(rows("web,eth0,10", "web,,11"), rows("eth0,99,web"), Layout(("address",), left, right))
    assert told(found) == [("different", "web / eth0", "address", 2, 2), ("unreadable", "web / ", "", 3, 0)]


def test_a_configuration_item_is_found_by_its_whole_name_and_by_words_with_a_digit() -> None:
    assert list(names_in("Database  server BK-DB1, (old-2)")) == ["database server bk-db1, (old-2)", "bk-db1", "old-2"]
    assert list(names_in("SRV1")) == ["srv1"]
    assert list(names_in("mail filter")) == ["mail filter"]


def test_random_tables_differ_as_sets_of_keys_and_cells_do() -> None:
    chosen = random.Random(11)
    for _ in range(200):
        keys = [f"k{number}" for number in range(12)]
        one, other = (
            {key: (chosen.choice("ab"), chosen.choice("12")) for key in chosen.sample(keys, chosen.randrange(13))}
            for _ in range(2)
        )
        left, right = (rows(*(",".join((key, *cells)) for key, cells in table.items())) for table in (one, other))
        found = reconcile(left, right, LAYOUT)
        expected = {("missing", key, "") for key in one.keys() - other.keys()}
        expected |= {("added", key, "") for key in other.keys() - one.keys()}
        expected |= {
            ("different", key, name)
            for key in one.keys() & other.keys()
            for name, was, is_now in zip(("os", "ram"), one[key], other[key], strict=True)
            if was != is_now
        }
        assert {tuple(line[:3]) for line in told(found)} == expected
        assert len(found.differences) == len(expected)
        for difference in found.differences:
            for line, table in ((difference.expected_line, left), (difference.actual_line, right)):
                assert not line or table[line - 2][1][0] == difference.key
