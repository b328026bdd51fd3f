"""One run of mofkit: which workspace, which day, and where words go."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mofkit.cli.terminal import colours
from mofkit.errors import BadOption
from mofkit.shown import safe_text


class Session(NamedTuple):
    """What the options before the command say."""

    folder: Path
    as_of: str = ""
    quiet: bool = False
    no_input: bool = False

    @property
    def today(self) -> date:
        """The day all rules and reports go by: `--as-of`, MOFKIT_TODAY, or the clock."""
        text = self.as_of or os.environ.get("MOFKIT_TODAY", "")
        if not text:
            return date.today()  # noqa: DTZ011 - the day of the person at the keyboard
        try:
            return date.fromisoformat(text)
        except ValueError:
            source = "--as-of" if self.as_of else "MOFKIT_TODAY"
            raise BadOption(f"{source} {text!r} is no date", hint="write a day such as 2026-11-30") from None

    @property
    def root(self) -> Path:
        """The workspace; raises NoWorkspace."""
        from mofkit.workspace.files import find_root

        return find_root(self.folder)

    def path(self, given: str) -> Path:
        """A path as the user means it: from the folder of `-C`."""
        return self.folder / given

    def shown(self, path: Path) -> str:
        """A path as the user would write it."""
        try:
            return path.resolve().relative_to(self.folder.resolve()).as_posix()
        except ValueError:
            return path.as_posix()

    @property
    def colour(self) -> bool:
        """Whether results go to a terminal that shows colours."""
        return colours()

    @property
    def may_ask(self) -> bool:
        """Whether a person is there to answer."""
        return sys.stdin.isatty() and sys.stdout.isatty() and not self.no_input and not os.environ.get("CI")

    def note(self, text: str) -> None:
        """A word beside the result: to stderr, and not at all under --quiet."""
        if text and not self.quiet:
            sys.stderr.write(safe_text(text) + "\n")


def out(text: str) -> None:
    """A result: to stdout, as it is. The caller has made user text safe."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def data(text: str) -> None:
    """A result for machines, which may hold anything: never safe-guarded, always UTF-8."""
    raw = text.encode("utf-8", "backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(raw if raw.endswith(b"\n") else raw + b"\n")
