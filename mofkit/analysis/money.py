"""Sums of money without loss: Decimal in a context that no sum of a ledger outgrows."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=100)
ZERO = Decimal(0)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """What amounts come to."""
    found = ZERO
    for amount in amounts:
        found = EXACT.add(found, amount)
    return found


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """A part in percent of a whole, one decimal, half up; nothing where there is no whole."""
    if not whole:
        return None
    share = EXACT.divide(EXACT.multiply(part, Decimal(100)), abs(whole))
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)
