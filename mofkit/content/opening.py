"""Which command opens what an action names."""

from mofkit.content.framework import lifecycle, smf
from mofkit.content.framework_types import LifecyclePhase
from mofkit.content.scenarios import scenarios
from mofkit.content.types import See


def opened_by(see: See) -> str:
    """The one command that opens what `see` names, without the program's name; nothing where none does."""
    if see.review:
        return f"review show {see.review}"
    if see.document:
        return f"document show {see.document}"
    if see.smf:
        return _smf(see)
    if see.overview:
        return _overview(see)
    if see.table:
        return _job_aid_table(see.table)
    thing = see.asset or see.playbook or (f"figure-{see.figure}" if see.figure else "")
    return f"explain {thing}" if thing else ""


def _smf(see: See) -> str:
    """The SMF, and the process in it if it names exactly one."""
    holds = {table.number: table.process for table in smf(see.smf).tables}
    named = {see.process, *see.processes} - {None} or {holds.get(number) for number in see.tables}
    only = named.pop() if len(named) == 1 else None
    return f"smf show {see.smf} --process {only}" if only else f"smf show {see.smf}"


def _overview(see: See) -> str:
    """The review, if it names the only one of the phase or its table; else the phase."""
    phase = next(one for one in lifecycle().phases if one.id == see.overview)
    reviews = _reviews(phase, see)
    return f"review show {reviews[0]}" if len(reviews) == 1 else f"explain {phase.id}"


def _reviews(phase: LifecyclePhase, see: See) -> list[str]:
    if see.part == "management-review":
        return list(phase.reviews)
    return [table.review for table in phase.tables if table.number in see.tables and table.review]


def _job_aid_table(number: int) -> str:
    """The scenario with the step whose table it is; not every table is of a step."""
    found = (one.number for one in scenarios() for step in one.steps if step.table == number)
    return next((f"scenario show {scenario}" for scenario in found), "")
