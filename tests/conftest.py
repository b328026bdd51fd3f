"""What every test may use: a workspace out of a dict of files, and mofkit itself in one call."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

SETTINGS = "schema_version: 1\norganisation: Example Council\n"


class Run(NamedTuple):
    """One run of mofkit: its exit code and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text is as wide here as where no terminal says otherwise."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[..., Path]:
    """Files by path, dedented, as a workspace; mofkit.yaml is there unless given."""

    def make(files: dict[str, str | bytes], folder: str = "ws") -> Path:
        root = tmp_path / folder
        for path, content in {"mofkit.yaml": SETTINGS, **files}.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            raw = content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode()
            target.write_bytes(raw)
        return root

    return make


@pytest.fixture
def mofkit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run mofkit with arguments, in this process, without a terminal."""

    def run(*argv: object, stdin: str | bytes = "") -> Run:
        from mofkit.cli.main import main

        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8", newline=""))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", newline="", write_through=True))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", newline="", write_through=True))
        code = main([str(item) for item in argv])
        return Run(code, out.getvalue().decode(), err.getvalue().decode())

    return run
