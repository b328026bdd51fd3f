"""An import map: which columns of a foreign table become which fields of our records."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from mofkit.model.record import Flag, Id, Part, Texts
from mofkit.model.service import Service

# What a map may fill: not what the import itself writes, and not what is computed here.
FILLED = tuple(name for name in Service.model_fields if name not in ("id", "aliases", "source", "priority"))


def _spelled_out(value: Any) -> Any:
    """`name: Service title` for short, and `name: "{first} {last}"`."""
    if isinstance(value, str):
        return {"text": value} if "{" in value else {"column": value}
    return value


class FieldMap(Part):
    """How one field is filled: by a column, by a text made of several, or always the same."""

    column: str = Field("", description="Their column, by its header.")
    text: str = Field("", description="Instead of a column: a text in which {their column} stands for its cell.")
    values: dict[str, str] = Field({}, description="What their values mean in our words, case aside.")
    default: str = Field("", description="What fills our field while both theirs and ours say nothing.")
    split: str = Field("", description="What separates several values in their cell; ours are put between semicolons.")
    once: Flag = Field(False, description="Fill our field only while it is empty; what stands there stays.")


OneField = Annotated[FieldMap, BeforeValidator(_spelled_out)]


class ImportMap(Part):
    """A foreign table and how it becomes ours. Kept in `imports/`, reviewed like everything else."""

    source: Id = Field(description="The name of the foreign list; written into each row that comes from it.")
    key: str = Field(min_length=1, description="Their column that tells one row from another.")
    id: str = Field("", description="How our id is made, such as app-{key column}; the key alone if left out.")
    encoding: str = Field("", description="How their file is encoded, if it is not UTF-8.")
    delimiter: str = Field("", description="What separates their cells, if it cannot be told.")
    empty: Texts = Field((), description="Cells that say nothing, such as N/A; case does not count.")
    fields: dict[str, OneField] = Field(description="Our fields, each with where it comes from.")
