"""An inventory of patches read as a stream: every row is accounted for, and nothing is guessed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from zoneinfo import ZoneInfo

from mofkit.errors import BadOption, UnreadableFile, did_you_mean
from mofkit.model.headers import criticality_code, matched
from mofkit.model.inventory import COLUMNS, FIELDS, FILE, MISSING, NEEDED, UNFIT, UNKNOWN, Patch
from mofkit.model.service import Service
from mofkit.shown import quoted
from mofkit.text.csvread import Row, stream
from mofkit.text.decode import TextProblem
from mofkit.workspace.ticket_dates import Dates
from mofkit.workspace.workspace import Workspace

_UTC = ZoneInfo("UTC")
_KEPT = 20
_SHOWN = 40
_YES = frozenset(("yes", "y", "true", "installed"))


class Source(NamedTuple):
    """An inventory: what it is called, how it is opened, how its columns and dates are to be read."""

    label: str
    opened: Callable[[], BinaryIO]
    columns: Mapping[str, str] = {}
    dates: str = ""


class Trouble(NamedTuple):
    """A row, or a cell, that cannot be taken as it is: where, and why."""

    line: int
    why: str


class Account:
    """What became of every row: rows = counted + duplicates + contradictions + rejected."""

    def __init__(self) -> None:
        self.rows = self.counted = self.duplicates = self.contradictions = self.rejected = self.doubtful = 0
        self.wrong_rows = 0
        self.troubles: list[Trouble] = []
        self.wrong: list[Trouble] = []
        self.order = ""

    def tell(self, line: int, why: str) -> None:
        """Something that nobody knows; only the first are kept."""
        if len(self.troubles) < _KEPT:
            self.troubles.append(Trouble(line, why))

    def blame(self, line: int, why: str) -> None:
        """Something that is wrong in the file."""
        self.wrong_rows += 1
        if len(self.wrong) < _KEPT:
            self.wrong.append(Trouble(line, why))
        self.tell(line, why)


class _Again(Exception):
    """The dates have the month first."""


def own_inventory(workspace: Workspace) -> Source:
    """The inventory of the workspace; raises UnreadableFile."""
    if FILE not in workspace.streams:
        raise UnreadableFile(FILE, "there is no inventory yet", hint="put one there, or name a file")
    return Source(FILE, lambda: workspace.opened(FILE))


def file_inventory(path: Path, label: str) -> Source:
    """An inventory anywhere."""

    def opened() -> BinaryIO:
        """The file; raises UnreadableFile."""
        try:
            # Only a regular file is opened: a pipe would make the reader wait.
            if not path.is_file():
                raise UnreadableFile(label, "there is no such file" if not path.exists() else "it is no regular file")
            return path.open("rb")
        except (OSError, ValueError) as error:
            raise UnreadableFile(label, str(error)) from error

    return Source(label, opened)


def read_inventory(source: Source, services: Sequence[Service], fresh: Callable[[], Any]) -> tuple[Any, Account]:
    """Every patch of an inventory put into a fresh sink by its `add`; and what became of every row.

    Raises:
        UnreadableFile: no text, or no CSV; names the line.
        BadOption: a column is not there, or the order of dates cannot be told.
    """
    try:
        return _read(source, services, fresh(), source.dates or "dmy")
    except _Again:
        return _read(source, services, fresh(), "mdy")


def _read(source: Source, services: Sequence[Service], sink: Any, order: str) -> tuple[Any, Account]:
    account, dates = Account(), Dates(order, _UTC)
    try:
        with source.opened() as file:
            table = stream(cast("Any", file))
            with closing(cast("Any", table.rows)) as rows:
                reader = _Reader(_places(table.header, source), services, dates, account)
                for one in reader.patches(rows, len(table.header)):
                    sink.add(one)
    except TextProblem as trouble:
        raise UnreadableFile(
            f"{source.label}:{trouble.line}:{trouble.column}", trouble.message, hint=trouble.help
        ) from trouble
    _settle(source, dates)
    account.order = _order_said(source, dates)
    return sink, account


def _places(header: Sequence[str], source: Source) -> dict[str, int]:
    """The column of each field that has one; raises BadOption."""
    found = matched(COLUMNS, header)
    for field, wanted in source.columns.items():
        if field not in COLUMNS:
            raise BadOption(
                f"an inventory has no field {field!r}",
                hint=did_you_mean(field, FIELDS) or f"fields are {', '.join(FIELDS)}",
            )
        at = [number for number, name in enumerate(header) if name.strip().casefold() == wanted.strip().casefold()]
        if len(at) != 1:
            why = "two columns" if at else "no column"
            raise BadOption(f"{source.label}: {why} {quoted(wanted)}", hint=did_you_mean(wanted, list(header)))
        found[field] = at[0]
    lacking = [field for field in NEEDED if field not in found]
    if lacking:
        said = ", ".join(map(quoted, header[:_SHOWN]))
        raise BadOption(
            f"{source.label}: no column for {' and '.join(lacking)}; columns are {said}",
            hint=f"say `--column {lacking[0]}=HEADER`",
        )
    return found


def _settle(source: Source, dates: Dates) -> None:
    """Whether the order that was taken is the one the whole file allows."""
    if source.dates or dates.order == "mdy":
        return
    hint = "say which is meant: `--dates dmy` or `--dates mdy`"
    if dates.only_dmy and dates.only_mdy:
        one, two = dates.only_dmy, dates.only_mdy
        said = (
            f"{quoted(one.text)} on line {one.line} has the day first, {quoted(two.text)} on line {two.line} the month"
        )
        raise BadOption(f"{source.label}: {said}", hint=f"{hint}; the others then count as unknown")
    if dates.only_mdy:
        raise _Again
    if dates.either and not dates.only_dmy:
        one = dates.either
        said = f"{quoted(one.text)} on line {one.line} may have the day or the month first, and no other date tells"
        raise BadOption(f"{source.label}: {said}", hint=hint)


def _order_said(source: Source, dates: Dates) -> str:
    named = {"dmy": "day/month/year", "mdy": "month/day/year"}[dates.order]
    witness = dates.only_dmy if dates.order == "dmy" else dates.only_mdy
    if source.dates:
        return f"{named}, as --dates says"
    return f"{named}, as {quoted(witness.text)} on line {witness.line} allows nothing else" if witness else ""


class _Reader:
    """Turns rows into patches."""

    def __init__(self, places: Mapping[str, int], services: Sequence[Service], dates: Dates, account: Account) -> None:
        self.places = places
        self.dates = dates
        self.account = account
        self._services = {one.name.strip().casefold(): one for one in services}
        self._services |= {name.casefold(): one for one in services for name in (*one.aliases, one.id)}
        # The same few dates stand in many rows: each is read once.
        self._days: dict[str, date | None] = {}
        self._seen: dict[int, tuple[int, int]] = {}

    def patches(self, rows: Iterator[Row], width: int) -> Iterator[Patch]:
        """Each row that counts."""
        account = self.account
        for line, cells in rows:
            if not any(map(str.strip, cells)):
                continue
            account.rows += 1
            if len(cells) != width:
                self._reject(line, f"row has {len(cells)} cells; the header has {width}")
                continue
            said = {field: cells[at].strip() for field, at in self.places.items()}
            lacking = [field for field in ("host", "product") if not said[field]]
            if lacking:
                self._reject(line, f"row has no {' and no '.join(lacking)}")
            elif self._is_first(line, said):
                account.counted += 1
                yield self._patch(line, said)

    def _reject(self, line: int, why: str) -> None:
        self.account.rejected += 1
        self.account.blame(line, why)

    def _is_first(self, line: int, said: Mapping[str, str]) -> bool:
        """Whether nothing was said of this patch on this machine before. Of what was read only numbers are kept."""
        named = said.get("patch", "") or said["released"]
        key = hash((said["host"].casefold(), said["product"].casefold(), named.casefold()))
        meaning = hash(tuple(said.values()))
        earlier = self._seen.setdefault(key, (line, meaning))
        if earlier[0] == line:
            return True
        if earlier[1] == meaning:
            self.account.duplicates += 1
        else:
            self.account.contradictions += 1
            about = f"{said['host']}, {said['product']}, {named}"
            self.account.blame(line, f"row says other than line {earlier[0]} of {about}; the earlier one counts")
        return False

    def _patch(self, line: int, said: Mapping[str, str]) -> Patch:
        word = said["installed"].casefold()
        released = self._day(line, "released", said["released"])
        installed = None if word in MISSING or word in UNFIT else self._day(line, "installed", said["installed"])
        known = released is not None and (installed is not None or word in MISSING or word in UNFIT)
        self.account.doubtful += not known and word not in UNFIT
        service = self._services.get(said.get("service", "").casefold())
        given = criticality_code(said.get("criticality", ""))
        if given is None:
            self.account.blame(line, f"criticality is {quoted(said['criticality'])}, which is none; taken as ??")
        code = service.criticality if service and given in (None, "??") else given or "??"
        return Patch(
            *(said["host"], said["product"], said.get("patch", ""), released, installed),
            *(service.id if service else said.get("service", ""), str(code), line),
            *(word not in UNFIT, known),
        )

    def _day(self, line: int, field: str, text: str) -> date | None:
        if text not in self._days:
            found = self.dates.read(text, line)
            self._days[text] = datetime.fromtimestamp(found[0], _UTC).date() if found else None
        day = self._days[text]
        if day is None:
            lower = text.casefold()
            if field == "installed" and lower in _YES:
                self.account.tell(line, "installed says yes but not when")
            elif lower in UNKNOWN or not text:
                self.account.tell(line, f"{field} is {'unknown' if text else 'empty'}")
            else:
                self.account.blame(line, f"{field} is {quoted(text)}, which is no date")
        return day
