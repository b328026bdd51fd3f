"""Money as people read it."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

_EXACT = Context(prec=100)


def money(amount: Decimal) -> str:
    """An amount with thousands and cents: 1,234.50; more decimals only where there are more."""
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP, _EXACT)
    return f"{cents:,}" if cents == amount else f"{amount.normalize(_EXACT):,f}"


def exact(amount: Decimal) -> str:
    """An amount for programs: every digit it has, two decimals at least."""
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP, _EXACT)
    return f"{cents:f}" if cents == amount else f"{amount:f}"


def signed(amount: Decimal) -> str:
    """A difference, with its sign."""
    return f"+{money(amount)}" if amount > 0 else money(amount)


def percent(share: Decimal | None, *, sign: bool = False) -> str:
    """A percentage; a dash where there is none."""
    if share is None:
        return "–"
    return f"{'+' if sign and share > 0 else ''}{share:,} %"


class Unit(NamedTuple):
    """What large amounts are counted in, so that they fit into a cell."""

    power: int
    name: str

    def shown(self, amount: Decimal) -> str:
        """An amount in this unit, as a whole number."""
        whole = amount.scaleb(-self.power, _EXACT).quantize(Decimal(1), ROUND_HALF_UP, _EXACT)
        return f"{whole:,}" if whole or not amount else "<1" if amount > 0 else ">-1"


_UNITS = (Unit(0, ""), Unit(3, "thousands of "), Unit(6, "millions of "), Unit(9, "thousand millions of "))


def unit_for(amounts: Iterable[Decimal]) -> Unit:
    """The smallest unit in which every amount has at most six digits."""
    largest = max((abs(amount) for amount in amounts), default=Decimal(0))
    return next((unit for unit in _UNITS if largest.scaleb(-unit.power, _EXACT) < 999_999), _UNITS[-1])
