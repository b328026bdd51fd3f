"""What `mofkit agreement` prints."""

import json
from collections.abc import Iterator, Sequence

from mofkit.analysis.chain import NAMES, Link
from mofkit.cli.prose import heading, item
from mofkit.workspace.workspace import Workspace

_OWN = {"sla": "nothing", "ola": "no contract; our own people keep it", "uc": "the supplier"}


def page(links: Sequence[Link], workspace: Workspace, *, colour: bool) -> str:
    """Each agreement with what it rests on, and what is not carried."""
    return "\n".join(line for link in links for line in _one(link, workspace, colour=colour))


def _one(link: Link, workspace: Workspace, *, colour: bool) -> Iterator[str]:
    one = link.agreement
    yield heading(f"{NAMES[one.type]} {one.id}: {one.title}", colour=colour)
    yield item("services:", ", ".join(one.services) or "none", indent=2)
    rests = ", ".join(f"{NAMES[other.type]} {other.id}" for other in link.under)
    yield item("rests on:", rests or _OWN[one.type], indent=2)
    for weak in link.weak:
        yield item("!", f"{weak.message} ({workspace.span(weak.agreement, weak.field)})", indent=2)
        yield item("do:", weak.help, indent=4)
    if link.under and not link.weak:
        yield "  carried"
    yield ""


def told(links: Sequence[Link]) -> str:
    """The sum of it in a line."""
    weak = sum(len(link.weak) for link in links)
    sound = sum(not link.weak for link in links)
    count = "1 agreement" if len(links) == 1 else f"{len(links)} agreements"
    return f"{count}: {sound} sound, {len(links) - sound} with {weak} weakness{'' if weak == 1 else 'es'}"


def as_json(links: Sequence[Link], workspace: Workspace) -> str:
    """The same for machines."""
    body = [
        {
            "id": link.agreement.id,
            "type": link.agreement.type,
            "title": link.agreement.title,
            "services": list(link.agreement.services),
            "rests_on": [other.id for other in link.under],
            "weaknesses": [
                {
                    "kind": weak.kind,
                    "agreement": weak.agreement.id,
                    "field": weak.field,
                    "place": str(workspace.span(weak.agreement, weak.field)),
                    "message": weak.message,
                    "help": weak.help,
                }
                for weak in link.weak
            ],
        }
        for link in links
    ]
    return json.dumps({"schema_version": 1, "kind": "agreement-check", "agreements": body}, indent=1)
