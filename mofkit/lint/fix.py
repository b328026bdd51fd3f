"""Findings mended: only by fixes that keep the meaning, and until there is nothing left to mend."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from mofkit.errors import MofkitError
from mofkit.finding import Finding
from mofkit.lint.rule import Rule
from mofkit.lint.rules import RULES
from mofkit.lint.run import Choice, lint
from mofkit.workspace.draft import Draft
from mofkit.workspace.edit import Edit
from mofkit.workspace.load import from_bytes
from mofkit.workspace.workspace import Workspace

_ROUNDS = 10


class Mended(NamedTuple):
    """What fixing comes to: the edits, and the findings they mend."""

    edits: list[Edit]
    findings: list[Finding]


def _all(finding: Finding) -> bool:  # noqa: ARG001 - the answer is always yes
    return True


def mend(
    workspace: Workspace,
    today: date,
    choice: Choice,
    *,
    wanted: Callable[[Finding], bool] = _all,
    rules: Sequence[Rule] = RULES,
) -> Mended:
    """The edits that mend all wanted findings that can be mended safely, one after the other."""
    by_code = {rule.code: rule for rule in rules if rule.fix}
    before, mended = dict(workspace.files), []
    for _ in range(_ROUNDS):
        found = [
            one
            for one in lint(workspace, today, choice, rules=rules).findings
            if one.label.code in by_code and wanted(one)
        ]
        step, done = _one_round(workspace, found, by_code)
        if not done:
            break
        mended += done
        workspace = from_bytes(workspace.root, {**workspace.files, **step})
    edits = [Edit(path, before[path], raw) for path, raw in workspace.files.items() if before.get(path) != raw]
    return Mended(edits, mended)


def _one_round(
    workspace: Workspace, found: list[Finding], by_code: dict[str, Rule]
) -> tuple[dict[str, bytes], list[Finding]]:
    """What can be mended at once: from the end of each file backwards, as a fix may move what stands below it."""
    draft, done = Draft(workspace), []
    for finding in reversed(found):
        fix = by_code[finding.label.code].fix
        try:
            if fix and fix(finding, draft):
                done.append(finding)
        except MofkitError:
            continue  # a file that cannot be edited keeps its finding
    return {edit.path: edit.after for edit in draft.edits() if edit.after is not None}, done
