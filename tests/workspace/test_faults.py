"""Whatever call to the system fails, a file is its old self or its new self."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import FAULTS, Act, Fault, calls_of, order_problems, survive

from mofkit.text.csvtext import parse_or_raise as parse_csv
from mofkit.text.yamltext import parse_or_raise as parse_yaml
from mofkit.workspace.edit import Edit, apply

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are injected into a child process")

ACTION = b"id: A-1  # the first\nwhat: Ask the council\nwho: ada\nwhen: 2026-11-30\n"
OTHER = b"id: A-2\nwhat: Tell the council\nwho: bo\n"
SERVICES = b"id;name;difficulty\r\nSRV-001;Post;3\r\nSRV-002;Desk;\r\n"
OLD, NEW, TABLE = "actions/A-1.yaml", "actions/A-9.yaml", "catalog/services.csv"


def set_field(raw: bytes, field: str, value: str) -> bytes:
    return parse_yaml(raw, OLD).set((field,), value).raw


WHO = Edit(OLD, ACTION, set_field(ACTION, "who", "cy"))
EDITS: dict[str, list[Edit]] = {
    "one file": [WHO],
    "a new file in a new folder": [Edit("changes/2026/CHG-001.yaml", None, b"id: CHG-001\ntitle: New tax tables\n")],
    "two files": [WHO, Edit("actions/A-2.yaml", OTHER, set_field(OTHER, "what", "Tell them all"))],
    "a new name": [
        Edit("actions/A-2.yaml", OTHER, set_field(OTHER, "who", "dee")),
        Edit(NEW, None, set_field(ACTION, "id", "A-9")),
        Edit(OLD, ACTION, None),
    ],
    "a table": [Edit(TABLE, SERVICES, parse_csv(SERVICES, TABLE).set_cells({(2, 2): "5"}).raw)],
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace({OLD: ACTION, "actions/A-2.yaml": OTHER, TABLE: SERVICES})


def applying(root: Path, edits: list[Edit]) -> Act:
    return lambda: apply(root, edits)


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_no_fault_tears_a_file_or_hides_that_it_was_not_written(root: Path, edits: list[Edit]) -> None:
    survival = survive(applying(root, edits), root)
    assert survival.violations == ()
    assert survival.points >= 100


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_content_is_synced_before_its_name_and_the_folder_after(root: Path, edits: list[Edit]) -> None:
    calls = calls_of(applying(root, edits))
    assert order_problems(calls) == []
    assert [call.target for call in calls if call.name == "replace"] == [
        str(root / edit.path) for edit in edits if edit.after is not None
    ]


def test_a_mode_that_was_given_survives_every_fault(root: Path) -> None:
    (root / OLD).chmod(0o640)
    assert survive(applying(root, [WHO]), root, FAULTS[1:3]).violations == ()


# The harness proves itself on writers that are not careful.


def careless(root: Path) -> Act:
    def act() -> None:
        with open(root / OLD, "wb") as file:  # noqa: PTH123 - the very thing that tears files
            file.write(WHO.after or b"")

    return act


def test_a_writer_in_place_is_caught_with_torn_files(root: Path) -> None:
    survival = survive(careless(root), root)
    torn = [one for one in survival.violations if "neither old nor new" in one]
    assert {str(fault) for fault in FAULTS if any(one.startswith(f"{fault} ") for one in torn)} >= {
        *("killed before", "killed after", "killed with half written", "ENOSPC"),
    }
    assert order_problems(calls_of(careless(root))) == [f"{root / OLD} is written in place"]


def test_a_writer_that_does_not_look_at_what_was_written_is_caught(root: Path) -> None:
    def act() -> None:
        handle = os.open(root / "new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(handle, WHO.after or b"")
        os.close(handle)
        (root / "new").replace(root / OLD)

    found = survive(act, root, (Fault("half written"),)).violations
    assert f"half written at call 1 (write): {OLD} is neither old nor new" in found
    assert "half written at call 1 (write): reported as done and is not" in found
    assert order_problems(calls_of(act)) == [
        f"{root / OLD} is put in place before its content is synced",
        f"the folder of {root / OLD} is not synced after replace",
    ]


def test_a_writer_that_hides_an_error_is_caught(root: Path) -> None:
    def act() -> None:
        try:
            apply(root, [WHO])
        except Exception:  # noqa: BLE001 - the very thing that hides errors
            return

    assert any("reported as done and is not" in one for one in survive(act, root, FAULTS[-1:]).violations)


def test_an_error_without_a_name_is_caught(root: Path) -> None:
    found = survive(careless(root), root, (Fault("error", 28),)).violations
    assert any("escaped: OSError" in one for one in found)


def test_an_act_that_cannot_be_run_again_is_caught(root: Path) -> None:
    def act() -> None:
        (root / OLD).rename(root / NEW)
        (root / TABLE).unlink()

    (found,) = survive(act, root, (Fault("killed after"),)).violations
    assert found.startswith("killed after at call 1 (rename): the next run ends with 70 FileNotFoundError")
