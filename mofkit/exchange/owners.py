"""Names of owners in a foreign table, and the people of ours that they mean."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from mofkit.exchange.foreign import safe_id
from mofkit.model.person import Person
from mofkit.workspace.workspace import Workspace

# The first of several names in a cell is enough for an id.
_FIRST = re.compile(r"[|/(,;@\n]")
_SHORT = 40


class Owners(NamedTuple):
    """The id of each name that is known, how often each other one stands there, and who is to be added.

    `now` leads from ids of ours, former ones too, to those of today.
    """

    ids: dict[str, str]
    unknown: dict[str, int]
    now: dict[str, str]
    added: tuple[dict[str, str], ...] = ()


def folded(name: str) -> str:
    """A name as it is compared: case and blanks aside."""
    return " ".join(name.split()).casefold()


def owners(workspace: Workspace, names: Iterable[str], *, add: bool) -> Owners:
    """Whom names mean: the one person of that id, name or mail address. With `add`, the others become people."""
    people = _people(workspace)
    now = {name: one.id for one in workspace.all(Person) for name in (*one.aliases, one.id)}
    counted = Counter(filter(None, names))
    known = {
        folded(name): next(iter(people[folded(name)])) for name in counted if len(people.get(folded(name), ())) == 1
    }
    others = {name: times for name, times in counted.items() if folded(name) not in known}
    if not add:
        return Owners(known, others, now)
    # Who is called like two people of ours is not a third.
    new = dict.fromkeys(" ".join(name.split()) for name in others if folded(name) not in people)
    added = _new_people(new, {id.casefold() for id in workspace.ids("person")})
    known |= {folded(one["name"]): one["id"] for one in added}
    return Owners(known, {name: times for name, times in others.items() if folded(name) not in known}, now, added)


def _people(workspace: Workspace) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for person in workspace.all(Person):
        for name in (person.id, person.name, person.email, *person.aliases):
            if name:
                found.setdefault(folded(name), set()).add(person.id)
    return found


def _new_people(names: Iterable[str], taken: set[str]) -> tuple[dict[str, str], ...]:
    """A row for each name, once however it is written, with an id that nobody has."""
    rows: dict[str, dict[str, str]] = {}
    for name in names:
        if folded(name) in rows:
            continue
        stem = safe_id(_FIRST.split(name)[0].casefold())[:_SHORT].rstrip("-._") or "person"
        id, number = stem, 1
        while id.casefold() in taken:
            number += 1
            id = f"{stem}-{number}"
        taken.add(id.casefold())
        rows[folded(name)] = {"id": id, "name": name, **({"email": name} if "@" in name else {})}
    return tuple(rows.values())
