"""Numbers of one column of a table added up by the cells of others, in one pass and exactly.

Plain lines are found by one pattern, many at a time, and columns that stand together are understood once for all lines
that have them alike. Every other line goes to the csv module. Both ways give the same sums: a law says so.
"""

import io
import itertools
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Context, Decimal
from functools import cache
from operator import itemgetter
from typing import Any, BinaryIO, NamedTuple, cast

from mofkit.text.csvread import HEAD, CsvError, Dialect, dialect_of, reader_of, stream
from mofkit.text.decode import refuse_nul, sniff

# As many digits as any sum of money has, and few enough to add a thousand million of them exactly.
NUMBER = re.compile(r"-?0*[0-9]{1,30}(?:\.[0-9]{1,20})?")
_EXACT = Context(prec=100)
_BLOCK = 1 << 15
_POINT = ord(".")

Key = tuple[str, ...]
Raw = tuple[bytes, ...]


class Layout(NamedTuple):
    """Which column holds the number and which ones it is added up by, from 0, and how many columns there are."""

    value: int
    keys: tuple[int, ...]
    width: int


class Added(NamedTuple):
    """The sums by key. Every row that was read is added, blank (it has no number) or wrong."""

    totals: dict[Key, Decimal]
    read: int
    blank: int
    wrong: int


