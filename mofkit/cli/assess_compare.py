"""`mofkit assess compare`: what became better and what worse between two days."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

import typer

from mofkit.analysis.assessment import TURNS, Cell, Change, Sheet, changes, latest, sheet, tally
from mofkit.cli.assess_sheet import signs
from mofkit.cli.listing import print_list
from mofkit.cli.prose import heading, item
from mofkit.cli.session import Session, data, out
from mofkit.content.assessing import smf_ids
from mofkit.content.framework import smf
from mofkit.errors import BadOption
from mofkit.model.assessment import Assessment
from mofkit.report.assessment import attribute_name, tally_facts
from mofkit.report.marks import sign
from mofkit.workspace.load import load
from mofkit.workspace.workspace import Workspace


class _Pair(NamedTuple):
    """Two days, the sheet of each, and what became of every cell."""

    earlier: date
    later: date
    then: Sheet
    now: Sheet
    changes: tuple[Change, ...]


_COLUMNS = ("smf", "attribute", "turn", "before", "after", "same_people")
_WORDS = {
    "better": "better",
    "worse": "worse",
    "moved": "both ways: one view rose, another fell",
    "gone": "no longer assessed",
}


def compare(
    ctx: typer.Context,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="The earlier day; the last earlier assessment if left out.")
    ] = "",
    until: Annotated[str, typer.Option(metavar="DATE", help="The later day; today if left out.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Signs of ASCII instead of faces.")] = False,
    format: Annotated[Literal["table", "json", "csv", "md"], typer.Option(help="How to print it.")] = "table",
) -> int:
    """Compare two days cell by cell: better, worse, new, unchanged, by SMF and by attribute.

    A cell is compared by those who looked at it both times. Where nobody did, all views are, and a * says so.

    Example: mofkit assess compare --since 2026-06-30
    """
    session: Session = ctx.obj
    workspace = load(session.root)
    later = _day(until, "--until") if until else session.today
    earlier = _day(since, "--since") if since else _before(workspace, later)
    if earlier >= later:
        raise BadOption(f"{earlier} is not before {later}", hint="--since is the earlier day, --until the later one")
    then, now = (sheet(latest(workspace.all(Assessment), day), smf_ids()) for day in (earlier, later))
    if not then.who:
        raise BadOption(f"nobody had assessed anything by {earlier}", hint="choose a later --since")
    found = _Pair(earlier, later, then, now, changes(then, now, smf_ids()))
    if format == "json":
        data(json.dumps(_body(found), indent=1))
    elif format == "table":
        out("\n".join(_page(found, signs(plain=plain), colour=session.colour)).rstrip() + "\n")
    else:
        rows = [[row[name] for name in _COLUMNS] for row in map(_row, found.changes)]
        print_list(_COLUMNS, rows, kind="", key="", format=format, colour=False)
    return 0


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOption(f"{option} {text!r} is no date", hint="write a day such as 2026-06-30") from None


def _before(workspace: Workspace, later: date) -> date:
    """The day of the last assessment that somebody replaced by a later one of theirs."""
    every = [one for one in workspace.all(Assessment) if one.date and one.date <= later]
    newest = {one.id for one in latest(every)}
    older = [one.date for one in every if one.id not in newest and one.date]
    if not older:
        raise BadOption("there is no earlier assessment to compare with", hint="name a day: --since 2026-06-30")
    return max(older)


def _row(one: Change) -> dict[str, Any]:
    return {
        "smf": one.smf,
        "attribute": one.attribute,
        "turn": one.turn,
        "before": _said(one.before),
        "after": _said(one.after),
        "same_people": one.same_people,
    }


def _said(cell: Cell) -> str:
    return "; ".join(f"{view.who}: {view.mark}" for view in cell.views)


def _body(found: _Pair) -> dict[str, Any]:
    counts = [one.turn for one in found.changes]
    return {
        "schema_version": 1,
        "kind": "assessment-comparison",
        "since": found.earlier.isoformat(),
        "until": found.later.isoformat(),
        "before": tally_facts(tally(found.then.cells)),
        "after": tally_facts(tally(found.now.cells)),
        "turns": {turn: counts.count(turn) for turn in TURNS},
        "cells": [_row(one) for one in found.changes],
    }


def _page(pair: _Pair, faces: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    found = pair.changes
    yield heading(f"{pair.earlier} to {pair.later}", colour=colour)
    for day, one in ((pair.earlier, pair.then), (pair.later, pair.now)):
        yield item(f"{day}:", _score(one), indent=2)
    yield ""
    yield from _counts("SMF", [(smf(id).name, [one for one in found if one.smf == id]) for id in smf_ids()])
    names = dict.fromkeys(one.attribute for one in found)
    yield from _counts(
        "attribute", [(attribute_name(id), [one for one in found if one.attribute == id]) for id in names]
    )
    for turn in ("better", "worse", "moved", "gone"):
        yield from _turned([one for one in found if one.turn == turn], turn, faces, colour=colour)
    turns = [one.turn for one in found]
    yield f"assessed for the first time: {turns.count('new')}   unchanged: {turns.count('unchanged')}"
    if any(_other_people(one) for one in found):
        yield "* other people than before: it may be the view that changed, and not the work"


def _score(one: Sheet) -> str:
    each = tally(one.cells)
    share = "no score" if each.percent is None else f"{each.percent} % satisfactory"
    return f"{share} of {each.assessed} of {each.total} cells assessed ({', '.join(one.who)})"


def _turned(mine: list[Change], turn: str, faces: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    if mine:
        yield heading(f"{_WORDS[turn]}: {len(mine)}", colour=colour)
    for one in mine:
        marks = f"{_sign(one.before, faces)} to {_sign(one.after, faces)}"
        yield f"  {marks:<11} {smf(one.smf).name}, {attribute_name(one.attribute)}{' *' * _other_people(one)}"


def _other_people(one: Change) -> bool:
    return not one.same_people and one.turn not in ("new", "gone")


def _counts(what: str, groups: list[tuple[str, list[Change]]]) -> Iterator[str]:
    yield f"{what:<32}" + "".join(f"{turn:>9}" for turn in ("better", "worse", "moved", "new")) + f"{'same':>9}"
    for name, mine in groups:
        if mine:
            turns = [one.turn for one in mine]
            counts = (turns.count(turn) for turn in ("better", "worse", "moved", "new", "unchanged"))
            yield f"{name:<32}" + "".join(f"{count or '.':>9}" for count in counts)
    yield ""


def _sign(cell: Cell, faces: Mapping[str, str]) -> str:
    return sign(cell.state, cell.steps, faces)
