"""Actions as entries of a calendar: days on which somebody wants to see them, or tasks."""

from collections.abc import Iterable, Iterator, Mapping

from mofkit.analysis.actions import Assignment
from mofkit.exchange.icalendar import Entry, Shape, State, uid_of

_TODO: Mapping[str, State] = {"todo": "NEEDS-ACTION", "doing": "IN-PROCESS", "dropped": "CANCELLED"}


def entries(every: Iterable[Assignment], workspace: str, people: Mapping[str, str], shape: Shape) -> Iterator[Entry]:
    """An entry for each assignment, in the order of their names; as events, those that have a day.

    `people` are names by the ids of persons.
    """
    for one in sorted(every, key=lambda one: one.name):
        who = people.get(one.who, one.who) or "nobody"
        yield Entry(
            uid_of(workspace, one.name),
            f"{'' if one.open else f'{one.status}: '}{one.what} ({who})",
            one.when,
            description="\n".join(_about(one)),
            categories=(one.kind,),
            state=_state(one, shape),
            done_on=one.done_on,
            shape=shape,
        )


def _about(one: Assignment) -> Iterator[str]:
    yield f"{one.name}: {one.status}"
    facts = (("from", one.source), ("note", one.note), ("evidence", one.evidence))
    yield from (f"{name}: {text}" for name, text in facts if text)


def _state(one: Assignment, shape: Shape) -> State:
    if shape == "event":
        return "CANCELLED" if one.status in ("dropped", "skipped") else "CONFIRMED"
    return _TODO.get(one.status, "NEEDS-ACTION" if one.open else "COMPLETED")
