"""The files a new workspace begins with."""

from __future__ import annotations

from pathlib import Path

import pytest

from mofkit import bundled
from mofkit.errors import BadValue, NotEmpty
from mofkit.model.kinds import KINDS
from mofkit.text.yamltext import parse_or_raise
from mofkit.workspace.edit import Edit, apply
from mofkit.workspace.load import load
from mofkit.workspace.template import new_workspace


def paths(edits: list[Edit]) -> list[str]:
    return [edit.path for edit in edits]


def test_a_template_is_new_files_only(tmp_path: Path) -> None:
    edits = new_workspace(tmp_path, demo=True)
    assert all(edit.before is None and edit.after for edit in edits)
    assert len(set(paths(edits))) == len(edits)


def test_dot_files_get_their_dot(tmp_path: Path) -> None:
    found = paths(new_workspace(tmp_path, demo=False))
    assert {".gitignore", ".gitattributes", ".editorconfig", ".github/workflows/mofkit.yml"} <= set(found)
    assert not any("dot-" in path for path in found)


def test_what_makes_it_a_workspace_comes_last(tmp_path: Path) -> None:
    assert paths(new_workspace(tmp_path, demo=True))[-1] == "mofkit.yaml"


def test_a_schema_of_every_kind_comes_along(tmp_path: Path) -> None:
    found = paths(new_workspace(tmp_path, demo=False))
    assert {f".mofkit/schema/{name}.json" for name in ("settings", *(kind.name for kind in KINDS))} <= set(found)


def test_the_demo_has_all_that_the_plain_one_has(tmp_path: Path) -> None:
    plain, demo = (set(paths(new_workspace(tmp_path, demo=demo))) for demo in (False, True))
    assert plain < demo
    assert len(demo - plain) > 10


@pytest.mark.parametrize("demo", [False, True])
def test_the_files_are_a_sound_workspace(tmp_path: Path, *, demo: bool) -> None:
    apply(tmp_path, new_workspace(tmp_path, demo=demo))
    assert load(tmp_path).problems == ()


def test_every_bundled_file_is_used(tmp_path: Path) -> None:
    template = bundled.folder("workspace-template")
    names = {
        file.relative_to(template / part).as_posix().replace("dot-", ".")
        for part in ("base", "demo")
        for file in (template / part).rglob("*")
        if file.is_file()
    }
    assert names <= set(paths(new_workspace(tmp_path, demo=True)))


def test_what_is_there_already_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("mine")
    (tmp_path / ".mofkit" / "schema").mkdir(parents=True)
    (tmp_path / ".mofkit" / "schema" / "action.json").write_text("mine")
    found = paths(new_workspace(tmp_path, demo=False))
    assert "people.csv" not in found
    assert ".mofkit/schema/action.json" not in found


def test_a_workspace_is_not_begun_twice(tmp_path: Path) -> None:
    (tmp_path / "mofkit.yaml").write_text("")
    with pytest.raises(NotEmpty):
        new_workspace(tmp_path, demo=False)


@pytest.mark.parametrize(
    "name", ["Example Council", "Ümlaut & Söhne: #1", '"quoted"', "'", "null", "1.10", "\t", "\x7f\x85"]
)
def test_the_name_stands_in_the_settings_and_all_else_stays(tmp_path: Path, name: str) -> None:
    before = {edit.path: edit.after for edit in new_workspace(tmp_path, demo=False)}
    after = {edit.path: edit.after for edit in new_workspace(tmp_path, demo=False, name=name)}
    assert {path for path in after if after[path] != before[path]} == {"mofkit.yaml"}
    old, new = before["mofkit.yaml"] or b"", after["mofkit.yaml"] or b""
    assert parse_or_raise(new, "mofkit.yaml").data["organisation"] == name
    lines = [row for row in zip(old.split(b"\n"), new.split(b"\n"), strict=True) if row[0] != row[1]]
    assert len(lines) == 1


def test_a_name_that_no_file_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="organisation cannot hold"):
        new_workspace(tmp_path, demo=False, name="a\udcff")
