"""An SMF, or one process of it, as one of the three readers needs it. The choice: docs/how-to/find-your-part.md."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.content.framework_types import Activity, Process, Review, Smf
from mofkit.content.readership import Pointer, deciding, pointers, written_by


def page(one: Smf, process: Process | None, reader: str, *, colour: bool) -> Iterator[str]:
    """What matters to the reader, and last the actions that send them here."""
    if process:
        title = f"{one.name} SMF, process {process.number}: {process.name} (Table {process.table}), for the {reader}"
        yield from (heading(title, colour=colour), wrapped(process.text), "")
    else:
        yield from (heading(f"{one.name} SMF, for the {reader}", colour=colour), wrapped(one.purpose), "")
    parts = _PROCESS[reader](process) if process else _SMF[reader](one)
    for name, lines in parts:
        yield from section(name, lines, colour=colour)
    if not process:
        written = (
            item("-", f"{each.name}: mofkit document show {each.id}", indent=2) for each in written_by(one, reader)
        )
        yield from section("Documents you keep", written, colour=colour)
    yield from section(_SENDS[reader], _actions(pointers(one, reader, process), one, reader), colour=colour)


def as_data(one: Smf, process: Process | None, reader: str) -> dict[str, Any]:
    """What a reader's page adds to the SMF, for programs."""
    return {
        "reader": reader,
        "actions": [
            {"id": each.action.id, "scenario": each.scenario, "step": each.step, "text": each.action.text}
            for each in pointers(one, reader, process)
        ],
        "reviews": [each.id for each in deciding(one)],
        "documents": [each.id for each in written_by(one, reader)],
    }


Parts = Iterable[tuple[str, Iterable[str]]]
_SENDS = {
    "director": "What you decide and start here",
    "manager": "What sends you here",
    "contributor": "What sends you here",
}


def _actions(found: list[Pointer], one: Smf, reader: str) -> Iterator[str]:
    for each in found:
        consider = "consider: " if each.action.optional else ""
        place = f"(scenario {each.scenario}, step {each.step})"
        yield item(each.action.id, f"{consider}{each.action.text} {place}", indent=2)
    if not found:
        yield wrapped(f"No scenario sends a {reader} to the {one.name} SMF by name.", indent=2)


# Of a whole SMF.


def _for_director(one: Smf) -> Parts:
    yield "Goals", (item("-", each.text, indent=2) for each in one.goals)
    outcomes = (item("-", f"{each.text} Measured by {'; '.join(each.measures)}.", indent=2) for each in one.outcomes)
    yield "What comes of it, and how you see it", outcomes
    yield "Where you decide", (line for each in deciding(one) for line in _review(each))


def _review(one: Review) -> Iterator[str]:
    gate = f", opens {one.gate}" if one.gate else ""
    yield item("-", f"{one.name}{gate}: mofkit review show {one.id}", indent=2)
    yield item("decide:", "; ".join(one.decisions), indent=4)


def _for_manager(one: Smf) -> Parts:
    for process in one.processes:
        inputs = dict.fromkeys(text for each in process.activities for text in each.inputs)
        outputs = dict.fromkeys(text for each in process.activities for text in each.outputs)
        lines = [
            wrapped(process.text, indent=2),
            item("goes in:", "; ".join(inputs), indent=2),
            item("comes out:", "; ".join(outputs), indent=2),
        ]
        yield f"Process {process.number}: {process.name} (Table {process.table})", lines
    roles = (item(f"{each.name}:", "; ".join(each.responsibilities), indent=2) for each in one.role_types)
    yield "Role types to fill", roles
    yield "Reviews", (item("-", f"{each.name}: mofkit review show {each.id}", indent=2) for each in deciding(one))


def _for_contributor(one: Smf) -> Parts:
    roles = (item(f"{each.name}:", "; ".join(each.responsibilities), indent=2) for each in one.role_types)
    yield "Which of these are you?", roles
    for process in one.processes:
        lines = (item("-", f"{each.name} ({len(each.questions)} questions)", indent=2) for each in process.activities)
        yield f"Process {process.number}: {process.name} (Table {process.table})", lines
    yield "Words", (item(f"{each.term}:", each.text, indent=2) for each in one.terms)


# Of a process.


def _process_for_director(process: Process) -> Parts:
    outputs = dict.fromkeys(text for each in process.activities for text in each.outputs)
    yield "What comes out", (item("-", text, indent=2) for text in outputs)


def _process_for_manager(process: Process) -> Parts:
    named = (("goes in", "inputs"), ("comes out", "outputs"), ("works well", "best_practices"))
    for activity in process.activities:
        yield activity.name, _lists(activity, named)


def _process_for_contributor(process: Process) -> Parts:
    named = (("you need", "inputs"), ("you leave behind", "outputs"), ("works well", "best_practices"))
    for activity in process.activities:
        questions = [item(each.id.removeprefix(f"{activity.id}-"), each.text, indent=2) for each in activity.questions]
        yield activity.name, [item("id:", activity.id, indent=2), *questions, *_lists(activity, named)]


def _lists(activity: Activity, named: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, field in named:
        yield wrapped(f"{name}:", indent=2)
        yield from (item("-", text, indent=4) for text in getattr(activity, field))


_SMF: Mapping[str, Callable[[Smf], Parts]] = {
    "director": _for_director,
    "manager": _for_manager,
    "contributor": _for_contributor,
}
_PROCESS: Mapping[str, Callable[[Process], Parts]] = {
    "director": _process_for_director,
    "manager": _process_for_manager,
    "contributor": _process_for_contributor,
}
