"""Scenario 3, operate and monitor services, from start to end as each reader, by the commands that `explain` names.

Tables 10 and 11, the team and the projects, are walked with the commands for teams and projects.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from walking import Walk, actions, run, walk

Mofkit = Callable[..., Any]
SMC = "service-monitoring-and-control"
_COUNTERS = "what='Which figures foretell a full mail store?' who=hugo-brack when=2026-12-04"
CONTRIBUTOR: Walk = {
    "t07-contributor-1": ("worksheet new operations --process 1 --by iris-fenn", 0, "rows to fill in"),
    "t07-contributor-2": ("worksheet fill operations.process-1 --answers ANSWERS:operations.process-1", 0, "took"),
    "t07-contributor-3": ("smf show operations --part best-practices", 0, "Operations SMF"),
    "t07-contributor-4": ("worksheet approve operations.process-1 --who dov-marsh", 0, "Dov Marsh approves"),
    "t07-contributor-5": ("set runbook:rb-email instructions='Runbook Mail 3' reviewed_on=2026-11-23", 0, "rb-email"),
    "t08-contributor-1": (f"worksheet new {SMC} --process 1 --by iris-fenn", 0, "rows to fill in"),
    "t08-contributor-2": (f"new action {_COUNTERS}", 0, "added action"),
    "t08-contributor-3": (f"worksheet fill {SMC}.process-1 --answers ANSWERS:{SMC}.process-1", 0, "took"),
    "t08-contributor-4": (f"smf show {SMC} --part best-practices", 0, "best practices"),
    "t08-contributor-5": (f"worksheet approve {SMC}.process-1 --who dov-marsh", 0, "Dov Marsh approves"),
    "t08-contributor-6": ("agreement scorecard --agreement email-sla", 0, "7 min left"),
    "t08-contributor-7": ("operations health operations/status.json", 0, "printing is down"),
    "t08-contributor-8": ("operations coverage", 0, "no OLA and no contract"),
    "t09-contributor-1": ("worksheet new business-it-alignment --process 5", 0, "rows to fill in"),
    "t09-contributor-2": (
        "worksheet fill business-it-alignment.process-5 --answers ANSWERS:business-it-alignment.process-5",
        0,
        "took",
    ),
    "t09-contributor-3": ("smf show business-it-alignment --part best-practices", 0, "Business/IT Alignment"),
    "t09-contributor-4": ("operations availability --service network", 0, "network"),
    "t12-contributor-1": (
        "policy validate supplier-remote-access --who iris-fenn q1='Yes, at once' --approve",
        0,
        "supplier-remote-access",
    ),
    "t13-contributor-1": ("operations health operations/status.json", 0, "council-tax is degraded"),
    "t13-contributor-2": ("catalog map --service email", 0, "email"),
    "t13-contributor-3": ("agreement scorecard --format csv", 0, "email-sla"),
}
MANAGER: Walk = {
    "t07-manager-1": ("assess measure operations-goal-2 measure='Hours of unplanned work' unit=h target=20", 0, "20"),
    "t07-manager-2": ("team roles", 0, ""),
    "t07-manager-3": ("assess measure operations-outcome-5 measure='Overdue tasks' better=lower target=0", 0, "target"),
    "t07-manager-4": ("worksheet approve operations.process-1 --who ben-harrow", 0, "Ben Harrow approves"),
    "t07-manager-5": ("review prepare operational-health --date 2026-11-30", 0, "inputs are here"),
    "t07-manager-6": ("team roles", 0, ""),
    "t08-manager-1": (f"assess measure {SMC}-goal-1 measure='Failures seen before a call' unit=% target=80", 0, "80"),
    "t08-manager-2": ("team roles", 0, ""),
    "t08-manager-3": (f"assess measure {SMC}-outcome-1 measure='Alerts that led to nothing' target=5", 0, "Alerts"),
    "t08-manager-4": (f"worksheet approve {SMC}.process-1 --who ben-harrow", 0, "Ben Harrow approves"),
    "t08-manager-5": ("review prepare operational-health --date 2027-01-11", 0, "inputs are here"),
    "t08-manager-6": ("agreement scorecard", 0, "booking-sla availability ≥ 99.3 % met MISSED MISSED"),
    "t08-manager-7": ("operations coverage --criticality C2", 0, "monitoring"),
    "t09-manager-1": ("new document ola --for agreement:network-ola owner=dov-marsh", 0, "network-ola"),
    "t09-manager-2": ("agreement sign network-ola --who cora-finch --role 'Customer Service Manager'", 0, "signed"),
    "t09-manager-3": ("agreement calendar --within 120", 0, "review network-ola"),
    "t12-manager-1": ("assess measure policy-goal-1 measure='Policies in force' target=6", 0, "target = 6"),
    "t12-manager-2": ("team roles", 0, ""),
    "t12-manager-3": (
        "policy draft operations-log --title 'The operations log' --owner dov-marsh",
        0,
        "operations-log",
    ),
    "t12-manager-4": ("policy validate supplier-remote-access --who ben-harrow --approve", 0, "supplier-remote-access"),
    "t12-manager-5": (
        "policy publish supplier-remote-access --who dov-marsh --audience 'IT, suppliers' --where 'the intranet'",
        0,
        "supplier-remote-access",
    ),
    "t13-manager-1": ("assess measure reliability-goal-1 measure='C1 services in target' target=12", 0, "target = 12"),
    "t13-manager-2": ("worksheet fill reliability.process-3 --answers ANSWERS:reliability.process-3", 0, "took"),
    "t13-manager-3": ("agreement scorecard --tickets all --month 2026-10", 0, "booking-sla"),
}
DIRECTOR: Walk = {
    "t07-director-1": (
        "assess measure operations-goal-3 measure='Outages of C1 services' better=lower target=4",
        0,
        "4",
    ),
    "t07-director-2": ("review schedule", 0, "operational-health"),
    "t08-director-1": (f"assess measure {SMC}-goal-2 measure='C1 services watched from outside' target=12", 0, "12"),
    "t08-director-2": ("review schedule --format csv", 0, "operational-health"),
    "t08-director-3": ("agreement scorecard --month 2026-10 --check", 1, "desk-ola"),
    "t09-director-1": ("agreement sign network-ola --who ada-quill --role 'IT Executive Officer'", 0, "signed"),
    "t12-director-1": ("worksheet fill policy.process-1 --answers ANSWERS:policy.process-1", 0, "took"),
    "t12-director-2": (
        "policy enforce passwords --who ada-quill --check 'the list of resets, monthly' --consequence 'a talk'",
        0,
        "passwords",
    ),
    "t13-director-1": ("set agreement:telephony-uc targets.0.value=99.95", 0, "99.95"),
    "t13-director-2": ("agreement scorecard --months 1", 0, "next:"),
    "t13-director-3": ("agreement scorecard --agreement telephony-uc", 0, "99.95"),
}
# Contributors begin: what they fill in is what managers approve and directors decide by.
WALKS = {"contributor": CONTRIBUTOR, "manager": MANAGER, "director": DIRECTOR}


@pytest.mark.parametrize("reader", WALKS)
def test_every_action_of_the_scenario_is_walked(reader: str) -> None:
    assert list(WALKS[reader]) == actions("operate-monitor", reader, without=(10, 11))


def test_the_scenario_is_walked_by_the_commands_that_explain_names(tmp_path: Path, mofkit: Mofkit) -> None:
    council = tmp_path / "council"
    assert mofkit("init", council, "--demo").code == 0
    for sheet in ("reliability --process 3", "policy --process 1"):
        assert run(council, mofkit, f"worksheet new {sheet}").code == 0
    for reader, steps in WALKS.items():
        for id, step in steps.items():
            assert f"-{reader}-" in id
            walk(council, mofkit, id, step)
