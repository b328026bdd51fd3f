"""Activity standards as people and as programs read them."""

from collections.abc import Iterator, Sequence

from mofkit.analysis.standards import Line, without_objective
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, wrapped
from mofkit.cli.session import Session, out
from mofkit.model.standard import LEVELS, Standard
from mofkit.report.standards import name_of
from mofkit.workspace.tables import guarded

COLUMNS = (
    *("activity", "considerations", "standard", "whose", "level", "gap", "impact", "shown_by"),
    *("objective", "who", "when", "status"),
)
_COUNTS = (*LEVELS, "unknown")
_SHORT = ("team", "activity", "covered", "none", "learn", "meet", "teach", "?")


def print_lines(session: Session, found: Sequence[Line], format: Format, *, whose: str) -> int:
    """The table of Figure 3, for people as a page; the rows of somebody only if they are asked for."""
    if format == "table":
        out("\n".join(_page(found, whose=whose, colour=session.colour)) + "\n" if found else "")
        if not found:
            session.note(f"no rows{f' of {whose}' if whose else ''}; `mofkit team standards new SMF` writes them")
        return 0
    rows = [row for one in found for row in _rows(one, whose=whose)]
    cells = [[guarded(cell) for cell in row] for row in rows] if format == "csv" else rows
    print_list(COLUMNS, cells, kind="activity-standards", key="rows", format=format, colour=session.colour)
    return 0


def _rows(one: Line, *, whose: str) -> Iterator[tuple[str, ...]]:
    head = (name_of(one), one.standard.considerations if one.standard else "", one.says)
    for row in _asked(one, whose):
        day = row.when.isoformat() if row.when else ""
        yield (
            *head,
            *(row.person or row.team, row.level, row.gap, row.impact, row.shown_by),
            *(row.what, row.who, day, row.status if row.what else ""),
        )
    if not whose:
        yield (*head, *[""] * (len(COLUMNS) - len(head)))


def _asked(one: Line, whose: str) -> tuple[Standard, ...]:
    return one.held if whose else ()


def _page(found: Sequence[Line], *, whose: str, colour: bool) -> Iterator[str]:
    for one in found:
        yield heading(f"{name_of(one)}   {one.smf}.{one.short}", colour=colour)
        if one.standard and one.standard.considerations:
            yield wrapped(one.standard.considerations, indent=2)
        yield item("done right:", one.says or "nobody has said yet", indent=2)
        for row in _asked(one, whose):
            yield from _held(row)
        yield ""


def _held(row: Standard) -> Iterator[str]:
    facts = (("level:", row.level), ("gap:", row.gap), ("impact:", row.impact), ("shown by:", row.shown_by))
    yield from (item(name, text, indent=2) for name, text in facts if text)
    if row.what:
        yield item(
            "objective:", f"{row.what} ({row.who or 'nobody'}, by {row.when or 'no day'}, {row.status})", indent=2
        )
    elif without_objective(row):
        yield item("objective:", "none yet, and there is a gap", indent=2)
    if row.remark:
        yield item("remark:", row.remark, indent=2)


def print_matrix(session: Session, rows: Sequence[tuple[str, Line]], format: Format, *, names: bool) -> int:
    """How each team's work is covered, activity by activity."""
    headers = ("team", "activity", "cover", *_COUNTS)
    if names:
        headers = ("team", "activity", "cover", *LEVELS)
    cells = [(team, name_of(one), one.cover, *(_named(one) if names else one.levels.values())) for team, one in rows]
    if format == "csv":
        cells = [tuple(guarded(str(cell)) for cell in row) for row in cells]
    right = () if names else tuple(range(3, 3 + len(_COUNTS)))
    if cells or format != "table":
        print_list(
            headers, cells, kind="skills-matrix", key="activities", format=format, colour=session.colour, right=right
        )
    if format == "table":
        session.note("" if cells else "nobody is held against a standard; `mofkit team standards new SMF --person …`")
    return 0


def _named(one: Line) -> list[str]:
    return [", ".join(row.person for row in one.held if row.level == level) for level in LEVELS]
