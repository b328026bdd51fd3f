"""The wheel is whole: it carries its content and template, no tests, and works where nothing of the checkout is."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
WITHOUT_CHECKOUT = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "MOFKIT", "COV"))
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network, and from a copy without git: building compiles content beside the code."""
    source, folder = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("mofkit", "content", "workspace-template"):
        shutil.copytree(TOP / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "_bundled"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(TOP / name, source / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=source, env=WITHOUT_CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `mofkit` of an environment that has the wheel, and only borrows the libraries from this one."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, symlinks=os.name != "nt")
    library = Path(next(folder.rglob("site-packages")))
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    command = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet", "--no-deps"]
    subprocess.run(
        [*command, "--no-index", "--disable-pip-version-check", str(wheel)], check=True, env=WITHOUT_CHECKOUT
    )
    borrowed = [path for path in (*site.getsitepackages(), site.getusersitepackages()) if Path(path).is_dir()]
    # The lines of our own .pth files are not read from there, so the checkout stays out.
    (library / "borrowed.pth").write_text("\n".join(borrowed), "utf-8")
    return programs / "mofkit"


def run(program: Path, *argv: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**WITHOUT_CHECKOUT, "MOFKIT_NO_CACHE": "1", "MOFKIT_TODAY": "2026-11-23"}
    return subprocess.run(
        [str(program), *argv], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_content_and_template_are_inside_and_tests_are_not(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder in ("content", "workspace-template"):
        assert {f"mofkit/_bundled/{folder}/{name}" for name in files_below(TOP / folder)} <= names
    assert {name.split("/")[0] for name in names} == {
        "mofkit",
        next(n for n in names if "dist-info" in n).split("/")[0],
    }
    assert not [name for name in names if "/tests/" in name or Path(name).match("test_*.py")]
    assert not [name for name in names if name.endswith((".pyc", ".orig", ".rej", "~"))]


def test_every_module_and_template_is_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
    ours = {f"mofkit/{name}" for name in files_below(TOP / "mofkit") if name.endswith((".py", ".j2"))}
    assert ours <= names
    assert {f"mofkit/_bundled/compiled/{name}" for name in ("roles.json", "prepared/search.index")} <= names


def test_the_wheel_says_who_may_use_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("dist-info/METADATA"))
        facts = message_from_string(archive.read(name).decode())
        licences = [name for name in archive.namelist() if "/licenses/" in name]
    assert (facts["Name"], facts["License-Expression"]) == ("mofkit", "MIT AND CC-BY-3.0")
    assert {Path(name).name for name in licences} == {"LICENSE", "NOTICE.md"}


def test_it_works_where_nothing_of_the_checkout_is(bare: Path, tmp_path: Path) -> None:
    assert run(bare, "--version", cwd=tmp_path).stdout.startswith("mofkit ")
    begun = run(bare, "init", "x", "--demo", cwd=tmp_path)
    assert (begun.returncode, begun.stdout.startswith("started a workspace in x: ")) == (0, True), begun.stderr
    linted = run(bare, "-C", "x", "lint", cwd=tmp_path)
    assert (linted.returncode, linted.stderr) == (0, "")
    for words in (
        ("report", "priorities"),
        ("scenario", "list"),
        ("search", "OLA"),
        ("content", "trace"),
        ("plan", "show"),
        ("doctor",),
    ):
        done = run(bare, "-C", "x", *words, cwd=tmp_path)
        assert (done.returncode, bool(done.stdout)) == (0, True), done.stderr


def test_its_own_code_is_what_runs(bare: Path, tmp_path: Path) -> None:
    script = "import mofkit, mofkit.bundled; print(mofkit.__file__); print(mofkit.bundled.folder('content'))"
    done = run(bare.with_name("python"), "-I", "-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert all(Path(line).is_relative_to(bare.parent.parent) for line in done.stdout.split("\n")[:2])
