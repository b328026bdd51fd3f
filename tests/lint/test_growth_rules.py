"""Rules about playbooks, standards and weeks, beyond what their manual pages show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
PEOPLE = "id,name,team\nkim,Kim Vale,Desk\n"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {"team/playbook/bar/platform.yaml": "id: bar.platform\nteam: Bar\nsection: platform\nowner: kim\n"},
            "MOF889 warning nobody is in the team 'Bar'",
        ),
        (
            {"team/standards/policy.csv": "id,activity,standard\npolicy.p1-x,policy-p1-x,Done\n"},
            "MOF895 warning the SMF policy has no activity 'policy-p1-x'",
        ),
        (
            {"team/growth/2025-W53-kim.yaml": "id: 2025-W53-kim\nweek: 2025-W53\nwho: kim\n"},
            "MOF897 warning no year has a week '2025-W53'",
        ),
        (
            {"team/growth/x.yaml": "id: x\nweek: next\nwho: kim\n"},
            "MOF102 error week is 'next'; use an ISO week",
        ),
    ],
)
def test_what_is_wrong_is_told(
    workspace: Callable[..., Path], mofkit: Mofkit, files: dict[str, str], told: str
) -> None:
    root = workspace({"people.csv": PEOPLE, **files})
    assert told in mofkit("-C", root, "--as-of", "2026-11-23", "lint").out


def test_a_row_has_an_id_of_two_words(workspace: Callable[..., Path], mofkit: Mofkit) -> None:
    refused = mofkit("-C", workspace({"people.csv": PEOPLE}), "new", "standard", "id=x", "activity=y")
    assert refused.code == 2
    assert "two words joined by a dot, the first for team/standards/*.csv" in refused.err
