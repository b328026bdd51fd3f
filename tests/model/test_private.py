"""A field that is marked private is left out wherever a record becomes data for others."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mofkit.model.record import PRIVATE, Part, Record, private_fields
from mofkit.workspace.records import matching, plain_record


class Remark(Part):
    """A part with something private."""

    what: str = ""
    note: Annotated[str, PRIVATE] = Field("", description="For the team alone.")


class Guest(Record):
    """A record with private fields of each shape."""

    name: Annotated[str, PRIVATE] = ""
    room: str = ""
    remark: Remark = Remark()
    remarks: Annotated[tuple[Remark, ...], Field(description="Several.")] = ()
    diary: Annotated[tuple[Remark, ...], PRIVATE] = ()


GUEST = Guest.model_validate(
    {
        "id": "g1",
        "name": "secret",
        "room": "12",
        "remark": {"what": "late", "note": "secret"},
        "remarks": [{"what": "early", "note": "secret"}],
        "diary": [{"what": "secret"}],
    }
)


def test_private_fields_are_left_out_of_plain_data_also_inside_of_parts() -> None:
    data = plain_record(GUEST)
    assert "secret" not in str(data)
    assert data == {
        "id": "g1",
        "aliases": [],
        "room": "12",
        "remark": {"what": "late"},
        "remarks": [{"what": "early"}],
    }


def test_the_private_fields_of_a_kind_are_named() -> None:
    inside = {"note": True}
    assert private_fields(Guest) == {"name": True, "remark": inside, "remarks": {"__all__": inside}, "diary": True}
    assert private_fields(Remark) == inside


def test_nobody_finds_out_a_private_field_by_asking_for_its_value() -> None:
    assert list(matching([GUEST], {"name": "secret"})) == []
    assert list(matching([GUEST], {"room": "12"})) == [GUEST]
