"""What tickets say of promises to answer and to solve: how many kept each target, by when they were opened."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from mofkit.analysis.desk_targets import Clock
from mofkit.analysis.service_hours import ServiceHours
from mofkit.model.agreement import Agreement, Target
from mofkit.model.hours import week, zone
from mofkit.model.settings import Settings
from mofkit.model.ticket import Batch, Ticket
from mofkit.model.windows import window_of

_ALWAYS = "24x7"
METRICS = ("response", "resolution")
Key = tuple[str, str, str]


class Cases(NamedTuple):
    """How many tickets kept a target, of how many."""

    met: int
    total: int


class _Held(NamedTuple):
    """A target that a ticket is held to, and the clock on which its time runs."""

    agreement: Agreement
    target: Target
    clock: Clock


class TicketLevels:
    """Takes tickets one by one, and counts how many kept each target of each SLA about their service.

    Agreements between teams and with suppliers are left out: a ticket does not tell how long it lay with whom.
    A ticket belongs to the stretch in which it was opened. One that is still open counts as soon as its time has run
    out, and not before.
    """

    def __init__(
        self,
        agreements: Iterable[Agreement],
        settings: Settings,
        *,
        names: Mapping[str, str],
        known_priority: Callable[[str], str],
        now: int,
    ) -> None:
        self._agreements = [one for one in agreements if one.type == "sla" and not one.retired]
        self._names = names
        self._settings = settings
        self._zone = zone(settings.calendar.time_zone)
        self._known = known_priority
        self._now = now
        self._clocks: dict[tuple[str, str], Clock] = {}
        self._held: dict[tuple[str, str], tuple[_Held, ...]] = {}
        self._found: dict[Key, Cases] = {}

    @property
    def found(self) -> Mapping[Key, Cases]:
        """By agreement, target and stretch."""
        return self._found

    def add_all(self, batch: Batch) -> None:
        """Some tickets more."""
        for ticket in batch.tickets():
            self.add(ticket)

    def add(self, ticket: Ticket) -> None:
        """One ticket more."""
        key = (ticket.service, ticket.priority)
        held = self._held.get(key)
        if held is None:
            held = self._held[key] = tuple(self._targets(*key))
        if not held or ticket.opened is None:
            return
        day = datetime.fromtimestamp(ticket.opened, self._zone).date()
        for one in held:
            kept = self._kept(one, ticket, ticket.opened) if one.agreement.holds_on(day) else None
            if kept is not None:
                at = (one.agreement.id, one.target.id, window_of(day, one.target.per).label)
                met, total = self._found.get(at, (0, 0))
                self._found[at] = Cases(met + kept, total + 1)

    def _targets(self, service: str, priority: str) -> Iterable[_Held]:
        name = self._known(priority).casefold()
        for one in self._agreements:
            if service and service in {self._names.get(each, each) for each in one.services}:
                hours = one.hours.strip() or self._settings.service_desk.hours or _ALWAYS
                clock = self._clock(hours, one.time_zone or self._settings.calendar.time_zone)
                for target in one.targets:
                    fits = target.priority.casefold() in ("", name)
                    if fits and target.metric in METRICS and target.comparator == "at-most" and target.seconds:
                        yield _Held(one, target, clock)

    def _clock(self, hours: str, place: str) -> Clock:
        if (hours, place) not in self._clocks:
            holidays = frozenset(self._settings.calendar.holidays)
            self._clocks[hours, place] = Clock(ServiceHours(week(hours), zone(place), holidays))
        return self._clocks[hours, place]

    def _kept(self, one: _Held, ticket: Ticket, opened: int) -> bool | None:
        """Whether it was answered or solved in time; nothing where nobody can say, or not yet."""
        ended = ticket.responded if one.target.metric == "response" else ticket.resolved
        allowed = one.target.seconds
        assert allowed is not None
        if ended is not None:
            return one.clock.between(opened, ended) <= allowed if ended >= opened else None
        waits = one.target.metric == "resolution" and ticket.closed is None and self._now > opened
        return False if waits and one.clock.between(opened, self._now) > allowed else None
