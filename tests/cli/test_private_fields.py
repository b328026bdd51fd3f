"""What is private is in no report, list, search, finding or export: a mark is planted in every such field.

A kind with private fields that is added later fails here until it is planted too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mofkit.lint.formats import FORMATS
from mofkit.model.action import Promise
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Part, parts_in, private_fields
from mofkit.report.reports import REPORTS
from mofkit.workspace.files import PRIVATE_HOMES
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
MARK = "zyzzyva"
# For each kind with private fields: a record with the mark in all of them.
EVERY = {
    "growth": (
        "team/growth/2026-W47-kim.yaml",
        f"""
        id: 2026-W47-kim
        week: 2026-W47
        who: kim
        goals: [{{goal: {MARK} goal, why: {MARK} why}}]
        did: [{{what: {MARK} did, goal: {MARK} goal}}]
        thanks: [{{who: {MARK}, what: {MARK} thanks, goal: {MARK} goal, told: {MARK} told}}]
        asks: [{{id: a-k7qm, what: {MARK} ask, to: kim, goal: {MARK} goal, why: {MARK} why}}]
        heard: [{{id: a-h4tz, what: {MARK} heard, by: kim, goal: {MARK} goal, why: {MARK} why}}]
        told: {MARK} told
        """,
    ),
    "standard": (
        "team/standards/operations.csv",
        f"""
        id,activity,person,standard,level,gap,impact,shown_by,remark
        operations.p4-prepare,operations-p4-prepare,,Well done,,,,,
        operations.p4-prepare.kim,operations-p4-prepare,kim,,learning,{MARK} gap,{MARK} harm,{MARK} proof,{MARK} word
        """,
    ),
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
# Ids, days, months and words of a list are no place for a mark; what is promised is in the list of actions.
NOT_PLANTED = {"scorecards.by", "scorecards.on", "cv.since", "cv.until", "level"} | {
    f"{one}.{field}" for one in ("asks", "heard") for field in ("id", "by", "to", "answer", "answered_on", "grant")
}
PRIVATE_KINDS = [kind for kind in KINDS if private_fields(kind.model)]
PLANTED = {kind.name: EVERY[kind.name] for kind in PRIVATE_KINDS}


@pytest.fixture
def planted(workspace: Callable[..., Path]) -> Path:
    files = dict(PLANTED.values())
    return workspace({"people.csv": "id,name\nkim,Kim Vale\n", "team/hiring/desk/opening.yaml": OPENING, **files})


def test_no_search_opens_the_files_of_a_kind_with_private_fields() -> None:
    assert {kind.home for kind in PRIVATE_KINDS} <= set(PRIVATE_HOMES)


@pytest.mark.parametrize("kind", PRIVATE_KINDS, ids=lambda kind: kind.name)
def test_every_private_field_holds_the_mark(kind: Kind, planted: Path) -> None:
    held = {name for one in load(planted).all(kind.model) for name in _marked(one.model_dump(mode="json"))}
    wanted = set(_leaves(kind.model, private_fields(kind.model))) - NOT_PLANTED
    assert {one for one in wanted if one not in held} == set()


def _leaves(model: type[Part], hidden: Mapping[str, Any]) -> Iterator[str]:
    """The private fields, down to those of parts inside of them, save what is promised."""
    for name, what in hidden.items():
        inner = [part for part in parts_in(model.model_fields[name].annotation) if not issubclass(part, Promise)]
        if not inner:
            yield name
        for part in inner:
            below = what.get("__all__", what) if isinstance(what, dict) else dict.fromkeys(part.model_fields, True)
            yield from (f"{name}.{each}" for each in _leaves(part, below))


def _marked(data: Any, name: str = "") -> Iterator[str]:
    """The fields in which the mark stands, without the numbers of list items and the keys of free mappings."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _marked(value, f"{name}.{key}" if name else key)
            yield from (name for _ in _marked(value))
    elif isinstance(data, list):
        for one in data:
            yield from _marked(one, name)
    elif MARK in str(data):
        yield name


LISTS: list[tuple[str, ...]] = [
    ("list", kind.plural, "--format", format) for kind in PRIVATE_KINDS for format in ("table", "json", "csv", "md")
]
LISTS += [("schema", kind.name) for kind in PRIVATE_KINDS]
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
