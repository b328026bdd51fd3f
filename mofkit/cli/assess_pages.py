"""The self-assessment for each of the three readers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mofkit.cli.assess_sheet import (
    assessors,
    disputes,
    grid,
    issue_lines,
    mix_words,
    one_smf,
    solution_words,
    untold_words,
)
from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.report.assessment_heatmap import described

Facts = Mapping[str, Any]
_FEW = 3


def director(facts: Facts, *, colour: bool) -> Iterator[str]:
    """One screen: where are we weakest, what do we disagree on, what comes first, and how far are the goals."""
    yield heading(f"{facts['organisation'] or 'Self-assessment'}, {facts['date']}", colour=colour)
    yield from (wrapped(described(facts)), "")
    weak = [item(f"{one['name']}:", one["words"], indent=2) for one in facts["weakest"][:_FEW]]
    yield from section("Where we are weakest", weak, colour=colour)
    yield from disputes(facts, 2, colour=colour)
    yield from section("What to do first", issue_lines(facts["issues"][:_FEW], solutions=False), colour=colour)
    waiting = [one for one in facts["solutions"] if one["needs"] and not one["authorised_by"] and _open(one)]
    lines = (item("-", f"{one['issue']}: {one['what']}: {one['needs']}", indent=2) for one in waiting[:_FEW])
    yield from section("What waits for your word", lines, colour=colour)
    yield from section("Goals and the Manage Layer", _goals(facts), colour=colour)


def _open(one: Facts) -> bool:
    return one["status"] in ("todo", "doing")


def _goals(facts: Facts) -> Iterator[str]:
    counts, gaps = facts["goals"]["counts"], facts["layer"]["gaps"]
    blank = counts["no actual"] + counts["no target"] + counts["not measured"]
    yield f"  goals: {counts['met']} met, {counts['short']} short of the target, {blank} without figures"
    for one in facts["goals"]["first"][:1]:
        unit = f" {one['unit']}" if one["unit"] else ""
        yield item("most to gain:", f"{one['text']} It is {one['actual']}, should be {one['target']}{unit}", indent=2)
    told = sum(bool(one["consequence"]) for one in gaps)
    yield f"  gaps in the Manage Layer: {len(gaps)}, {told} of them with what they lead to"


def manager(facts: Facts, faces: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    """All of it: the sheet, the disputes, the issues with their solutions, and what is still to be said."""
    yield from (*grid(facts, faces, colour=colour), "")
    yield from assessors(facts, colour=colour)
    yield from disputes(facts, 8, colour=colour)
    yield from section("Issues by priority", issue_lines(facts["issues"]), colour=colour)
    if facts["issues"]:
        yield mix_words(facts["mix"])
    if facts["untold"]:
        yield wrapped(untold_words(facts["untold"], 8))


def contributor(
    facts: Facts, mine: Sequence[str], who: str, faces: Mapping[str, str], *, colour: bool
) -> Iterator[str]:
    """Their SMFs cell by cell, what they promised, and what anybody could do alone."""
    for row in facts["rows"]:
        if row["smf"] in mine:
            yield from (*one_smf(row, faces, colour=colour), "")
    own = [one for one in facts["solutions"] if one["who"] == who and _open(one)]
    yield from section(
        "What you have promised", (item("-", solution_words(one), indent=2) for one in own), colour=colour
    )
    cells = {
        f"{row['smf']}.{cell['attribute']}" for row in facts["rows"] if row["smf"] in mine for cell in row["cells"]
    }
    issues = [one for one in facts["issues"] if cells & set(one["cells"])]
    yield from section("Issues of these SMFs", issue_lines(issues), colour=colour)
