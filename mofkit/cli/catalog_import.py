"""A catalog imported, and what became of each row, as people and as programs read it."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mofkit.cli.changes import change, finish
from mofkit.cli.prose import wrapped
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.exchange.catalog_import import Outcome, Wish, import_catalog
from mofkit.exchange.foreign import ForeignTable, Refused, foreign_table
from mofkit.exchange.import_map import Plan, fitted, read_map
from mofkit.exchange.proposal import proposed
from mofkit.exchange.ranking import Source
from mofkit.model.import_map import FILLED, ImportMap
from mofkit.shown import quoted, safe_text
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import Edit
from mofkit.workspace.load import open_for_change, refuse_newer

_SHOWN = 10


class Asked(NamedTuple):
    """The words of one `catalog import`."""

    file: str
    map: str
    save_map: str
    wish: Wish
    encoding: str
    delimiter: str


def run(session: Session, asked: Asked, *, format: str, dry_run: bool) -> int:
    """Import, or propose a map; raises BadOption if it is not said which."""
    if bool(asked.map) == bool(asked.save_map):
        raise BadOption(
            "an import goes by a map: say --map, or --save-map to have one proposed",
            hint=f"mofkit catalog import {asked.file} --save-map imports/NAME.yaml",
        )
    if asked.save_map:
        return _propose(session, asked, dry_run=dry_run)
    wanted = read_map(session.path(asked.map), asked.map)
    table = foreign_table(_source(session, asked, wanted))
    plan = fitted(wanted, table.header, FILLED, asked.file)
    return _import(session, asked, table, plan, as_json=format == "json", dry_run=dry_run)


def _source(session: Session, asked: Asked, wanted: ImportMap | None = None) -> Source:
    encoding = asked.encoding or (wanted.encoding if wanted else "") or None
    delimiter = asked.delimiter or (wanted.delimiter if wanted else "") or None
    delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter) if delimiter else None
    if asked.file == "-":
        return Source("standard input", None, sys.stdin.buffer.read(), encoding, delimiter)
    return Source(asked.file, session.path(asked.file), b"", encoding, delimiter)


def _import(session: Session, asked: Asked, table: ForeignTable, plan: Plan, *, as_json: bool, dry_run: bool) -> int:
    outcomes: list[Outcome] = []

    def act(draft: Draft) -> str:
        """The change: cells and rows of the catalog, and people if they are asked for."""
        outcomes.append(import_catalog(draft, table, plan, asked.wish))
        return f"imported {asked.file} as {plan.map.source}"

    if as_json and dry_run:
        act(Draft(open_for_change(session.root)))
    else:
        change(session, act, dry_run=dry_run, silent=as_json, next_step="mofkit lint, then mofkit catalog analyze")
    if as_json:
        data(json.dumps(_as_json(outcomes[-1]), indent=1))
    else:
        out("\n".join(_page(outcomes[-1])) + "\n")
    return 0


def _page(found: Outcome) -> Iterator[str]:
    """Every row's fate in one line, and by name what a person should look at."""
    yield from _rejected(found.rejected)
    if found.vanished:
        yield _told(f"vanished, so retired: {_some(found.vanished)}")
    if found.returned:
        yield _told(f"in the table again, but retired here: {_some(found.returned)}; --revive sets them live")
    if found.unknown_owners:
        names = [f"{quoted(name, 40)} ({times})" for name, times in _frequent(found.unknown_owners)]
        left = "so these services keep the owner they have; --people adds them"
        yield _told(f"owners that people.csv does not know: {_some(names, 5)}, {left}")
    if found.people:
        yield _told(f"added to people.csv: {_some(found.people)}")
    if found.formulas:
        cells = "1 cell" if found.formulas == 1 else f"{found.formulas} cells"
        yield f"{cells} would be run as a formula by a spreadsheet; `mofkit lint --select MOF212` names each"
    yield account(found)


def _rejected(rows: Sequence[Refused]) -> Iterator[str]:
    for one in rows[:_SHOWN]:
        where = f"line {one.line}, column {safe_text(quoted(one.column))}"
        yield _told(f"rejected: {where}: {safe_text(quoted(one.value))}: {safe_text(one.why)}")
    if len(rows) > _SHOWN:
        yield f"rejected: {len(rows) - _SHOWN} rows more; `--format json` names each"


def _told(text: str) -> str:
    return wrapped(text, hang=2)


def _frequent(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))


def _some(words: Sequence[str], most: int = _SHOWN) -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def account(found: Outcome) -> str:
    """Where every row went, in one line; the four make the sum."""
    rows = "1 row" if found.read == 1 else f"{found.read} rows"
    return (
        f"{rows} read = {len(found.created)} created + {len(found.updated)} updated + {found.unchanged} unchanged"
        f" + {len(found.rejected)} rejected; {len(found.vanished)} vanished"
    )


def _as_json(found: Outcome) -> dict[str, object]:
    counts = {"created": len(found.created), "updated": len(found.updated), "unchanged": found.unchanged}
    counts |= {"rejected": len(found.rejected), "vanished": len(found.vanished)}
    return {
        "schema_version": 1,
        "kind": "catalog-import",
        "source": found.source,
        "read": found.read,
        "counts": counts,
        "created": found.created,
        "updated": [one._asdict() for one in found.updated],
        "rejected": [one._asdict() for one in found.rejected],
        "vanished": found.vanished,
        "returned": found.returned,
        "unknown_owners": [{"name": name, "services": times} for name, times in _frequent(found.unknown_owners)],
        "people": found.people,
        "formulas": found.formulas,
    }


# A map proposed.


def _propose(session: Session, asked: Asked, *, dry_run: bool) -> int:
    root = session.root
    refuse_newer(root)
    name = _new_file(session, root, asked.save_map)
    found = proposed(
        foreign_table(_source(session, asked)), asked.file, encoding=asked.encoding, delimiter=asked.delimiter
    )
    for note in found.notes:
        session.note(f"  {note}")
    next_step = f"look at {asked.save_map}, then mofkit catalog import {asked.file} --map {asked.save_map} --dry-run"
    edit = Edit(name, None, found.text.encode("utf-8"))
    return finish(session, root, [edit], f"proposed {name}", dry_run=dry_run, next_step=next_step)


def _new_file(session: Session, root: Path, wanted: str) -> str:
    """The path in the workspace of a YAML file that is still to be made; raises BadOption."""
    hint = "name a new one, such as imports/inventory.yaml"
    try:
        path = session.path(wanted).resolve()
        taken = path.exists()
    except (OSError, ValueError, RuntimeError) as error:
        raise BadOption(f"--save-map {wanted!r} is no file name", hint=hint) from error
    if taken or path.suffix != ".yaml" or not path.is_relative_to(root):
        why = "is there already" if taken else "is no YAML file in this workspace"
        raise BadOption(f"--save-map {wanted!r} {why}", hint=hint)
    return path.relative_to(root).as_posix()
