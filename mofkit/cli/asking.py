"""One line from the person at the terminal."""

import re
import sys

# What Python makes of bytes that are no UTF-8: no file could keep it.
_BROKEN = re.compile("[\ud800-\udfff]")


def line(prompt: str) -> str:
    """What somebody types, without the blanks at its end; the end of input interrupts."""
    while True:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise KeyboardInterrupt
        if not _BROKEN.search(typed):
            return typed.rstrip()
        sys.stdout.write("  that holds bytes that are no text; write it in UTF-8\n")
