"""Each statement of the job aid names the command that does it, and that command exists with its options."""

from __future__ import annotations

import importlib
import json
import shlex
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from typer.main import get_command

from mofkit.cli.commands.explain import Statement, statements
from mofkit.cli.table import COMMANDS

Mofkit = Callable[..., Any]
THERE = {one.name: one.module for one in COMMANDS}
EVERY = statements()


@cache
def command(name: str) -> Any:
    """The command of a name, as typer has it."""
    import typer

    module = importlib.import_module(f"mofkit.cli.commands.{THERE[name]}")
    if hasattr(module, "app"):
        return get_command(module.app)
    app = typer.Typer(add_completion=False)
    app.command()(module.run)
    return get_command(app)


def unknown(line: str) -> str:
    """The first word of a command line that nothing knows; nothing if all is known."""
    words = shlex.split(line)
    if words[:1] != ["mofkit"] or words[1] not in THERE:
        return " ".join(words[:2])
    found, rest = command(words[1]), words[2:]
    while hasattr(found, "commands"):
        if not rest or rest[0] not in found.commands:
            return " ".join(words)
        found, rest = found.commands[rest[0]], rest[1:]
    options = {option for one in found.params for option in one.opts}
    return next((word for word in rest if word.startswith("--") and word not in options), "")


def test_there_are_680_statements_each_once() -> None:
    assert len(EVERY) == 680
    assert len({one.statement for one in EVERY}) == 680


@pytest.mark.parametrize("group", sorted({one.statement.partition(".")[0] for one in EVERY}))
def test_the_command_of_each_statement_exists_with_its_options(group: str) -> None:
    wrong = []
    for one in EVERY:
        if one.statement.partition(".")[0] == group:
            lines = one.command.split("; ") if one.command else [""]
            wrong += [f"{one.statement}: {unknown(line) or 'nothing'}" for line in lines if not line or unknown(line)]
    assert wrong == []


def test_an_unknown_command_verb_or_option_is_seen() -> None:
    assert unknown("mofkit dance now") == "mofkit dance"
    assert unknown("mofkit plan dance") == "mofkit plan dance"
    assert unknown("mofkit team growth") == "mofkit team growth"
    assert unknown("mofkit search --loudly x") == "--loudly"
    assert unknown("mofkit team growth new --who kim") == ""


def test_no_statement_is_only_written_down_as_a_task() -> None:
    assert [one.statement for one in EVERY if "plan set" in one.command] == []


def test_nothing_sends_anybody_to_the_documentation() -> None:
    assert [one for one in EVERY if "documentation" in one.command.casefold() or "docs/" in one.command] == []


def test_all_statements_are_listed_with_their_commands(mofkit: Mofkit) -> None:
    listed = mofkit("explain", "--all", "--format", "json")
    found = [Statement(**one) for one in json.loads(listed.out)["statements"]]
    assert found == EVERY
    by_id = {one.statement: one.command for one in found}
    assert by_id["t31.contributor.4"] == "mofkit team growth will"
    assert by_id["playbook.platform.3"] == "mofkit team playbook show platform"
    assert by_id["figure.3"] == "mofkit team standards show"
    assert "680 statements" in listed.err
    assert mofkit("explain").code == 2
    assert mofkit("explain", "x", "--all").code == 2
    assert "is for --all" in mofkit("explain", "t14-manager-3", "--format", "csv").err
