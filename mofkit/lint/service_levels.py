"""What several rules ask: which promises of a workspace's agreements are not carried, and which were not kept."""

from collections.abc import Iterator

from mofkit.analysis.chain import chain, setting_of
from mofkit.analysis.service_levels import Levels, Score, last_over, levels
from mofkit.lint.rule import Hit, Scope
from mofkit.model.agreement import Agreement
from mofkit.model.measurement import Measurement
from mofkit.model.outage import Outage
from mofkit.model.service import Service


def hits(scope: Scope, *kinds: str) -> Iterator[Hit]:
    """The weaknesses of some kinds in agreements that hold, each where the number is."""
    workspace = scope.workspace
    setting = setting_of(workspace.settings, workspace.all(Service), scope.today)
    for link in chain(workspace.all(Agreement), setting):
        for weak in link.weak:
            if weak.kind in kinds:
                yield scope.at(weak.agreement, weak.field, weak.message, weak.help)


def known(scope: Scope) -> Levels:
    """All that the promises of the workspace are judged by."""
    workspace = scope.workspace
    return levels(
        workspace.settings,
        workspace.all(Service),
        workspace.all(Agreement),
        workspace.all(Outage),
        workspace.all(Measurement),
        today=scope.today,
    )


def missed(scope: Scope, times: int) -> Iterator[tuple[str, tuple[Score, ...]]]:
    """The promises missed in so many stretches running, the last of which is just over; each with its field."""
    workspace = scope.workspace
    if not workspace.all(Outage) and not workspace.all(Measurement):
        return
    for found in last_over(known(scope), times):
        if len(found) == times and all(one.verdict == "missed" for one in found):
            agreement = found[0].agreement
            yield f"targets.{agreement.targets.index(found[0].target)}.value", found
