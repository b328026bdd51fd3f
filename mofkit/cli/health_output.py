"""What `mofkit operations health` prints."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mofkit.analysis.durations import spelled
from mofkit.analysis.service_levels import Levels, Score, scores
from mofkit.cli.listing import Format, print_list
from mofkit.cli.prose import item
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.exchange.health import STATES, Status, statuses
from mofkit.exchange.ranking import Source
from mofkit.model.agreement import AVAILABILITY
from mofkit.model.service import Service
from mofkit.model.windows import window_of
from mofkit.report.service_levels import known
from mofkit.workspace.workspace import Workspace

_BAD = ("down", "degraded")


class Health(NamedTuple):
    """A service right now: its state, who needs it, and the promise with the least downtime left."""

    service: str
    criticality: str
    status: Status
    needed_by: tuple[str, ...]
    promise: Score | None


def run(session: Session, workspace: Workspace, file: str, *, check: bool, format: Format) -> int:
    """Read the states, hold them against the catalog and say how it is."""
    content = sys.stdin.buffer.read() if file == "-" else b""
    source = Source(file if file != "-" else "standard input", None if file == "-" else session.path(file), content)
    found, strangers = seen(statuses(source), workspace, known(workspace, session.today))
    if format == "json":
        data(json.dumps(_as_json(found, strangers), indent=1))
    elif format == "table":
        out(_page(found, colour=session.colour))
    else:
        print_list(_NAMES, list(map(_cells, found)), kind="", key="", format=format, colour=session.colour)
    counts = ", ".join(f"{sum(one.status.state == state for one in found)} {state}" for state in STATES)
    session.note(f"{len(found)} services: {counts}")
    if strangers:
        session.note(f"not in the catalog, so left out: {', '.join(strangers[:10])}")
    return int(check and any(one.status.state in _BAD for one in found))


def seen(told: Sequence[Status], workspace: Workspace, levels: Levels) -> tuple[list[Health], tuple[str, ...]]:
    """The services, worst first: those a tool speaks of, and critical ones that none does; and names of no service."""
    every = workspace.all(Service)
    called = {name.casefold(): one for one in every for name in (one.name, *one.aliases, one.id)}
    states: dict[str, Status] = {}
    strangers: dict[str, None] = {}
    for status in told:
        service = called.get(status.service.strip().casefold())
        if service is None:
            strangers[status.service] = None
        elif service.id not in states or _rank(status) < _rank(states[service.id]):
            # Of several checks of one service the worst counts.
            states[service.id] = status
    missing = Status("", "unknown", "", "", "no status reported")
    found = [
        _health(one, states.get(one.id, missing), every, levels)
        for one in every
        if one.id in states or (one.in_use and one.criticality == "C1")
    ]
    return sorted(found, key=lambda one: (_rank(one.status), one.criticality, one.service)), tuple(strangers)


def _rank(status: Status) -> int:
    return STATES.index(status.state)


def _health(one: Service, status: Status, every: Sequence[Service], levels: Levels) -> Health:
    names = {one.id, *one.aliases}
    needed_by = tuple(other.id for other in every if other.in_use and names.intersection(other.depends_on))
    return Health(one.id, one.criticality, status, needed_by, _tightest(names, levels))


def _tightest(names: set[str], levels: Levels) -> Score | None:
    month = window_of(levels.today, "month")
    found = [
        score
        for agreement in levels.agreements
        if agreement.holds_on(levels.today) and names.intersection(agreement.services)
        for score in scores(levels, agreement, month.first, month.last)
        if score.target.metric == AVAILABILITY and score.left is not None
    ]
    return min(found, key=lambda score: score.left or 0, default=None)


_NAMES = ("service", "criticality", "state", "since", "left", "needed_by", "message")


def _cells(one: Health) -> tuple[str, ...]:
    status = one.status
    return (
        *(one.service, one.criticality, status.state, status.since, _left(one.promise)),
        *("; ".join(one.needed_by), status.message),
    )


def _left(score: Score | None) -> str:
    if score is None or score.left is None:
        return ""
    return spelled(score.left) if score.left >= 0 else f"-{spelled(-score.left)}"


def _page(found: Sequence[Health], *, colour: bool) -> str:
    shown = ("service", "", "state", "since", "may be down")
    rows = [(one.service, one.criticality, _state(one.status), one.status.since, _left(one.promise)) for one in found]
    return table(shown, rows, colour=colour, right=(4,)) + "".join(f"{line}\n" for line in _words(found))


def _state(status: Status) -> str:
    return status.state.upper() if status.state in _BAD else status.state


def _words(found: Sequence[Health]) -> Iterator[str]:
    for one in found:
        if one.status.state in _BAD:
            said = one.status.message or "no reason given"
            hit = f"; hits {', '.join(one.needed_by)}" if one.needed_by else ""
            left = f"; {one.promise.agreement.id} bears {_left(one.promise)} more this month" if one.promise else ""
            yield item(f"{one.service} is {one.status.state}:", f"{said}{hit}{left}")


def _as_json(found: Sequence[Health], strangers: Sequence[str]) -> dict[str, object]:
    return {
        "schema_version": 1,
        "kind": "health",
        "services": [
            {
                "id": one.service,
                "criticality": one.criticality,
                "state": one.status.state,
                "word": one.status.word,
                "since": one.status.since,
                "message": one.status.message,
                "needed_by": list(one.needed_by),
                "agreement": one.promise.agreement.id if one.promise else "",
                "left": one.promise.left if one.promise else None,
            }
            for one in found
        ],
        "strangers": list(strangers),
    }
