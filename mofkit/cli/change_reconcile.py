"""`mofkit change reconcile`."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

import typer

from mofkit.analysis.reconcile import JOINED, KINDS, Difference, names_in
from mofkit.cli.fields import pairs
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, data, out
from mofkit.errors import NoWorkspace
from mofkit.exchange.configuration import Reconciled, Wish, reconciled
from mofkit.exchange.ranking import Source
from mofkit.shown import quoted, safe_text

NAMES = ("what", "key", "column", "expected", "actual", "expected_line", "actual_line", "first_line", "why", "changes")
_TITLES = {
    "missing": "Missing: expected, and not there",
    "added": "Added: there, and not expected",
    "different": "Different",
    "duplicate": "The same key twice; its first row counts",
    "unreadable": "Rows that cannot be compared",
}
# What a change may have announced; the others are faults of the tables.
_APART = ("missing", "added", "different")
_SHOWN = 40
_CELL = 36
Announced = Mapping[str, Sequence[str]]
Rows = Sequence[tuple[Difference, tuple[str, ...]]]


def run_reconcile(
    ctx: typer.Context,
    expected: Annotated[str, typer.Argument(metavar="EXPECTED", help="The table of what should be; - reads a pipe.")],
    actual: Annotated[str, typer.Argument(metavar="ACTUAL", help="The table of what is there.")],
    key: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="What tells one item from another; name several for a key of several."),
    ] = None,
    map: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN=THEIRS", help="What ACTUAL calls a column of EXPECTED.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="COLUMN", help="A column that is not compared.")] = None,
    any_case: Annotated[
        bool, typer.Option("--any-case", help="Capital letters make no difference, in keys and in cells.")
    ] = False,
    unannounced: Annotated[bool, typer.Option("--unannounced", help="Only what no change names.")] = False,
    encoding: Annotated[str | None, typer.Option(help="How both are encoded, if not in UTF-8.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="What separates their cells, if it cannot be told.")] = None,
    format: Annotated[Format, typer.Option(help="How to print it.")] = "table",
) -> int:
    """Compare two configuration tables: what is missing, added or different, by which lines. Exit 1 if anything is.

    Each difference names the changes of this workspace that list the item among their configuration items.

    Example: mofkit change reconcile imports/servers-expected.csv imports/servers-found.csv --map host="Host name"
    """
    session: Session = ctx.obj
    should, there = (_source(session, one, encoding, delimiter) for one in (expected, actual))
    wish = Wish(tuple(key or ()), pairs(map or []), tuple(ignore or ()), any_case)
    found = reconciled(should, there, wish)
    announced = _announced(session) if found.comparison.differences else {}
    rows = [(one, _changes(one, announced)) for one in found.comparison.differences]
    shown = [(one, changes) for one, changes in rows if not (unannounced and changes)]
    if format == "json":
        data(json.dumps(_as_json(found, shown), indent=1))
    elif format == "table":
        out("\n".join(_page(found, shown, colour=session.colour)) + "\n")
    else:
        plain = [[*(cell or "" for cell in one), "; ".join(changes)] for one, changes in shown]
        print_list(NAMES, plain, kind="", key="", format=format, colour=session.colour)
    for note in found.notes:
        session.note(f"note: {note}")
    return int(bool(shown))


def _source(session: Session, file: str, encoding: str | None, delimiter: str | None) -> Source:
    delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter) if delimiter else None
    if file == "-":
        return Source("standard input", None, sys.stdin.buffer.read(), encoding, delimiter)
    return Source(file, session.path(file), b"", encoding, delimiter)


def _announced(session: Session) -> Announced:
    """The changes that name a configuration item, by the item in small letters; none where there is no workspace."""
    # Only what differs is worth the time that the types of a workspace take.
    from mofkit.model.change import Change
    from mofkit.workspace.load import load

    try:
        workspace = load(session.root)
    except NoWorkspace:
        return {}
    found: dict[str, list[str]] = {}
    for change in workspace.all(Change):
        for one in change.configuration_items:
            for name in names_in(one):
                found.setdefault(name, []).append(f"{change.id} ({change.state})")
    return found


def _changes(one: Difference, announced: Announced) -> tuple[str, ...]:
    """The changes that name an item, or, where its key has several words, the first of them."""
    whole, first = one.key.casefold(), one.key.casefold().partition(JOINED)[0]
    return tuple(dict.fromkeys((*announced.get(whole, ()), *announced.get(first, ()))))


def _page(found: Reconciled, shown: Rows, *, colour: bool) -> Iterator[str]:
    """Differences under a heading for each kind, a line each; long lists are cut, and say so."""
    for what in KINDS:
        mine = [(one, changes) for one, changes in shown if one.what == what]
        if mine:
            yield heading(f"{_TITLES[what]} ({len(mine)})", colour=colour)
            yield from (_line(one, changes) for one, changes in mine[:_SHOWN])
            if len(mine) > _SHOWN:
                yield f"  … and {len(mine) - _SHOWN} more; --format csv has them all"
            yield ""
    yield _told(found, shown)


def _line(one: Difference, changes: Sequence[str]) -> str:
    """One difference and the lines it rests on, indented."""
    places = [
        f"{side} line {line}" for side, line in (("expected", one.expected_line), ("actual", one.actual_line)) if line
    ]
    said = f": {one.column} {quoted(one.expected, _CELL)} is {quoted(one.actual, _CELL)}" if one.column else ""
    said += f", first on line {one.first_line}" if one.first_line else ""
    said += f": {one.why}" if one.why else ""
    by = f"; named by {', '.join(changes)}" if changes else ""
    return item("-", f"{safe_text(one.key) or 'a row without a key'} ({', '.join(places)}){said}{by}", indent=2)


def _told(found: Reconciled, shown: Rows) -> str:
    """How many things there are, how many are as they should be, and how many nobody announced."""
    seen = found.comparison
    by = f"by {JOINED.join(found.key)}" + (f"; compared: {', '.join(found.compared)}" if found.compared else "")
    silent = len({one.key for one, changes in shown if one.what in _APART and not changes})
    unannounced = f"; named by no change: {silent}" if silent else ""
    said = f"{seen.expected} expected, {seen.actual} there, {seen.same} the same {by}{unannounced}"
    return wrapped(said)


def _as_json(found: Reconciled, shown: Rows) -> dict[str, Any]:
    seen = found.comparison
    counts = {what: seen.count(what) for what in KINDS}
    return {
        "schema_version": 1,
        "kind": "change-reconcile",
        "key": found.key,
        "compared": found.compared,
        "expected": seen.expected,
        "actual": seen.actual,
        "same": seen.same,
        "counts": counts,
        "differences": [{**one._asdict(), "changes": changes} for one, changes in shown],
        "notes": found.notes,
    }
