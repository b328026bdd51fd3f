"""What a workspace knows of its promises, ready to be judged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from mofkit.analysis.availability import months_until
from mofkit.analysis.broken_promises import Explained, Step, explained, steps_of
from mofkit.analysis.coverage import Assets, Covered, covered
from mofkit.analysis.reliability import Month, months_of
from mofkit.analysis.service_hours import moment
from mofkit.analysis.service_levels import Levels, Score, levels
from mofkit.analysis.ticket_levels import TicketLevels
from mofkit.model.agreement import AVAILABILITY, Agreement, Target
from mofkit.model.measurement import Measurement
from mofkit.model.monitor import Monitor
from mofkit.model.outage import Outage
from mofkit.model.runbook import Runbook
from mofkit.model.service import Service
from mofkit.workspace.ticket_account import Account
from mofkit.workspace.ticket_columns import known_priority
from mofkit.workspace.tickets import Export, read_tickets
from mofkit.workspace.workspace import Workspace

_SIGNS = {"at-least": "≥", "at-most": "≤"}


def known(workspace: Workspace, today: date) -> Levels:
    """All that the promises of a workspace are judged by."""
    return levels(
        workspace.settings,
        workspace.all(Service),
        workspace.all(Agreement),
        workspace.all(Outage),
        workspace.all(Measurement),
        today=today,
    )


def from_tickets(workspace: Workspace, exports: Sequence[Export], found: Levels) -> tuple[Levels, Account]:
    """What is known with what tickets say of answers and solutions; and what became of every row."""
    settings = workspace.settings

    def fresh() -> TicketLevels:
        """A count that has seen nothing yet."""
        start = moment(found.zone, found.today, 0)
        return TicketLevels(found.agreements, settings, names=found.names, known_priority=known_priority, now=start)

    counted, account = read_tickets(exports, settings, workspace.all(Service), fresh)
    return found._replace(tickets=counted.found), account


def reasons(workspace: Workspace, found: Levels, scores: Iterable[Score]) -> list[Explained]:
    """Why promises were broken, or may be, and what is done: of each promise its latest stretch, the newest first."""
    steps = list(steps_of(record for _, record in workspace.every()))
    latest: dict[tuple[str, str], Score] = {}
    for one in sorted(scores, key=lambda one: one.window.first):
        if one.verdict in ("missed", "at-risk"):
            latest[one.agreement.id, one.target.id] = one
    newest = sorted(latest.values(), key=lambda one: one.window.first, reverse=True)
    return [explained(found, one, steps) for one in newest]


def step_said(step: Step, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """A step as one reads it: what, who and by when."""
    promise = step.promise
    by = f", by {promise.when}" if promise.when else ""
    return f"{promise.what} ({names.get(promise.who, promise.who) or 'nobody'}{by})"


def coverage(workspace: Workspace, today: date, criticalities: Sequence[str] = ("C1",)) -> list[Covered]:
    """The services in use of some criticalities, with what they have and lack."""
    assets = Assets(
        tuple(workspace.all(Monitor)), tuple(workspace.all(Agreement)), tuple(workspace.all(Runbook)), today
    )
    chosen = [one for one in workspace.all(Service) if one.in_use and one.criticality in criticalities]
    return covered(chosen, assets)


def reliability(workspace: Workspace, found: Levels, last: date, count: int, *, service: str = "") -> list[Month]:
    """So many months of each service that failed, or that somebody promised an availability of; or of one service."""
    promised = {
        found.names.get(each, each)
        for one in found.agreements
        for each in one.services
        if any(target.metric == AVAILABILITY for target in one.targets)
    }
    wanted = {service} if service else promised | set(found.outages)
    # One month more than is shown, so that the first has something to be compared with.
    firsts = months_until(last, count + 1)
    chosen = [one.id for one in workspace.all(Service) if one.id in wanted]
    return [month for id in chosen for month in months_of(found, id, firsts)[1:]]


def promise(target: Target) -> str:
    """A target as one reads it: `resolution P1 ≤ 4 h, 90 %`."""
    return " ".join(filter(None, (target.metric, target.priority, limit(target))))


def limit(target: Target) -> str:
    """The number of a target alone, with the share of cases that have to keep it."""
    unit = "" if target.unit == "count" else f" {target.unit}"
    share = "" if target.share is None else f", {target.share.normalize():f} %"
    return f"{_SIGNS[target.comparator]} {target.value.normalize():f}{unit}{share}"


def in_order(scores: Sequence[Score]) -> list[Score]:
    """What needs attention first: missed, at risk, no data, met; then by agreement."""
    rank = {"missed": 0, "at-risk": 1, "no-data": 2, "met": 3}
    return sorted(scores, key=lambda one: (rank[one.verdict], one.agreement.id, one.target.id, one.window.first))
