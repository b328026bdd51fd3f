"""The forward schedule of change as a calendar: windows with their times, freezes of whole days as days."""

from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from mofkit.analysis.change_schedule import FrozenSpan, Planned
from mofkit.analysis.change_words import moment
from mofkit.exchange.icalendar import Entry, State, uid_of
from mofkit.model.change import ChangeState

_STATES: Mapping[ChangeState, State] = {"draft": "TENTATIVE", "submitted": "TENTATIVE"}


def entries(
    changes: Iterable[Planned],
    freezes: Iterable[FrozenSpan],
    *,
    workspace: str,
    names: Mapping[str, str],
    clock: ZoneInfo,
) -> Iterator[Entry]:
    """An event for each change and freeze; `names` are those of persons. The id alone makes an event the same one."""
    for one in changes:
        change = one.change
        people = ", ".join(names.get(who, who) for who in change.people)
        about = (
            *(f"{change.id}: {change.state}", change.category or "", f"services: {', '.join(change.services)}"),
            *(f"people: {people}" if people else "", f"release: {change.release}" if change.release else ""),
        )
        yield Entry(
            uid_of(workspace, f"change:{change.id}"),
            f"{'' if change.state in ('scheduled', 'released', 'closed') else f'{change.state}: '}{change.title}",
            moment(one.start, clock),
            moment(one.end, clock) if one.end > one.start else None,
            description="\n".join(filter(None, about)),
            categories=("change", *([change.category] if change.category else ())),
            state=_STATES.get(change.state, "CONFIRMED"),
        )
    yield from (_freeze(one, workspace, clock) for one in freezes)


def _freeze(one: FrozenSpan, workspace: str, clock: ZoneInfo) -> Entry:
    """A freeze: whole days where it is said in days."""
    freeze = one.freeze
    start, end = moment(one.start, clock), moment(one.end, clock)
    let = ", ".join(freeze.except_categories)
    about = (freeze.reason, f"services: {', '.join(freeze.services) or 'all'}", f"let through: {let}" if let else "")
    return Entry(
        uid_of(workspace, f"freeze:{freeze.id}"),
        f"Freeze: {freeze.reason or freeze.id}",
        start.date() if freeze.whole_days else start,
        (end.date() if freeze.whole_days else end) if one.end > one.start else None,
        description="\n".join(filter(None, about)),
        categories=("freeze",),
        state="CONFIRMED",
    )
