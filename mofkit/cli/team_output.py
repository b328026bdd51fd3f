"""What `mofkit team roles`, `raci` and `work` print."""

import json
from collections.abc import Iterator, Sequence

from mofkit.analysis.raci import PARTS, Line, taking_part
from mofkit.analysis.roles import Holding
from mofkit.analysis.team_work import Work
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import heading, item
from mofkit.cli.session import data, out
from mofkit.content.framework import roles as content_roles
from mofkit.content.framework import smf
from mofkit.report.markdown import table as markdown_table
from mofkit.report.roles import Names, Overview, part_text, warnings

COLUMNS = (
    *("id", "person", "accountability", "role", "team", "service", "share", "since", "until", "stand_in"),
    *("safeguard", "agreed_on", "approval"),
)


def print_roles(found: Overview, names: Names, told: tuple[str, str], *, colour: bool, narrowed: bool) -> None:
    """One screen: what to act on, then each accountability with who answers and who holds what."""
    organisation, today = told
    whose = f"{organisation}: " if organisation else ""
    lines = [heading(f"{whose}who holds which role, {today}", colour=colour)]
    roles = sum(bool(one.role) for one in found.held)
    lines.append(f"  {len(found.loads)} people hold {roles} roles; {len(found.unheld)} role types are nobody's")
    if not narrowed:
        lines += [item("!", text) for text in warnings(found, names)]
    kept = (one for one in found.clashes if one.safeguard)
    for one in kept:
        both = f"{names.role_of(one.first.role)} and {names.role_of(one.second.role)}"
        lines.append(item("kept apart:", f"{names.person(one.person)}, {both}: {one.safeguard}", indent=2))
    lines += _by_accountability(found, names, colour=colour, narrowed=narrowed)
    out("\n".join(lines).rstrip() + "\n")


def _by_accountability(found: Overview, names: Names, *, colour: bool, narrowed: bool) -> Iterator[str]:
    for one in content_roles().accountabilities:
        mine = [each for each in found.held if each.accountability == one.id and each.role]
        nobody = [role.name for role in one.role_types if role.id in found.unheld]
        heads = found.heads.get(one.id, [])
        if narrowed and not mine and not heads:
            continue
        answers = f": {', '.join(map(names.person, heads))} answers" if heads else ""
        yield ""
        yield heading(f"{one.name}{answers}", colour=colour)
        yield from (_held(each, names) for each in mine)
        if nobody and not narrowed:
            yield item("nobody:", ", ".join(nobody), indent=2)
    others = [each for each in found.held if each.role and not each.accountability]
    if others:
        yield from ("", heading("Role types that the framework does not have", colour=colour))
        yield from (_held(each, names) for each in others)


def _held(one: Holding, names: Names) -> str:
    scope = names.scope(one)
    share = f" {one.share} %" if one.share is not None else ""
    stands_in = f"; stand-in {names.person(one.stand_in)}" if one.stand_in else ""
    who = f"{names.person(one.person)}{share}{f' ({scope})' if scope else ''}{stands_in}"
    return item(f"{names.role(one)}:", who, indent=2)


def list_roles(found: Overview, names: Names, *, format: Format) -> None:
    """The holdings and the vacancies as a list for machines and pages."""
    rows = [_row(one) for one in found.held]
    rows += [(one.id, "", one.accountability, one.role, *_of(one)) for one in found.vacant]
    if format == "json":
        body = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
        told = {"schema_version": 1, "kind": "team-roles", "warnings": list(warnings(found, names))}
        data(json.dumps({**told, "unheld": found.unheld, "roles": body}, indent=1))
    else:
        print_list(COLUMNS, rows, kind="team-roles", key="roles", format=format, colour=False)


def _row(one: Holding) -> tuple[object, ...]:
    first = (one.row.id if one.row else "", one.person, one.accountability, one.role)
    return (*first, *(_of(one.row) if one.row else (one.team, one.service, "", "", "", "", "", "", "")))


def _of(row: object) -> tuple[object, ...]:
    found = (getattr(row, name) for name in COLUMNS[4:])
    return tuple("" if each is None else each if isinstance(each, int) else str(each) for each in found)


