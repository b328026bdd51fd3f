"""Indirect cost shared out by a driver: what each service and each customer group costs in the end.

Shares are rounded down to the cent; the cents that are left go to the largest remainders, ties to the first name.
So the shares add up to the amount, always, and their order does not matter.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from mofkit.analysis import money
from mofkit.analysis.money import EXACT, ZERO
from mofkit.model.ledger import Cost

Weights = Mapping[str, Decimal]
NOBODY = ""
_CENT = Decimal("0.01")


class ServiceCost(NamedTuple):
    """What a service costs: its own direct and indirect cost, and its share of what belongs to no service."""

    service: str
    direct: Decimal
    indirect: Decimal
    share: Decimal

    @property
    def total(self) -> Decimal:
        """Its total cost of ownership in the period."""
        return EXACT.add(EXACT.add(self.direct, self.indirect), self.share)


class Allocation(NamedTuple):
    """Services and customer groups, the dearest first. What no driver reaches is unallocated, and said to be."""

    total: Decimal
    services: tuple[ServiceCost, ...]
    no_service: Decimal
    customers: Mapping[str, Decimal]
    no_customer: Decimal


class Drivers(NamedTuple):
    """One driver's values by service and customer group; service '' holds for services without values of their own."""

    values: Mapping[str, Weights]

    def of(self, service: str) -> Weights:
        """What counts for a service, by customer group."""
        return self.values.get(service) or self.values.get(NOBODY, {})

    def by_service(self, services: Iterable[str]) -> dict[str, Decimal]:
        """The weight of each service: all its customer groups together."""
        return {one: money.total(self.of(one).values()) for one in services}


def apportioned(amount: Decimal, weights: Weights) -> dict[str, Decimal]:
    """An amount in shares by weight, to the cent, which add up to it; nothing where no weight is above zero.

    What the amount has beyond cents goes to the first of the largest remainders.
    """
    if money.total(weights.values()) <= 0:
        return {}
    sign = -1 if amount < 0 else 1
    names = sorted(name for name, weight in weights.items() if weight > 0)
    cents = abs(amount).quantize(_CENT, rounding="ROUND_DOWN", context=EXACT)
    # Whole numbers alone: a quotient has no exact decimals.
    scale = max(-int(weights[name].as_tuple().exponent) for name in names)
    units = {name: int(weights[name].scaleb(max(scale, 0), EXACT)) for name in names}
    of, hundredths = sum(units.values()), int(cents.scaleb(2, EXACT))
    parts = {name: divmod(hundredths * units[name], of) for name in names}
    left = hundredths - sum(share for share, _ in parts.values())
    order = sorted(names, key=lambda name: (-parts[name][1], name))
    found = {name: parts[name][0] + (1 if at < left else 0) for at, name in enumerate(order)}
    shares = {name: Decimal(found[name]).scaleb(-2, EXACT) for name in names}
    shares[order[0]] = EXACT.add(shares[order[0]], EXACT.subtract(abs(amount), cents))
    return {name: EXACT.multiply(share, Decimal(sign)) for name, share in shares.items()}


def allocate(costs: Iterable[Cost], drivers: Drivers) -> Allocation:
    """All costs by service and by customer group.

    Cost without a service is shared among the services by their weight in the driver. The cost of a service is shared
    among its customer groups; direct cost that names a customer goes to that customer alone.
    """
    pools = _pools(costs)
    services = {*pools.direct, *pools.indirect, *drivers.values} - {NOBODY}
    shares = apportioned(pools.overhead, drivers.by_service(services))
    rows = [
        ServiceCost(one, pools.direct.get(one, ZERO), pools.indirect.get(one, ZERO), shares.get(one, ZERO))
        for one in sorted(services)
    ]
    # What no service takes still goes to customer groups, where the driver knows some for all services.
    to_share = [(NOBODY, ZERO if shares else pools.overhead)]
    to_share += [(row.service, EXACT.subtract(row.total, pools.named.get(row.service, ZERO))) for row in rows]
    customers, no_customer = dict(pools.customers), ZERO
    for service, amount in to_share:
        parts = apportioned(amount, drivers.of(service))
        for customer, part in parts.items():
            _add(customers, customer, part)
        no_customer = no_customer if parts else EXACT.add(no_customer, amount)
    return Allocation(
        pools.total,
        tuple(sorted((row for row in rows if row.total), key=lambda row: (-row.total, row.service))),
        EXACT.subtract(pools.total, money.total(row.total for row in rows)),
        dict(sorted(customers.items(), key=lambda item: (-item[1], item[0]))),
        no_customer,
    )


class _Pools(NamedTuple):
    """Costs as they stand in the ledger. `named` is what of a service belongs to one customer already."""

    direct: dict[str, Decimal]
    indirect: dict[str, Decimal]
    customers: dict[str, Decimal]
    named: dict[str, Decimal]
    overhead: Decimal
    total: Decimal


def _pools(costs: Iterable[Cost]) -> _Pools:
    direct: dict[str, Decimal] = {}
    indirect: dict[str, Decimal] = {}
    customers: dict[str, Decimal] = {}
    named: dict[str, Decimal] = {}
    overhead = whole = ZERO
    for cost in costs:
        whole = EXACT.add(whole, cost.amount)
        is_direct = cost.direct_indirect == "direct"
        if cost.customer and is_direct:
            _add(customers, cost.customer, cost.amount)
            _add(named, cost.service, cost.amount)
        if cost.service:
            _add(direct if is_direct else indirect, cost.service, cost.amount)
        elif not (cost.customer and is_direct):
            overhead = EXACT.add(overhead, cost.amount)
    return _Pools(direct, indirect, customers, named, overhead, whole)


def _add(sums: dict[str, Decimal], name: str, amount: Decimal) -> None:
    sums[name] = EXACT.add(sums.get(name, ZERO), amount)
