"""Scenario 4, support customers, from start to end as each reader, by the commands that `explain` names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from walking import Walk, actions, run, walk

Mofkit = Callable[..., Any]
BIA = "business-it-alignment"
CONTRIBUTOR: Walk = {
    "t14-contributor-1": ("worksheet new customer-service --process 3 --by gwen-sallow", 0, "rows to fill in"),
    "t14-contributor-2": (
        "worksheet fill customer-service.process-3 --answers ANSWERS:customer-service.process-3",
        0,
        "took",
    ),
    "t14-contributor-3": ("new document incident-ticket owner=gwen-sallow", 0, "from the template incident-ticket"),
    "t14-contributor-4": ("desk report --all --by pillar", 0, "closure solved without a note how 2,189 43.8 %"),
    "t14-contributor-5": ("smf show customer-service --part best-practices", 0, "Customer Service SMF"),
    "t14-contributor-6": ("worksheet approve customer-service.process-3 --who cora-finch", 0, "Cora Finch approves"),
    "t15-contributor-1": ("worksheet new problem-management --process 3 --process 4", 0, "rows to fill in"),
    "t15-contributor-2": (
        "worksheet fill problem-management.process-4 --answers ANSWERS:problem-management.process-4",
        0,
        "took",
    ),
    "t15-contributor-3": (
        "worksheet fill problem-management.process-3 --answers ANSWERS:problem-management.process-3",
        0,
        "took",
    ),
    "t15-contributor-4": ("smf show problem-management --part best-practices", 0, "Problem Management SMF"),
    "t15-contributor-5": ("worksheet approve problem-management.process-3 --who cora-finch", 0, "Cora Finch approves"),
    "t15-contributor-6": ("problem analyze depot-wifi --technique timeline", 0, "depot-wifi"),
    "t15-contributor-7": ("problem analyze other-category --technique five-whys", 0, "other-category"),
    "t15-contributor-8": ("agreement scorecard --agreement desk-ola", 0, "reopened tickets"),
    "t16-contributor-1": (f"worksheet new {BIA} --process 5", 0, "rows to fill in"),
    "t16-contributor-2": (f"worksheet fill {BIA}.process-5 --answers ANSWERS:{BIA}.process-5", 0, "took"),
    "t16-contributor-3": (f"smf show {BIA} --part best-practices", 0, "Business/IT Alignment"),
    "t16-contributor-4": ("operations availability --service booking --trend", 0, "worse"),
    "t17-contributor-1": (
        "new service id=weighbridge name='Weighbridge of the depot' customer=Waste",
        0,
        "weighbridge",
    ),
    "t17-contributor-2": ("new document service-catalog-sample --for service:telephony", 0, "telephony"),
    "t17-contributor-3": (f"worksheet fill {BIA}.process-5 --answers ANSWERS:{BIA}.process-5", 0, "nothing is open"),
    "t17-contributor-4": (f"worksheet fill {BIA} --process 5 --answers ANSWERS:{BIA}.process-5", 0, "nothing is open"),
    "t17-contributor-5": (f"smf show {BIA} --part best-practices", 0, "best practices"),
    "t17-contributor-6": ("catalog analyze --reader contributor", 0, "support"),
}
MANAGER: Walk = {
    "t14-manager-1": (
        "assess measure customer-service-goal-3 measure='Hours to restore' better=lower target=4",
        0,
        "4",
    ),
    "t14-manager-2": ("team roles", 0, ""),
    "t14-manager-3": ("assess measure customer-service-outcome-3 actual=59 measured_on=2026-11-20", 0, "actual = 59"),
    "t14-manager-4": ("worksheet approve customer-service.process-3 --who ben-harrow", 0, "Ben Harrow approves"),
    "t14-manager-5": ("desk report --all --by type", 0, "request 917"),
    "t14-manager-6": ("worksheet export customer-service", 0, "customer-service-p3-"),
    "t14-manager-7": ("desk report --all --by knowledge", 0, "without a note 2189"),
    "t14-manager-8": ("review prepare operational-health --date 2026-11-30", 0, "inputs are here"),
    "t15-manager-1": ("assess measure problem-management-goal-1 measure='Open problems' target=5", 0, "target = 5"),
    "t15-manager-2": ("team roles", 0, ""),
    "t15-manager-3": (
        "assess measure problem-management-outcome-1 measure='Repeat calls within a week' unit=% target=3",
        0,
        "Repeat calls",
    ),
    "t15-manager-4": ("worksheet approve problem-management.process-3 --who ben-harrow", 0, "Ben Harrow approves"),
    "t15-manager-5": (
        "worksheet fill problem-management --process 3 --process 4 --answers ANSWERS:problem-management",
        0,
        "nothing is open",
    ),
    "t15-manager-6": ("worksheet export problem-management --format md", 0, "Process 4 of problem-management"),
    "t15-manager-7": ("review prepare operational-health --date 2027-01-11", 0, "inputs are here"),
    "t15-manager-8": ("agreement scorecard --tickets all --agreement booking-sla", 0, "kept in 2 of 15 cases"),
    "t16-manager-1": ("new document ola --for agreement:desk-ola owner=cora-finch", 0, "desk-ola"),
    "t16-manager-2": ("new document sla --for agreement:identity-sla owner=ben-harrow", 0, "identity-sla"),
    "t16-manager-3": ("agreement sign desk-ola --who dov-marsh --role 'Operations Manager'", 0, "signed"),
    "t16-manager-4": ("agreement calendar --within 120", 0, "review desk-ola"),
    "t16-manager-5": ("agreement calendar --format ics", 0, "is reviewed"),
    "t17-manager-1": ("catalog publish --format html", 0, "E-mail"),
    "t17-manager-2": ("catalog analyze --section routes", 0, "weighbridge"),
}
DIRECTOR: Walk = {
    "t14-director-1": ("assess measure customer-service-goal-1 measure='Pleased answers' unit=% target=80", 0, "80"),
    "t14-director-2": ("desk report --all --by month", 0, "2026-10 1940"),
    "t14-director-3": ("review schedule", 0, "operational-health"),
    "t15-director-1": ("assess measure problem-management-goal-2 measure='Fixes by a change' target=12", 0, "12"),
    "t15-director-2": ("review schedule --format csv", 0, "operational-health"),
    "t15-director-3": ("agreement scorecard --months 1", 0, "next:"),
    "t16-director-1": ("agreement sign desk-ola --who ada-quill --role 'IT Executive Officer'", 0, "signed"),
    "t16-director-2": ("agreement sign identity-sla --who ada-quill --role Sponsor", 0, "signed"),
    "t16-director-3": ("agreement scorecard --month 2026-10", 0, "why: Disk of the database full"),
    "t17-director-1": (f"worksheet fill {BIA} --process 5 --answers ANSWERS:{BIA}.process-5", 0, "nothing is open"),
    "t17-director-2": ("catalog publish --audience technical", 0, "Quillstone"),
    "t17-director-3": ("catalog publish --audience customer", 0, "99.9 %"),
}
# Contributors begin: what they fill in is what managers approve and directors decide by.
WALKS = {"contributor": CONTRIBUTOR, "manager": MANAGER, "director": DIRECTOR}


@pytest.mark.parametrize("reader", WALKS)
def test_every_action_of_the_scenario_is_walked(reader: str) -> None:
    assert list(WALKS[reader]) == actions("support-customers", reader)


def test_the_scenario_is_walked_by_the_commands_that_explain_names(tmp_path: Path, mofkit: Mofkit) -> None:
    council = tmp_path / "council"
    assert mofkit("init", council, "--demo").code == 0
    for reader, steps in WALKS.items():
        for id, step in steps.items():
            assert f"-{reader}-" in id
            walk(council, mofkit, id, step)
    assert run(council, mofkit, "lint --fail-on error").code == 0
