"""What the fields of a service take for their own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from mofkit.model.formula import is_run
from mofkit.model.import_map import FieldMap, ImportMap
from mofkit.model.service import Service


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("live", "live"),
        (" Active", "live"),
        ("PLANNED", "planned"),
        ("pipeline", "planned"),
        ("Decommissioned", "retired"),
    ],
)
def test_a_status_is_read_as_people_write_it(written: str, status: str) -> None:
    one = Service.model_validate({"id": "a", "name": "A", "status": written})
    assert (one.status, one.in_use) == (status, status == "live")


def test_a_service_that_does_not_say_is_live_and_one_that_says_red_is_refused() -> None:
    assert Service.model_validate({"id": "a", "name": "A"}).in_use
    with pytest.raises(ValidationError, match="live, planned or retired"):
        Service.model_validate({"id": "a", "name": "A", "status": "red"})


def test_a_field_of_a_map_may_be_said_for_short() -> None:
    found = ImportMap.model_validate(
        {
            "source": "cmdb",
            "key": "Number",
            "fields": {"name": "Title", "comments": "{a} of {b}", "status": {"column": "State", "once": "true"}},
        }
    )
    assert found.fields["name"] == FieldMap(column="Title")
    assert found.fields["comments"] == FieldMap(text="{a} of {b}")
    assert found.fields["status"].once is True


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(1)", '=HYPERLINK("x")', "\t=1", "-2+3", "-cmd|' /C calc'!A0", "＝1"])
def test_what_a_spreadsheet_would_run_is_known(cell: str) -> None:
    assert is_run(cell)


@pytest.mark.parametrize(
    "cell", ["", "-", "-3.5", "+44 20 7946 0000", "- Not identified", "Mail = post", "+ £3.50", "--"]
)
def test_what_is_only_text_or_a_number_is_not_run(cell: str) -> None:
    assert not is_run(cell)
