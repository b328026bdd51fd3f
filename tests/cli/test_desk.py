"""What a ticket log comes to: held against a calculation of its own, on a log full of traps."""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
HEADER = """
    number incident_state active reassignment_count reopen_count sys_mod_count made_sla caller_id opened_by opened_at
    sys_created_by sys_created_at sys_updated_by sys_updated_at contact_type location category subcategory u_symptom
    cmdb_ci impact urgency priority assignment_group assigned_to knowledge u_priority_confirmation notify problem_id
    rfc vendor caused_by closed_code resolved_by resolved_at closed_at
""".split()  # noqa: SIM905 - as the log has it


def naive(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M")  # noqa: DTZ007 - the clock of the log


def said(moment: datetime) -> str:
    """A moment as the log writes it: day first, no zeroes before."""
    return f"{moment.day}/{moment.month}/{moment.year} {moment.hour:02d}:{moment.minute:02d}"


def events(seed: int, tickets: int) -> list[dict[str, str]]:
    """Several rows for most tickets; some say `?`, some stand twice, a few have a state of -100."""
    chosen, opened, rows = random.Random(seed), naive("13/1/2016 08:00"), []
    for number in range(tickets):
        opened += timedelta(minutes=chosen.randrange(400))
        resolved = opened + timedelta(minutes=chosen.randrange(20_000))
        priority = chosen.choice(("1 - Critical", "2 - High", "3 - Moderate", "3 - Moderate", "4 - Low"))
        known = chosen.random() > 0.1
        steps = chosen.randrange(1, 7)
        for step in range(steps):
            last = step == steps - 1
            row = dict.fromkeys(HEADER, "?") | {
                "number": f"INC{number * 3 + 45:07d}",
                "incident_state": "Closed" if last else chosen.choice(("New", "Active", "Awaiting Evidence")),
                "reassignment_count": str(step),
                "reopen_count": str(int(last and number % 17 == 0)),
                "sys_mod_count": str(step),
                "made_sla": "false" if last and number % 3 == 0 else "true",
                "caller_id": f"Caller {chosen.randrange(900)}",
                "opened_at": said(opened),
                "sys_updated_at": said(opened + timedelta(minutes=step)),
                "category": f"Category {chosen.randrange(9)}",
                "priority": priority if last else "3 - Moderate",
                "resolved_at": said(resolved) if known else "?",
                "closed_at": said(resolved + timedelta(days=5)),
            }
            if number % 101 == 0 and step == 0 and not last:
                row["incident_state"] = "-100"
            rows.append(row)
            if number % 50 == 0 and last:
                rows.append(dict(row))
    return rows


def log(rows: list[dict[str, str]], extra: str = "") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return (text.getvalue() + extra).encode()


def expected(rows: list[dict[str, str]]) -> dict[str, Any]:
    """The same by the plainest way there is: everything in memory, the last row of each number."""
    latest: dict[str, dict[str, str]] = {}
    for row in rows:
        there = latest.get(row["number"])
        if there is None or int(row["sys_mod_count"]) >= int(there["sys_mod_count"]):
            latest[row["number"]] = row
    by_priority: dict[str, list[float]] = {}
    months: Counter[str] = Counter()
    for row in latest.values():
        opened = naive(row["opened_at"])
        months[f"{opened:%Y-%m}"] += 1
        if row["resolved_at"] != "?":
            took = naive(row["resolved_at"]) - opened
            by_priority.setdefault(row["priority"], []).append(took.total_seconds() / 3600)
    return {
        "tickets": len(latest),
        "met": sum(row["made_sla"] == "true" for row in latest.values()),
        "missed": sum(row["made_sla"] == "false" for row in latest.values()),
        "reopened": sum(int(row["reopen_count"]) > 0 for row in latest.values()),
        "median": {name: round(median(values), 4) for name, values in by_priority.items()},
        "months": dict(months),
    }


def counted(report: dict[str, Any]) -> dict[str, Any]:
    every = report["all"]
    return {
        "tickets": every["tickets"],
        "met": every["said_met"],
        "missed": every["said_missed"],
        "reopened": every["reopened"],
        "median": {one["name"]: one["resolution_median_hours"] for one in report["priority"]},
        "months": {one["name"]: one["tickets"] for one in report["month"]},
    }


def report(mofkit: Mofkit, *argv: object) -> dict[str, Any]:
    result = mofkit("--as-of", "2026-11-23", "desk", "report", *argv, "--format", "json")
    assert result.code == 0, result.err
    found: dict[str, Any] = json.loads(result.out)
    return found


@pytest.mark.parametrize("order", ["sorted", "downward", "shuffled"])
def test_a_log_comes_to_what_a_calculation_of_its_own_says(mofkit: Mofkit, tmp_path: Path, order: str) -> None:
    rows = events(3, 900)
    if order == "downward":
        rows.sort(key=lambda row: (row["number"], -int(row["sys_mod_count"])), reverse=True)
    if order == "shuffled":
        random.Random(1).shuffle(rows)
    (tmp_path / "log.csv").write_bytes(log(rows))
    found = report(mofkit, tmp_path / "log.csv")
    assert counted(found) == expected(rows)
    rows_said = found["rows"]
    assert rows_said["read"] == len(rows)
    assert rows_said["read"] == sum(rows_said[name] for name in ("tickets", "earlier", "duplicates", "rejected"))
    assert rows_said["duplicates"] == 18
    assert [one["value"] for one in found["unknown_states"]] == ["-100"]


def test_rows_that_are_no_tickets_are_rejected_with_their_line(mofkit: Mofkit, tmp_path: Path) -> None:
    rows = events(4, 40)
    (tmp_path / "log.csv").write_bytes(log(rows, extra="INC0000001,New\n\n?" + ",x" * 35 + "\n"))
    found = report(mofkit, tmp_path / "log.csv")
    assert found["rows"]["rejected"] == 2
    assert found["rows"]["read"] == len(rows) + 2
    assert [one["line"] for one in found["rejected"]] == [len(rows) + 2, len(rows) + 4]
    assert found["all"]["tickets"] == 40


SMALL = "id,state,opened,resolved,priority,category\n"


def small(tmp_path: Path, *rows: str, header: str = SMALL) -> Path:
    path = tmp_path / "t.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def test_cells_that_say_nothing_are_counted_by_field(mofkit: Mofkit, tmp_path: Path) -> None:
    header = "id,opened,closed,resolved\n"
    found = report(mofkit, small(tmp_path, "1,2026-03-01,,?", "2,2026-03-01,?,2026-03-02", header=header))
    assert found["missing"] == {"closed": 2, "resolved": 1}


def test_dates_that_nothing_tells_are_refused_with_the_first_of_them(mofkit: Mofkit, tmp_path: Path) -> None:
    path = small(tmp_path, "1,closed,3/4/2026 10:00,5/4/2026 10:00,P1,a")
    result = mofkit("desk", "report", path)
    assert result.code == 2
    assert "'3/4/2026' on line 2 may have the day or the month first" in result.err
    assert report(mofkit, path, "--dates", "dmy")["month"][0]["name"] == "2026-04"
    assert report(mofkit, path, "--dates", "mdy")["month"][0]["name"] == "2026-03"


def test_one_date_tells_the_order_of_all(mofkit: Mofkit, tmp_path: Path) -> None:
    path = small(tmp_path, "1,closed,3/4/2026 10:00,,P1,a", "2,open,3/25/2026 10:00,,P1,a")
    found = report(mofkit, path)
    assert [one["name"] for one in found["month"]] == ["2026-03"]
    assert "month/day/year, as '3/25/2026' on line 3 allows nothing else" in found["notes"][0]


def test_dates_of_both_orders_are_refused(mofkit: Mofkit, tmp_path: Path) -> None:
    path = small(tmp_path, "1,closed,25/3/2026 10:00,,P1,a", "2,open,3/25/2026 10:00,,P1,a")
    result = mofkit("desk", "report", path)
    assert result.code == 2
    assert "'25/3/2026' on line 2 has the day first, '3/25/2026' on line 3 the month" in result.err


def test_what_cannot_be_read_is_told_and_its_ticket_counts(mofkit: Mofkit, tmp_path: Path) -> None:
    path = small(tmp_path, "1,closed,2026-02-30 10:00,,P1,a", "2,closed,2026-03-01 10:00,2026-03-01 09:00,P1,a")
    found = report(mofkit, path)
    assert found["all"]["tickets"] == 2
    assert found["unreadable"] == [
        {"field": "opened", "times": 1, "label": str(path), "line": 2, "value": "2026-02-30 10:00"}
    ]
    assert found["backwards"] == 1
    assert found["all"]["resolution_median_hours"] is None


def test_a_measure_without_its_column_is_not_told_as_nought(mofkit: Mofkit, tmp_path: Path) -> None:
    found = report(mofkit, small(tmp_path, "1,closed,2026-03-01 10:00,2026-03-01 12:00,P1,a"))
    assert found["all"]["reopened"] is None
    assert found["all"]["said_met"] is None
    assert "reopened" in found["untold"]
    assert found["all"]["resolution_median_hours"] == 2.0


SERVED = {
    "mofkit.yaml": """
        schema_version: 1
        calendar:
          time_zone: Europe/London
        service_desk:
          hours: Mon-Fri 08:00-18:00
    """,
    "catalog/services.csv": "id,name\nmail,E-mail\n",
    "operations/maps/ours.yaml": """
        id: ours
        desk: [Front]
        targets:
          - {priority: P1, response: 30, resolution: 240}
    """,
}


def test_targets_are_judged_in_service_hours(mofkit: Mofkit, workspace: Make) -> None:
    # Friday 16:00 to Monday 10:00 is four hours, Monday 10:01 a minute more.
    root = workspace(SERVED)
    header = "id,state,opened,responded,resolved,priority,service,group\n"
    path = small(
        root,
        "1,closed,2026-11-13 16:00,2026-11-13 16:30,2026-11-16 10:00,1 - Critical,E-mail,Front",
        "2,closed,2026-11-13 16:00,2026-11-13 16:31,2026-11-16 10:01,1 - Critical,E-mail,Back",
        "3,open,2026-11-20 17:00,,,1 - Critical,E-mail,Back",
        "4,open,2026-11-19 09:00,,,1 - Critical,E-mail,Back",
        header=header,
    )
    argv = ("-C", root, "--as-of", "2026-11-23", "desk", "report", path, "--map", "ours", "--format", "json")
    every = json.loads(mofkit(*argv).out)
    told = every["all"]
    assert (told["response_met"], told["response_missed"]) == (1, 1)
    # The third is open and still has time; the fourth is open and has none left.
    assert (told["resolution_met"], told["resolution_missed"]) == (1, 2)
    assert told["service_median_hours"] == 4.0083
    assert told["first_line"] == 1
    assert [one["name"] for one in every["service"]] == ["mail"]


def test_an_agreement_about_the_service_holds_before_the_map(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({
        **SERVED,
        "agreements/mail.yaml": """
            id: mail
            title: Mail
            type: sla
            services: [mail]
            hours: 24x7
            starts: 2026-11-01
            targets:
              - {id: a, metric: resolution, priority: P1, value: 2, unit: d}
        """,
    })  # fmt: skip
    path = small(
        root,
        "1,closed,2026-11-13 16:00,2026-11-15 16:01,1 - Critical,mail",
        "2,closed,2026-10-13 16:00,2026-10-13 18:01,1 - Critical,mail",
        header="id,state,opened,resolved,priority,service\n",
    )
    result = mofkit("-C", root, "--as-of", "2026-11-23", "desk", "report", path, "--map", "ours", "--format", "json")
    found = json.loads(result.out)
    assert found["targets"]["by"] == {"mail": 1, "the map": 1}
    assert (found["all"]["resolution_met"], found["all"]["resolution_missed"]) == (1, 1)


def test_a_ticket_that_changes_category_was_misclassified(mofkit: Mofkit, tmp_path: Path) -> None:
    found = report(
        mofkit,
        small(
            tmp_path,
            "1,open,2026-03-01 10:00,,P1,a",
            "1,closed,2026-03-01 10:00,2026-03-01 12:00,P1,b",
            "2,closed,2026-03-02 10:00,2026-03-02 12:00,P1,b",
        ),
    )
    assert found["all"]["misclassified"] == 1
    assert {one["name"]: one["tickets"] for one in found["category"]} == {"b": 2}


def test_the_same_caller_and_category_within_a_week_is_a_repeat(mofkit: Mofkit, tmp_path: Path) -> None:
    found = report(
        mofkit,
        small(
            tmp_path,
            "1,closed,2026-03-01 10:00,kim,password",
            "2,closed,2026-03-08 10:00,kim,password",
            "3,closed,2026-03-15 10:01,kim,password",
            "4,closed,2026-03-15 10:02,bo,password",
            header="id,state,opened,caller,category\n",
        ),
    )
    assert found["all"]["repeats"] == 1


def test_a_saved_map_reads_the_next_export(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({"in.csv": "Nr,When,Wie\n1,3/4/2026 10:00,zu\n"})
    said = ("--column", "id=Nr", "--column", "opened=When", "--column", "state=Wie", "--dates", "dmy")
    first = mofkit("-C", root, "desk", "report", "in.csv", *said, "--save-map", "ours")
    assert first.code == 0, first.err
    assert (root / "operations/maps/ours.yaml").read_text() == (
        "id: ours\ncolumns:\n  id: Nr\n  opened: When\n  state: Wie\ndates: dmy\n"
    )
    assert "not known: 1 rows" in first.out
    again = mofkit("-C", root, "desk", "report", "in.csv", "--map", "ours")
    assert "tickets: 1" in again.out


def test_all_exports_of_a_workspace_are_one_log(mofkit: Mofkit, workspace: Make) -> None:
    root = workspace({
        "operations/tickets/2026-01.csv": "id,state,opened\n1,open,2026-01-02 10:00\n2,open,2026-01-03 10:00\n",
        "operations/tickets/2026-02.csv": "id,state,opened\n2,closed,2026-01-03 10:00\n3,open,2026-02-03 10:00\n",
    })  # fmt: skip
    found = json.loads(mofkit("-C", root, "desk", "report", "--all", "--format", "json").out)
    assert found["all"]["tickets"] == 3
    assert found["all"]["done"] == 1
    assert found["rows"]["earlier"] == 1
    assert mofkit("-C", root, "lint").code == 0


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "no export is named"),
        (("x.csv", "--all"), "not both"),
        (("x.csv",), "there is no such file"),
        (("--all",), "there is no export yet"),
        (("x.csv", "--map", "servicenov"), "did you mean 'servicenow'"),
        (("a.csv",), "no column for opened"),
        (("a.csv", "--column", "opend=y"), "did you mean 'opened'"),
        (("a.csv", "--column", "opened=zz"), "no column 'zz'"),
    ],
)
def test_what_cannot_be_done_is_told(mofkit: Mofkit, workspace: Make, argv: tuple[str, ...], words: str) -> None:
    result = mofkit("-C", workspace({"a.csv": "id,y\n1,2\n"}), "desk", "report", *argv)
    assert result.code == 2
    assert words in " ".join(result.err.split())


