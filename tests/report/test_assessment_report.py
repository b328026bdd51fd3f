"""The self-assessment on a page and as a picture, whatever is written in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from mofkit.content.assessing import smf_ids
from mofkit.model.assessment import ATTRIBUTES, MARKS
from mofkit.report.assessment import assessment
from mofkit.report.assessment_heatmap import described, svg
from mofkit.report.reports import report_named, written
from mofkit.workspace.load import load

Workspace = Callable[..., Path]
TODAY = date(2026, 11, 23)
PEOPLE = "id,name\nben,Ben Lowe\nkim,Kim Vale\n"


def facts(root: Path) -> Any:
    return assessment(load(root), TODAY)


def full(mark: str) -> str:
    """A whole sheet of one mark."""
    rows = "".join(f"  {smf}: {{{', '.join(f'{one}: {mark}' for one in ATTRIBUTES)}}}\n" for smf in smf_ids())
    return f"id: 2026-11-16-ben\nwho: ben\ndate: 2026-11-16\nsmfs:\n{rows}"


def test_a_workspace_without_an_assessment_has_a_page_and_a_picture_too(workspace: Workspace) -> None:
    root = workspace({"people.csv": PEOPLE})
    page = written(report_named("assessment"), load(root), TODAY)
    assert "Nobody has assessed anything yet. `mofkit assess new --who ID` begins." in page
    assert "%" not in page
    assert "Nobody has assessed anything yet." in svg(facts(root))


@pytest.mark.parametrize(("mark", "percent"), [("satisfactory", 100), ("missing", 0), ("not-assessed", None)])
def test_a_full_sheet_has_128_cells(workspace: Workspace, mark: str, percent: int | None) -> None:
    root = workspace({"people.csv": PEOPLE, "assessments/2026-11-16-ben.yaml": full(mark)})
    found = facts(root)
    assert (found["tally"]["total"], found["tally"]["percent"]) == (128, percent)
    expected = "None of 128 cells is assessed yet." if percent is None else f"{percent} % satisfactory of 128 of 128"
    assert described(found).startswith(expected)
    assert expected in written(report_named("assessment"), load(root), TODAY).replace("**", "")


def test_a_picture_shows_every_state_by_its_shape(workspace: Workspace) -> None:
    row = f"team: {{roles: {MARKS[0]}, goals: {MARKS[1]}, outcomes: {MARKS[2]}, inputs: {MARKS[3]}}}"
    ben = f"id: b\nwho: ben\ndate: 2026-11-16\nscope: [team]\nsmfs:\n  {row}\n"
    kim = "id: k\nwho: kim\ndate: 2026-11-16\nscope: [team]\nsmfs:\n  team: {roles: satisfactory}\n"
    root = workspace({"people.csv": PEOPLE, "assessments/b.yaml": ben, "assessments/k.yaml": kim})
    space = "{http://www.w3.org/2000/svg}"
    cells = {
        re.sub(r".*, ", "", (one.find(f"{space}title").text or "").split(":")[0]): [  # type: ignore[union-attr]
            part.tag.removeprefix(space) for part in one if part.tag != f"{space}title"
        ]
        for one in ET.fromstring(svg(facts(root))).iter(f"{space}g")
        if one.find(f"{space}title") is not None
    }
    face = ["circle", "circle", "circle", "path"]
    assert cells["Roles"] == ["rect", "path", "path", *face]
    assert cells["Goals"] == ["rect", *face]
    assert cells["Outcomes and measures"] == ["rect", *face]
    assert cells["Inputs"] == ["rect"]


def test_what_people_write_is_no_markup_in_the_page_or_the_picture(workspace: Workspace) -> None:
    bad = "<script>|`x`\\n# [y](z)"
    ben = f"""\
id: b
who: ben
date: 2026-11-16
smfs:
  team:
    roles: missing
    notes: {{roles: "{bad}"}}
issues:
  - {{id: i, what: "{bad}", difficulty: 5, impact: 5, solutions: [{{what: "{bad}", needs: "{bad}", who: "{bad}"}}]}}
"""
    kim = "id: k\nwho: kim\ndate: 2026-11-16\nsmfs:\n  team: {roles: satisfactory}\n"
    layer = f'manage_layer:\n  grc: {{gap: "{bad}", consequence: "{bad}", action: {{what: "{bad}"}}}}\n'
    goal = f'goals:\n  - {{goal: operate-goal-1, measure: "{bad}", unit: "{bad}", action: {{what: "{bad}"}}}}\n'
    files = {
        "people.csv": 'id,name\nben,"<b>|x"\nkim,Kim\n',
        "assessments/b.yaml": ben,
        "assessments/k.yaml": kim,
        "goals/operate.yaml": f"id: operate\n{goal}{layer}",
    }
    root = workspace(files)
    page = written(report_named("assessment"), load(root), TODAY)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert "<script>" not in html
    assert "<b>" not in html
    assert "<a " not in html
    assert "<code>x</code>" not in html
    assert html.count("<table>") == 5
    ET.fromstring(svg(facts(root)))


def test_more_disputes_than_a_page_names_are_counted(workspace: Workspace) -> None:
    kim = full("missing").replace("ben", "kim")
    files = {"assessments/2026-11-16-ben.yaml": full("satisfactory"), "assessments/2026-11-16-kim.yaml": kim}
    root = workspace({"people.csv": PEOPLE, **files})
    page = written(report_named("assessment"), load(root), TODAY)
    assert "- and 118 more\n" in page
    assert "Weak, and named by no issue: " in page
    assert "and 120 more." in page
