"""The quick way through an export, column by column, comes to what the way row by row comes to."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mofkit.analysis.desk_spans import LONGEST, Repeats, Spans
from mofkit.model.ticket import REPEAT, Batch, Ticket, batch_of
from mofkit.text import csvread
from mofkit.workspace import tickets
from mofkit.workspace.ticket_batches import batch_of_rows

Mofkit = Callable[..., Any]
DAY = 86_400
FORMS = {
    "minutes": "%Y-%m-%d %H:%M",
    "seconds": "%d/%m/%Y %H:%M:%S",
    "with a T": "%Y-%m-%dT%H:%M",
    "half a day": "%Y-%m-%d %I:%M %p",
}
HEADER = "number,state,opened,responded,resolved,closed,priority,category,original category,service,group,caller,notes"


def export(form: str, seed: int = 1, rows: int = 2400) -> str:
    """An export over both changes of the clock, with blanks, and now and then a row that is not plain."""
    chosen, opened, lines = random.Random(seed), datetime(2026, 3, 20, 8), [HEADER]  # noqa: DTZ001
    for number in range(rows):
        opened += timedelta(minutes=chosen.randrange(200))
        times = [opened + timedelta(minutes=chosen.randrange(1, minutes)) for minutes in (60, 9000, 12000)]
        said = [f"{one:{FORMS[form]}}" if chosen.random() > 0.05 else "?" for one in times]
        cells = [f"T{number:05}", chosen.choice(("Closed", "Open", "resolved", "")), f"{opened:{FORMS[form]}}", *said]
        cells += [chosen.choice(("P1", "P2 ", "")), *chosen.choices(("Disk", "Mail", "?"), k=2), chosen.choice("ab")]
        cells += [chosen.choice(("Service Desk", "Apps")), f"u{chosen.randrange(60)}", chosen.choice(("done", " ", ""))]
        odd = chosen.random()
        if odd < 0.003:
            cells = cells[:5]
        elif odd < 0.006:
            cells[1] = "Martian"
        elif odd < 0.009:
            cells[3] = "soon"
        elif odd < 0.012:
            cells[12] = '"two\nlines"'
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"


def counted(mofkit: Mofkit, path: Path) -> Any:
    words = ("--column", "first_category=original category", "--dates", "dmy")
    result = mofkit("--as-of", "2026-11-23", "desk", "report", path, *words, "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


@pytest.mark.parametrize("form", FORMS)
def test_column_by_column_comes_to_the_same_as_row_by_row(
    form: str, tmp_path: Path, mofkit: Mofkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log.csv").write_text(export(form), "utf-8")
    plain: list[bool] = []

    def watched(*words: Any) -> Batch | None:
        found = batch_of_rows(*words)
        plain.append(found is not None)
        return found

    monkeypatch.setattr(csvread, "CHUNK", 50)
    monkeypatch.setattr(tickets, "batch_of_rows", watched)
    quick = counted(mofkit, tmp_path / "log.csv")
    assert (plain.count(True) > 20, plain.count(False) > 5) == (True, True)
    monkeypatch.setattr(tickets, "batch_of_rows", lambda *_: None)
    assert quick == counted(mofkit, tmp_path / "log.csv")
    assert quick["rows"]["tickets"] > 2350


def call(day: float, caller: str = "u1", **more: Any) -> Ticket:
    said = {"month": "", "priority": "", "category": "Disk", "service": "", "flags": 0, "caller": caller, **more}
    return Ticket("1", 2, int(day * DAY) + 1, None, None, None, **said)


def repeated(*calls: Ticket) -> list[bool]:
    batch = batch_of(calls)
    assert batch is not None
    return [bool(flags & REPEAT) for flags in Repeats().marked(batch, [0] * len(calls))]


@pytest.mark.parametrize(
    ("days", "marks"),
    [
        ((100, 107), [False, True]),
        ((100, 107.1), [False, False]),
        ((100, 103, 109.9), [False, True, True]),
        ((107, 100), [False, True]),
        ((300, 200, 100), [False, False, False]),
    ],
    ids=["a week", "more than a week", "each after the last", "downward", "far apart"],
)
def test_a_call_within_a_week_of_the_last_about_the_same_is_a_repeat(
    days: tuple[float, ...], marks: list[bool]
) -> None:
    assert repeated(*map(call, days)) == marks


def test_nobody_knows_of_a_call_without_caller_category_or_time_whether_it_is_a_repeat() -> None:
    nameless, unsorted = call(101, caller=""), call(101, category="")
    timeless = call(101)._replace(opened=None)
    assert repeated(call(100), nameless, unsorted, timeless, call(102)) == [False, False, False, False, True]
    assert repeated(call(100), call(101, caller="u2"), call(101, service="mail")) == [False, False, False]


def test_what_took_no_time_backwards_or_a_century_is_left_out() -> None:
    spans, key = Spans(), ("", "", "", 0)
    assert spans.add_all([key] * 4, [10, 10, 10, None], [15, 9, 11 + LONGEST, 12]) == 1
    assert list(spans[key]) == [5]
    assert spans.add_all([key], [10], [None]) == 0


def test_tickets_and_columns_are_the_same_thing() -> None:
    every = [call(1), call(2)]
    batch = batch_of(every)
    assert isinstance(batch, Batch)
    assert list(batch.tickets()) == every
    assert batch_of([]) is None
