"""A table of scores, in a workspace or not: opened, and its columns recognised.

No pydantic on this way: a ranking starts in the time of its CSV.
"""

import io
from collections.abc import Generator, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, cast

from mofkit.analysis.priority import Columns, PriorityList, rank
from mofkit.errors import AmbiguousColumn, BadOption, MissingColumn, UnreadableFile, did_you_mean
from mofkit.model.headers import CRITICALITY_COLUMN, DIFFICULTY, IMPACT, NAME, PRIORITY, Column, candidates
from mofkit.shown import quoted
from mofkit.text.csvread import Row, stream
from mofkit.text.decode import TextProblem

FIELDS: Mapping[str, Column] = {
    "name": NAME,
    "difficulty": DIFFICULTY,
    "impact": IMPACT,
    "criticality": CRITICALITY_COLUMN,
    "priority": PRIORITY,
}


class Source(NamedTuple):
    """The table to rank: a file, or bytes from a pipe; and how to read it where that cannot be told."""

    label: str
    path: Path | None
    content: bytes = b""
    encoding: str | None = None
    delimiter: str | None = None


class Recognised(NamedTuple):
    """Which header stands for which field, and what had to be guessed."""

    columns: Columns
    guesses: tuple[str, ...] = ()


def ranking(
    source: Source, mapping: Mapping[str, str], *, top: int | None = None
) -> tuple[PriorityList, Recognised, tuple[str, ...]]:
    """The ranking of a table, how its columns were understood, and its header.

    `mapping` names the header, or `#N` for the N-th column, of a field.

    Raises:
        UnreadableFile: no file, no text, or no CSV; names the line.
        MissingColumn, AmbiguousColumn: it cannot be told which column is meant.
        BadOption: the mapping names no field or no column.
    """
    with _opened(source) as handle:
        try:
            table = stream(handle, source.encoding, source.delimiter)
            # The rows let go of the file before it is closed, also when its header is not understood.
            with closing(cast("Generator[Row]", table.rows)) as rows:
                recognised = recognise(source.label, table.header, mapping)
                return rank(rows, recognised.columns, top=top), recognised, table.header
        except TextProblem as trouble:
            place = f"{source.label}:{trouble.line}:{trouble.column}"
            raise UnreadableFile(place, trouble.message, hint=trouble.help) from trouble
        except OSError as error:
            raise UnreadableFile(source.label, error.strerror or str(error)) from error


def taken_in(source: Source) -> Source:
    """The source with all of its bytes, which do not change any more; raises UnreadableFile."""
    with _opened(source) as handle:
        try:
            return source._replace(path=None, content=handle.read())
        except OSError as error:
            raise UnreadableFile(source.label, error.strerror or str(error)) from error


def _opened(source: Source) -> "io.BufferedIOBase":
    if source.path is None:
        return io.BytesIO(source.content)
    try:
        # Only a regular file is opened: a pipe would make the reader wait.
        if not source.path.is_file():
            raise UnreadableFile(source.label, "there is no such file" if not source.path.exists() else "it is no file")
        return source.path.open("rb")
    except OSError as error:
        raise UnreadableFile(source.label, error.strerror or str(error)) from error


def recognise(label: str, header: tuple[str, ...], mapping: Mapping[str, str]) -> Recognised:
    """The columns of a ranking; raises as `ranking`."""
    unknown = [field for field in mapping if field not in FIELDS]
    if unknown:
        raise BadOption(f"no field {unknown[0]!r} to map", hint=f"fields are {', '.join(FIELDS)}")
    if not header:
        raise UnreadableFile(label, "the table is empty", hint="its first row must name the columns")
    found: dict[str, int | None] = {}
    for field in ("difficulty", "impact", "criticality", "name"):
        if field in mapping:
            found[field] = mapped(label, field, mapping[field], header)
            continue
        taken = [at for at in found.values() if at is not None]
        found[field] = _one(
            label, field, header, [at for at in candidates(field, FIELDS[field], header) if at not in taken]
        )
    for field in ("difficulty", "impact"):
        if found[field] is None:
            raise MissingColumn(label, field, header)
    guesses: tuple[str, ...] = ()
    name = found["name"]
    if name is None:
        scored = (found["difficulty"], found["impact"], found["criticality"])
        name = next((at for at in range(len(header)) if at not in scored), 0)
        guesses = (f"no column is called name; taking {header[name]!r} (say `--map name=COLUMN` for another)",)
    columns = Columns(name, found["difficulty"] or 0, found["impact"] or 0, found["criticality"], len(header))
    return Recognised(columns, guesses)


def mapped(label: str, field: str, wanted: str, header: tuple[str, ...]) -> int:
    """The column that the user named for a field; raises as `ranking`."""
    if wanted.startswith("#") and wanted[1:].isascii() and wanted[1:].isdigit() and 0 < int(wanted[1:6]) <= len(header):
        return int(wanted[1:]) - 1
    exact = [at for at, name in enumerate(header) if name == wanted]
    same = exact or [at for at, name in enumerate(header) if name.strip().casefold() == wanted.strip().casefold()]
    if len(same) > 1:
        raise AmbiguousColumn(label, field, [(at + 1, header[at]) for at in same])
    if not same:
        names = ", ".join(map(quoted, header))
        near = did_you_mean(wanted, header) or "name it as it is written, or by its number, such as #2"
        raise BadOption(f"{label}: no column {quoted(wanted)} to take for {field}; columns are {names}", hint=near)
    return same[0]


def _one(label: str, field: str, header: tuple[str, ...], found: list[int]) -> int | None:
    if len(found) > 1 and field in ("difficulty", "impact"):
        raise AmbiguousColumn(label, field, [(at + 1, header[at]) for at in found])
    return found[0] if found else None
