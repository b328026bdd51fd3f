"""`mofkit costs import`."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mofkit.cli import ledger_output
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.session import Session, out
from mofkit.errors import BadOption, did_you_mean
from mofkit.exchange.focus import FOCUS
from mofkit.exchange.ledger_in import Taken, taken_in
from mofkit.exchange.ledger_out import as_ledger, checked
from mofkit.model.ledger import COLUMNS, FOLDER
from mofkit.model.ledger_map import AmountColumn, LedgerMap, PeriodBy
from mofkit.model.record import id_problem
from mofkit.workspace.draft import Draft
from mofkit.workspace.files import read_file
from mofkit.workspace.load import load, read_record
from mofkit.workspace.workspace import Workspace, kind_named


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The foreign ledger: a CSV file of any shape.")],
    map: Annotated[str, typer.Option(metavar="MAP", help="A name in costs/maps, a YAML file, or focus.")] = "",
    save_map: Annotated[str, typer.Option(metavar="NAME", help="Keep the map as costs/maps/NAME.yaml.")] = "",
    into: Annotated[str, typer.Option(metavar="NAME", help="costs/ledger/NAME.csv; the file's own name.")] = "",
    column: Annotated[list[str] | None, typer.Option(metavar="FIELD=HEADER", help="Which column is a field.")] = None,
    amount: Annotated[
        list[str] | None, typer.Option(metavar="BASIS=HEADER", help="A column of planned or actual amounts.")
    ] = None,
    constant: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="What a field is where it is not said.")
    ] = None,
    decimal: Annotated[Literal[".", ","] | None, typer.Option(help="The decimal mark, if it cannot be told.")] = None,
    currency: Annotated[str, typer.Option(metavar="CODE", help="The currency of amounts that name none.")] = "",
    period_by: Annotated[PeriodBy | None, typer.Option(help="How a period is made of a date.")] = None,
    delimiter: Annotated[str, typer.Option(help="What separates cells, if it cannot be told.")] = "",
    encoding: Annotated[str, typer.Option(help="How the file is encoded, if it is not UTF-8.")] = "",
    skip_rejected: Annotated[bool, typer.Option("--skip-rejected", help="Write although rows are rejected.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the account, write nothing.")] = False,
) -> int:
    """Bring a foreign ledger in, with control totals before and after; the same file again changes nothing.

    A map says which column is which; one that is kept brings next month's file in. Rows that are there twice are named
    and kept, empty amounts are named and never zero, and with a rejected row nothing is written: exit 1.

    Example: mofkit costs import spending.csv --map spending --dry-run
    """
    session: Session = ctx.obj
    source = session.path(file)
    workspace = load(session.root)
    said = _options(decimal, currency, period_by, delimiter, encoding, column or [], amount or [], constant or [])
    chosen = _map(session, workspace, map, said)
    settings = workspace.settings
    name = into or Path(file).stem
    wrong = id_problem(name)
    if wrong:
        raise BadOption(f"--into {name!r} is no name of a file", hint=f"use {wrong}")
    raw = read_file(source)
    taken = taken_in(raw, file, chosen, currency=settings.currency, year_starts=settings.calendar.financial_year_starts)
    written = as_ledger(taken)
    out(ledger_output.account(taken, checked(written), file, colour=session.colour))
    if taken.rejected and not skip_rejected:
        session.note("nothing was written; mend the rows or the map, or leave them out with --skip-rejected")
        return 1
    return _write(session, f"{FOLDER}{name}.csv", (taken, written), (save_map, chosen), dry_run=dry_run)


def _write(
    session: Session, path: str, made: tuple[Taken, bytes], kept: tuple[str, LedgerMap], *, dry_run: bool
) -> int:
    taken, written = made
    save_map, chosen = kept

    def act(draft: Draft) -> str:
        """The change: the ledger, and its map if it is to be kept."""
        draft.put_stream(path, written)
        if save_map:
            _save(draft, save_map, chosen)
        return f"{len(taken.lines)} lines in {path}"

    if dry_run:
        # A difference of thousands of lines would bury the account, which says what it comes to.
        draft = Draft(load(session.root))
        act(draft)
        changes = ", ".join(edit.path for edit in draft.edits())
        session.note(f"would write {changes}" if changes else "nothing would change")
        return 0
    return change(session, act, next_step="mofkit lint, then mofkit costs matrix")


def _options(
    decimal: str | None,
    currency: str,
    period_by: str | None,
    delimiter: str,
    encoding: str,
    column: list[str],
    amount: list[str],
    constant: list[str],
) -> dict[str, Any]:
    """What the options say of a map."""
    amounts = []
    for word in amount:
        basis, equals, header = word.partition("=")
        if not equals or basis not in ("planned", "actual"):
            raise BadOption(f"--amount {word!r} names no column", hint="write `--amount actual=HEADER`")
        amounts.append(AmountColumn(column=header, basis="actual" if basis == "actual" else "planned"))
    separators = {"tab": "\t", "\\t": "\t"}
    found = {
        "decimal": decimal or "",
        "currency": currency.upper(),
        "period_by": period_by or "",
        "delimiter": separators.get(delimiter, delimiter),
        "encoding": encoding,
        "columns": _fields("--column", column),
        "constants": _fields("--constant", constant),
        "amounts": tuple(amounts),
    }
    if found["currency"] and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise BadOption(f"--currency {currency!r} is no currency", hint="write its three letters, such as EUR")
    return {name: value for name, value in found.items() if value}


def _fields(option: str, words: list[str]) -> dict[str, str]:
    found = pairs(words)
    strange = [name for name in found if name not in COLUMNS]
    if strange:
        hint = did_you_mean(strange[0], list(COLUMNS)) or f"fields are {', '.join(COLUMNS)}"
        raise BadOption(f"{option} {strange[0]!r} is no field of a ledger", hint=hint)
    return found


def _map(session: Session, workspace: Workspace, word: str, said: dict[str, Any]) -> LedgerMap:
    """The map that is named, with what the options say on top."""
    own = workspace.get(LedgerMap, word) if word else None
    if own is None and word == FOCUS.id:
        own = FOCUS
    if own is None and word:
        path = session.path(word)
        if not path.is_file():
            names = [*workspace.ids("ledger-map"), FOCUS.id]
            near = did_you_mean(word, names) or f"maps are {', '.join(names)}; or name a YAML file"
            raise BadOption(f"no map {word!r} in costs/maps and no such file", hint=near)
        own, wrong = read_record(path, LedgerMap)
        if wrong or own is None:
            place = f"{word}:{wrong[0].span.line}:{wrong[0].span.column}" if wrong else word
            raise BadOption(
                f"{place}: {wrong[0].message if wrong else 'is no map'}", hint=wrong[0].help if wrong else ""
            )
    own = own or LedgerMap(id="new")
    merged = {
        name: {**getattr(own, name), **value} if isinstance(value, dict) else value for name, value in said.items()
    }
    return own.model_copy(update=merged)


def _save(draft: Draft, name: str, map: LedgerMap) -> None:
    there = draft.workspace.get(LedgerMap, name)
    if there is not None and there.model_copy(update={"id": map.id}) == map:
        return
    data = map.model_dump(mode="json", exclude_defaults=True, exclude={"id", "aliases"})
    draft.add(kind_named("ledger-map"), {"id": name, **data})
