"""What is private is in no report, list, search, finding or export: a mark is planted in every such field.

A kind with private fields that is added later fails here until it is planted too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mofkit.lint.formats import FORMATS
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Part, private_fields
from mofkit.report.reports import REPORTS
from mofkit.workspace.files import PRIVATE_HOMES
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
MARK = "zyzzyva"
# For each kind with private fields: a record with the mark in all of them.
PLANTED = {
    "candidate": (
        "team/hiring/desk/candidates/c-aaaa.yaml",
        f"""
        id: desk.c-aaaa
        status: interviewed
        received: 2026-11-02
        name: {MARK} name
        contact: {MARK} contact
        cv:
          - {{since: 2019-01, until: 2019-06, what: {MARK} station}}
          - {{since: 2020-06, until: 2020-12, what: {MARK} station}}
          - {{since: 2021-01, until: 2021-06, what: {MARK} station}}
          - {{since: 2021-07, until: 2022-01, what: {MARK} station}}
        scorecards:
          - {{by: kim, on: 2026-11-03, marks: {{help: {MARK}}}, notes: {{help: {MARK} note}}}}
        decision: {MARK} decision
        note: {MARK} remark
        """,
    ),
}
OPENING = """
    id: desk
    role: incident-resolver
    manager: kim
    criteria:
      - {id: help, name: Helps, area: mindset, must: true}
"""
# Who interviewed and when is said of the interviewer; months and days are no words to plant.
NOT_PLANTED = {"scorecards.by", "scorecards.on", "cv.since"}
PRIVATE_KINDS = [kind for kind in KINDS if private_fields(kind.model)]


@pytest.fixture
def planted(workspace: Callable[..., Path]) -> Path:
    files = dict(PLANTED.values())
    return workspace({"people.csv": "id,name\nkim,Kim Vale\n", "team/hiring/desk/opening.yaml": OPENING, **files})


def test_every_kind_with_private_fields_is_planted_and_kept_from_searches() -> None:
    assert {kind.name for kind in PRIVATE_KINDS} == set(PLANTED)
    assert {kind.home for kind in PRIVATE_KINDS} == set(PRIVATE_HOMES)


@pytest.mark.parametrize("kind", PRIVATE_KINDS, ids=lambda kind: kind.name)
def test_every_private_field_holds_the_mark(kind: Kind, planted: Path) -> None:
    written = load(planted).files[PLANTED[kind.name][0]].decode()
    wanted = set(_leaves(kind.model, private_fields(kind.model))) - NOT_PLANTED
    assert {one for one in wanted if f"{one.rpartition('.')[2]}: " not in written} == set()
    assert written.count(MARK) >= len(wanted)


def _leaves(model: type[Part], hidden: Mapping[str, Any]) -> Iterator[str]:
    """The private fields, down to those of parts inside of them."""
    from mofkit.model.record import parts_in

    for name, what in hidden.items():
        inner = list(parts_in(model.model_fields[name].annotation))
        if not inner:
            yield name
        for part in inner:
            below = what.get("__all__", what) if isinstance(what, dict) else dict.fromkeys(part.model_fields, True)
            yield from (f"{name}.{each}" for each in _leaves(part, below))


LISTS = [
    ("list", kind.plural, "--format", format) for kind in PRIVATE_KINDS for format in ("table", "json", "csv", "md")
]
REPORTED = [("report", one.name) for one in REPORTS]
LINTED = [("lint", "--format", one.name) for one in FORMATS]
SHOWN = [
    *(("show", "candidate:desk.c-aaaa", "--format", format) for format in ("text", "json")),
    *(
        ("team", "hire", "show", *id, "--format", f)
        for id in ((), ("desk",), ("c-aaaa",))
        for f in ("table", "json", "csv", "md")
    ),
    *(("team", "hire", "rank", "desk", "--format", format) for format in ("table", "json", "csv", "md")),
    *(("team", "hire", words, "desk") for words in ("describe", "guide")),
    ("team", "hire", "cv", "c-aaaa"),
    *(("team", verb, "--format", "json") for verb in ("roles", "raci", "work")),
    *(("action", verb) for verb in ("list", "export")),
    ("status",),
    ("show", "person:kim"),
    ("doctor",),
    ("search", MARK),
    ("search", "--format", "json", "station", "decision", MARK),
]


@pytest.mark.parametrize("words", [*LISTS, *REPORTED, *LINTED, *SHOWN], ids=" ".join)
def test_nothing_that_is_printed_holds_what_is_private(words: tuple[str, ...], planted: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", planted, *TODAY, *words)
    assert run.code in (0, 1), run.err
    told = run.out + run.err.replace(f"“{MARK}”", "").replace(f"found nowhere: {MARK}", "")
    if words[0] == "search":
        told = told.replace(f'"{MARK}"', "")
    assert MARK not in told.casefold()


@pytest.mark.parametrize("format", [one.name for one in FORMATS])
def test_a_private_value_that_is_wrong_is_told_with_its_place_and_not_quoted(
    format: str, planted: Path, mofkit: Mofkit
) -> None:
    file = planted / PLANTED["candidate"][0]
    file.write_text(file.read_text().replace("since: 2019-01", f"since: {MARK}"))
    out = mofkit("-C", planted, *TODAY, "lint", "--format", format).out
    assert "no value of its kind; use a month such as 2024-09" in out
    assert MARK not in out


def test_what_is_private_is_neither_listed_by_nor_guessed(planted: Path, mofkit: Mofkit) -> None:
    run = mofkit("-C", planted, "list", "candidates", "--where", "name=x")
    assert run.code == 2
    assert "name" not in run.out


def test_who_is_concerned_sees_it_when_asking_for_it(planted: Path, mofkit: Mofkit) -> None:
    assert f"name: {MARK} name" in mofkit("-C", planted, "team", "hire", "show", "c-aaaa", "--private").out
