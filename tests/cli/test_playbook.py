"""A team's playbook: made, filled from the workspace, kept by people, read by new ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
TODAY = ("--as-of", "2026-11-23")
FOLDER = "team/playbook/service-desk"
FILES = {
    "people.csv": """
        id,name,email,reader,team,role_types
        cora,Cora Finch,,manager,Service Desk,customer-service-manager; cook
        gwen,Gwen Sallow,,contributor,Service Desk,
        dov,Dov Marsh,,manager,Infrastructure,
    """,
    "catalog/services.csv": """
        id,name,criticality,owner,support,depends_on
        desk,Help desk,C1,cora,,net
        net,Network,C1,dov,,
        post,Post | room,C3,,Service Desk,
    """,
    "agreements/sla.yaml": """
        id: sla
        title: E-mail for all
        type: sla
        services: [desk]
        parties:
          - {name: All departments, side: customer, contact: "their heads"}
          - {name: Service Desk, side: provider}
    """,
}


@pytest.fixture
def made(workspace: Callable[..., Path], mofkit: Mofkit) -> Path:
    root = workspace(FILES)
    assert mofkit(*TODAY, "-C", root, "team", "playbook", "new", "service desk", "--owner", "cora").code == 0
    return root


def test_a_playbook_has_seven_sections_filled_from_the_workspace(made: Path, mofkit: Mofkit) -> None:
    assert len(list((made / FOLDER).glob("*.md"))) == 7
    text = (made / FOLDER / "general-who-we-are.md").read_text("utf-8")
    assert "| Help desk | C1 | Cora Finch |" in text
    assert "| Post \\| room | C3 |  |" in text
    assert "| E-mail for all | SLA | All departments | desk | sla |" in text
    assert "| Cora Finch | Customer Service Manager |" in text
    assert "| Cora Finch | cook |  |" in text
    assert "| Network | Dov Marsh | Infrastructure |" in (made / FOLDER / "stakeholders.md").read_text("utf-8")
    again = mofkit("-C", made, "team", "playbook", "new", "Service Desk")
    assert "nothing to change" in again.err


def test_a_region_follows_the_workspace_and_what_people_wrote_stays(made: Path, mofkit: Mofkit) -> None:
    page = made / FOLDER / "general-who-we-are.md"
    page.write_text(page.read_text("utf-8").replace("## Vision", "We mend things.\n\n## Vision"), "utf-8")
    before = page.read_text("utf-8")
    assert "nothing to change" in mofkit("-C", made, "team", "playbook", "fill").err
    mofkit("-C", made, "set", "service:desk", "name=Front desk")
    assert "1 region is stale" in mofkit(*TODAY, "-C", made, "team", "playbook", "check").out
    assert "changed" in mofkit("-C", made, "team", "playbook", "fill").err
    after = page.read_text("utf-8")
    lines = zip(before.splitlines(), after.splitlines(), strict=True)
    assert [new for old, new in lines if old != new and "mofkit:begin" not in new] == [
        "| Front desk | C1 | Cora Finch |"
    ]


def test_a_hand_edit_inside_a_region_is_reported_and_never_lost(made: Path, mofkit: Mofkit) -> None:
    page = made / FOLDER / "general-who-we-are.md"
    page.write_text(page.read_text("utf-8").replace("| Help desk |", "| Help desk (ours!) |"), "utf-8")
    mine = page.read_bytes()
    mofkit("-C", made, "set", "service:desk", "name=Front desk")
    kept = mofkit("-C", made, "team", "playbook", "fill")
    assert (kept.code, page.read_bytes()) == (1, mine)
    assert "edited by hand, left as it is: team/playbook/service-desk/general-who-we-are.md" in kept.err
    assert mofkit("-C", made, "team", "playbook", "fill", "--move-edits").code == 0
    text = page.read_text("utf-8")
    assert text.index("| Front desk |") < text.index("mofkit:end general-who-we-are-4") < text.index("(ours!)")
    assert mofkit("-C", made, "team", "playbook", "fill").code == 0


def test_check_says_what_is_to_do_section_by_section(made: Path, mofkit: Mofkit) -> None:
    mofkit(*TODAY, "-C", made, "team", "playbook", "reviewed", "stake", "--who", "cora", "--owner", "gwen")
    (made / FOLDER / "platform.md").unlink()
    asked = mofkit(*TODAY, "-C", made, "team", "playbook", "check", "--all", "--format", "json")
    rows = {row["section"]: row for row in json.loads(asked.out)["sections"]}
    assert asked.code == 1
    assert rows["stakeholders"]["owner"] == "gwen"
    assert (rows["stakeholders"]["reviewed"], rows["stakeholders"]["due"]) == ("2026-11-23", "2027-11-23")
    assert rows["stakeholders"]["to_do"].endswith("items are empty")
    assert rows["platform"]["to_do"].startswith("its text is missing")
    assert "nobody has reviewed it" in rows["role-specific"]["to_do"]
    assert "is missing or cannot be read" in mofkit("-C", made, "team", "playbook", "show").out
    assert mofkit("-C", made, "team", "playbook", "show", "platform").code == 2
    assert mofkit("-C", made, "team", "playbook", "fill").code == 2
    listed = mofkit("-C", made, "team", "playbook", "teams", "--format", "csv").out
    assert "Infrastructure,1,0,0 of 0,0" in listed
    report = mofkit(*TODAY, "-C", made, "report", "playbook").out
    assert "## Without a playbook\n\n- Infrastructure" in report


def test_what_is_wrong_in_a_playbook_is_an_action_of_its_owner(made: Path, mofkit: Mofkit) -> None:
    mofkit("-C", made, "team", "playbook", "raise", "platform", "New printers", "--by", "2026-12-11")
    assert "New printers" in mofkit("-C", made, "action", "list", "--who", "cora").out
    mofkit("-C", made, "team", "playbook", "read", "platform", "--who", "gwen")
    assert "read by: gwen" in mofkit("-C", made, "team", "playbook", "show").out
    refused = mofkit("-C", made, "team", "playbook", "raise", "general", "x")
    assert "several sections" in refused.err
    assert "hint: sections are general-who-we-are, general-getting-started" in refused.err


def test_a_new_persons_first_weeks_are_actions_with_days(made: Path, mofkit: Mofkit) -> None:
    start = ("team", "playbook", "onboard", "gwen", "--from", "2026-12-01", "--mentor")
    assert "own mentor" in mofkit("-C", made, *start, "gwen").err
    assert mofkit("-C", made, *start, "dov").code == 0
    listed = mofkit("-C", made, "action", "list", "--source", "onboarding:gwen", "--format", "csv").out
    assert len(listed.splitlines()) == 13
    assert "2026-11-24" in next(line for line in listed.splitlines() if "Order account" in line)
    assert ",cora," in next(line for line in listed.splitlines() if "Order account" in line)
    assert mofkit("-C", made, *start, "dov").code == 2


def test_a_team_that_nobody_is_in_has_no_playbook(made: Path, mofkit: Mofkit) -> None:
    refused = mofkit("-C", made, "team", "playbook", "new", "servce desk")
    assert "did you mean 'Service Desk'?" in refused.err
    assert mofkit("-C", made, "team", "playbook", "new", "cooks").code == 2
    mofkit("-C", made, "team", "playbook", "new", "Infrastructure")
    assert "which team?" in mofkit("-C", made, "team", "playbook", "check").err
