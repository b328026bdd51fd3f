"""An accountability as people read it."""

from collections.abc import Iterator

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.content.framework_types import Accountability


def accountability_page(one: Accountability, *, colour: bool) -> Iterator[str]:
    """An accountability with its role types and its SMFs."""
    yield heading(f"{one.name} accountability", colour=colour)
    yield from (wrapped(one.text), "")
    yield from section("Goals", (item("-", text, indent=2) for text in one.goals), colour=colour)
    types = (item(f"{role.id}:", role.text, indent=2) for role in one.role_types)
    yield from section("Role types", types, colour=colour)
    more = (
        ("answers for:", ", ".join(one.smfs)),
        ("takes part in:", ", ".join(one.supports)),
        ("with role types of others:", ", ".join(one.shared_role_types)),
    )
    yield from section("SMFs", (item(name, text, indent=2) for name, text in more if text), colour=colour)
