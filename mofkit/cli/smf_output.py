"""SMFs and their parts as people read them: whole, by table, by part, by process, by activity."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.cli.role_output import accountability_page
from mofkit.content.framework import process_numbered, roles, slug_of
from mofkit.content.framework_types import Accountability, Activity, GuideTable, Process, Smf
from mofkit.errors import BadOption, did_you_mean

Part = Literal["goals", "outcomes", "terms", "role-types", "process-flow", "best-practices"]


def page(one: Smf, *, colour: bool) -> Iterator[str]:
    """An SMF with all its parts."""
    short = f" ({one.short})" if one.short else ""
    part = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    yield heading(f"{one.name} SMF{short}, {part}", colour=colour)
    yield from (wrapped(one.purpose), "")
    yield from section("Principles", (item("-", each.text, indent=2) for each in one.principles), colour=colour)
    yield from section("Goals", _goals(one), colour=colour)
    yield from section(f"Outcomes{_tables(one, 'outcomes')}", _outcomes(one), colour=colour)
    yield from section(f"Terms{_tables(one, 'terms')}", _terms(one), colour=colour)
    yield from section(f"Role types{_tables(one, 'role-types')}", _roles(one), colour=colour)
    processes = (
        item(f"{each.number}", f"{each.name} (Table {each.table}): {each.text}", indent=2) for each in one.processes
    )
    yield from section("Processes", processes, colour=colour)
    yield from section("With the Manage Layer", _manage_layer(one), colour=colour)


def _tables(one: Smf, holds: str) -> str:
    numbers = [str(table.number) for table in one.tables if table.holds == holds and not table.accountability]
    return f" (Table{'s' if len(numbers) > 1 else ''} {', '.join(numbers)})" if numbers else ""


def _goals(one: Smf) -> Iterator[str]:
    yield from (item("-", each.text, indent=2) for each in one.goals)


def _terms(one: Smf) -> Iterator[str]:
    yield from (item(f"{each.term}:", each.text, indent=2) for each in one.terms)


def _outcomes(one: Smf) -> Iterator[str]:
    for each in one.outcomes:
        yield item("-", each.text, indent=2)
        yield item("measured by:", "; ".join(each.measures), indent=4)


def _roles(one: Smf) -> Iterator[str]:
    for each in one.role_types:
        yield item(f"{each.name} ({each.accountability}):", "; ".join(each.responsibilities), indent=2)
    for table in one.tables:
        if table.accountability:
            yield item(f"Table {table.number}:", f"`mofkit role show {table.accountability}`", indent=2)


def _manage_layer(one: Smf) -> Iterator[str]:
    if one.manage_layer:
        yield item("GRC:", one.manage_layer.grc, indent=2)
        yield item("Change and Configuration:", one.manage_layer.change_and_configuration, indent=2)
        yield item("Team:", one.manage_layer.team, indent=2)


def process_page(one: Smf, process: Process, *, colour: bool) -> Iterator[str]:
    """A process with all its activities."""
    yield heading(f"{one.name} SMF, process {process.number}: {process.name} (Table {process.table})", colour=colour)
    yield wrapped(process.text)
    if process.note:
        yield item("note:", process.note)
    yield ""
    for activity in process.activities:
        yield from _activity(activity, colour=colour)


def _activity(one: Activity, *, colour: bool) -> Iterator[str]:
    yield heading(one.name, colour=colour)
    yield item("id:", one.id, indent=2)
    if one.also:
        yield item("also:", "; ".join(one.also), indent=2)
    yield wrapped(one.text, indent=2)
    # A question's id is its activity's with a number behind it.
    questions = (item(each.id.removeprefix(f"{one.id}-"), each.text, indent=4) for each in one.questions)
    yield from ("  Questions", *questions)
    for name, texts in (("Inputs", one.inputs), ("Outputs", one.outputs), ("Best practices", one.best_practices)):
        yield from (f"  {name}", *(item("-", text, indent=4) for text in texts))
    yield ""


# One part of it.


def part_page(one: Smf, part: Part, *, colour: bool) -> Iterator[str]:
    """One part of an SMF, as an action of a scenario may name it."""
    yield heading(f"{one.name} SMF: {part.replace('-', ' ')}", colour=colour)
    yield from _PARTS[part](one)
    yield ""


def table_page(one: Smf, table: GuideTable, *, colour: bool) -> Iterator[str]:
    """A numbered table of an SMF's guide."""
    if table.process is not None:
        yield from process_page(one, process_numbered(one, table.process), colour=colour)
        return
    what = f"role types of the {table.accountability} accountability" if table.accountability else table.holds
    yield heading(f"{one.name} SMF, Table {table.number}: {what.replace('-', ' ')}", colour=colour)
    if table.accountability:
        yield from accountability_page(_accountable(table), colour=colour)
    else:
        # A table of some terms, such as the reasons for which people turn to the Service Desk.
        some = tuple(each for each in one.terms if each.id in table.terms) or one.terms
        yield from (*_PARTS[table.holds](one.model_copy(update={"terms": some})), "")


