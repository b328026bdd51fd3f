"""Playbooks as people and as programs read them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mofkit.analysis.playbooks import review_due
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item, section
from mofkit.cli.session import Session, out
from mofkit.errors import BrokenFile
from mofkit.model.person import Person
from mofkit.model.playbook import PlaybookSection
from mofkit.report.playbook import Seen, seen
from mofkit.shown import safe_lines
from mofkit.workspace import playbooks
from mofkit.workspace.beside import text_path
from mofkit.workspace.workspace import Workspace


class Row(NamedTuple):
    """A section as a line of a list."""

    team: str
    section: str
    owner: str
    filled: str
    reviewed: str
    due: str
    freshness: str
    empty: str
    edited: str
    stale: str
    to_do: str


def rows(workspace: Workspace, team: str, today: date) -> list[Row]:
    """The sections of a team as lines."""
    return [_row(one) for one in seen(workspace, team, today)]


def _row(one: Seen) -> Row:
    record, state, due = one.section, one.state, review_due(one.section)
    return Row(
        *(record.team, record.section, record.owner, one.filled, _day(record.reviewed_on), _day(due), state.freshness),
        *("; ".join(state.empty), "; ".join(state.edited), "; ".join(state.stale), "; ".join(one.to_do)),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def print_rows(session: Session, found: Sequence[Row], format: Format) -> None:
    """The check as a list; for people team by team, each with what is to do below."""
    if format != "table":
        print_list(Row._fields, found, kind="playbook-check", key="sections", format=format, colour=session.colour)
        return
    for team in dict.fromkeys(one.team for one in found):
        mine = [one for one in found if one.team == team]
        cells = [(one.section, one.owner or "nobody", one.filled, one.reviewed or "never") for one in mine]
        print_list(
            ("section", "owner", "filled", "reviewed"), cells, kind="", key="", format="table", colour=session.colour
        )
        lines = (item("-", f"{one.section}: {one.to_do}", indent=2) for one in mine if one.to_do)
        out("\n" + "\n".join(section(f"To do in {team}", lines, colour=session.colour)))
    session.note(
        "next: mofkit team playbook show SECTION" if any(one.to_do for one in found) else "all is as it should be"
    )


def overview(workspace: Workspace, today: date) -> list[tuple[str, int, int, str, int]]:
    """The teams: how many people and sections, how many items are filled, where something is to do."""
    lines = []
    for slug, name in sorted(playbooks.teams(workspace).items()):
        people = sum(playbooks.slug(one.team) == slug for one in workspace.all(Person) if one.team)
        found = seen(workspace, name, today)
        items = [each.filled for one in found if one.written for each in one.written.items]
        lines.append((name, people, len(found), f"{sum(items)} of {len(items)}", sum(bool(one.to_do) for one in found)))
    return lines


def page(workspace: Workspace, team: str, today: date, *, colour: bool) -> Iterator[str]:
    """All items of a playbook in short: which say something, and where they are."""
    for one in seen(workspace, team, today):
        yield heading(f"{one.name}   {one.filled}, kept by {one.section.owner or 'nobody'}", colour=colour)
        if one.written is None:
            yield item("-", f"{text_path(workspace.home(one.section))} is missing or cannot be read", indent=2)
        else:
            yield f"  {one.written.path}"
            for each in one.written.items:
                yield item("x" if each.filled else "-", f"{each.item.name} (line {each.line})", indent=2)
        if one.section.readings:
            yield item(
                "read by:",
                ", ".join(f"{each.who} {each.date or ''}".strip() for each in one.section.readings),
                indent=2,
            )
        yield ""


def text(workspace: Workspace, one: PlaybookSection) -> str:
    """The text of a section as it is written; raises BrokenFile."""
    path = text_path(workspace.home(one))
    found = workspace.markdown(path)
    if found is None:
        raise BrokenFile(path, "the text of this section is missing or cannot be read")
    return safe_lines(found.text)
