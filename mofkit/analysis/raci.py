"""Who is responsible, accountable, consulted and informed: the content's role types with the people who hold them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mofkit.analysis.roles import Holding
from mofkit.content.framework_types import Raci, Smf

PARTS = (("R", "responsible"), ("A", "accountable"), ("C", "consulted"), ("I", "informed"))


class Part(NamedTuple):
    """A role type in a process, and who holds it."""

    role: str
    people: tuple[str, ...]


class Line(NamedTuple):
    """One process: who takes which part in it."""

    smf: str
    process: int
    name: str
    activities: tuple[str, ...]
    responsible: tuple[Part, ...]
    accountable: tuple[Part, ...]
    consulted: tuple[Part, ...]
    informed: tuple[Part, ...]

    @property
    def gaps(self) -> list[str]:
        """The roles that would have to act and that nobody holds."""
        return [one.role for one in (*self.accountable, *self.responsible) if not one.people]

    @property
    def answers(self) -> tuple[str, ...]:
        """Who is accountable: more than one is one too many."""
        return self.accountable[0].people

    def letters(self, person: str) -> str:
        """The letters of a person, such as `RA`."""
        return "".join(letter for letter, name in PARTS if any(person in one.people for one in getattr(self, name)))


def lines(smf: Smf, rows: Iterable[Raci], held: Sequence[Holding], process: int = 0) -> list[Line]:
    """The processes of an SMF, or one of them, with the people in their parts."""
    by_number = {row.process: row for row in rows if row.smf == smf.id}
    wanted = [one for one in smf.processes if one.number in by_number and process in (0, one.number)]
    return [
        Line(
            smf.id,
            one.number,
            one.name,
            tuple(activity.name for activity in one.activities),
            _parts(by_number[one.number].responsible, held),
            _parts((by_number[one.number].accountable,), held),
            _parts(by_number[one.number].consulted, held),
            _parts(by_number[one.number].informed, held),
        )
        for one in wanted
    ]


def _parts(roles: Iterable[str], held: Sequence[Holding]) -> tuple[Part, ...]:
    return tuple(Part(role, tuple(dict.fromkeys(one.person for one in held if one.role == role))) for role in roles)


def taking_part(lines: Iterable[Line]) -> list[str]:
    """Everybody who has a letter, in the order of the lines."""
    parts = (part for line in lines for _, name in PARTS for part in getattr(line, name))
    return list(dict.fromkeys(person for part in parts for person in part.people))
