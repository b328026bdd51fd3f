"""mofkit at a terminal of its own, as a person talks to it."""

import codecs
import os
import select
import sys
import time
from pathlib import Path


class Terminal:
    """mofkit at a terminal of its own, and what both say."""

    def __init__(self, root: Path, *words: str) -> None:
        self.seen = ""
        self._read = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        import pty

        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            kept = {name: value for name, value in os.environ.items() if name not in ("CI", "FORCE_COLOR")}
            settings = {"MOFKIT_TODAY": "2026-11-23", "TERM": "dumb", "COLUMNS": "100", "PYTHONUTF8": "1"}
            os.chdir(root)
            os.execve(sys.executable, [sys.executable, "-m", "mofkit", *words], {**kept, **settings})

    def until(self, text: str) -> str:
        """What mofkit says until it says `text`."""
        end = time.monotonic() + 30
        while text not in self.seen[self._read :]:
            assert time.monotonic() < end, self.seen[self._read :]
            if not self._more():
                raise AssertionError(self.seen[self._read :])
        at = self.seen.index(text, self._read) + len(text)
        said, self._read = self.seen[self._read : at], at
        return said

    def type(self, keys: str) -> None:
        """Press keys; Enter is a line break, Ctrl-C is chr(3)."""
        os.write(self._terminal, keys.encode())

    def end(self) -> tuple[int, str]:
        """Exit code and the last words."""
        while self._more():
            pass
        _, status = os.waitpid(self.pid, 0)
        self.pid = 0
        return os.waitstatus_to_exitcode(status), self.seen[self._read :].replace("\r\n", "\n")

    def close(self) -> None:
        """End it, however far it is."""
        if self.pid:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _more(self) -> bool:
        if not select.select([self._terminal], [], [], 30)[0]:
            return False
        try:
            raw = os.read(self._terminal, 65_536)
        except OSError:  # Linux says so when the other side is gone
            return False
        self.seen += self._decoder.decode(raw)
        return bool(raw)
