"""mofkit called in this process, on a demo workspace that is thrown away."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from mofkit.cli.main import main

TODAY = "2026-11-23"
# The same words on every machine.
ENVIRONMENT = {"COLUMNS": "80", "NO_COLOR": "1", "MOFKIT_NO_CACHE": "1"}
# What the pages show needs a plan and an answer; the demo may have its own by now.
PREPARED = (
    ("plan", "start", "support-customers", "--assign", "manager=ben-harrow"),
    ("triage", "--text", "The service desk is flooded and nobody picks up", "--who", "gwen-sallow", "--save"),
)


class Said(NamedTuple):
    """What mofkit answered and printed."""

    code: int
    out: str
    err: str


def said(*argv: str) -> Said:
    """One call of mofkit."""
    out, err = io.BytesIO(), io.BytesIO()
    with _streams(out, err):
        code = main(argv)
    return Said(code, out.getvalue().decode(), err.getvalue().decode())


@contextmanager
def _streams(out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    before, environment = (sys.stdout, sys.stderr, sys.stdin), dict(os.environ)
    os.environ.update(ENVIRONMENT)
    sys.stdout, sys.stderr = (io.TextIOWrapper(one, "utf-8", newline="", write_through=True) for one in (out, err))
    sys.stdin = io.StringIO()
    try:
        yield
    finally:
        sys.stdout.detach()
        sys.stderr.detach()
        sys.stdout, sys.stderr, sys.stdin = before
        os.environ.clear()
        os.environ.update(environment)


class Demo:
    """A fresh demo workspace."""

    def __enter__(self) -> Self:
        """Make it."""
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(self._folder.name).resolve() / "demo"
        made = said("init", str(self.root), "--demo")
        for command in PREPARED:
            made = self.said(*command) if not made.code else made
        if made.code:
            raise SystemExit(f"the demo cannot be made: {made.err}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Throw it away."""
        self._folder.cleanup()

    def said(self, *argv: str, today: str = TODAY) -> Said:
        """One call of mofkit in the demo on a day."""
        return said("-C", str(self.root), "--as-of", today, *argv)