def print_loads(found: Overview, names: Names, *, format: Format, colour: bool) -> None:
    """How much each person is given."""
    columns = ("person", "name", "roles", "share", "without_share", "over")
    rows = [
        (one.person, names.person(one.person), one.roles, one.share, one.unknown, "yes" if one.over else "")
        for one in found.loads
    ]
    shown = ("person", "name", "roles", "% of week", "roles that say none", "too much")
    print_list(
        columns, rows, kind="team-load", key="people", format=format, colour=colour, headers=shown, right=(2, 3, 4)
    )


def print_raci(lines: Sequence[Line], names: Names, *, grid: bool, format: Format, colour: bool) -> None:
    """Who takes which part, process by process."""
    if format == "json":
        data(
            json.dumps({"schema_version": 1, "kind": "raci", "processes": [_process(line) for line in lines]}, indent=1)
        )
    elif grid:
        _print_grid(lines, names, format=format, colour=colour)
    elif format == "csv":
        columns = ("smf", "process", "name", "part", "role", "person")
        rows = [
            (line.smf, line.process, line.name, name, part.role, person)
            for line in lines
            for _, name in PARTS
            for part in getattr(line, name)
            for person in part.people or ("",)
        ]
        print_list(columns, rows, kind="raci", key="processes", format="csv", colour=colour)
    elif format == "md":
        data("\n".join(_pages(lines, names)))
    else:
        out("\n".join(_screen(lines, names, colour=colour)).rstrip() + "\n")


def _process(line: Line) -> dict[str, object]:
    parts = {
        name: [{"role": part.role, "people": list(part.people)} for part in getattr(line, name)] for _, name in PARTS
    }
    facts = {"smf": line.smf, "process": line.process, "name": line.name, "activities": list(line.activities)}
    return {**facts, **parts, "gaps": line.gaps}


def _print_grid(lines: Sequence[Line], names: Names, *, format: Format, colour: bool) -> None:
    people = taking_part(lines)
    rows = [(line.smf, line.process, line.name, *(line.letters(one) for one in people)) for line in lines]
    print_list(
        ("smf", "process", "name", *people),
        rows,
        kind="raci",
        key="processes",
        format=format,
        colour=colour,
        headers=("SMF", "", "process", *map(names.person, people)),
    )


def _pages(lines: Sequence[Line], names: Names) -> Iterator[str]:
    for id in dict.fromkeys(line.smf for line in lines):
        yield f"## {smf(id).name}\n"
        rows = [
            (
                f"{line.process} {line.name}",
                *("; ".join(part_text(part, names) for part in getattr(line, name)) for _, name in PARTS),
            )
            for line in lines
            if line.smf == id
        ]
        yield markdown_table(("Process", *(name.capitalize() for _, name in PARTS)), rows) + "\n"


def _screen(lines: Sequence[Line], names: Names, *, colour: bool) -> Iterator[str]:
    for line in lines:
        yield heading(f"{smf(line.smf).name} {line.process}: {line.name}", colour=colour)
        if len(lines) == 1:
            yield item("activities:", "; ".join(line.activities), indent=2)
        for letter, name in PARTS:
            parts = getattr(line, name)
            if parts:
                yield item(letter, "; ".join(part_text(part, names) for part in parts), indent=2)
        yield ""


def print_work(items: Sequence[Work], names: Names, *, format: Format, colour: bool) -> None:
    """The work to be done, and who does it."""
    if format == "table":
        out("\n".join(_work_lines(items, names, colour=colour)).rstrip() + "\n" if items else "")
        return
    columns = ("kind", "of", "what", "roles", "people", "gap")
    rows = [(one.kind, one.of, one.what, "; ".join(one.roles), "; ".join(one.people), one.gap) for one in items]
    print_list(columns, rows, kind="team-work", key="work", format=format, colour=colour)


def _work_lines(items: Sequence[Work], names: Names, *, colour: bool) -> Iterator[str]:
    titles = {"process": "Processes", "task": "Ongoing tasks"}
    for kind, title in titles.items():
        mine = [one for one in items if one.kind == kind]
        if mine:
            yield heading(title, colour=colour)
        for one in mine:
            who = ", ".join(map(names.person, one.people)) or "nobody"
            as_role = f" as {', '.join(map(names.role_of, one.roles))}" if one.roles else ""
            yield item("!" if one.gap else "-", f"{one.what} ({one.of}): {who}{as_role}", indent=2)
            if one.gap:
                yield item("gap:", one.gap, indent=4)
        if mine:
            yield ""