@pytest.mark.parametrize("format", ["table", "csv", "md"])
def test_every_format_says_how_many_tickets(mofkit: Mofkit, tmp_path: Path, format: str) -> None:
    path = small(tmp_path, "1,open,2026-03-01 10:00,,P1,a", "2,open,2026-03-01 10:00,,,b")
    result = mofkit("desk", "report", path, "--format", format)
    assert result.code == 0
    assert "2026-03" in result.out


ASKED = """\
number,state,opened,resolved,type,category,close notes,rating
1,Closed,2026-01-05 10:00,2026-01-05 11:00,Incident,Disk,cleared,5
2,Closed,2026-01-06 10:00,2026-01-06 13:00,Incident,Disk,,2
3,Closed,2026-01-07 10:00,2026-01-07 15:00,Request,,ordered,soso
4,Open,2026-01-08 10:00,,Request,Disk,,
"""


def asked(mofkit: Mofkit, folder: Path, *words: str) -> Any:
    (folder / "asked.csv").write_text(ASKED, "utf-8")
    return mofkit("--as-of", "2026-11-23", "desk", "report", folder / "asked.csv", *words)


def test_requests_stand_beside_incidents_and_what_is_written_down_beside_what_is_not(
    mofkit: Mofkit, tmp_path: Path
) -> None:
    found = json.loads(asked(mofkit, tmp_path, "--format", "json").out)
    assert [(one["name"], one["tickets"]) for one in found["type"]] == [("Incident", 2), ("Request", 2)]
    told = [(one["name"], one["tickets"], one["resolution_median_hours"]) for one in found["knowledge"]]
    assert told == [("with a note how", 2, 3.0), ("without a note", 1, 3.0)]
    assert "Requests and incidents" in asked(mofkit, tmp_path).out
    assert (
        "Requests and incidents" not in mofkit("desk", "report", small(tmp_path, "1,open,2026-01-05 10:00,,P1,a")).out
    )
    assert "a hint, no proof" in asked(mofkit, tmp_path, "--by", "knowledge").out


