"""Adding up a column: the quick way and the csv module come to the same, in one process and in two."""

from __future__ import annotations

import csv
import io
import os
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.text import csvhalves, csvsums
from mofkit.text.csvread import Dialect
from mofkit.text.csvsums import Added, Layout, Quick, added
from mofkit.text.decode import TextProblem

HEADER = "period,text,amount,side,place\n"
LAYOUT = Layout(2, (0, 3, 4), 5)


def chosen(header: tuple[str, ...]) -> Layout:
    return Layout(2, (0, 3, 4), len(header))


def sums(text: str | bytes) -> Added:
    raw = text if isinstance(text, bytes) else text.encode()
    found = added(io.BytesIO(raw), chosen)
    assert found is not None
    return found


def by_csv(text: str) -> Added:
    """The slow way, which is the meaning of the quick one."""
    found = csvsums._by_csv(io.BytesIO(text.encode()), chosen)
    assert found is not None
    return found


def test_lines_that_are_alike_are_added_and_others_stay_apart() -> None:
    found = sums(HEADER + "2026,a,1.10,x,p\n2026,b,2.20,x,p\n2027,a,5.00,x,p\n")
    assert found.totals == {("2026", "x", "p"): Decimal("3.30"), ("2027", "x", "p"): Decimal("5.00")}
    assert (found.read, found.blank, found.wrong) == (3, 0, 0)


@pytest.mark.parametrize("number", ["-1.25", "1", "0.5", "1.234", "0007.10", " 4.00 "])
def test_other_ways_to_write_a_number_count_the_same(number: str) -> None:
    found = sums(f"{HEADER}2026,a,{number},x,p\n2026,a,10.00,x,p\n")
    assert found.totals == {("2026", "x", "p"): Decimal(number.strip()) + 10}


@pytest.mark.parametrize(
    "word", ["1e5", "1,5", "1_000", "NaN", "+1.00", "1.2.3", "£5", "(5.00)", "5.00-", "--1.00", "٣.00"]
)
def test_what_is_no_number_is_wrong_and_never_zero(word: str) -> None:
    cell = f'"{word}"' if "," in word else word
    assert sums(f"{HEADER}2026,a,{cell},x,p\n") == ({}, 1, 0, 1)


def test_an_empty_number_is_blank() -> None:
    assert sums(HEADER + "2026,a,,x,p\n2026,a, ,x,p\n") == ({}, 2, 2, 0)


def test_a_row_of_another_width_is_wrong_unless_what_is_too_much_is_empty() -> None:
    assert sums(HEADER + "2026,a,1.00,x\n2026,a,1.00,x,p,q\n") == ({}, 2, 0, 2)
    assert sums(HEADER + "2026,a,1.00,x,p,\n").wrong == 0


def test_blank_lines_are_no_rows() -> None:
    assert sums(HEADER + "\n2026,a,1.00,x,p\n\n,,,,\n").read == 1


def test_quotes_hold_separators_and_line_breaks() -> None:
    found = sums(HEADER + '2026,"a, b",1.00,x,p\n2026,"a\nb ""c""\n",2.00,x,p\n2026,a,4.00,x,"p"\n')
    assert found.totals == {("2026", "x", "p"): Decimal(7)}


def test_a_bare_carriage_return_ends_a_row_as_csv_has_it() -> None:
    text = HEADER + "2026,a,1.00,x,p\r2026,a,2.00,x,p\n"
    assert sums(text) == by_csv(text)
    assert sums(text).read == 2


def test_a_quote_that_never_closes_is_told_by_its_line() -> None:
    with pytest.raises(TextProblem) as caught:
        sums(HEADER + '2026,a,1.00,x,p\n2026,"a,2.00,x,p\n2026,a,3.00,x,p\n')
    assert caught.value.line == 3


def test_a_byte_that_is_no_text_is_told_by_its_line() -> None:
    with pytest.raises(TextProblem) as caught:
        sums(HEADER.encode() + b"2026,a,1.00,x,\xff\n")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + (HEADER + "2026,a,1.00,x,p\n").encode(),
        (HEADER + "2026,a,1.00,x,p\n").encode("utf-16"),
        (HEADER + "2026,a,1.00,x,p").encode(),
        (HEADER + "2026,a,1.00,x,p\n").replace("\n", "\r\n").encode(),
        (HEADER + "2026,a,1.00,x,p\n").replace(",", ";").encode(),
        ("sep=;\n" + HEADER + "2026,a,1.00,x,p\n").replace(",", ";").encode(),
        (HEADER.replace("period", '"period"') + "2026,a,1.00,x,p\n").encode(),
    ],
)
def test_any_way_to_write_a_table_down_gives_the_same(raw: bytes) -> None:
    assert sums(raw) == ({("2026", "x", "p"): Decimal(1)}, 1, 0, 0)


