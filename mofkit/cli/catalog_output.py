"""The analysis of a catalog and its map, as people and as programs read them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mofkit.analysis.catalog import Catalog
from mofkit.analysis.catalog_says import Statement, statements
from mofkit.cli.prose import heading, wrapped
from mofkit.cli.tables import table
from mofkit.cli.terminal import columns
from mofkit.report.markdown import table as markdown_table
from mofkit.shown import width
from mofkit.workspace.tables import csv_lines, plain_cell

_FEW, _SOME = 6, 10
_BRIEF, _MOST_SAID, _MOST_ROWS = 4, 12, 20
# What the columns of numbers beside a name take at most.
_NUMBERS = 42
_TITLES = {
    "single-points": "Single points of failure",
    "criticality": "Criticality",
    "cycles": "Rings",
    "customers": "Customers and users",
    "orphans": "Orphans",
    "support": "Who supports",
    "dependencies": "Dependencies",
    "routes": "The way to the service desk",
    "owners": "Owners",
    "quadrant": "Difficulty and impact",
    "columns": "Columns of Table 5",
}


class Shown(NamedTuple):
    """What is shown of a catalog: the facts, the statements chosen, and for whom."""

    facts: Mapping[str, Any]
    said: tuple[Statement, ...]
    sections: tuple[str, ...]
    brief: bool = False


def chosen(found: Catalog, sections: Sequence[str], owner: str) -> tuple[Statement, ...]:
    """The statements of some sections, about the services of one owner if one is named."""
    mine = {one.id for one in found.live if one.owner == owner}
    said = statements(found, sections)
    return tuple(one for one in said if not owner or mine & {*one.services[:1], *_all_alike(one)})


def _all_alike(one: Statement) -> tuple[str, ...]:
    """The services that a statement is about alike; one about a single point is about that, not about its users."""
    return () if one.section == "single-points" else one.services


# Text.


def page(shown: Shown, *, colour: bool) -> str:
    """The analysis for a terminal."""
    lines = [*_head(shown.facts, colour=colour), ""]
    if shown.brief:
        lines += _brief(shown)
    elif shown.facts["services"]:
        for section in shown.sections:
            lines += _section(section, shown, colour=colour)
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(facts: Mapping[str, Any], *, colour: bool) -> Iterator[str]:
    counts = facts["counts"]
    yield heading(f"{facts['organisation'] or 'this workspace'}: service catalog, {facts['date']}", colour=colour)
    more = "".join(f", {counts[name]} {name}" for name in ("planned", "retired") if counts[name])
    codes = ", ".join(f"{name} {counts[key]}" for name, key in _CODES if counts[key])
    people = "1 person" if counts["owners"] == 1 else f"{counts['owners']} people"
    owned = (
        f"; {counts['owned']} owned by {people}" if counts["owned"] else "; nobody owns any" if counts["live"] else ""
    )
    yield wrapped(f"{counts['live']} in use{more}{': ' if codes else ''}{codes}{owned}", indent=2)


_CODES = (("C1", "c1"), ("C2", "c2"), ("C3", "c3"), ("??", "unknown"))


def _brief(shown: Shown) -> Iterator[str]:
    """One screen: what needs a decision, gravest first, and what would be easy."""
    for section in shown.sections:
        act = [one for one in shown.said if one.act and one.section == section != "quadrant"]
        for one in act[:_BRIEF]:
            yield wrapped(f"! {one.words}", hang=2)
        if len(act) > _BRIEF:
            yield f"  and {len(act) - _BRIEF} more: mofkit catalog analyze --section {section}"
    for one in shown.said:
        if one.section == "quadrant" and one.act:
            names = {row["id"]: row["name"] for row in shown.facts["services"]}
            yield from ("", wrapped(f"quick wins: {_some([names[id] for id in one.services], _FEW)}", hang=2))


def _section(section: str, shown: Shown, *, colour: bool) -> Iterator[str]:
    said = [one for one in shown.said if one.section == section]
    rows = _TABLES[section](shown.facts) if section in _TABLES else None
    if not said and not (rows and rows.cells):
        return
    yield heading(_TITLES[section], colour=colour)
    for one in said[:_MOST_SAID]:
        yield wrapped(f"{'!' if one.act else '-'} {one.words}", hang=2)
        yield wrapped(_some(one.services, _SOME), indent=4)
    if len(said) > _MOST_SAID:
        yield f"and {len(said) - _MOST_SAID} more like these: --format csv has all"
    if rows and rows.cells:
        cells = [(_short(str(row[0])), *row[1:]) for row in rows.cells[:_MOST_ROWS]]
        yield from ("", table(rows.names, cells, colour=colour, right=rows.right).rstrip("\n"))
        if len(rows.cells) > _MOST_ROWS:
            yield f"and {len(rows.cells) - _MOST_ROWS} more: --format json has all"
    yield ""


def _short(name: str) -> str:
    """A name that leaves room for the numbers beside it."""
    most = max(columns() - _NUMBERS, _NUMBERS // 2)
    return name if width(name) <= most else name[: most - 1].rstrip() + "…"


def _some(words: Sequence[str], most: int) -> str:
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")


# The tables behind some sections.


class Rows(NamedTuple):
    """A table: its headers, its cells, and which columns hold numbers."""

    names: tuple[str, ...]
    cells: Sequence[tuple[object, ...]]
    right: tuple[int, ...] = ()


def _providers(facts: Mapping[str, Any]) -> Rows:
    cells = [(one["name"], one["side"], len(one["services"]), len(one["critical"])) for one in facts["providers"]]
    return Rows(("provider", "side", "services", "C1"), cells, (2, 3))


def _owners(facts: Mapping[str, Any]) -> Rows:
    names = ("services", "critical", "quick_wins", "unscored")
    cells = [(one["owner"], *(len(one[name]) for name in names)) for one in facts["owners"]]
    return Rows(("owner", "services", "C1", "quick wins", "unscored"), cells, (1, 2, 3, 4))


def _needs(facts: Mapping[str, Any]) -> Rows:
    names = ("needs", "all_needs", "needed_by", "all_needed_by")
    linked = [one for one in facts["services"] if one["needs"] or one["needed_by"]]
    linked.sort(key=lambda one: (-len(one["all_needed_by"]), one["id"]))
    cells = [(one["id"], one["criticality"], *(len(one[name]) for name in names)) for one in linked]
    return Rows(("service", "crit.", "needs", "in all", "needed by", "in all"), cells, (2, 3, 4, 5))


def _filled(facts: Mapping[str, Any]) -> Rows:
    cells = [
        (one["field"].replace("_", " "), one["filled"], one["unknown"], one["none"], len(one["blank"]))
        for one in facts["columns"]
    ]
    return Rows(("column", "filled", "??", "DNE", "blank"), cells, (1, 2, 3, 4))


_TABLES: Mapping[str, Callable[[Mapping[str, Any]], Rows]] = {
    "support": _providers,
    "dependencies": _needs,
    "owners": _owners,
    "columns": _filled,
}


# For machines and pages.


def as_json(shown: Shown) -> str:
    """The statements chosen and all that they rest on."""
    facts = {name: value for name, value in shown.facts.items() if name not in ("chart", "linked", "legible")}
    body = {"schema_version": 1, "kind": "catalog-analysis", **facts}
    return json.dumps({**body, "statements": [one._asdict() for one in shown.said]}, indent=1)


def as_csv(shown: Shown) -> str:
    """A row for each service of each statement, so that every statement can be looked up."""
    rows = [(one.section, "act" if one.act else "look", one.words, id) for one in shown.said for id in one.services]
    return csv_lines([("section", "weight", "statement", "service"), *rows])


def services_csv(facts: Mapping[str, Any]) -> str:
    """Table 5 as a table: every service in use with every column, and what needs what."""
    rows = facts["services"]
    names = list(rows[0]) if rows else ["id"]
    return csv_lines([names, *([plain_cell(_listed(row[name])) for name in names] for row in rows)])


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def as_markdown(shown: Shown, *, whole: bool) -> str:
    """The statements chosen as a table, with Table 5 as a whole if it is asked for."""
    title = f"# Service catalog, {shown.facts['date']}"
    rows = [(_TITLES[one.section], one.words, ", ".join(one.services)) for one in shown.said]
    parts = [title, ""] + ([markdown_table(("Section", "What is so", "Services"), rows)] if rows else [])
    for section in shown.sections:
        if section in _TABLES and (found := _TABLES[section](shown.facts)).cells:
            parts += ["", f"## {_TITLES[section]}", "", markdown_table(found.names, found.cells, right=found.right)]
    if whole and shown.facts["services"]:
        names = list(shown.facts["services"][0])
        cells = [[plain_cell(_listed(row[name])) for name in names] for row in shown.facts["services"]]
        parts += ["", "## Table 5", "", markdown_table([name.replace("_", " ") for name in names], cells)]
    return "\n".join(parts) + "\n"
