"""How a foreign ledger is read: kept beside the ledger, so that next month's file comes in the same way."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mofkit.model.ledger import Basis
from mofkit.model.record import Flag, Kind, Part, Record

PeriodBy = Literal["as-is", "month", "quarter", "year", "financial-year"]


def _count(value: Any) -> Any:
    if isinstance(value, str):
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            raise ValueError("a whole number")
        return int(value)
    return value


class AmountColumn(Part):
    """One column of amounts, and what its amounts are."""

    column: str = Field(min_length=1, description="The header of the column, or #N for the N-th.")
    basis: Basis | None = Field(None, description="planned or actual; from the column of `basis` if left out.")
    period: str = Field("", description="The period of these amounts; from the column of `period` if left out.")
    description: str = Field("", description="The header of the column with their text, if it is another.")
    negate: Flag = Field(False, description="true: amounts are written with the opposite sign.")


class LedgerMap(Record):
    """Which column is which, and how numbers are written."""

    delimiter: str = Field("", description="What separates cells; found out if left out.")
    encoding: str = Field("", description="How the file is encoded, if it is not UTF-8.")
    skip_lines: Annotated[int, BeforeValidator(_count)] = Field(
        0, ge=0, description="Lines before the header; found out if left out."
    )
    decimal: Literal["", ".", ","] = Field("", description="The decimal mark; found out if it can be told.")
    currency: str = Field("", pattern=r"^([A-Z]{3})?$", description="The currency of all amounts, such as EUR.")
    period_by: PeriodBy = Field("as-is", description="How a period is made of a date column.")
    columns: dict[str, str] = Field({}, description="Field of our ledger: header of theirs, or #N for the N-th.")
    amounts: tuple[AmountColumn, ...] = Field((), description="The columns of amounts, each with what it is.")
    constants: dict[str, str] = Field({}, description="Field of our ledger: what it is on every line.")
    values: dict[str, dict[str, str]] = Field({}, description="For a field: their word, and ours for it.")


KIND = Kind("ledger-map", "ledger-maps", LedgerMap, "costs/maps/*.yaml", "how a foreign ledger is read")