class Tally:
    """What is counted while lines go by: hundredths by raw cells, anything else by cells."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.hundredths: dict[Raw, int] = {}
        self.totals: dict[Key, Decimal] = {}
        self.read = self.blank = self.wrong = 0

    def row(self, cells: Sequence[str]) -> None:
        """Count a row by its cells; a blank line is none."""
        layout = self.layout
        value = cells[layout.value].strip() if len(cells) > layout.value else ""
        is_number = NUMBER.fullmatch(value)
        if not is_number and not any(map(str.strip, cells)):
            return
        self.read += 1
        if len(cells) < layout.width or any(map(str.strip, cells[layout.width :])):
            self.wrong += 1
        elif is_number:
            self.add(tuple([cells[at] for at in layout.keys]), Decimal(value))
        elif value:
            self.wrong += 1
        else:
            self.blank += 1

    def add(self, key: Key, value: Decimal) -> None:
        """More to a key."""
        self.totals[key] = _EXACT.add(self.totals.get(key, Decimal(0)), value)

    def outcome(self, cells_of: Callable[[Raw], Key]) -> Added:
        """All of it by cells."""
        # What is understood is let go of, so that no key is held twice.
        while self.hundredths:
            raw, hundredths = self.hundredths.popitem()
            self.add(cells_of(raw), Decimal(hundredths).scaleb(-2, _EXACT))
        return Added(self.totals, self.read, self.blank, self.wrong)


class NotPlainError(Exception):
    """The quick way does not know what this means; the csv module does."""


def added(source: BinaryIO, choose: Callable[[Key], Layout | None], *, processes: int = 1) -> Added | None:
    """The sums of an open binary file that can seek; nothing if `choose`, given the header, finds no layout.

    Raises:
        TextProblem: bytes that are no text, a cell beyond the limit, a quote that never closes; names the line.
    """
    plain = _plain(source)
    if plain:
        header, begins, dialect = plain
        layout = choose(header)
        if layout is None:
            return None
        if layout.keys:
            try:
                return Quick(layout, dialect).added(source, begins, processes)
            except (NotPlainError, CsvError, ValueError):
                pass
    source.seek(0)
    return _by_csv(source, choose)


def _plain(source: BinaryIO) -> tuple[Key, int, Dialect] | None:
    """Header, beginning of the rows, and dialect of a table that has no more to it; nothing for any other."""
    head = source.read(HEAD)
    how = sniff(head[:4])
    first, newline, _ = head[len(how.bom) :].partition(b"\n")
    if how.encoding != "utf-8" or not newline or b'"' in first or b"\r" in first[:-1] or not _utf8(first):
        return None
    refuse_nul(head.decode("utf-8", "replace"))
    dialect = dialect_of(head, how)
    # Where most lines have quotes, the csv module is the quicker way.
    if dialect.preamble or head.count(b'"') > 2 * head.count(b"\n"):
        return None
    header = tuple(first.removesuffix(b"\r").decode("utf-8").split(dialect.delimiter))
    return header, len(how.bom) + len(first) + 1, dialect


def _utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_csv(source: BinaryIO, choose: Callable[[Key], Layout | None]) -> Added | None:
    table = stream(cast("io.BufferedIOBase", source))
    # The rows let go of the file before their reader does, also when they are not wanted.
    with closing(cast("Any", table.rows)) as rows:
        layout = choose(table.header)
        if layout is None:
            return None
        tally = Tally(layout)
        for _, cells in rows:
            tally.row(cells)
        return tally.outcome(lambda raw: tuple(cell.decode() for cell in raw))


class Quick:
    """The quick way through one table."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        self._layout = layout
        self._dialect = dialect
        self._delimiter = dialect.delimiter.encode()
        # One csv reader for all lines that need one: it takes what is pending.
        self._pending: deque[str] = deque()
        self._reader = reader_of(iter(self._pending.popleft, None), dialect)
        # The same few words stand in many keys: each is kept once.
        self._words = cache(bytes.decode)
        self._plain = _plain_lines(layout, self._delimiter)

    def added(self, source: BinaryIO, begins: int, processes: int) -> Added:
        """The sums; raises NotPlainError, and what csv raises, where only csv can tell."""
        size = source.seek(0, os.SEEK_END)
        if processes > 1:
            from mofkit.text.csvhalves import halves

            found = halves(self, source, begins, size)
            if found:
                return found.outcome(self._cells)
        return self.part(source, begins, size).outcome(self._cells)

    def part(self, source: BinaryIO, start: int, end: int) -> Tally:
        """The lines from one place of a file to another, both of them beginnings of lines."""
        tally = Tally(self._layout)
        blocks = _blocks(source, start, end, tally)
        for block, lines in blocks:
            rest, quoted = _without_quotes(block if block.endswith(b"\n") else block + b"\n")
            found = self._plain.lines.findall(rest)
            if any(line.count(b'"') % 2 for line in quoted):
                # A quote is open where the line ends: from here on each line tells what the next one is.
                self._one_by_one(itertools.chain((block,), (block for block, _ in blocks)), tally)
                break
            if len(found) + len(quoted) != lines:
                self._one_by_one((block,), tally)
                continue
            odd = [one[-1] for one in found if one[-1]]
            plain = [one for one in found if one[self._plain.number]]
            tally.read -= len(found) - len(plain) - len(odd)  # blank lines
            if plain:
                self._add(plain, tally)
            for line in (*quoted, *odd):
                self._slow(line, iter(()), tally)
        return tally

    def _add(self, plain: list[tuple[bytes, ...]], tally: Tally) -> None:
        """Plain lines: as few calls as can be, each of them for many lines."""
        at, hundredths = self._plain.number, tally.hundredths
        numbers = b",".join([one[at] for one in plain]).replace(b".", b"").decode().split(",")
        lines = zip(map(self._plain.key, plain), map(int, numbers), plain, strict=True)
        while True:
            try:
                for key, number, one in lines:  # noqa: B007 - the last of them is wanted below
                    hundredths[key] += number
            except KeyError:
                if self._is_sound(key):
                    hundredths[key] = number
                else:
                    self._slow(self._plain.form % one[:-1], iter(()), tally)
            else:
                return

    def _is_sound(self, key: Raw) -> bool:
        return self._delimiter.join(key).count(self._delimiter) == len(self._layout.keys) - 1

    def _one_by_one(self, blocks: Iterable[bytes], tally: Tally) -> None:
        lines = itertools.chain.from_iterable(map(io.BytesIO, blocks))
        for line in lines:
            self._slow(line, lines, tally)

    def _cells(self, raw: Raw) -> Key:
        """The cells of a raw key, in the order of the layout."""
        cells = self._delimiter.join(raw).rstrip(b"\r").split(self._delimiter)
        return tuple(map(self._words, cells))

    def _slow(self, line: bytes, lines: Iterator[bytes], tally: Tally) -> None:
        """A line by the csv module, with the lines that its open quote takes in."""
        text = line
        while (rows := self._rows(text.decode("utf-8"))) is None:
            more = list(_to_quote(lines))
            if not more:
                raise NotPlainError
            text += b"".join(more)
        # Every line was counted as a row when its block was read; what is one, the cells say.
        tally.read -= _lines_in(text)
        for cells in rows:
            tally.row(cells)

    def _rows(self, text: str) -> list[list[str]] | None:
        """The rows of a piece of text; nothing if it ends inside quotes."""
        self._pending.extend(io.StringIO(text, newline="") if text.count("\n") > 1 else (text,))
        rows = []
        try:
            while self._pending:
                rows.append(next(self._reader))
        except IndexError:
            return None
        return rows


