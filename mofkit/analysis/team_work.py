"""The work that is to be done, and who does it now: process 1 of the Team SMF."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from mofkit.analysis.raci import Line, Part
from mofkit.analysis.roles import Holding
from mofkit.content.framework_types import Smf
from mofkit.model.task import OngoingTask


class Work(NamedTuple):
    """One piece of work: what it is, whose role it is, who does it now, and what is wrong with that."""

    kind: Literal["process", "task"]
    of: str
    what: str
    roles: tuple[str, ...]
    people: tuple[str, ...]
    gap: str = ""


def work(
    lines: Iterable[Line], tasks: Iterable[OngoingTask], held: Sequence[Holding], *, only: Smf | None = None
) -> list[Work]:
    """The processes, then the ongoing tasks; of one SMF, those tasks whose role takes part in it."""
    lines = list(lines)
    taking = {part.role for line in lines for part in (*line.accountable, *line.responsible)}
    mine = [one for one in tasks if only is None or one.role in taking]
    return [*(_process(line) for line in lines), *_tasks(mine, held)]


def _process(line: Line) -> Work:
    acting: tuple[Part, ...] = line.responsible
    people = tuple(dict.fromkeys(who for part in acting for who in part.people))
    return Work(
        "process", f"{line.smf} {line.process}", line.name, tuple(one.role for one in acting), people, _gap(line)
    )


def _gap(line: Line) -> str:
    empty = [one.role for one in line.responsible if not one.people]
    said = [f"nobody is {', '.join(empty)}"] if empty else []
    if not line.answers:
        said.append(f"nobody answers for it ({line.accountable[0].role})")
    elif len(line.answers) > 1:
        said.append(f"{len(line.answers)} people are {line.accountable[0].role}: agree whose word counts")
    return "; ".join(said)


def _tasks(tasks: Iterable[OngoingTask], held: Sequence[Holding]) -> Iterator[Work]:
    for one in tasks:
        gap = ""
        if not one.owner:
            gap = "nobody does it"
        elif one.role and not any(each.role == one.role and each.person == one.owner for each in held):
            gap = f"{one.owner} does it without being {one.role}"
        roles = (one.role,) if one.role else ()
        yield Work("task", one.id, one.what, roles, (one.owner,) if one.owner else (), gap)
