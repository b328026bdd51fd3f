"""Why promises were broken and what is done about it: from outages, measurements and actions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mofkit.analysis.broken_promises import Step, by_steps, causes_of, explained, steps_of
from mofkit.analysis.service_levels import Levels, Score, differing, levels, scorecard
from mofkit.analysis.ticket_levels import Cases
from mofkit.model.action import Action
from mofkit.model.agreement import Agreement
from mofkit.model.measurement import Measurement
from mofkit.model.outage import Outage
from mofkit.model.problem import Problem
from mofkit.model.service import Service
from mofkit.model.settings import Settings

SLA = Agreement.model_validate(
    {
        "id": "mail-sla",
        "title": "Mail",
        "type": "sla",
        "services": ["mail"],
        "hours": "24x7",
        "targets": [
            {"id": "up", "metric": "availability", "comparator": "at-least", "value": "99.9", "unit": "%"},
            {"id": "fix", "metric": "resolution", "value": "4", "unit": "h", "share": "90"},
        ],
    }
)
OUTAGES = (
    {"id": "a", "service": "post", "start": "2026-10-06 07:00", "end": "2026-10-06 16:00", "cause": "Disk full"},
    {"id": "b", "service": "mail", "start": "2026-10-07 07:00", "end": "2026-10-07 08:00", "cause": "Disk full"},
    {"id": "c", "service": "mail", "start": "2026-10-08 07:00", "end": "2026-10-08 08:00", "planned": "true"},
    {"id": "d", "service": "mail", "start": "2026-09-08 07:00", "end": "2026-09-08 07:01", "cause": "Mouse"},
)  # fmt: skip
FIX = {"id": "m", "period": "2026-10", "agreement": "mail-sla", "target": "fix", "note": "see CALL-1"}


def known(**measured: str) -> Levels:
    return levels(
        Settings.model_validate({"schema_version": "1"}),
        [Service.model_validate({"id": "mail", "name": "Mail", "aliases": "post"})],
        [SLA],
        [Outage.model_validate(one) for one in OUTAGES],
        [Measurement.model_validate({**FIX, "met": "8", "total": "10", **measured})],
        today=date(2026, 11, 2),
    )


def october(levels: Levels) -> dict[str, Score]:
    return {one.target.id: one for one in scorecard(levels, date(2026, 10, 1), date(2026, 10, 31))}


def step(id: str = "CALL-9", services: tuple[str, ...] = (), **more: Any) -> Step:
    return Step(id, Action.model_validate({"id": id, "what": "Call", **more}), services)


def test_the_causes_are_those_of_the_failures_of_that_stretch_each_once() -> None:
    found = october(known())
    assert explained(known(), found["up"], []).causes == ("Disk full",)
    assert explained(known(), found["fix"], []).causes == ("see CALL-1",)


@pytest.mark.parametrize(
    ("one", "answers"),
    [
        (step(what="Clear the disk of mail"), True),
        (step(source="mail-sla, October"), True),
        (step(note="Mail-SLA."), True),
        (step("call-1"), True),
        (step(services=("mail",)), True),
        (step(what="Write an e-mail"), False),
        (step(source="mail-sla", status="done"), False),
    ],
)
def test_a_step_answers_what_it_speaks_of_or_what_speaks_of_it_as_long_as_it_is_open(one: Step, answers: bool) -> None:
    assert bool(explained(known(), october(known())["fix"], [one]).steps) is answers


def test_the_steps_of_a_problem_are_about_its_services() -> None:
    todo = {"what": "Call", "who": "kim"}
    problem = Problem.model_validate({"id": "p", "title": "T", "services": ["mail"], "actions": [todo]})
    action = Action.model_validate({"id": "a", "what": "Ask"})
    assert [(one.id, one.services) for one in steps_of([problem, action])] == [("p", ("mail",)), ("a", ())]


def test_promises_that_the_same_steps_answer_stand_together() -> None:
    levels = known()
    found = [explained(levels, one, [step(services=("mail",))]) for one in october(levels).values()]
    assert [len(group) for group in by_steps(found)] == [2]
    assert causes_of(found) == ["Disk full", "see CALL-1"]
    alone = [explained(levels, one, []) for one in october(levels).values()]
    assert [len(group) for group in by_steps(alone)] == [2]


def test_what_was_measured_counts_before_the_tickets_and_the_difference_is_known() -> None:
    tickets = {("mail-sla", "fix", "2026-10"): Cases(10, 10), ("mail-sla", "fix", "2026-09"): Cases(9, 9)}
    levels = known()._replace(tickets=tickets)
    assert (october(levels)["fix"].verdict, october(levels)["fix"].source) == ("missed", "measured")
    assert [(one.id, cases) for one, cases in differing(levels)] == [("m", Cases(10, 10))]
    assert differing(known(met="10")._replace(tickets=tickets)) == []
    september = next(one for one in scorecard(levels, date(2026, 9, 1), date(2026, 9, 30)) if one.target.id == "fix")
    assert (september.verdict, september.source, september.total) == ("met", "tickets", 9)