def test_an_answer_that_nobody_knows_is_told_until_a_map_says_what_is_good(mofkit: Mofkit, tmp_path: Path) -> None:
    found = json.loads(asked(mofkit, tmp_path, "--format", "json").out)
    assert (found["all"]["satisfied"], found["all"]["not_satisfied"]) == (1, 1)
    assert any("nobody knows whether 'soso' is a good answer" in note for note in found["notes"])
    (tmp_path / "map.yaml").write_text("id: map\nsatisfied: [Soso]\n", "utf-8")
    mapped = json.loads(asked(mofkit, tmp_path, "--map", str(tmp_path / "map.yaml"), "--format", "json").out)
    assert (mapped["all"]["satisfied"], mapped["all"]["not_satisfied"]) == (1, 2)


def test_the_five_pillars_are_told_in_order_and_one_without_figures_says_so(mofkit: Mofkit, tmp_path: Path) -> None:
    lines = asked(mofkit, tmp_path, "--by", "pillar").out.split("\n")
    assert [line.split()[0] for line in lines[2:8] if line and not line.startswith((" ", "·"))] == [
        "recording", "classification", "resolution", "closure", "surveying"
    ]  # fmt: skip
    assert "recording       not in this export" in lines[2]
    assert lines[3].split() == ["classification", "have", "no", "category", "1", "25.0", "%"]
    csv = asked(mofkit, tmp_path, "--by", "pillar", "--format", "csv").out.splitlines()
    assert csv[0] == "pillar,what,tickets,of"
    assert csv[-1] == 'surveying,"satisfied, of those who answered",1,2'
    assert (
        "| closure | solved without a note how | 1 | 4 |"
        in asked(mofkit, tmp_path, "--by", "pillar", "--format", "md").out
    )
    assert json.loads(asked(mofkit, tmp_path, "--by", "pillar", "--format", "json").out)["pillars"][0]["of"] == 4
