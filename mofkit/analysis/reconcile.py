"""Two tables of the same things compared by a key: what is expected, and what is there. Rows in, differences out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, NamedTuple

Row = tuple[int, list[str]]
What = Literal["missing", "added", "different", "duplicate", "unreadable"]
KINDS: tuple[What, ...] = ("missing", "added", "different", "duplicate", "unreadable")
# Between the words of a key that is made of several columns.
JOINED = " / "


class Side(NamedTuple):
    """Where a table keeps its key and what is compared, by the numbers of its columns; and how wide its rows are."""

    key: tuple[int, ...]
    compared: tuple[int, ...]
    width: int


class Layout(NamedTuple):
    """What is compared: the names of the columns, and where each table keeps them, in the same order."""

    names: tuple[str, ...]
    expected: Side
    actual: Side
    any_case: bool = False


class Difference(NamedTuple):
    """One thing that is not as expected, and the lines that say so; a line is 0 where the table has none.

    Of a key that stands twice in a table, `first_line` is where it stood before.
    """

    what: What
    key: str
    column: str = ""
    expected: str = ""
    actual: str = ""
    expected_line: int = 0
    actual_line: int = 0
    first_line: int = 0
    why: str = ""


class Comparison(NamedTuple):
    """All differences, by their kinds and lines; and how many things each table has, and how many are the same."""

    differences: tuple[Difference, ...]
    expected: int
    actual: int
    same: int
    other_case: int

    def count(self, what: What) -> int:
        """How many things differ in this way; one that differs in two columns counts once."""
        return len({(one.key, one.expected_line, one.actual_line) for one in self.differences if one.what == what})


# The key as it is compared, the line, the key as it is written, the cells that are compared: bare, as there are many.
_Item = tuple[str, int, str, str]
# Between the cells of an item, which are kept as one text to be lean: no text that was decoded has this character.
_CUT = "\ud800"


def reconcile(expected: Iterable[Row], actual: Iterable[Row], layout: Layout) -> Comparison:
    """Compare two tables. The first of several rows with one key counts; blanks around a cell do not."""
    found: list[Difference] = []
    should: dict[str, _Item] = {}
    for item in _items(expected, layout.expected, layout, "expected", found):
        first = should.setdefault(item[0], item)
        if first is not item:
            found.append(Difference("duplicate", item[2], expected_line=item[1], first_line=first[1]))
    seen: dict[str, int] = {}
    same = 0
    for item in _items(actual, layout.actual, layout, "actual", found):
        key, line, written, cells = item
        if seen.setdefault(key, line) != line:
            found.append(Difference("duplicate", written, actual_line=line, first_line=seen[key]))
            continue
        other = should.get(key)
        if other is None:
            found.append(Difference("added", written, actual_line=line))
            continue
        apart = () if other[3] == cells else tuple(_apart(other, item, layout))
        found += apart
        same += not apart
    gone = [item for key, item in should.items() if key not in seen]
    found += [Difference("missing", item[2], expected_line=item[1]) for item in gone]
    other_case = _in_other_case([item[0] for item in gone], (key for key in seen if key not in should)) if gone else 0
    return Comparison(tuple(sorted(found, key=_order)), len(should), len(seen), same, other_case)


def _order(one: Difference) -> tuple[int, int, int]:
    return KINDS.index(one.what), one.expected_line, one.actual_line


def _items(rows: Iterable[Row], side: Side, layout: Layout, name: str, found: list[Difference]) -> Iterator[_Item]:
    """The items of a table; rows that are none go to what was found. Blank rows are nothing."""
    pick, width, fold = _picked(side.compared), side.width, layout.any_case
    first, *rest = side.key
    for line, cells in rows:
        if len(cells) != width:
            if any(map(str.strip, cells)):
                why = f"the row has {len(cells)} cells and the header {width}"
                found.append(_unreadable(name, cells[0].strip(), line, why))
            continue
        key = cells[first].strip()
        if rest and key:
            words = [key, *(cells[at].strip() for at in rest)]
            key = JOINED.join(words) if all(words) else ""
        if key:
            yield key.casefold() if fold else key, line, key, pick(cells)
        elif any(map(str.strip, cells)):
            why = "the key is empty, so nothing tells the row from another"
            found.append(_unreadable(name, JOINED.join(cells[at].strip() for at in side.key), line, why))


def _unreadable(name: str, key: str, line: int, why: str) -> Difference:
    if name == "expected":
        return Difference("unreadable", key, expected_line=line, why=why)
    return Difference("unreadable", key, actual_line=line, why=why)


def _picked(columns: tuple[int, ...]) -> Callable[[Sequence[str]], str]:
    """What takes these cells of a row; `itemgetter` alone gives several only for two and more."""
    if len(columns) > 1:
        pick = itemgetter(*columns)
        return lambda cells: _CUT.join(pick(cells))
    return lambda cells: "".join(cells[at] for at in columns)


def _apart(should: _Item, item: _Item, layout: Layout) -> Iterator[Difference]:
    """The columns in which two rows say different things."""
    for column, left, right in zip(layout.names, should[3].split(_CUT), item[3].split(_CUT), strict=True):
        one, other = left.strip(), right.strip()
        if one != other and not (layout.any_case and one.casefold() == other.casefold()):
            yield Difference("different", should[2], column, one, other, should[1], item[1])


def names_in(item: str) -> Iterator[str]:
    """What a configuration item may be called in a table, in small letters: all of it, and each word with a digit."""
    plain = " ".join(item.casefold().split())
    yield plain
    for word in plain.replace(",", " ").split():
        if word != plain and any(map(str.isdigit, word)):
            yield word.strip("().;:")


def _in_other_case(missing: Sequence[str], added: Iterable[str]) -> int:
    """How many keys are missing only because of capital letters."""
    there = Counter(key.casefold() for key in added)
    return sum(key.casefold() in there for key in missing)
