"""An inventory of patches: every row is accounted for, no date is guessed."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mofkit.errors import BadOption, UnreadableFile
from mofkit.model.inventory import Patch
from mofkit.model.service import Service
from mofkit.workspace.inventory import Account, Source, file_inventory, read_inventory

MAIL = Service.model_validate({"id": "mail", "name": "E-mail", "criticality": "C1"})


class Held:
    def __init__(self) -> None:
        self.patches: list[Patch] = []

    def add(self, patch: Patch) -> None:
        self.patches.append(patch)


def read(text: str, **how: Any) -> tuple[list[Patch], Account]:
    source = Source("inv.csv", lambda: io.BytesIO(text.encode()), **how)
    sink, account = read_inventory(source, [MAIL], Held)
    return sink.patches, account


def lines(*rows: str, header: str = "host,product,patch,released,installed") -> str:
    return "\n".join((header, *rows)) + "\n"


def test_columns_go_by_their_names_and_by_what_is_said() -> None:
    text = "Computer Name;Software;Release date;Done\nsrv-1;Office;2026-10-13;2026-10-20\n"
    [one], _ = read(text, columns={"installed": "done"})
    assert (one.host, one.product, one.name, one.installed) == ("srv-1", "Office", "2026-10-13", date(2026, 10, 20))


@pytest.mark.parametrize(
    ("text", "columns", "says"),
    [
        ("host,product\na,b\n", {}, "no column for released and installed; columns are 'host', 'product'"),
        (lines("a,b,,2026-10-13,"), {"hots": "x"}, "an inventory has no field 'hots'"),
        (lines("a,b,,2026-10-13,"), {"host": "Machine"}, "no column 'Machine'"),
        ("host,host,product,released,installed\n", {"host": "host"}, "two columns 'host'"),
    ],
)
def test_a_column_that_is_not_there_is_an_error(text: str, columns: dict[str, str], says: str) -> None:
    with pytest.raises(BadOption) as caught:
        read(text, columns=columns)
    assert says in caught.value.message


def test_the_day_comes_first_where_one_date_allows_nothing_else() -> None:
    [one, two], account = read(lines("a,b,P,03/04/2026,", "c,b,P,25/04/2026,"))
    assert (one.released, two.released) == (date(2026, 4, 3), date(2026, 4, 25))
    assert account.order == "day/month/year, as '25/04/2026' on line 3 allows nothing else"


def test_the_month_comes_first_where_one_date_allows_nothing_else() -> None:
    [one, _], account = read(lines("a,b,P,03/04/2026,", "c,b,P,04/25/2026,"))
    assert one.released == date(2026, 3, 4)
    assert account.order.startswith("month/day/year, as '04/25/2026'")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (("a,b,P,03/04/2026,",), "'03/04/2026' on line 2 may have the day or the month first"),
        (("a,b,P,25/04/2026,", "c,b,P,04/25/2026,"), "has the day first, '04/25/2026' on line 3 the month"),
    ],
)
def test_an_order_that_cannot_be_told_is_asked_for(rows: tuple[str, ...], says: str) -> None:
    with pytest.raises(BadOption) as caught:
        read(lines(*rows))
    assert says in caught.value.message
    assert read(lines(*rows), dates="dmy")[0][0].released is not None


@pytest.mark.parametrize("word", ["", "-", "No", "not installed", "NONE"])
def test_what_is_not_installed_is_known(word: str) -> None:
    [one], account = read(lines(f"a,b,P,2026-10-13,{word}"))
    assert (one.installed, one.known, one.fits, account.doubtful) == (None, True, True, 0)


@pytest.mark.parametrize("word", ["n/a", "Not applicable"])
def test_what_does_not_apply_is_known_too(word: str) -> None:
    [one], account = read(lines(f"a,b,P,2026-10-13,{word}"))
    assert (one.fits, account.doubtful) == (False, 0)


@pytest.mark.parametrize(
    ("row", "why", "wrong"),
    [
        ("a,b,P,2026-10-13,?", "installed is unknown", 0),
        ("a,b,P,?,2026-10-13", "released is unknown", 0),
        ("a,b,P,,2026-10-13", "released is empty", 0),
        ("a,b,P,2026-10-13,yes", "installed says yes but not when", 0),
        ("a,b,P,2026-10-13,last week", "installed is 'last week', which is no date", 1),
        ("a,b,P,2026-02-30,2026-10-13", "released is '2026-02-30', which is no date", 1),
    ],
)
def test_what_nobody_knows_is_told_and_never_guessed(row: str, why: str, wrong: int) -> None:
    [one], account = read(lines(row))
    assert (one.known, account.doubtful, account.wrong_rows) == (False, 1, wrong)
    assert [(each.line, each.why) for each in account.troubles] == [(2, why)]


def test_a_row_that_is_there_twice_counts_once_and_one_that_contradicts_is_named() -> None:
    same, other = "a,b,P,2026-10-13,2026-10-20", "A,b,p,2026-10-13,"
    found, account = read(lines(same, same, other))
    assert (len(found), account.duplicates, account.contradictions) == (1, 1, 1)
    assert account.wrong[0].why == "row says other than line 2 of A, b, p; the earlier one counts"


def test_a_row_without_a_machine_or_of_another_width_is_rejected() -> None:
    found, account = read(lines(",b,P,2026-10-13,", "a,,P,2026-10-13,", "a,b", "", "a,b,P,2026-10-13,"))
    assert (len(found), account.rows, account.rejected) == (1, 4, 3)
    assert [one.why for one in account.wrong] == [
        "row has no host", "row has no product", "row has 2 cells; the header has 5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("service", "said", "code"),
    [("E-MAIL", "", "C1"), ("mail", "C3", "C3"), ("mail", "??", "C1"), ("web", "", "??"), ("web", "High", "C1"),
     ("web", "gold", "??")],
)  # fmt: skip
def test_criticality_is_the_rows_own_else_that_of_its_service(service: str, said: str, code: str) -> None:
    header = "host,product,released,installed,service,criticality"
    [one], account = read(lines(f"a,b,2026-10-13,,{service},{said}", header=header))
    assert one.criticality == code
    assert account.wrong_rows == (said == "gold")


def test_bytes_that_are_no_text_and_a_missing_file_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "i.csv").write_bytes(lines("a,b,P,2026-10-13,").encode() + b'"open')
    for name in ("i.csv", "none.csv"):
        with pytest.raises(UnreadableFile) as caught:
            read_inventory(file_inventory(tmp_path / name, name), [], Held)
        assert f"cannot read {name}" in caught.value.message


cells = st.sampled_from(("", "a", "b", "?", "2026-10-13", "2026-11-01", "nonsense"))


@given(st.lists(st.lists(cells, min_size=1, max_size=6), max_size=20))
@settings(max_examples=30)
def test_every_row_is_accounted_for(rows: list[list[str]]) -> None:
    found, account = read(lines(*(",".join(row) for row in rows)))
    assert account.counted == len(found)
    assert account.rows == account.counted + account.duplicates + account.contradictions + account.rejected
    assert account.doubtful == sum(not one.known for one in found if one.fits)
