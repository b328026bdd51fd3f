"""What several rules ask: which promises of a workspace's agreements are not carried."""

from collections.abc import Iterator

from mofkit.analysis.chain import chain, setting_of
from mofkit.lint.rule import Hit, Scope
from mofkit.model.agreement import Agreement
from mofkit.model.service import Service


def hits(scope: Scope, *kinds: str) -> Iterator[Hit]:
    """The weaknesses of some kinds in agreements that hold, each where the number is."""
    workspace = scope.workspace
    setting = setting_of(workspace.settings, workspace.all(Service), scope.today)
    for link in chain(workspace.all(Agreement), setting):
        for weak in link.weak:
            if weak.kind in kinds:
                yield scope.at(weak.agreement, weak.field, weak.message, weak.help)