def activity_page(one: Smf, process: Process, activity: Activity, *, colour: bool) -> Iterator[str]:
    """One activity with where it stands."""
    place = f"{one.name} SMF, process {process.number}: {process.name} (Table {process.table})"
    yield from (heading(place, colour=colour), "", *_activity(activity, colour=colour))


def _flow(one: Smf) -> Iterator[str]:
    for each in one.processes:
        yield item(f"{each.number}", f"{each.name} (Table {each.table}): {each.text}", indent=2)
        yield from (item("-", activity.name, indent=4) for activity in each.activities)


def _best_practices(one: Smf) -> Iterator[str]:
    for each in one.processes:
        for activity in each.activities:
            yield wrapped(f"{each.number} {each.name}, {activity.name}", indent=2)
            yield from (item("-", text, indent=4) for text in activity.best_practices)


_PARTS = {
    "goals": _goals,
    "outcomes": _outcomes,
    "terms": _terms,
    "role-types": _roles,
    "process-flow": _flow,
    "best-practices": _best_practices,
}


def _accountable(table: GuideTable) -> Accountability:
    return next(one for one in roles().accountabilities if one.id == table.accountability)


def tables_numbered(one: Smf, numbers: Iterable[int]) -> list[GuideTable]:
    """The tables of an SMF's guide by their numbers; raises BadOption for one it does not have."""
    known = {table.number: table for table in one.tables}
    found = []
    for number in numbers:
        if number not in known:
            told = ", ".join(map(str, known))
            raise BadOption(
                f"the {one.name} SMF has no Table {number}; it has {told}", hint="`--table 5` or `--table 5-9`"
            )
        found.append(known[number])
    return found


def numbers_in(text: str) -> list[int]:
    """The numbers that `5`, `5-9` or `4,5` stand for; raises BadOption."""
    found: list[int] = []
    for piece in text.replace("\N{EN DASH}", "-").split(","):
        first, dash, last = (word.strip() for word in piece.partition("-"))
        if not all(word.isascii() and word.isdigit() and len(word) < 4 for word in (first, last if dash else first)):
            raise BadOption(f"--table {text!r} names no tables", hint="write `--table 5` or `--table 5-9`")
        found += range(int(first), int(last if dash else first) + 1)
    return found


def activity_named(one: Smf, word: str) -> tuple[Process, Activity]:
    """The activity of an id or a name, with its process; raises BadOption."""
    called: dict[str, tuple[Process, Activity]] = {}
    for process in one.processes:
        for each in process.activities:
            names = (each.id, each.id.removeprefix(f"{process.id}-"), *map(slug_of, (each.name, *each.also)))
            called |= {name: (process, each) for name in names if name not in called}
    if slug_of(word) in called:
        return called[slug_of(word)]
    near = did_you_mean(slug_of(word), list(called))
    hint = near or f"`mofkit smf show {one.id} --part process-flow` lists them"
    raise BadOption(f"the {one.name} SMF has no activity {word!r}", hint=hint)


def part_as_data(one: Smf, part: str, table: GuideTable | None = None) -> dict[str, Any]:
    """A part or a table for programs."""
    about = {"table": table.number if table else None, "holds": part}
    if table and table.process is not None:
        return {**about, "items": [process_numbered(one, table.process).model_dump(mode="json")]}
    if table and table.accountability:
        return {**about, "items": [_accountable(table).model_dump(mode="json")]}
    field = {"process-flow": "processes", "best-practices": "processes"}.get(part, part.replace("-", "_"))
    return {**about, "items": one.model_dump(mode="json")[field]}
