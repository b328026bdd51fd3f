"""The kinds of record, all of them."""

from mofkit.model import (
    action,
    agreement,
    assessment,
    attention,
    cost_driver,
    cost_goal,
    document,
    entry,
    goal,
    ledger_map,
    opportunity,
    outage,
    person,
    plan,
    review,
    service,
    triage,
    worksheet,
)
from mofkit.model.record import Kind

KINDS: tuple[Kind, ...] = (
    person.KIND,
    service.KIND,
    entry.KIND,
    action.KIND,
    agreement.KIND,
    outage.KIND,
    triage.KIND,
    plan.KIND,
    attention.KIND,
    opportunity.KIND,
    cost_goal.KIND,
    cost_driver.KIND,
    ledger_map.KIND,
    document.KIND,
    review.KIND,
    worksheet.KIND,
    assessment.KIND,
    goal.KIND,
)
