"""How many files of content a command opens: none where none is asked for, one where one is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
opened = set()
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        path = arguments[0].replace("\\\\", "/")
        if "/_bundled/" in path or "/content/" in path and path.endswith(".yaml"):
            opened.add(path.rpartition("/")[2].rpartition(".")[0])
sys.addaudithook(hook)
from mofkit.cli.main import main
main(sys.argv[1:])
sys.stderr.write("opened " + " ".join(sorted(opened)))
"""


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("--version", ""),
        ("--help", ""),
        ("smf show customer-service", "customer-service"),
        ("smf show customer-service --process 2", "customer-service"),
        ("smf show SMC", "service-monitoring-and-control"),
        ("review show portfolio", "portfolio"),
        ("document show sla", "sla"),
    ],
)
def test_a_command_opens_the_content_it_shows_and_no_other(words: str, opened: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stderr.rpartition("opened ")[2].split() == opened.split()
