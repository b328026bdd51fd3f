"""What a rule is: a name, a weight, a check, and its manual page."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from mofkit.finding import Finding, Label, Severity, Span
from mofkit.lint.suppress import Suppression
from mofkit.model.action import Promise, promises
from mofkit.model.record import Record
from mofkit.model.service import Service
from mofkit.workspace import packs
from mofkit.workspace.draft import Draft
from mofkit.workspace.workspace import Workspace


class Hit(NamedTuple):
    """What a rule found, before it is given the rule's name and weight."""

    span: Span
    message: str
    help: str
    record: str = ""
    field: str = ""


class Scope(NamedTuple):
    """What a rule may look at: the workspace, the day it is, and which suppressions were of use so far."""

    workspace: Workspace
    today: date
    suppressions: tuple[Suppression, ...] = ()
    used: frozenset[Suppression] = frozenset()
    ran: frozenset[str] = frozenset()

    def in_use(self) -> list[Service]:
        """The services that are live: nobody minds gaps of one that is planned or retired."""
        return [service for service in self.workspace.all(Service) if service.in_use]

    def at(self, record: Record, field: str, message: str, help: str, *, index: int | None = None) -> Hit:
        """A hit at a field of a record."""
        return Hit(self.workspace.span(record, field, index), message, help, record.id, field)

    def promises(self) -> Iterator[tuple[Record, str, Promise]]:
        """Each promise of each record, with the beginning of its fields' names; an action is one itself."""
        for _, record in self.workspace.every():
            for field, promise in promises(record):
                yield record, f"{field}." if field else "", promise


Check = Callable[[Scope], Iterator[Hit]]
Fix = Callable[[Finding, Draft], bool]


class Rule(NamedTuple):
    """One rule. `fix` mends a finding in a draft and says whether it did; it must be safe: the meaning stays."""

    label: Label
    severity: Severity
    check: Check
    doc: str
    fix: Fix | None = None
    after: bool = False

    @property
    def code(self) -> str:
        """Such as MOF301; it never changes its meaning and is never given again."""
        return self.label.code

    @property
    def slug(self) -> str:
        """The name to read, such as action-overdue."""
        return self.label.slug

    @property
    def title(self) -> str:
        """The rule as a fact: the first line of its manual page."""
        return self.doc.strip().split("\n", 1)[0]


def reading(label: Label) -> Check:
    """The check of a rule whose findings were already made while the files were read."""

    def check(scope: Scope) -> Iterator[Hit]:
        """The findings of reading that carry the label."""
        for found in scope.workspace.problems:
            if found.label == label:
                yield Hit(found.span, found.message, found.help, found.record, found.field)

    return check


def of_packs(label: Label) -> Check:
    """The check of a rule whose findings are made while the packs of a workspace are looked through."""

    def check(scope: Scope) -> Iterator[Hit]:
        """The findings of the packs that carry the label."""
        for found in packs.findings(scope.workspace):
            if found.label == label:
                yield Hit(found.span, found.message, found.help, found.record, found.field)

    return check
