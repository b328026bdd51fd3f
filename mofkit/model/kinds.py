"""The kinds of record, all of them."""

from mofkit.model import action, agreement, entry, outage, person, plan, service, triage
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
)
