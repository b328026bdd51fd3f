"""What the rules about ledgers share: the problems of lines, found in one reading for all of them."""

from collections.abc import Iterator

from mofkit.lint.rule import Check, Hit, Scope
from mofkit.model.ledger import Cost


def told(*topics: str) -> Check:
    """The check of a rule whose findings come up while the lines of the ledgers are looked at."""

    def check(scope: Scope) -> Iterator[Hit]:
        """The problems of lines that are about the topics."""
        for one in scope.workspace.ledger_problems():
            if one.topic in topics:
                # A line has no name; what it is about and its file tell it from others.
                yield Hit(one.span, one.message, one.help, "", one.field)

    return check


def own_costs(scope: Scope) -> list[Cost]:
    """The costs in the currency of the workspace, in which goals and savings are said."""
    return [cost for cost in scope.workspace.ledger().costs if cost.currency == scope.workspace.settings.currency]


def first_ledger(scope: Scope) -> str:
    """The file that findings about all ledgers are told of: the last one, which is the newest by name."""
    return scope.workspace.ledger().files[-1].path
