"""What a service has to be run well: somebody or something that watches it, an OLA, a runbook, a way back from loss."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from mofkit.model.agreement import Agreement
from mofkit.model.monitor import Monitor
from mofkit.model.runbook import Runbook
from mofkit.model.service import Service

# After so many days a description is no longer taken for the service as it is.
REVIEWED_WITHIN = 365


class Covered(NamedTuple):
    """A service with what is there, and what is not in words."""

    service: Service
    monitors: tuple[Monitor, ...]
    running: int
    olas: tuple[Agreement, ...]
    runbook: Runbook | None
    gaps: tuple[str, ...]


class Assets(NamedTuple):
    """All that services may be covered by, and the day."""

    monitors: tuple[Monitor, ...]
    agreements: tuple[Agreement, ...]
    runbooks: tuple[Runbook, ...]
    today: date


def covered(services: Iterable[Service], assets: Assets) -> list[Covered]:
    """Each service with what it has and lacks, those that lack most first."""
    return sorted((_one(service, assets) for service in services), key=lambda one: (-len(one.gaps), one.service.id))


def _one(service: Service, assets: Assets) -> Covered:
    names = {service.id, *service.aliases}
    monitors = tuple(one for one in assets.monitors if one.service in names)
    running = sum(_runs(one, assets.today) for one in monitors)
    holding = [one for one in assets.agreements if one.holds_on(assets.today) and names.intersection(one.services)]
    under = tuple(one for one in holding if one.type in ("ola", "uc"))
    runbook = next((one for one in assets.runbooks if one.service in names), None)
    gaps: list[str] = []
    if not monitors:
        gaps.append("nobody says what to watch")
    elif not running:
        gaps.append("not watched yet")
    if not under:
        gaps.append("no OLA and no contract")
    gaps += _of_the_runbook(runbook, assets.today)
    return Covered(service, monitors, running, under, runbook, tuple(gaps))


def _runs(one: Monitor, today: date) -> bool:
    return one.since is not None and one.since <= today


def _of_the_runbook(runbook: Runbook | None, today: date) -> list[str]:
    if runbook is None:
        return ["no runbook"]
    gaps = [f"no {'way back from loss' if part == 'backup' else part} in the runbook" for part in runbook.missing]
    return [*gaps, "runbook not reviewed for a year"] if stale(runbook, today) else gaps


def stale(runbook: Runbook, today: date) -> bool:
    """Whether nobody has looked at a description for a year."""
    return runbook.reviewed_on is None or runbook.reviewed_on < today - timedelta(days=REVIEWED_WITHIN)
