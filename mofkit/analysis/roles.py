"""Who holds which role, and what is wrong with it: gaps, overload, single heads, roles that should be kept apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from mofkit.content.framework_types import Combination, Roles
from mofkit.model.person import Person
from mofkit.model.role_assignment import RoleAssignment

WEEK = 100


class Holding(NamedTuple):
    """One role as one person holds it today; `row` is the assignment that says so, if people.csv does not."""

    person: str
    role: str
    accountability: str
    team: str = ""
    service: str = ""
    share: int | None = None
    stand_in: str = ""
    safeguard: str = ""
    row: RoleAssignment | None = None

    def meets(self, other: "Holding") -> bool:
        """Whether both are about the same service and team; what names none is about all of them."""
        same_service = not self.service or not other.service or self.service == other.service
        return same_service and (not self.team or not other.team or self.team.casefold() == other.team.casefold())


class Load(NamedTuple):
    """How much a person is given: how many roles, how much of the week, and how many roles that do not say."""

    person: str
    roles: int
    share: int
    unknown: int

    @property
    def over(self) -> bool:
        """Whether it is more than a week has."""
        return self.share > WEEK


class Clash(NamedTuple):
    """Two roles of one person that should be kept apart; `safeguard` is what keeps them apart all the same."""

    person: str
    first: Holding
    second: Holding
    rule: Combination

    @property
    def safeguard(self) -> str:
        """What keeps the two apart, in the words of either row."""
        return self.first.safeguard or self.second.safeguard


def accountability_of(known: Roles) -> dict[str, str]:
    """The accountability of each role type."""
    return {role.id: one.id for one in known.accountabilities for role in one.role_types}


def holdings(
    rows: Iterable[RoleAssignment], people: Iterable[Person], known: Roles, today: date
) -> tuple[Holding, ...]:
    """What is held today, in the order of the table; then the role types of people that the table says nothing of."""
    belongs = accountability_of(known)
    table = [_of_row(one, belongs) for one in rows if one.current(today) and one.person]
    said = {(one.person, one.role) for one in table}
    more = [
        Holding(person.id, role, belongs.get(role, ""), person.team)
        for person in people
        for role in dict.fromkeys(person.role_types)
        if not said & {(name, role) for name in (person.id, *person.aliases)}
    ]
    return (*table, *more)


def _of_row(one: RoleAssignment, belongs: Mapping[str, str]) -> Holding:
    home = one.accountability or belongs.get(one.role, "")
    return Holding(one.person, one.role, home, one.team, one.service, one.share, one.stand_in, one.safeguard, one)


def heads(held: Iterable[Holding]) -> dict[str, list[str]]:
    """Who answers for each accountability that somebody answers for."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in held:
        if not one.role and one.person not in found[one.accountability]:
            found[one.accountability].append(one.person)
    return dict(found)


def unheld(held: Iterable[Holding], known: Roles) -> list[str]:
    """The role types that nobody holds, in the order of the content."""
    taken = {one.role for one in held}
    return [role.id for one in known.accountabilities for role in one.role_types if role.id not in taken]


def vacancies(rows: Iterable[RoleAssignment], today: date) -> list[RoleAssignment]:
    """The rows that hold today and name nobody."""
    return [one for one in rows if one.current(today) and not one.person]


def loads(held: Iterable[Holding]) -> list[Load]:
    """How much each person is given, the most first."""
    mine: dict[str, list[Holding]] = defaultdict(list)
    for one in held:
        mine[one.person].append(one)
    found = [
        Load(who, len(given), sum(one.share or 0 for one in given), sum(one.share is None for one in given))
        for who, given in mine.items()
    ]
    return sorted(found, key=lambda one: (-one.share, -one.roles, one.person))


def single_heads(held: Sequence[Holding]) -> list[Holding]:
    """The roles that one person alone holds without a stand-in, of those the table speaks of."""
    found = []
    for one in held:
        others = {each.person for each in held if each.role == one.role and one.meets(each)} - {one.person}
        if one.row and one.role and not one.stand_in and not others:
            found.append(one)
    return found


def clashes(held: Iterable[Holding], known: Roles) -> Iterator[Clash]:
    """Each two roles of a person that the content keeps apart, where they meet."""
    mine: dict[str, list[Holding]] = defaultdict(list)
    for one in held:
        mine[one.person].append(one)
    rules = {frozenset(one.roles): one for one in known.not_together}
    for who, given in mine.items():
        for first, second in combinations(given, 2):
            rule = rules.get(frozenset((first.role, second.role)))
            if rule and first.meets(second):
                yield Clash(who, first, second, rule)
