"""The overview of a phase or layer as people read it: whole, by table, by part."""

from collections.abc import Iterator
from typing import Any, Literal

from mofkit.cli import review_output
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.role_output import accountability_page
from mofkit.content.framework import review, roles, smf
from mofkit.content.framework_types import Accountability, GuideTable, LifecyclePhase
from mofkit.errors import BadOption

Part = Literal["goals", "management-review", "manage-layer-integration", "objectives"]


def page(one: LifecyclePhase, *, colour: bool) -> Iterator[str]:
    """The whole overview."""
    yield heading(f"{one.name} {one.kind.capitalize()} Overview", colour=colour)
    yield from (wrapped(one.purpose), "")
    yield from section("Goals", _goals(one), colour=colour)
    smfs = f"SMFs{_tables(one, 'smfs')}"
    yield from section(smfs, (item(f"{id}:", smf(id).purpose, indent=2) for id in one.smfs), colour=colour)
    reviews = (item(f"{id}:", review(id).purpose, indent=2) for id in one.reviews)
    yield from section(f"Management reviews{_tables(one, 'review')}", reviews, colour=colour)
    milestones = (item(f"{each.name}:", f"{each.text} (after {each.after})", indent=2) for each in one.milestones)
    yield from section("Milestones", milestones, colour=colour)
    yield from section(f"With the Manage Layer{_tables(one, 'focus')}", _focus(one), colour=colour)
    yield from section(f"Objectives, risks and controls{_tables(one, 'objectives')}", _objectives(one), colour=colour)
    others = (
        item(f"Table {each.number}:", f"`mofkit role show {each.accountability}`", indent=2) for each in _roles(one)
    )
    yield from section("Role types", others, colour=colour)
    if one.note:
        yield item("note:", one.note)


def part_page(one: LifecyclePhase, part: Part, *, colour: bool) -> Iterator[str]:
    """One part of the overview, as an action of a scenario may name it."""
    yield heading(f"{one.name} {one.kind.capitalize()}: {part.replace('-', ' ')}", colour=colour)
    if part == "management-review":
        for id in one.reviews:
            yield from ("", *review_output.definition(review(id), colour=colour))
    else:
        yield from {"goals": _goals, "manage-layer-integration": _focus, "objectives": _objectives}[part](one)


def table_page(one: LifecyclePhase, table: GuideTable, *, colour: bool) -> Iterator[str]:
    """A numbered table of the overview."""
    what = f"{table.holds} {table.review or table.accountability}".strip().replace("-", " ")
    yield heading(f"{one.name} {one.kind.capitalize()} Overview, Table {table.number}: {what}", colour=colour)
    if table.review:
        yield from review_output.definition(review(table.review), colour=colour)
    elif table.accountability:
        yield from accountability_page(_accountable(table), colour=colour)
    elif table.holds == "smfs":
        yield from (item(f"{smf(id).name}:", smf(id).purpose, indent=2) for id in one.smfs)
    else:
        yield from (_focus if table.holds == "focus" else _objectives)(one)


def table_numbered(one: LifecyclePhase, number: int) -> GuideTable:
    """A table of the overview; raises BadOption."""
    for table in one.tables:
        if table.number == number:
            return table
    told = ", ".join(str(table.number) for table in one.tables)
    raise BadOption(f"the {_name(one)} has no Table {number}; it has {told}", hint=f"`mofkit lifecycle show {one.id}`")


def held(one: LifecyclePhase, table: GuideTable) -> list[Any]:
    """What a table holds, for programs."""
    if table.review:
        return [review(table.review).model_dump(mode="json")]
    if table.accountability:
        return [_accountable(table).model_dump(mode="json")]
    return list(one.smfs) if table.holds == "smfs" else part_data(one, table.holds)


def part_data(one: LifecyclePhase, part: str) -> list[Any]:
    """A part of the overview, for programs."""
    if part == "management-review":
        return [review(id).model_dump(mode="json") for id in one.reviews]
    if part in ("focus", "manage-layer-integration"):
        return [one.focus.model_dump(mode="json")]
    return [each.model_dump(mode="json") for each in (one.goals if part == "goals" else one.objectives)]


def _name(one: LifecyclePhase) -> str:
    return f"overview of the {one.name} {one.kind.capitalize()}"


def _tables(one: LifecyclePhase, holds: str) -> str:
    numbers = [str(table.number) for table in one.tables if table.holds == holds]
    return f" (Table{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})" if numbers else ""


def _roles(one: LifecyclePhase) -> Iterator[GuideTable]:
    return (table for table in one.tables if table.accountability)


def _accountable(table: GuideTable) -> Accountability:
    return next(one for one in roles().accountabilities if one.id == table.accountability)


def _goals(one: LifecyclePhase) -> Iterator[str]:
    yield from (item("-", each.text, indent=2) for each in one.goals)


def _focus(one: LifecyclePhase) -> Iterator[str]:
    yield item("GRC:", one.focus.grc, indent=2)
    yield item("Change and Configuration:", one.focus.change_and_configuration, indent=2)
    yield item("Team:", one.focus.team, indent=2)


def _objectives(one: LifecyclePhase) -> Iterator[str]:
    for each in one.objectives:
        yield item("-", each.objective, indent=2)
        yield item("risk:", each.risk, indent=4)
        yield item("controls:", "; ".join(each.controls), indent=4)
