"""A management review as people read it."""

from collections.abc import Iterator

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.content.framework_types import Review


def page(one: Review, *, colour: bool) -> Iterator[str]:
    """A review: who comes, what to bring, what to ask, what to decide and what comes out."""
    yield heading(one.name, colour=colour)
    yield from (wrapped(one.purpose), "")
    facts = (
        ("also called:", "; ".join(one.also)),
        ("stands in:", _place(one)),
        ("opens:", one.gate or ""),
        ("how often:", one.frequency),
        ("owner:", one.owner),
        ("with:", "; ".join(one.attendees)),
        ("note:", one.note),
    )
    yield from (item(name, text, indent=2) for name, text in facts if text)
    yield ""
    inputs = (
        item("-", f"{each.text} [{each.found_in}]" if each.found_in else each.text, indent=2) for each in one.inputs
    )
    yield from section("What to look at [where a workspace keeps it]", inputs, colour=colour)
    questions = (item(each.id, each.text, indent=2) for each in one.questions)
    yield from section("What to ask", questions, colour=colour)
    yield from section("What to decide", (item("-", text, indent=2) for text in one.decisions), colour=colour)
    yield from section("What comes out", (item("-", text, indent=2) for text in one.outputs), colour=colour)


def _place(one: Review) -> str:
    part = "Manage Layer" if one.phase == "manage" else f"{one.phase.capitalize()} Phase"
    tables = "".join(f", Table {number}" for number in one.source.tables)
    guide = one.source.smf and f"; the {one.source.smf} SMF, process {one.source.process}, Table {one.source.table}"
    return f"the overview of the {part}{tables}{guide}"
