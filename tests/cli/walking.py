"""What the walks through scenarios share: each action is done by the command that `explain` names."""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mofkit.cli.commands.explain import does
from mofkit.cli.table import known_command
from mofkit.content.elements import Entry, elements
from mofkit.content.scenarios import scenario

Mofkit = Callable[..., Any]
# What one types for an action, the exit code, and what one then reads.
Walk = Mapping[str, tuple[str, int, str]]
TODAY = ("--as-of", "2026-11-23")
_GOOD = {"question": "We do", "input": "available", "output": "produced", "best-practice": "agreed"}


def answers(council: Path, mofkit: Mofkit, sheet: str) -> Path:
    """A file with an answer to each row of a worksheet, made from its own export."""
    rows = list(csv.reader(io.StringIO(mofkit("-C", council, "worksheet", "export", sheet).out)))
    text = io.StringIO()
    csv.writer(text).writerows([rows[0], *([*row[:4], _GOOD[row[1]], *row[5:]] for row in rows[1:])])
    path = council.parent / f"{sheet}.csv"
    path.write_text(text.getvalue(), "utf-8")
    return path


def run(council: Path, mofkit: Mofkit, words: str) -> Any:
    """A command as it stands in a walk; `ANSWERS:sheet` is a file with answers to all of its rows."""
    argv = [
        str(answers(council, mofkit, word.removeprefix("ANSWERS:"))) if word.startswith("ANSWERS:") else word
        for word in shlex.split(words)
    ]
    return mofkit("-C", council, *TODAY, *argv)


@cache
def _entries() -> dict[str, Entry]:
    return {one.id: one for one in elements()}


def named_by_explain(id: str) -> str:
    """What `mofkit explain ID` gives as the command."""
    return does(_entries()[id])


def walk(council: Path, mofkit: Mofkit, id: str, step: tuple[str, int, str]) -> None:
    """Do one action. A command that is still to come is left out: no action names another meanwhile."""
    words, code, read = step
    if not known_command(words):
        return
    named = re.match(r"mofkit (\S+(?: [a-z]+)?)", named_by_explain(id))
    assert named, id
    assert words.startswith(named[1]), f"{id} is done by {named[1]}"
    done = run(council, mofkit, words)
    assert (done.code, done.err if done.code == 2 else "") == (code, ""), f"{id}: {words}\n{done.out}{done.err}"
    assert read in " ".join((done.out + done.err).split()), f"{id}: {words}\n{done.out}{done.err}"


def actions(name: str, reader: str, *, without: tuple[int, ...] = ()) -> list[str]:
    """The actions of a reader in a scenario, without those of some tables."""
    every = scenario(name).actions
    return [action.id for step, action in every if action.reader == reader and step.table not in without]