class _Plain(NamedTuple):
    """What finds the lines of a block without quotes.

    A plain line has a number of two decimals: its groups are the number and, before and behind it, the columns that it
    is added up by, as many as stand together in one group. Any other line is the last group. A line with too few
    columns may take in the next one, which shows, and the last column may hold more than one. `form` makes a line of
    the groups again, less what is not counted.
    """

    lines: re.Pattern[bytes]
    number: int
    key: Callable[[tuple[bytes, ...]], Raw]
    form: bytes


def _plain_lines(layout: Layout, delimiter: bytes) -> _Plain:
    comma = re.escape(delimiter)
    last = layout.width - 1

    def kind(at: int) -> str:
        return "number" if at == layout.value else "key" if at in layout.keys else "other"

    def pattern(kind: str, columns: list[int]) -> bytes:
        if kind == "number":
            return b"(-?[0-9]++[.][0-9][0-9])"
        if kind == "key" and last in columns:
            return b"(.*+)"  # how many cells these are is asked once for all lines that end alike
        # A class of one character is found several times as fast as one of two.
        cells = comma.join(rb"[^\n" + comma + b"]*+" if at == last else b"[^" + comma + b"]*+" for at in columns)
        return b"(" + cells + b")" if kind == "key" else cells

    runs = [(name, list(columns)) for name, columns in itertools.groupby(range(layout.width), kind)]
    groups = [name for name, _ in runs if name != "other"]
    keys = [at for at, name in enumerate(groups) if name == "key"]
    return _Plain(
        re.compile(b"(?:" + comma.join(pattern(*run) for run in runs) + rb"|(.*+))\r?\n"),
        groups.index("number"),
        itemgetter(*keys) if len(keys) > 1 else lambda groups: (groups[keys[0]],),
        delimiter.join(b"%b" if name != "other" else delimiter * (len(columns) - 1) for name, columns in runs),
    )


def _without_quotes(block: bytes) -> tuple[bytes, list[bytes]]:
    """The lines without a quote, and those with one."""
    pieces, quoted, at = [], [], 0
    while (quote := block.find(b'"', at)) >= 0:
        begins, ends = block.rfind(b"\n", at, quote) + 1 or at, block.find(b"\n", quote) + 1
        pieces.append(block[at:begins])
        quoted.append(block[begins:ends])
        at = ends
    return b"".join((*pieces, block[at:])), quoted


def _to_quote(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines up to the next one that could close a quote."""
    for line in lines:
        yield line
        if b'"' in line:
            return


def _lines_in(block: bytes) -> int:
    return block.count(b"\n") + (not block.endswith(b"\n"))


def _blocks(source: BinaryIO, at: int, end: int, tally: Tally) -> Iterator[tuple[bytes, int]]:
    """The bytes of a part in pieces of whole lines, and how many lines; they are counted as rows.

    Raises:
        NotPlainError: a CR ends a line by itself.
    """
    source.seek(at)
    while at < end:
        block = source.read(min(_BLOCK, end - at))
        if at + len(block) < end:
            block += source.readline()
        if not block:
            return
        if b"\r" in block and block.count(b"\r") != block.count(b"\r\n"):
            raise NotPlainError
        at += len(block)
        lines = _lines_in(block)
        tally.read += lines
        yield block, lines
