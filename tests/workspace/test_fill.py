"""Many cells and many rows of a table in one edit: what is asked and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from mofkit.errors import BrokenFile
from mofkit.model import person, service
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes

SETTINGS = b"schema_version: 1\n"


def drafted(files: dict[str, bytes]) -> Draft:
    return Draft(from_bytes(Path(), {"mofkit.yaml": SETTINGS, **files}))


def test_cells_change_where_they_are_named_and_rows_come_at_the_end() -> None:
    before = b'id,"name",mine\r\na,"A ",x\r\n\r\nb,B,"y, z"\r\n'
    draft = drafted({"catalog/services.csv": before})
    draft.fill(service.KIND, {(2, "name"): "Bee"}, [{"id": "c", "name": "C; D"}])
    (edit,) = draft.edits()
    assert edit.after == b'id,"name",mine\r\na,"A ",x\r\n\r\nb,Bee,"y, z"\r\nc,C; D,\r\n'


def test_a_column_that_is_missing_is_made_once() -> None:
    draft = drafted({"catalog/services.csv": b"id,name\na,A\n"})
    draft.fill(
        service.KIND, {(1, "source"): "cmdb", (1, "x-tier"): "gold"}, [{"id": "b", "name": "B", "source": "cmdb"}]
    )
    (edit,) = draft.edits()
    assert edit.after == b"id,name,source,x-tier\na,A,cmdb,gold\nb,B,cmdb,\n"


def test_a_table_that_is_not_there_gets_the_columns_of_its_kind() -> None:
    draft = drafted({})
    draft.fill(person.KIND, {}, [{"id": "kim", "name": "Kim"}])
    (edit,) = draft.edits()
    assert edit.after == b"id,name,email,reader,team,role_types\nkim,Kim,,,,\n"


def test_nothing_to_fill_opens_nothing() -> None:
    draft = drafted({"people.csv": b"id,name\n<<<<<<< ours\n"})
    draft.fill(person.KIND, {})
    assert draft.edits() == []


def test_a_table_in_conflict_is_not_filled() -> None:
    draft = drafted({"people.csv": b"id,name\n<<<<<<< ours\n"})
    with pytest.raises(BrokenFile, match=r"people.csv:2:1"):
        draft.fill(person.KIND, {}, [{"id": "kim", "name": "Kim"}])
