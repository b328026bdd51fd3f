"""`mofkit doctor`."""

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

import typer

from mofkit import __version__, bundled
from mofkit.cli.session import Session, data, out
from mofkit.cli.tables import table
from mofkit.errors import MofkitError
from mofkit.model.settings import SCHEMA_VERSION
from mofkit.workspace.edit import TEMPORARY
from mofkit.workspace.load import fast_yaml, load

_LIBRARIES = ("typer", "rich", "pydantic", "PyYAML", "ruamel.yaml", "jinja2")


class Sight(NamedTuple):
    """One thing the doctor looked at."""

    what: str
    state: str
    words: str


def run(
    ctx: typer.Context,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print it.")] = "text",
) -> int:
    """Look at this machine and this workspace, and say what stands in the way. Exit 1 if something does.

    Example: mofkit doctor
    """
    session: Session = ctx.obj
    seen = [*_machine(), *_workspace(session)]
    if format == "json":
        rows = [one._asdict() for one in seen]
        data(json.dumps({"schema_version": 1, "kind": "doctor", "checks": rows}, indent=1))
    else:
        out(table(("what", "state", "found"), seen, colour=session.colour))
    return int(any(one.state == "bad" for one in seen))


def _machine() -> Iterator[Sight]:
    yield Sight("mofkit", "ok", __version__)
    yield Sight("python", "ok", f"{platform.python_version()} on {platform.system()}")
    yield Sight("libraries", "ok", ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES))
    if not fast_yaml():
        yield Sight("yaml parser", "slow", "PyYAML was built without libyaml; everything works, about ten times slower")
    git = shutil.which("git")
    yield Sight("git", "ok" if git else "missing", git or "`lint --since` needs it; all else works")
    content = bundled.folder("content")
    yield Sight("content", "ok" if content.is_dir() else "bad", f"{sum(1 for _ in content.rglob('*.yaml'))} files")
    writable = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    yield Sight(
        "output", "ok" if writable else "poor", f"{sys.stdout.encoding}" + ("" if writable else "; set PYTHONUTF8=1")
    )


def _workspace(session: Session) -> Iterator[Sight]:
    try:
        root = session.root
        workspace = load(root)
    except MofkitError as error:
        yield Sight("workspace", "none", f"{error.message}; {error.hint}")
        return
    yield Sight("workspace", "ok", str(root))
    found = workspace.settings.schema_version
    newer = "; upgrade mofkit before you change anything" if found > SCHEMA_VERSION else ""
    yield Sight("schema_version", "bad" if newer else "ok", f"{found}, this mofkit knows {SCHEMA_VERSION}{newer}")
    yield Sight(
        "records", "bad" if workspace.problems else "ok", _records(len(workspace.files), len(workspace.problems))
    )
    writable = os.access(root, os.W_OK)
    yield Sight("writing", "ok" if writable else "bad", "allowed" if writable else "not allowed in this folder")
    left = [_short(root, file) for file in root.rglob(f".*{TEMPORARY}")]
    if left:
        yield Sight("left over", "note", f"{', '.join(left[:5])}: from a run that was killed; safe to delete")


def _records(files: int, problems: int) -> str:
    return f"{files} files" + (
        f", {problems} problems of reading; `mofkit lint` names them" if problems else ", all readable"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _short(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()
