"""What may happen, and what is done about it: the top risks, all of them by exposure, and which way they go."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from mofkit.analysis.risks import (
    PERIOD,
    SCORES,
    Standing,
    Trend,
    band,
    days_between,
    matrix,
    ranked,
    standing,
    trends,
)
from mofkit.model.risk import Risk, RiskRating
from mofkit.report.problems import names_of
from mofkit.workspace.workspace import Workspace

_TOP = 10
_WAYS = {"rising": "up from {}", "falling": "down from {}", "steady": "as before", "new": "new", "over": "was {}"}
RESPONSES = {
    "": "nobody has decided what to do",
    "avoid": "avoid it",
    "reduce": "reduce it",
    "transfer": "pass it on",
    "accept": "accept it",
    "research": "find out more first",
}


def known_trends(workspace: Workspace, risks: Sequence[Risk], since: date, today: date) -> list[Trend]:
    """The trend of risks since a day."""
    return trends(risks, workspace.all(RiskRating), since, today)


def standings(workspace: Workspace, risks: Sequence[Risk], since: date, today: date) -> list[Standing]:
    """How risks together stood, month by month."""
    ratings = workspace.all(RiskRating)
    return [standing(risks, ratings, day) for day in days_between(since, today)]


def moved(one: Trend) -> str:
    """Which way a risk went, in a word or three; nothing where nobody knows."""
    return _WAYS.get(one.way, "").format(one.before) if one.way != "over" or one.before else ""


def step(one: Risk, names: Mapping[str, str], today: date) -> str:
    """What comes next, who does it, by when."""
    if one.status in ("done", "dropped") or not one.what.strip():
        done = f"{one.what.strip()} is done" if one.status == "done" and one.what.strip() else ""
        if one.response == "accept":
            return f"accepted by {names.get(one.accepted_by, one.accepted_by) or 'nobody'}"
        return f"{done}; look at it again" if done else "nothing is planned; agree who does what by when"
    who = names.get(one.who, one.who) or "nobody yet"
    when = f"by {one.when}" if one.when else "no day yet"
    return f"{one.what.strip()} ({who}, {when}{', late' if one.when and one.when < today else ''})"


def spoken(one: Risk, change: Trend | None, names: Mapping[str, str], today: date) -> dict[str, Any]:
    """A risk as one would tell it in a meeting."""
    rated = f"{one.likelihood} × {one.impact} = {one.exposure}, {band(one.exposure)}" if one.exposure else "unrated"
    way = moved(change) if change else ""
    why = [part.strip().rstrip(".") for part in (one.condition, one.consequence) if part.strip()]
    owner = names.get(one.owner, one.owner) or "Nobody"
    return {
        "id": one.id,
        "title": one.title,
        "rated": f"{rated}{f', {way}' if way else ''}",
        "told": " ".join((*(f"{part}." for part in why), f"{owner} watches it; response: {RESPONSES[one.response]}.")),
        "owner": owner,
        "next": step(one, names, today),
        "sign": "; then: ".join(part for part in (one.trigger.strip(), one.contingency.strip()) if part),
    }


def grid(risks: Sequence[Risk]) -> list[list[str]]:
    """The matrix in words, the greatest likelihood first: in each cell the places of its risks."""
    cells, place = matrix(risks), {one.id: at for at, one in enumerate(risks, 1)}
    return [
        [" ".join(str(place[one.id]) for one in cells.get((chance, harm), ())) for harm in SCORES]
        for chance in reversed(SCORES)
    ]


def risks(workspace: Workspace, today: date) -> Mapping[str, Any]:
    """The facts of the report."""
    names, every = names_of(workspace), workspace.all(Risk)
    alive, since = ranked(every), today - PERIOD
    changes = {one.risk.id: one for one in known_trends(workspace, every, since, today)}
    over = [one for one in every if not one.alive and one.closed and one.closed > since]
    return {
        "organisation": workspace.settings.organisation,
        "date": today.isoformat(),
        "since": since.isoformat(),
        "count": len(alive),
        "unrated": sum(one.exposure is None for one in alive),
        "bands": {name: sum(band(one.exposure) == name for one in alive) for name in ("extreme", "high")},
        "grid": grid(alive),
        "top": [spoken(one, changes.get(one.id), names, today) for one in alive[:_TOP]],
        "rest": [spoken(one, changes.get(one.id), names, today) for one in alive[_TOP:]],
        "standings": [one._asdict() | {"on": one.on.isoformat()} for one in standings(workspace, every, since, today)],
        "over": [
            {"title": one.title, "state": one.state, "on": str(one.closed), "note": one.note.strip()}
            for one in sorted(over, key=lambda one: (one.closed or today, one.id))
        ],
    }
