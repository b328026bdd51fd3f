"""What `mofkit` alone prints: the commands by panel, out of the table, without importing any."""

from mofkit.cli.table import COMMANDS, PANELS

_HEAD = """\
Service management you can keep in git.

Usage: mofkit [-C DIR] [--as-of DATE] COMMAND …        (`mofkit COMMAND --help` shows examples)
"""
_TAIL = """
Options before the command:
  -C DIR           work in this folder, or the workspace it is part of
  --as-of DATE     take this day for today, so that the output can be had again
  --quiet, -q      results only
  --no-input       never ask; for scripts
  --version        the version

New here?  mofkit init acme --demo && cd acme && mofkit lint
"""


def overview() -> str:
    """The whole page."""
    width = max(len(command.name) for command in COMMANDS) + 2
    rows = [_HEAD]
    for panel in PANELS:
        members = [command for command in COMMANDS if command.panel == panel]
        if members:
            rows.append(f"{panel}\n" + "".join(f"  {one.name:<{width}}{one.summary}\n" for one in members))
    return "\n".join(rows) + _TAIL
