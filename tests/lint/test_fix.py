"""Fixes that cannot be made, or never end, leave things as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mofkit.finding import Finding, Label, Severity
from mofkit.lint.fix import mend
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.lint.rules.mof407_triage_unfinished import RULE as UNFINISHED
from mofkit.lint.run import EVERYTHING, lint
from mofkit.workspace.draft import Draft
from mofkit.workspace.load import from_bytes

TODAY = date(2026, 11, 23)


def test_a_fix_that_brings_its_finding_back_is_given_up() -> None:
    files = {"mofkit.yaml": b"schema_version: 1\n", "actions/a.yaml": b"id: a\nwhat: x\n"}
    workspace = from_bytes(Path("nowhere"), files)

    def check(scope: Scope) -> object:
        from mofkit.model.action import Action

        for action in scope.workspace.all(Action):
            yield Hit(scope.workspace.span(action, "what"), "it is so", "change it", action.id, "what")

    def fix(finding: Finding, draft: Draft) -> bool:
        _, home = draft.workspace.find(f"action:{finding.record}")
        draft.set(home, "note", f"{draft.workspace.files['actions/a.yaml'].count(b'o')} more")
        return True

    endless = Rule(Label("MOF999", "endless"), Severity.INFO, check, "It is so.", fix)  # type: ignore[arg-type]
    mended = mend(workspace, TODAY, EVERYTHING, rules=(endless,))
    assert len(mended.edits) == 1
    assert len(mended.findings) > 1


def test_a_triage_that_holds_nothing_is_told_so() -> None:
    files = {"mofkit.yaml": b"schema_version: 1\n", "triage/2026-11-20-kim.yaml": b"id: 2026-11-20-kim\nwho: Kim\n"}
    found = lint(from_bytes(Path("nowhere"), files), TODAY, rules=(UNFINISHED,)).findings
    assert [one.message for one in found] == ["triage of Kim holds no answer and no words"]
