"""`mofkit prioritize`."""

import sys
from typing import Annotated, Literal

import typer

from mofkit.cli import ranking_output
from mofkit.cli.session import Session, data, out
from mofkit.errors import BadOption
from mofkit.exchange.ranking import Source, ranking
from mofkit.shown import safe_lines


def run(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A CSV table with a row for each service; - reads a pipe.")
    ],
    format: Annotated[
        Literal["table", "json", "csv", "md", "svg", "mermaid"], typer.Option(help="How to print the ranking.")
    ] = "table",
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the best N.")] = None,
    map: Annotated[list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="Which column is a field.")] = None,
    encoding: Annotated[str | None, typer.Option(help="How the file is encoded, if it is not UTF-8.")] = None,
    delimiter: Annotated[str | None, typer.Option(help="What separates the cells, if it cannot be told.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Put the priorities into the file's priority column.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --write: show the change, write nothing.")] = False,
) -> int:
    """Rank services by difficulty (5 = easy) × impact (5 = high), as in Table 5 of the MOF job aid.

    Every row is ranked, unscored (a score is blank) or rejected (a score is no whole number from 1 to 5).

    Example: mofkit prioritize catalog/services.csv --top 10
    """
    session: Session = ctx.obj
    source = _source(session, file, encoding, delimiter)
    mapping = _mapping(map or [])
    if write or dry_run:
        return _write(session, source, mapping, dry_run=dry_run)
    found, recognised, header = ranking(source, mapping, top=top)
    _tell_guesses(session, recognised.guesses)
    shown = ranking_output.Shown(found, top, header)
    if format == "table":
        out(ranking_output.table(shown, colour=session.colour))
        return 0
    for piece in ranking_output.FORMATS[format](shown):
        data(piece)
    session.note(ranking_output.account(found))
    return 0


def _source(session: Session, file: str, encoding: str | None, delimiter: str | None) -> Source:
    if delimiter is not None:
        delimiter = {"tab": "\t", "\\t": "\t"}.get(delimiter, delimiter)
        if len(delimiter) != 1 or delimiter in '"\r\n':
            raise BadOption(f"--delimiter {delimiter!r} is no separator", hint="use one of , ; | or tab")
    if file == "-":
        return Source("standard input", None, sys.stdin.buffer.read(), encoding, delimiter)
    return Source(file, session.path(file), b"", encoding, delimiter)


def _mapping(pairs: list[str]) -> dict[str, str]:
    split = [pair.partition("=") for pair in pairs]
    wrong = [pair for pair, (_, equals, _) in zip(pairs, split, strict=True) if not equals]
    if wrong:
        raise BadOption(f"--map {wrong[0]!r} names no column", hint="write it as `--map impact=COLUMN`")
    return {field.strip().lower(): column for field, _, column in split}


def _write(session: Session, source: Source, mapping: dict[str, str], *, dry_run: bool) -> int:
    from mofkit.exchange.priorities import priorities_written
    from mofkit.workspace.edit import apply
    from mofkit.workspace.load import refuse_newer

    if source.path is None:
        raise BadOption("--write needs a file to write to", hint="name the file instead of -")
    target = source.path.resolve() if source.path.exists() else source.path
    done = priorities_written(source, mapping, target.name)
    _tell_guesses(session, done.guesses)
    if dry_run:
        out(safe_lines(done.diff))
    else:
        refuse_newer(target.parent)
        apply(target.parent, [done.edit])
    if not done.cells and not done.is_new:
        session.note(f"{source.label}: nothing to change")
        return 0
    column = " in a new column Priority" if done.is_new else ""
    told = "would change" if dry_run else "changed"
    priorities = "1 priority" if done.cells == 1 else f"{done.cells} priorities"
    session.note(f"{told} {priorities}{column} of {source.label}")
    return 0


def _tell_guesses(session: Session, guesses: tuple[str, ...]) -> None:
    for guess in guesses:
        session.note(f"note: {guess}")
