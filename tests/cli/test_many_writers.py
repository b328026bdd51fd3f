"""Eight people write to the same record at once, and nobody's word is lost."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mofkit.text.yamltext import parse_or_raise
from mofkit.workspace.load import load

Workspace = Callable[..., Path]

WRITERS, EACH = 8, 100 if os.environ.get("MOFKIT_LONG") else 10
SCRIPT = """
import sys
from mofkit.cli.main import main
root, record, writer, each = sys.argv[1:]
sys.exit(max(main(["-q", "-C", root, "set", record, f"x-{writer}-{n}={writer * 3}{n}"]) for n in range(int(each))))
"""


ANSWERING = """
import sys
from mofkit.cli.main import main
root, id, writer, each = sys.argv[1:]
fill = ["-q", "-C", root, "worksheet", "fill", id, "--who", writer, "--answers"]
sys.exit(max(main([*fill, f"{root}/reports/{writer}-{n}.yml"]) for n in range(int(each))))
"""


def written_at_once(root: Path, record: str, script: str = SCRIPT, each: int = EACH) -> None:
    """Every writer sets fields of its own, one after the other, all writers at the same time."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(root), record, chr(ord("a") + writer), str(each)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for writer in range(WRITERS)
    ]
    ended = [(one.communicate(timeout=300)[1], one.returncode) for one in running]
    assert ended == [(b"", 0)] * WRITERS


EXPECTED = {f"x-{w}-{n}": f"{w * 3}{n}" for w in "abcdefgh"[:WRITERS] for n in range(EACH)}


def test_every_field_of_a_file_survives(workspace: Workspace) -> None:
    root = workspace({"actions/a.yaml": "# kept\nid: a\nwhat: Call  # and this\n"})
    written_at_once(root, "action:a")
    raw = (root / "actions" / "a.yaml").read_bytes()
    assert raw.startswith(b"# kept\nid: a\nwhat: Call  # and this\n")
    assert parse_or_raise(raw, "a.yaml").data == {"id": "a", "what": "Call", **EXPECTED}
    assert load(root).problems == ()
    assert [path.name for path in (root / "actions").iterdir()] == ["a.yaml"]


def test_every_answer_to_a_worksheet_survives(workspace: Workspace) -> None:
    rows = [(w, n) for w in "abcdefgh"[:WRITERS] for n in range(2)]
    blank = "".join(f"      - id: x-{w}-{n}\n        ask: Who?\n        answer:\n" for w, n in rows)
    path = "worksheets/x-desk/process-1.yaml"
    head = "# kept\nid: x-desk.process-1\nsmf: x-desk\nprocess: 1\nactivities:\n  - id: x-a\n    questions:\n"
    answers = {f"reports/{w}-{n}.yml": f"x-a:\n  questions:\n    x-{w}-{n}: {w * 3}{n}\n" for w, n in rows}
    people = "id,name\n" + "".join(f"{w},{w * 3}\n" for w in "abcdefgh")
    root = workspace({"people.csv": people, path: head + blank, **answers})
    written_at_once(root, "x-desk.process-1", ANSWERING, each=2)
    text = (root / path).read_text()
    expected = "".join(f"      - id: x-{w}-{n}\n        ask: Who?\n        answer: {w * 3}{n}\n" for w, n in rows)
    assert text.startswith(f"{head}{expected}filled_by:\n")
    assert sorted(line.strip() for line in text.partition("filled_by:\n")[2].split("\n") if line) == [
        f"- {w}" for w in "abcdefgh"
    ]


@pytest.mark.skipif(not os.environ.get("MOFKIT_LONG"), reason="MOFKIT_LONG asks for the long runs")
def test_every_cell_of_a_row_survives(workspace: Workspace) -> None:
    root = workspace({"people.csv": "id,name\nkim,Kim Vale\nada,Ada\n"})
    written_at_once(root, "person:kim")
    with (root / "people.csv").open(newline="") as file:
        kim, ada = csv.DictReader(file)
    assert kim == {"id": "kim", "name": "Kim Vale", **EXPECTED}
    assert ada == {"id": "ada", "name": "Ada", **dict.fromkeys(EXPECTED, "")}
