"""Why a promise was broken, or may be, and what is done about it: from outages, measurements and actions."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mofkit.analysis.service_levels import Levels, Score
from mofkit.model.action import Promise, promises
from mofkit.model.outage import Outage
from mofkit.model.problem import Problem
from mofkit.model.record import Record

_WORD = re.compile(r"[\w.-]+")


class Step(NamedTuple):
    """An action, the record that holds it, and the services that this record is about."""

    id: str
    promise: Promise
    services: tuple[str, ...] = ()


class Explained(NamedTuple):
    """A promise with what broke it and the steps that are promised and not done yet."""

    score: Score
    causes: tuple[str, ...]
    steps: tuple[Step, ...]


def steps_of(records: Iterable[Record]) -> Iterator[Step]:
    """Every promise that records hold."""
    for record in records:
        services = record.services if isinstance(record, Problem) else ()
        yield from (Step(record.id, promise, services) for _, promise in promises(record))


def explained(known: Levels, score: Score, steps: Iterable[Step]) -> Explained:
    """A score with its causes, each once, and the open steps that answer it."""
    outages = list(_outages(known, score))
    said = [one.cause.strip() for one in outages if not one.planned] if score.source == "outages" else []
    found = (*said, _note(known, score))
    mine = tuple(one for one in steps if one.promise.open and answers(known, score, one))
    return Explained(score, tuple(dict.fromkeys(filter(None, found))), mine)


def by_steps(found: Iterable[Explained]) -> list[tuple[Explained, ...]]:
    """Those that the same steps answer together; those that nobody answers by their agreement."""
    groups: dict[tuple[str, ...], list[Explained]] = {}
    for one in found:
        groups.setdefault(tuple(step.id for step in one.steps) or (one.score.agreement.id, ""), []).append(one)
    return [tuple(group) for group in groups.values()]


def causes_of(group: Iterable[Explained]) -> list[str]:
    """The causes of several, each once."""
    return list(dict.fromkeys(cause for one in group for cause in one.causes))


def answers(known: Levels, score: Score, step: Step) -> bool:
    """Whether a step speaks of the agreement or its services, or what was measured or failed speaks of the step."""
    names = {score.agreement.id.casefold(), *(service.casefold() for service in score.agreement.services)}
    promise = step.promise
    if names.intersection((*step.services, *_words(f"{promise.what} {promise.source} {promise.note}"))):
        return True
    notes = (f"{one.ticket} {one.note}" for one in _outages(known, score))
    return step.id.casefold() in _words(" ".join((_note(known, score), *notes)))


def _note(known: Levels, score: Score) -> str:
    found = known.measurements.get((score.agreement.id, score.target.id, score.window.label))
    return found.note.strip() if found else ""


def _outages(known: Levels, score: Score) -> Iterator[Outage]:
    """The outages of the services of the agreement that began in the stretch."""
    for service in score.agreement.services:
        for one in known.outages.get(known.names.get(service, service), ()):
            if score.window.first <= known.day_of(one) <= score.window.last:
                yield one


def _words(text: str) -> set[str]:
    return {word.strip("._-") for word in _WORD.findall(text.casefold())}
