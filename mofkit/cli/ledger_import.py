"""A foreign ledger brought in: the map that reads it, the account, and what is written."""

from pathlib import Path
from typing import Any, NamedTuple

from mofkit.cli import ledger_output
from mofkit.cli.changes import change
from mofkit.cli.fields import pairs
from mofkit.cli.session import Session, out
from mofkit.errors import BadOption, did_you_mean
from mofkit.exchange.focus import FOCUS
from mofkit.exchange.ledger_in import Taken, taken_in
from mofkit.exchange.ledger_out import as_ledger, checked
from mofkit.model.ledger import COLUMNS, FOLDER
from mofkit.model.ledger_map import AmountColumn, LedgerMap
from mofkit.model.record import id_problem
from mofkit.workspace.draft import Draft
from mofkit.workspace.files import read_file
from mofkit.workspace.load import load, read_record
from mofkit.workspace.workspace import Workspace, kind_named


class Wish(NamedTuple):
    """What was asked for: the file, the map, where it goes, and what the options say of the map."""

    file: str
    map: str
    save_map: str
    into: str
    skip_rejected: bool
    dry_run: bool


class Said(NamedTuple):
    """What the options say of a map."""

    decimal: str
    currency: str
    period_by: str
    delimiter: str
    encoding: str
    columns: list[str]
    amounts: list[str]
    constants: list[str]


def bring_in(session: Session, wish: Wish, said: Said) -> int:
    """Print the account of a foreign ledger, and write it unless rows are rejected; the exit code."""
    workspace = load(session.root)
    chosen = _map(session, workspace, wish.map, _options(said))
    name = wish.into or Path(wish.file).stem
    wrong = id_problem(name)
    if wrong:
        raise BadOption(f"--into {name!r} is no name of a file", hint=f"use {wrong}")
    raw, settings = read_file(session.path(wish.file)), workspace.settings
    starts = settings.calendar.financial_year_starts
    taken = taken_in(raw, wish.file, chosen, currency=settings.currency, year_starts=starts)
    written = as_ledger(taken)
    out(ledger_output.account(taken, checked(written), wish.file, colour=session.colour))
    if taken.rejected and not wish.skip_rejected:
        session.note("nothing was written; mend the rows or the map, or leave them out with --skip-rejected")
        return 1
    return _write(session, f"{FOLDER}{name}.csv", (taken, written), (wish.save_map, chosen), dry_run=wish.dry_run)


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


def _options(said: Said) -> dict[str, Any]:
    """What the options say of a map, by its fields."""
    amounts = []
    for word in said.amounts:
        basis, equals, header = word.partition("=")
        if not equals or basis not in ("planned", "actual"):
            raise BadOption(f"--amount {word!r} names no column", hint="write `--amount actual=HEADER`")
        amounts.append(AmountColumn(column=header, basis="actual" if basis == "actual" else "planned"))
    currency = said.currency.upper()
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise BadOption(f"--currency {said.currency!r} is no currency", hint="write its three letters, such as EUR")
    found = {
        **said._asdict(),
        "currency": currency,
        "delimiter": {"tab": "\t", "\\t": "\t"}.get(said.delimiter, said.delimiter),
        "columns": _fields("--column", said.columns),
        "constants": _fields("--constant", said.constants),
        "amounts": tuple(amounts),
    }
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
