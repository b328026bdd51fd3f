"""The page for a meeting of those who decide on changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

FILES = {
    "people.csv": "id,name,role_types\nkim,Kim | Vale,administrator\n",
    "changes/a.yaml": (
        "id: a\ntitle: Mail *now*\nreason: Full\nowner: kim\ncategory: minor\nimpact: 2\nlikelihood: 3\n"
        "state: submitted\n"
    ),
    "changes/b.yaml": (
        "id: b\ntitle: Web\ncategory: standard\nservices: [web]\nstate: approved\nwindow: {start: 2026-12-01 10:00}\n"
    ),
    "changes/c.yaml": (
        "id: c\ntitle: Disk\nowner: kim\nstate: released\nwindow: {start: 2026-11-10 10:00, end: 2026-11-10 11:00}\n"
        "implemented: {start: 2026-11-10 10:05, end: 2026-11-10 12:05, outcome: failed, unauthorised: true}\n"
    ),
    "changes/d.yaml": "id: d\ntitle: Idea\n",
    "changes/e.yaml": "id: e\ntitle: Disk again\nstate: closed\nrepeats: [c]\nimplemented: {start: 2026-09-10 10:05}\n",
    "changes/f.yaml": "id: f\ntitle: Disk once more\nstate: closed\nrepeats: [c]\nreview: {lessons: Ask}\n",
}


def test_the_page_says_what_waits_comes_went_is_owed_and_repeats(
    mofkit: Callable[..., Any], workspace: Callable[..., Path]
) -> None:
    page = mofkit("-C", workspace(FILES), "--as-of", "2026-11-23", "report", "changes").out
    assert "6 changes, 1 waiting for a decision, 1 to come, 1 being written\n" in page
    assert "- **Mail \\*now\\*** (a): minor, no priority, risk 6; Kim \\| Vale. Full. **Lacks:** no result is" in page
    assert (
        "| 2026-12-01 10:00 to ?? | Web (b) | standard | web | nobody | approved | its window has no end; nobody is"
        in page
    )
    assert "| Disk (c) | **failed**, **unauthorised** | 5 | 120 | 60 |  |  |\n" in page
    assert "- Disk (c, Kim \\| Vale): it ended as failed\n" in page
    assert "| 2026-09 | 1 |  | 0 | 0 | 0.0 | 0 |  | 0 |\n" in page
    assert "c Disk; f Disk once more. **No problem is about it yet.**" in page


def test_a_workspace_without_changes_says_so(mofkit: Callable[..., Any], workspace: Callable[..., Path]) -> None:
    page = mofkit("-C", workspace({}), "--as-of", "2026-11-23", "report", "changes").out
    for words in ("Nothing waits.", "Nothing is approved.", "Nothing went in.", "Nothing is owed.", "None."):
        assert words in page
