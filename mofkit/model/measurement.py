"""What was measured of a promise over a week, month, quarter or year."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from mofkit.model.agreement import Number
from mofkit.model.headers import columns
from mofkit.model.record import Kind, Record, Ref
from mofkit.model.windows import FORMS, window


def _window(text: str) -> str:
    found = window(text)
    if not found:
        raise ValueError(f"a week, month, quarter or year {FORMS}")
    return found.label


def _count(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if not (text.isascii() and text.isdigit() and len(text) <= 12):
            raise ValueError("a whole number such as 118")
        return int(text)
    return value


Count = Annotated[int, BeforeValidator(_count), Field(ge=0)]


class Measurement(Record):
    """One line of measurements/*.csv: a value, or how many of all cases kept the promise."""

    period: Annotated[str, AfterValidator(_window), columns("month", "when")] = Field(
        description="The week, month, quarter or year, such as 2026-W44, 2026-10, 2026-Q4 or 2026."
    )
    agreement: Annotated[str, Ref("agreement")] = Field(min_length=1, description="The agreement that promises it.")
    target: Annotated[str, columns("target id")] = Field(min_length=1, description="The id of its target.")
    value: Annotated[Number | None, columns("actual", "measured")] = Field(
        None, description="What was measured, in the unit of the target."
    )
    met: Annotated[Count | None, columns("kept", "in time")] = Field(
        None, description="Instead of a value: how many cases kept the promise."
    )
    total: Annotated[Count | None, columns("cases", "all")] = Field(None, description="Of how many cases.")
    source: Annotated[str, columns("measured by", "from")] = Field("", description="Where the number comes from.")
    note: Annotated[str, columns("notes", "comment")] = Field("", description="Anything else.")

    @property
    def kept(self) -> Decimal | None:
        """Of 100 cases, how many kept the promise; nothing without cases."""
        return Decimal(100) * self.met / self.total if self.met is not None and self.total else None


KIND = Kind(
    "measurement",
    "measurements",
    Measurement,
    "measurements/targets.csv",
    "what was measured of a promise in a month",
    more="measurements/*.csv",
)
