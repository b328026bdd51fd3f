"""The page for the operational health review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

FILES = {
    "people.csv": "id,name\nkim,Kim | Vale\n",
    "catalog/services.csv": "id,name,criticality\nmail,E-mail,C1\n",
    "agreements/mail-uc.yaml": (
        "id: mail-uc\ntitle: Hosted mail\ntype: uc\nservices: [mail]\nhours: 24x7\ntargets:\n"
        '- {id: up, metric: availability, comparator: at-least, value: 99.9, unit: "%"}\n'
        "- {id: fix, metric: resolution, value: 4, unit: h, share: 90}\n"
    ),
    "operations/outages.csv": "id,service,start,end,cause\no,mail,2026-10-06 09:00,2026-10-06 11:00,a|b\n",
    "operations/tasks.csv": "id,what,frequency,owner,last_done\nlogs,Read *all* logs,weekly,kim,2026-11-02\n",
    "measurements/targets.csv": "id,period,agreement,target,met,total\nm,2026-11,mail-uc,fix,7,10\n",
}


def test_the_page_says_what_broke_what_is_due_and_what_is_lacking(
    mofkit: Callable[..., Any], workspace: Callable[..., Path]
) -> None:
    page = mofkit("-C", workspace(FILES), "--as-of", "2026-11-23", "report", "operations").out
    assert "- mail broke its promise of 99.9 % in October 2026: 1 outage, 2 h in agreed hours; cause: a\\|b\n" in page
    assert "| mail | 99.9 % | 100 | **99.731** | 100 | 1 | 2 h |\n" in page
    assert "1 of 3 promises that can be judged were kept; 3 have no figure." in page
    assert "| Hosted mail | availability ≥ 99.9 % | October 2026 | **missed** | 2 h of 44 min |\n" in page
    assert "| Hosted mail | resolution ≤ 4 h, 90 % | November 2026 | **missed** | 3 of 1 cases |\n" in page
    assert "| Read \\*all\\* logs | 2026-11-09 **missed** | Kim \\| Vale |\n" in page
    assert "- E-mail: nobody says what to watch; no runbook\n" in page


def test_a_workspace_that_keeps_none_of_it_says_so(mofkit: Callable[..., Any], workspace: Callable[..., Path]) -> None:
    page = mofkit("-C", workspace({}), "--as-of", "2026-11-23", "report", "operations").out
    assert "No outage is written down in operations/outages.csv" in page
    assert "##" not in page
