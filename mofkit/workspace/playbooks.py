"""Playbooks in a workspace: making the sections of a team, filling their regions, and what is still empty."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mofkit.content.scenarios import playbook
from mofkit.content.types import Named, Section
from mofkit.errors import BadOption, BrokenFile, nearest
from mofkit.model.person import Person
from mofkit.model.playbook import KIND, PlaybookSection
from mofkit.shown import quoted
from mofkit.text.markdown import MarkdownText, Part
from mofkit.text.regions import Broken, Region, refreshed, region, scan
from mofkit.text.regions import stale as is_stale
from mofkit.workspace.beside import text_path
from mofkit.workspace.draft import Draft
from mofkit.workspace.outline import below, means
from mofkit.workspace.workspace import Workspace

_BETWEEN = re.compile(r"[^a-z0-9]+")
_GUIDE = """\
<!--
Each heading is an item of the outline. Write below it, or delete it if it does not apply; translate it if you like, but
keep the first word of the comment below it. What stands between two marks, mofkit writes: `mofkit team playbook fill`.
Write above or below the marks, never between them.
-->"""


def slug(team: str) -> str:
    """A team as the first word of an id."""
    return _BETWEEN.sub("-", team.casefold()).strip("-") or "team"


def teams(workspace: Workspace) -> dict[str, str]:
    """The teams by their slugs: those of people, and those that have a playbook."""
    names = [one.team for one in workspace.all(Person)] + [one.team for one in workspace.all(PlaybookSection)]
    return {slug(name): name for name in reversed(names) if name.strip()}


def team_named(workspace: Workspace, word: str) -> str:
    """The team that somebody means; without a word, the one that has a playbook; raises BadOption."""
    known = teams(workspace)
    if word:
        if slug(word) in known:
            return known[slug(word)]
        near = nearest(slug(word), list(known))
        listed = f"teams are {', '.join(sorted(known.values()))}" if known else "say who is in it in people.csv"
        raise BadOption(
            f"nobody is in a team {quoted(word)}", hint=f"did you mean {known[near]!r}?" if near else listed
        )
    having = list(dict.fromkeys(one.team for one in workspace.all(PlaybookSection)))
    if len(having) == 1:
        return having[0]
    hint = f"name one: {', '.join(having)}" if having else "`mofkit team playbook new TEAM` makes one"
    raise BadOption("which team?" if having else "no team has a playbook", hint=hint)


def sections_of(workspace: Workspace, team: str) -> list[PlaybookSection]:
    """The sections of a team in the order of the outline; its own sections come last."""
    order = [one.id for one in playbook().sections]
    found = [one for one in workspace.all(PlaybookSection) if slug(one.team) == slug(team)]
    return sorted(found, key=lambda one: (order.index(one.section) if one.section in order else len(order), one.id))


def section_named(workspace: Workspace, team: str, word: str) -> PlaybookSection:
    """One section of a team's playbook by its id, or by a part of it; raises BadOption."""
    found = sections_of(workspace, team)
    exact = [one for one in found if word in (one.section, one.id)]
    close = exact or [one for one in found if word and word.casefold() in one.section]
    if len(close) == 1:
        return close[0]
    names = ", ".join(one.section for one in close or found) or "none; `mofkit team playbook new` makes them"
    raise BadOption(f"{'several sections' if close else 'no section'} {quoted(word)}", hint=f"sections are {names}")


def region_name(item: str) -> str:
    """The name of the region of an item."""
    return item.removeprefix("playbook-")


def begin(draft: Draft, team: str, owner: str, bodies: Mapping[str, str], heading: str) -> list[str]:
    """Write the sections that a team does not have yet; their ids. `heading` is the team as Markdown."""
    there = {one.section for one in sections_of(draft.workspace, team)}
    made = []
    for one in playbook().sections:
        if one.id not in there:
            id = f"{slug(team)}.{one.id}"
            draft.add(
                KIND,
                {"id": id, "team": team, "section": one.id, "owner": owner},
                text=_text(one, heading, bodies),
            )
            made.append(id)
    return made


def _text(section: Section, heading: str, bodies: Mapping[str, str]) -> str:
    parts = [f"# {heading}: {section.name}", f"<!-- {section.id}: {section.text} -->", _GUIDE]
    for item in section.items:
        parts += [f"## {item.name}", f"<!-- {item.id}: {item.text} -->"]
        name = region_name(item.id)
        if name in bodies:
            parts.append(region(name, bodies[name]).rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def fill(draft: Draft, one: PlaybookSection, bodies: Mapping[str, str], *, move_edits: bool = False) -> list[str]:
    """Write the regions of a section anew where the workspace says something else; those edited by hand, left alone.

    Raises:
        BrokenFile: its text is missing or in conflict.
    """
    home = draft.workspace.home(one)
    raw = draft.text(home)
    if raw is None:
        raise BrokenFile(text_path(home), "the text of this section is missing")
    draft.put_text(home, refreshed(raw, bodies, move_edits=move_edits))
    return [] if move_edits else [each.name for each in scan(raw)[0] if each.edited]


class Item(NamedTuple):
    """An item of the outline in a text: whether something is written, and on which line its heading is."""

    item: Named
    line: int
    filled: bool


class Written(NamedTuple):
    """A section as it is written: items that are there, those left out, regions, and broken marks."""

    path: str
    items: tuple[Item, ...]
    left_out: tuple[Named, ...]
    regions: tuple[Region, ...]
    broken: tuple[Broken, ...]

    @property
    def edited(self) -> tuple[Region, ...]:
        """The regions that somebody edited by hand."""
        return tuple(one for one in self.regions if one.edited)

    @property
    def empty(self) -> tuple[Item, ...]:
        """The items in which nothing is written."""
        return tuple(one for one in self.items if not one.filled)

    def stale(self, bodies: Mapping[str, str]) -> tuple[Region, ...]:
        """The regions of which the workspace says something else now."""
        return tuple(one for one in self.regions if is_stale(one, bodies))


def written(workspace: Workspace, one: PlaybookSection) -> Written | None:
    """What is written in a section; nothing if its text is missing or cannot be read."""
    path = text_path(workspace.home(one))
    text = workspace.markdown(path)
    if text is None:
        return None
    outline = next((section.items for section in playbook().sections if section.id == one.section), ())
    found = _placed(text)
    items = tuple(
        Item(item, found[item.id].line, _filled(found[item.id], text.parts)) for item in outline if item.id in found
    )
    left_out = tuple(item for item in outline if item.id not in found)
    return Written(path, items, left_out, *scan(workspace.files[path]))


def _placed(text: MarkdownText) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for part in text.parts:
        for comment in part.comments if part.level else ():
            first = comment.text.split(maxsplit=1)[:1]
            found.setdefault(first[0].rstrip(":") if first else "", part)
    return found


def _filled(part: Part, parts: tuple[Part, ...]) -> bool:
    return any(means(row.text) for row in below(part, parts, set()))
