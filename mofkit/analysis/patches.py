"""How far machines are patched: each row judged by its day, and counted by product, service and criticality."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal
from typing import Literal, NamedTuple

from mofkit.model.headers import CODES
from mofkit.model.inventory import Patch
from mofkit.model.patching import PatchException, PatchTest

Verdict = Literal["in-time", "late", "waiting", "overdue", "excepted", "unfit", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("in-time", "late", "waiting", "overdue", "excepted", "unfit", "unknown")
PREFIX = "patching.days."
# The days by criticality, where the workspace says no others.
DAYS: Mapping[str, int] = {"C1": 14, "C2": 30, "C3": 60, "??": 30}
AGES = ((14, "up to 14 days"), (30, "15 to 30 days"), (60, "31 to 60 days"), (90, "61 to 90 days"))
OLDEST = "more than 90 days"
GROUPS = ("criticality", "product", "service", "host", "patch")
_MOST_DAYS = 3_650


def days_of(thresholds: Mapping[str, str]) -> dict[str, int]:
    """The days by criticality, as the workspace says; what is no number of days leaves the default."""
    given = {name.removeprefix(PREFIX): days(text) for name, text in thresholds.items() if name.startswith(PREFIX)}
    return {**DAYS, **{code: count for code, count in given.items() if count and code in CODES}}


def days(text: str) -> int | None:
    """A number of days; nothing for what is none."""
    plain = text.strip()
    count = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 5 else 0
    return count if 0 < count <= _MOST_DAYS else None


def holds(one: PatchException, today: date) -> bool:
    """Whether an exception counts: it has a reason, a person, and a last day that has not passed."""
    return bool(one.reason.strip() and one.who and one.until and one.until >= today)


class Judge:
    """Judges patches by a day, the days allowed, and the exceptions that count."""

    def __init__(self, today: date, allowed: Mapping[str, int], exceptions: Iterable[PatchException]) -> None:
        self.today = today
        self.allowed = allowed
        self._by_host: dict[str, list[PatchException]] = defaultdict(list)
        for one in exceptions:
            if holds(one, today):
                self._by_host[one.host.strip().casefold()].append(one)

    def due(self, one: Patch) -> date | None:
        """The day by which it is to be installed."""
        return one.released + timedelta(days=self.allowed[one.criticality]) if one.released else None

    def verdict(self, one: Patch) -> Verdict:
        """How a patch stands on its machine."""
        due = self.due(one)
        if not one.fits:
            return "unfit"
        if not one.known or due is None:
            return "unknown"
        if one.installed and one.installed <= self.today:
            return "in-time" if one.installed <= due else "late"
        if self._excepted(one):
            return "excepted"
        return "overdue" if due < self.today else "waiting"

    def _excepted(self, one: Patch) -> bool:
        found = (*self._by_host.get(one.host.casefold(), ()), *self._by_host.get("", ()))
        return any(_means(each.product, one.product) and _means(each.patch, one.name) for each in found)


def _means(said: str, name: str) -> bool:
    return said.strip().casefold() in ("", name.casefold())


class Figures(NamedTuple):
    """Rows of a group by verdict."""

    in_time: int = 0
    late: int = 0
    waiting: int = 0
    overdue: int = 0
    excepted: int = 0
    unfit: int = 0
    unknown: int = 0

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(self)

    @property
    def due(self) -> int:
        """What is installed, or should be."""
        return self.in_time + self.late + self.overdue

    @property
    def compliance(self) -> Decimal | None:
        """Installed of what is due, in per cent, one decimal; nothing if nothing is due."""
        return _share(self.in_time + self.late, self.due)

    @property
    def punctual(self) -> Decimal | None:
        """Installed in time of what is due, in per cent."""
        return _share(self.in_time, self.due)


def _share(part: int, whole: int) -> Decimal | None:
    # Cut off, not rounded: 99.96 of 100 machines are not all of them.
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_DOWN) if whole else None


class Overdue(NamedTuple):
    """A patch that is not in, past its day, with nobody's leave."""

    patch: Patch
    due: date
    days: int


class Compliance:
    """Patches counted one by one; only those that are overdue are kept."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.overdue: list[Overdue] = []
        self.ages: Counter[str] = Counter()
        self.odd = 0
        self._counts: dict[str, dict[str, Counter[Verdict]]] = {name: defaultdict(Counter) for name in GROUPS}
        self._all: Counter[Verdict] = Counter()
        self._first: dict[tuple[str, str], tuple[date, int]] = {}

    def add(self, one: Patch) -> None:
        """One patch more."""
        verdict, judge = self.judge.verdict(one), self.judge
        self._all[verdict] += 1
        names = (one.criticality, one.product, one.service, one.host, f"{one.product}: {one.name}")
        for group, name in zip(GROUPS, names, strict=True):
            self._counts[group][name][verdict] += 1
        if one.installed and one.released and one.installed < one.released:
            self.odd += 1
        if verdict in ("waiting", "overdue", "excepted") and one.released:
            self.ages[age((judge.today - one.released).days)] += 1
        if verdict in ("in-time", "late") and one.installed:
            first, times = self._first.get((one.product, one.name), (one.installed, 0))
            self._first[one.product, one.name] = (min(first, one.installed), times + 1)
        due = judge.due(one)
        if verdict == "overdue" and due:
            self.overdue.append(Overdue(one, due, (judge.today - due).days))

    @property
    def whole(self) -> Figures:
        """All rows together."""
        return _figures(self._all)

    def by(self, group: str) -> dict[str, Figures]:
        """The rows of each group: most overdue first; criticality in its own order."""
        found = {name: _figures(count) for name, count in self._counts[group].items()}
        if group == "criticality":
            return {code: found[code] for code in CODES if code in found}
        return dict(sorted(found.items(), key=lambda one: (-one[1].overdue, -one[1].waiting, one[0])))

    def worst(self) -> list[Overdue]:
        """What is overdue, the longest first."""
        return sorted(self.overdue, key=lambda one: (-one.days, one.patch.criticality, one.patch.host, one.patch.name))

    def untested(self, tests: Iterable[PatchTest]) -> list["Untested"]:
        """Patches that are installed, and that no test passed; those on most machines first."""
        results: dict[tuple[str, str], list[PatchTest]] = defaultdict(list)
        for test in tests:
            results[test.product.strip().casefold(), test.patch.strip().casefold()].append(test)
        found = []
        for (product, patch), (first, times) in self._first.items():
            known = results.get((product.casefold(), patch.casefold()), [])
            if not any(test.passed for test in known):
                failed = any(test.passed is False for test in known)
                found.append(Untested(product, patch, times, first, failed))
        return sorted(found, key=lambda one: (-one.machines, one.product, one.patch))


class Untested(NamedTuple):
    """A patch that went in without a test that passed; `failed` where one did not."""

    product: str
    patch: str
    machines: int
    first: date
    failed: bool


def _figures(count: Counter[Verdict]) -> Figures:
    return Figures(*(count[name] for name in VERDICTS))


def age(days_old: int) -> str:
    """The age of a patch that is not in, since its release, as a bucket."""
    return next((name for most, name in AGES if days_old <= most), OLDEST)


BUCKETS = (*(name for _, name in AGES), OLDEST)
