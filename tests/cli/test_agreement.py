"""Agreements at the prompt: what is promised, what carries it, and who signed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]

SLA = """\
id: email-sla
title: E-mail for all staff
type: sla
services: [email]
hours: 24x7
targets:
  - id: up
    metric: availability
    comparator: at-least
    value: 99.9  # agreed with the departments
    unit: "%"
  - {id: p1, metric: resolution, priority: P1, value: 4, unit: h}
"""
OLA = """\
id: NAME-ola
title: NAME
type: ola
services: [NAME]
hours: 24x7
targets:
  - {id: up, metric: availability, comparator: at-least, value: 99.9, unit: "%"}
  - {id: p1, metric: resolution, priority: P1, value: 4, unit: h}
"""
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\n",
    "catalog/services.csv": "id,name,depends_on\nemail,E-mail,network\nnetwork,Network,\n",
    "agreements/email-sla.yaml": SLA,
    "agreements/email-ola.yaml": OLA.replace("NAME", "email"),
    "agreements/network-uc.yaml": OLA.replace("NAME", "network").replace("-ola", "-uc").replace("ola", "uc"),
}


@pytest.fixture
def root(workspace: Callable[..., Path]) -> Path:
    return workspace(FILES)


def edited(root: Path, name: str, old: str, new: str) -> None:
    path = root / "agreements" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_three_planted_weaknesses_are_found_at_their_numbers(mofkit: Mofkit, root: Path) -> None:
    edited(root, "email-ola.yaml", "value: 4", "value: 6")
    edited(root, "network-uc.yaml", "24x7", "Mon-Fri 08:00-18:00")
    result = mofkit("-C", root, "--as-of", "2026-11-23", "agreement", "check", "--format", "json")
    assert result.code == 1
    weak = {one["kind"]: one["place"] for link in json.loads(result.out)["agreements"] for one in link["weaknesses"]}
    assert weak == {
        "availability": "agreements/email-sla.yaml:10:12",
        "slower": "agreements/email-ola.yaml:8:55",
        "hours": "agreements/network-uc.yaml:5:8",
    }
    lint = mofkit("-C", root, "--as-of", "2026-11-23", "lint", "--select", "MOF702,MOF703,MOF704").out
    for place in weak.values():
        assert f"{place}: MOF70" in lint


def test_a_sound_chain_is_carried_and_silent(mofkit: Mofkit, root: Path) -> None:
    edited(root, "email-sla.yaml", "99.9 ", "99.8 ")
    result = mofkit("-C", root, "agreement", "check")
    assert (result.code, result.err) == (0, "3 agreements: 3 sound, 0 with 0 weaknesses\n")
    assert result.out.startswith(
        "SLA email-sla: E-mail for all staff\n  services: email\n  rests on: OLA email-ola, UC network-uc\n  carried\n"
    )


def test_one_agreement_can_be_asked_about(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, "agreement", "check", "network-uc")
    assert (result.code, result.out) == (
        0,
        "UC network-uc: network\n  services: network\n  rests on: the supplier\n",
    )
    assert mofkit("-C", root, "agreement", "check", "nothing").code == 2


def test_a_workspace_without_agreements_says_what_to_do(mofkit: Mofkit, workspace: Callable[..., Path]) -> None:
    result = mofkit("-C", workspace({}), "agreement", "check")
    assert result.code == 2
    assert "no agreement holds on" in result.err


def test_an_agreement_that_has_ended_carries_nothing(mofkit: Mofkit, root: Path) -> None:
    edited(root, "network-uc.yaml", "hours:", "ends: 2026-01-31\nhours:")
    result = mofkit("-C", root, "--as-of", "2026-11-23", "agreement", "check", "email-sla")
    assert "rests on: OLA email-ola\n" in result.out
    assert "needs network, for which it rests on no agreement" in " ".join(result.out.split())


def test_a_signature_counts_until_the_words_change(mofkit: Mofkit, root: Path) -> None:
    edited(
        root,
        "email-ola.yaml",
        "hours:",
        "starts: 2026-01-01\nparties: [{name: IT, side: provider, signs: kim}]\nhours:",
    )
    ask = ("-C", root, "--as-of", "2026-11-23", "lint", "--select", "MOF707")
    assert "agreements/email-ola.yaml:6:45: MOF707" in mofkit(*ask).out
    signed = mofkit(
        "-C", root, "--as-of", "2026-11-23", "agreement", "sign", "email-ola", "--who", "kim", "--role", "IT"
    )
    assert signed.out == "kim signed email-ola as it stands\n"
    assert mofkit(*ask).out == "6 files, no findings\n"
    edited(root, "email-ola.yaml", "24x7", "Mon-Fri 08:00-18:00")
    assert "kim has not signed it as it stands" in mofkit(*ask).out


def test_signing_leaves_every_line_that_was_there(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "agreement", "sign", "email-sla", "--who", "kim").code == 0
    assert (root / "agreements/email-sla.yaml").read_text().startswith(SLA)
    assert mofkit("-C", root, "agreement", "sign", "email-sla", "--who", "kin").code == 2