def test_a_table_without_a_layout_is_not_read() -> None:
    assert added(io.BytesIO(b"a,b\n1,2\n"), lambda _: None) is None
    assert added(io.BytesIO(b'"a",b\n1,2\n'), lambda _: None) is None


def test_cents_are_not_lost_in_a_hundred_thousand_lines() -> None:
    found = sums(HEADER + "2026,a,0.10,x,p\n" * 100_000)
    assert found.totals == {("2026", "x", "p"): Decimal("10000.00")}


@pytest.mark.parametrize("last", ["amount last", "a column behind that is no key"])
def test_the_key_need_not_end_the_line(last: str) -> None:
    text = "period,amount\n2026,1.00\n" if last == "amount last" else "period,amount,note\n2026,1.00,hm\n"
    found = added(io.BytesIO(text.encode()), lambda header: Layout(1, (0,), len(header)))
    assert found == ({("2026",): Decimal(1)}, 1, 0, 0)


def test_a_key_of_one_piece_is_a_key() -> None:
    found = added(io.BytesIO(b"amount,period\n1.00,2026\n2.00,2026\nx,2026\n"), lambda _: Layout(0, (1,), 2))
    assert found == ({("2026",): Decimal(3)}, 3, 0, 1)


CELLS = st.one_of(
    st.sampled_from(
        ["", "a", "1.00", "-2.50", "7", "0.125", "x,y", 'say "no"', "two\nlines", "cr\rhere", " ", "é", "1e3"]
    ),
    st.text(alphabet='ab",\n\r .-019é', max_size=6),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=12), st.sampled_from(["\n", "\r\n"]))
def test_both_ways_come_to_the_same_for_any_table(rows: list[list[str]], newline: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=newline).writerows([HEADER.strip().split(","), *rows])
    assert sums(out.getvalue()) == by_csv(out.getvalue())


@given(
    st.lists(
        st.sampled_from(["2026,a,1.00,x,p", '2026,5" disk,1.00,x,p', '2026,"open', 'b",2.00,x,p', '"', "x"]), max_size=9
    )
)
def test_both_ways_come_to_the_same_for_any_lines(lines: list[str]) -> None:
    text = HEADER + "".join(f"{line}\n" for line in lines)
    try:
        slow: object = by_csv(text)
    except TextProblem as trouble:
        slow = (trouble.message, trouble.line)
    try:
        quick: object = sums(text)
    except TextProblem as trouble:
        quick = (trouble.message, trouble.line)
    assert quick == slow


LINES = [
    *("2026,a,1.00,x,p", "2027,b,-2.50,x,p", "2026,a,3.00,y,p", "2026,a,4,x,p", "2026,a, 5.00,x,p", "2026,a,1.00"),
    *("", "2026", "2026,a,1.00,x,p,", "2026,a,1.00,x,p,more", ",,,,", '2026,"a,b",6.00,x,p', '2026,"a', 'b",7.00,x,p'),
    *("2026,a,-.50,x,p", "1.00,1.00,1.00,1.00,1.00", "2026,a,1.000,x,p", "2026,a,,x,p"),
]
LAYOUTS = [
    *(LAYOUT, Layout(2, (0, 1, 3, 4), 5), Layout(2, (1, 4), 5), Layout(2, (0, 3), 5), Layout(2, (1,), 5)),
    *(Layout(0, (2, 4), 5), Layout(4, (0, 2), 5), Layout(1, (0, 2, 4), 5), Layout(3, (4,), 5), Layout(2, (0,), 4)),
]


@given(
    st.lists(st.sampled_from(LINES), max_size=30),
    st.sampled_from(LAYOUTS),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([16, 60, 1 << 17]),
    st.booleans(),
)
def test_both_ways_come_to_the_same_whatever_is_counted_and_wherever_a_block_ends(
    lines: list[str], layout: Layout, newline: str, block: int, ends: bool
) -> None:
    text = newline.join([HEADER.strip(), *lines]) + newline * ends
    answers: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csvsums, "_BLOCK", block)
        for way in (added, csvsums._by_csv):
            try:
                answers.append(way(io.BytesIO(text.encode()), lambda _: layout))
            except TextProblem as trouble:
                answers.append((trouble.message, trouble.line))
    assert answers[0] == answers[1]


