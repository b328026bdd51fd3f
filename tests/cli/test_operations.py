"""Operations at the prompt: what is due, what is not watched, how it is right now."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\nbo,Bo Hart\n",
    "catalog/services.csv": (
        "id,name,criticality,depends_on,owner,aliases\n"
        "mail,E-mail,C1,,kim,post\nshop,Shop,C2,mail,bo,\nledger,Ledger,C1,,kim,\n"
    ),
    "agreements/mail-ola.yaml": (
        "id: mail-ola\ntitle: Mail\ntype: ola\nservices: [mail]\nhours: 24x7\ntargets:\n"
        '- {id: up, metric: availability, comparator: at-least, value: 99.9, unit: "%"}\n'
    ),
    "operations/outages.csv": "id,service,start,end,cause\na,mail,2026-11-02 09:00,2026-11-02 09:20,Mouse\n",
    "operations/tasks.csv": (
        "id,what,frequency,owner,last_done\n"
        "logs,Read the backup log,workdays,kim,2026-11-20\n"
        "disks,Look at the disks,weekly,kim,2026-11-02\n"
        "doors,Try the doors,monthly,,\n"
        "rules,Read the firewall rules,yearly,bo,2026-06-01\n"
    ),
    "operations/monitoring.csv": "id,service,what,since\nm1,mail,A test message,2026-01-05\nm2,mail,From outside,\n",
    "operations/runbooks.csv": (
        "id,service,troubleshooting,backup,instructions,reviewed_on\nrb,mail,Wiki 1,Wiki 2,Wiki 3,2026-05-05\n"
    ),
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace(FILES)


def asked(mofkit: Mofkit, root: Path, *words: object, **more: Any) -> Any:
    return mofkit("-C", root, "--as-of", "2026-11-23", "operations", *words, **more)


def test_what_is_due_begins_with_what_was_missed(mofkit: Mofkit, root: Path) -> None:
    result = asked(mofkit, root, "due")
    assert result.out == (
        "task   state   due         how often  who\n"
        "-----  ------  ----------  ---------  ------\n"
        "disks  missed  2026-11-09  weekly     kim\n"
        "doors  never   2026-11-23  monthly    nobody\n"
        "logs   due     2026-11-23  workdays   kim\n"
    )
    assert result.err == "4 tasks: 1 missed, 1 never done, 1 due, 1 later, 0 paused; 1 of nobody\n"


def test_tasks_are_a_calendar_of_their_turns(mofkit: Mofkit, root: Path) -> None:
    ics = asked(mofkit, root, "due", "--format", "ics", "--within", "1").out
    assert ics.count("BEGIN:VEVENT") == 4
    assert "SUMMARY:Look at the disks\r\nDESCRIPTION:disks\\, Kim Vale\\, weekly\\; missed since 2026-11-09" in ics
    assert "DTSTART;VALUE=DATE:20261124" in ics
    assert asked(mofkit, root, "due", "--format", "ics", "--load").code == 2


def test_one_asks_for_ones_own_tasks_or_for_those_of_nobody(mofkit: Mofkit, root: Path) -> None:
    def ids(*words: str) -> list[str]:
        return [one["id"] for one in json.loads(asked(mofkit, root, "due", "--format", "json", *words).out)["tasks"]]

    assert ids("--who", "kim") == ["disks", "logs"]
    assert ids("--who", "nobody") == ["doors"]
    assert ids("--all") == ["disks", "doors", "logs", "rules"]
    assert asked(mofkit, root, "due", "--check", "--who", "bo").code == 0
    assert asked(mofkit, root, "due", "--check").code == 1


def test_the_load_is_by_person(mofkit: Mofkit, root: Path) -> None:
    lines = asked(mofkit, root, "due", "--load").out.split("\n")
    assert [" ".join(line.split()) for line in lines[2:5]] == ["kim 2 25.3 1", "nobody 1 1.0 0", "bo 1 0.1 0"]


def test_a_task_that_was_done_is_written_down_in_its_cell_alone(mofkit: Mofkit, root: Path) -> None:
    before = (root / "operations" / "tasks.csv").read_text()
    result = asked(mofkit, root, "done", "disks", "doors", "--on", "2026-11-20")
    assert result.out == "disks, doors done on 2026-11-20\n"
    after = (root / "operations" / "tasks.csv").read_text()
    assert after == before.replace("kim,2026-11-02", "kim,2026-11-20").replace("monthly,,", "monthly,,2026-11-20")
    assert "nothing to change" in asked(mofkit, root, "done", "disks", "--on", "2026-11-20").err


def test_a_day_that_is_none_and_a_task_that_is_none_are_refused(mofkit: Mofkit, root: Path) -> None:
    before = (root / "operations" / "tasks.csv").read_text()
    assert asked(mofkit, root, "done", "disks", "--on", "friday").code == 2
    assert asked(mofkit, root, "done", "discs").code == 2
    assert (root / "operations" / "tasks.csv").read_text() == before


def test_coverage_names_what_each_critical_service_lacks(mofkit: Mofkit, root: Path) -> None:
    result = asked(mofkit, root, "coverage", "--check")
    assert result.code == 1
    assert result.out == (
        "service  watched  rests on  runbook\n"
        "-------  -------  --------  -------\n"
        "ledger   0 of 0   -         -\n"
        "mail     1 of 2   mail-ola  rb\n"
        "ledger: nobody says what to watch; no OLA and no contract; no runbook\n"
    )
    assert result.err == "2 services: 1 have all they need, 1 lack something\n"


def test_coverage_of_other_services_and_for_machines(mofkit: Mofkit, root: Path) -> None:
    found = json.loads(asked(mofkit, root, "coverage", "--criticality", "C2", "--format", "json").out)["services"]
    assert [(one["service"], len(one["gaps"])) for one in found] == [("shop", 3)]
    csv = asked(mofkit, root, "coverage", "--format", "csv").out.split("\n")
    assert csv[2] == "mail,C1,kim,2,1,mail-ola,rb,"
    assert "'C9' is no criticality" in asked(mofkit, root, "coverage", "--criticality", "C9").err


STATUS = """\
Host,Status,Last change,Output
post,CRITICAL,2026-11-23 08:02,no answer
mail,OK,2026-11-23 08:00,
Shop,warning,2026-11-23 08:10,
printer,OK,,
"""


def test_health_says_what_is_down_whom_it_hits_and_what_the_promise_bears(mofkit: Mofkit, root: Path) -> None:
    (root / "status.csv").write_text(STATUS)
    result = asked(mofkit, root, "health", "status.csv", "--check")
    assert result.code == 1
    assert result.out == (
        "service      state     since             may be down\n"
        "-------  --  --------  ----------------  -----------\n"
        "mail     C1  DOWN      2026-11-23 08:02       23 min\n"
        "shop     C2  DEGRADED  2026-11-23 08:10\n"
        "ledger   C1  unknown\n"
        "mail is down: no answer; hits shop; mail-ola bears 23 min more this month\n"
        "shop is degraded: no reason given\n"
    )
    assert "not in the catalog, so left out: printer" in result.err
    assert "3 services: 1 down, 1 degraded, 1 unknown, 0 maintenance, 0 up" in result.err


@pytest.mark.parametrize(
    "text",
    [
        '[{"service": "mail", "state": "up"}, {"service": "ledger", "state": true}]',
        '{"taken": "now", "checks": [{"name": "E-mail", "health": "green"}, {"name": "ledger", "health": 0}]}',
        '{"mail": "operational", "ledger": "ok"}',
    ],
)
def test_json_of_several_shapes_is_read(mofkit: Mofkit, root: Path, text: str) -> None:
    result = asked(mofkit, root, "health", "-", "--format", "json", "--check", stdin=text)
    assert result.code == 0
    found = {one["id"]: one["state"] for one in json.loads(result.out)["services"]}
    assert found == {"mail": "up", "ledger": "up"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is no JSON"),
        ("[1, 2]", "holds no list of services with a state"),
        ("{}", "holds no list of services with a state"),
        ('[{"mail": "up"}]', "no column for the service"),
        ("a,b\n1,2\n", "no column for the service"),
        ("service,b\nmail,2\n", "no column for the state"),
        ("", "no rows"),
    ],
)
def test_what_is_no_status_is_refused_in_words(mofkit: Mofkit, root: Path, text: str, said: str) -> None:
    result = asked(mofkit, root, "health", "-", stdin=text)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_word_that_nobody_knows_is_unknown_and_a_broken_promise_bears_less_than_nothing(
    mofkit: Mofkit, root: Path
) -> None:
    outages = root / "operations" / "outages.csv"
    outages.write_text(outages.read_text() + "b,mail,2026-11-05 09:00,2026-11-05 10:00,Disk\n")
    result = asked(mofkit, root, "health", "-", "--format", "csv", stdin="service,state\nmail,flapping\n")
    assert result.out.split("\n")[2] == "mail,C1,unknown,,-36 min,shop,"
