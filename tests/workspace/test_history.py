"""The workspace as it was: what a git revision holds, and nothing that a repository would like to run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.errors import GitFailed
from mofkit.workspace.history import files_at

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")
Make = Callable[..., Path]

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_NAME": "Kim Vale" for who in ("AUTHOR", "COMMITTER")},
    **{f"GIT_{who}_EMAIL": "kim@council.example" for who in ("AUTHOR", "COMMITTER")},
}


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, env={**os.environ, **ENVIRONMENT}, check=True, capture_output=True)


def committed(root: Path, message: str = "some") -> Path:
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return root


def test_a_revision_holds_its_record_files_byte_for_byte(workspace: Make) -> None:
    files: dict[str, str | bytes] = {
        "people.csv": b"\xef\xbb\xbfid,name\r\nkim,\xe9\r\n\0",
        "actions/a b.yaml": b"",
        "actions/\u00e9\U0001f600.yaml": "id: a\n",
        "actions/old.yml": "id: b\n",
        "catalog/deep/er/x.csv": "a\n",
    }
    root = committed(workspace(files))
    expected = {"mofkit.yaml": (root / "mofkit.yaml").read_bytes()}
    expected |= {path: (root / path).read_bytes() for path in files}
    (root / "people.csv").write_text("changed")
    (root / "new.yaml").write_text("id: c\n")
    assert files_at(root, "HEAD") == expected


def test_what_is_no_record_is_left_out(workspace: Make, tmp_path: Path) -> None:
    root = workspace(
        {
            "notes.md": "# x",
            ".github/a.yaml": "a",
            "actions/.hidden.yaml": "a",
            "templates/t.yaml": "a",
            "reports/r.csv": "a",
            "deep/reports/r.csv": "a",
        }
    )
    (root / "link.yaml").symlink_to(tmp_path)
    assert list(files_at(committed(root), "HEAD")) == ["deep/reports/r.csv", "mofkit.yaml"]


def test_a_name_that_is_no_text_is_no_trouble(workspace: Make) -> None:
    root = workspace({})
    Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.yaml")).write_text("id: a\n")
    assert files_at(committed(root), "HEAD")["caf\udce9.yaml"] == b"id: a\n"


def test_a_branch_a_tag_and_a_commit_are_revisions(workspace: Make) -> None:
    root = committed(workspace({"people.csv": "id,name\n"}))
    git(root, "tag", "--annotate", "--message=first", "first")
    (root / "people.csv").unlink()
    committed(root, "second")
    for revision in ("first", "main~1", "HEAD^", "HEAD~1", "@~1", "first^{commit}"):
        assert "people.csv" in files_at(root, revision)
    assert "people.csv" not in files_at(root, "main")


def test_a_workspace_below_the_top_has_its_own_paths(workspace: Make) -> None:
    root = committed(workspace({"sub/people.csv": "id,name\n", "sub/mofkit.yaml": "schema_version: 1\n"}))
    assert list(files_at(root / "sub", "HEAD")) == ["mofkit.yaml", "people.csv"]


def test_an_empty_revision_holds_nothing(workspace: Make) -> None:
    root = workspace({})
    git(root, "init", "--quiet")
    git(root, "commit", "--quiet", "--allow-empty", "--message=empty")
    assert files_at(root, "HEAD") == {}


def test_a_submodule_and_a_large_file_are_no_trouble(workspace: Make, tmp_path: Path) -> None:
    other = committed(workspace({"people.csv": "id,name\n"}, folder="other"))
    root = workspace({"big.csv": b"a,b\n" * 300_000})
    git(root, "init", "--quiet")
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "packed.yaml")
    assert len(files_at(committed(root), "HEAD")["big.csv"]) == 1_200_000
    assert "packed.yaml" not in files_at(root, "HEAD")


@pytest.mark.parametrize("revision", ["", "-h", "--all", "nothing", "HEAD:mofkit.yaml", "HEAD~5", "HEAD\nHEAD", "\0"])
def test_what_is_no_commit_is_refused(workspace: Make, revision: str) -> None:
    root = committed(workspace({}))
    with pytest.raises(GitFailed):
        files_at(root, revision)


def test_a_folder_without_a_repository_is_refused(workspace: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace({})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(GitFailed, match="git: "):
        files_at(root, "HEAD")