@given(st.permutations(["2026,a,1.00,x,p", "2026,b,-2.50,x,p", "2027,a,3,x,p", '2026,"c,d",4.00,x,p']))
def test_the_order_of_lines_does_not_matter(lines: list[str]) -> None:
    text = HEADER + "".join(f"{line}\n" for line in lines)
    assert sums(text).totals == {("2026", "x", "p"): Decimal("2.50"), ("2027", "x", "p"): Decimal(3)}


# Two processes.


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes for any table."""
    monkeypatch.setattr(csvhalves, "WORTH_A_FORK", 0)


def two(path: Path, text: str) -> tuple[Added, Added]:
    path.write_text(text, "utf-8", newline="")
    with path.open("rb") as one, path.open("rb") as other:
        assert isinstance(other.name, (str, Path))
        first, second = added(one, chosen), added(other, chosen, processes=2)
    assert first
    assert second
    return first, second


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("lines", range(9))
def test_two_processes_come_to_the_same_as_one(tmp_path: Path, lines: int) -> None:
    text = HEADER + "".join(f'2026,{"x" * n},{n}.00,x,p\n2026,"q, {n}",-{n}.5,y,p\n,,w,,\n' for n in range(lines))
    one, both = two(tmp_path / "a.csv", text)
    assert one == both


@pytest.mark.usefixtures("eager")
def test_a_cell_across_the_middle_is_left_to_one_process(tmp_path: Path) -> None:
    long = "\n".join(f"2026,z,{n}.00,x,p" for n in range(60))
    one, both = two(tmp_path / "a.csv", f'{HEADER}2026,"{long}",1.00,x,p\n2026,a,2.00,x,p\n')
    assert both == one == ({("2026", "x", "p"): Decimal(3)}, 2, 0, 0)


@pytest.mark.usefixtures("eager")
def test_a_child_that_dies_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csvhalves, "_send", lambda *_: os._exit(1))
    one, both = two(tmp_path / "a.csv", HEADER + "2026,a,1.00,x,p\n" * 40)
    assert one == both


@pytest.mark.usefixtures("eager")
def test_what_csv_alone_can_tell_is_left_to_one_process(tmp_path: Path) -> None:
    bare = f"{HEADER}2026,a,1.00,x,p\r" + "2026,a,1.00,x,p\n" * 40
    one, both = two(tmp_path / "a.csv", bare)
    assert both == one
    assert both.read == 41


def test_a_header_that_is_no_text_is_told_by_its_place() -> None:
    with pytest.raises(TextProblem) as caught:
        sums(b"period,\xff,amount,side,place\n2026,a,1.00,x,p\n")
    assert (caught.value.line, caught.value.column) == (1, 8)


def test_a_table_of_quotes_alone_is_read_by_csv() -> None:
    text = HEADER + '"2026","a","1.00","x","p"\n' * 3
    assert sums(text) == ({("2026", "x", "p"): Decimal(3)}, 3, 0, 0)


class _LeftError(Exception):
    """What stands for the end of a child's life, which coverage cannot see."""


@pytest.mark.usefixtures("eager")
def test_a_child_sends_what_its_half_comes_to_and_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: int) -> None:
        raise _LeftError

    path = tmp_path / "a.csv"
    path.write_text(HEADER + "2026,a,1.00,x,p\n" * 20 + '"2026",a,0.5,x,p\n' * 20)
    monkeypatch.setattr(os, "_exit", leave)
    out, into = os.pipe()
    quick, middle = Quick(LAYOUT, Dialect(",")), len(HEADER) + 16 * 10
    with pytest.raises(_LeftError):
        csvhalves._send(quick, str(path), middle, path.stat().st_size, into)
    with path.open("rb") as source, os.fdopen(out, "rb") as pipe:
        both = csvhalves._joined(quick.part(source, len(HEADER), middle), pipe)
    assert both
    assert (both.read, both.outcome(quick._cells).totals) == (40, {("2026", "x", "p"): Decimal(30)})
    monkeypatch.setattr(os, "fork", lambda: 0)
    with path.open("rb") as source, pytest.raises(_LeftError):
        added(source, chosen, processes=2)


def test_a_file_that_shrinks_while_it_is_read_ends_where_it_ends() -> None:
    source, tally = io.BytesIO(b"a\nb\n"), csvsums.Tally(LAYOUT)
    assert list(csvsums._blocks(source, 2, 99, tally)) == [(b"b\n", 1)]


def test_a_small_table_is_not_worth_a_second_process(tmp_path: Path) -> None:
    quick = Quick(LAYOUT, Dialect(","))
    (tmp_path / "a.csv").write_text(HEADER)
    with (tmp_path / "a.csv").open("rb") as source:
        assert csvhalves.halves(quick, source, len(HEADER), len(HEADER)) is None
