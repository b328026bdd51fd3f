"""Which command opens what an action names: the very table, part or activity, not merely the book it stands in."""

from collections.abc import Iterable, Sequence

from mofkit.content.framework import lifecycle, slug_of, smf
from mofkit.content.framework_types import LifecyclePhase
from mofkit.content.scenarios import patching, scenarios
from mofkit.content.types import See


def opened_by(see: See) -> str:
    """The one command that opens what `see` names, without the program's name; nothing where none does."""
    if see.review:
        return f"review show {see.review}"
    if see.document:
        return f"document show {see.document}"
    if see.smf:
        return f"smf show {see.smf}{_in_smf(see)}"
    if see.overview:
        return _overview(see)
    if see.table:
        return _job_aid_table(see.table)
    thing = see.asset or see.playbook or (f"figure-{see.figure}" if see.figure else "")
    return f"explain {thing}" if thing else ""


def _in_smf(see: See) -> str:
    """The narrowest option that shows all of it."""
    if see.activity:
        return f" --activity {_activity(see)}"
    if see.part:
        return f" --part {see.part}"
    numbers = see.tables or tuple(one.table for one in smf(see.smf).processes if one.number in see.processes)
    if numbers:
        return f" --table {_ranges(numbers)}"
    return f" --process {see.process}" if see.process is not None else ""


def _activity(see: See) -> str:
    """The short id of an activity that is named by one of its names."""
    wanted = slug_of(see.activity)
    for process in smf(see.smf).processes:
        for one in process.activities:
            if wanted in map(slug_of, (one.name, *one.also)):
                return one.id.removeprefix(f"{process.id}-")
    return wanted


def _ranges(numbers: Sequence[int]) -> str:
    """`4-7` for 4, 5, 6 and 7; `4,6` where one is left out."""
    first, last = numbers[0], numbers[-1]
    whole = len(numbers) > 1 and tuple(numbers) == tuple(range(first, last + 1))
    return f"{first}-{last}" if whole else ",".join(map(str, numbers))


def worksheets_of(sees: Iterable[See]) -> list[str]:
    """What `worksheet` takes for all that is named: each SMF, with its processes unless all of them are meant."""
    named: dict[str, set[int]] = {}
    for see in sees:
        if see.smf:
            named.setdefault(see.smf, set()).update(number for number in _processes(see) if number)
    found = []
    for id, numbers in named.items():
        whole = {one.number for one in smf(id).processes} == numbers
        found.append(id + ("" if whole else "".join(f" --process {number}" for number in sorted(numbers))))
    return found


def _processes(see: See) -> set[int | None]:
    """The processes that it names by number or by table; nothing among them for a table that holds none."""
    holds = {table.number: table.process for table in smf(see.smf).tables}
    return {see.process, *see.processes} - {None} or {holds.get(number) for number in see.tables}


def _overview(see: See) -> str:
    """The review, if it names the only one of the phase or its table; else the part or table of the overview."""
    phase = next(one for one in lifecycle().phases if one.id == see.overview)
    reviews = _reviews(phase, see)
    if len(reviews) == 1:
        return f"review show {reviews[0]}"
    what = f" --part {see.part}" if see.part else f" --table {see.tables[0]}" if see.tables else ""
    return f"lifecycle show {phase.id}{what}"


def _reviews(phase: LifecyclePhase, see: See) -> list[str]:
    if see.part == "management-review":
        return list(phase.reviews)
    return [table.review for table in phase.tables if table.number in see.tables and table.review]


def _job_aid_table(number: int) -> str:
    """The step of a scenario whose table it is; the key questions are a table of their own."""
    if number == patching().table:
        return f"scenario show {patching().scenario} --table {number}"
    found = (one.number for one in scenarios() for step in one.steps if step.table == number)
    return next((f"scenario show {scenario} --table {number}" for scenario in found), "")
