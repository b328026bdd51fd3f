"""A rule that is named exists.

Why: a misspelt code accepts nothing and switches nothing off. The finding it was meant for comes back, or the rule
that was meant to be quiet is not.

Bad:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-12-01  # mofkit: ignore[action-overdu] reason="the supplier delivers in spring"
=== people.csv
id,name
kim,Kim Vale

Good:

=== actions/phones.yaml
id: phones
what: Answer the phones again
who: kim
when: 2026-10-01  # mofkit: ignore[action-overdue] reason="the supplier delivers in spring"
=== people.csv
id,name
kim,Kim Vale
"""

from collections.abc import Iterator

from mofkit.errors import nearest
from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted


def check(scope: Scope) -> Iterator[Hit]:
    """Suppressions and settings that name no rule."""
    # The list of rules holds this one, so it can only be had once all are made.
    from mofkit.lint.rules import RULES

    names = [name for rule in RULES for name in rule.label]
    whole = {name.casefold() for name in names}
    for one in scope.suppressions:
        if one.code.casefold() not in whole:
            yield _hit("suppression", one.code, names, one.span)
    for setting, word, span in _settings(scope):
        folded = word.strip().casefold()
        if folded not in whole and not (folded and any(rule.code.casefold().startswith(folded) for rule in RULES)):
            yield _hit(f"lint.{setting}", word, names, span)


def _settings(scope: Scope) -> Iterator[tuple[str, str, Span]]:
    workspace = scope.workspace
    for word in workspace.settings.lint.severity:
        yield "severity", word, workspace.settings_span("lint", "severity", word)
    for setting in ("select", "ignore"):
        for at, word in enumerate(getattr(workspace.settings.lint, setting)):
            yield setting, word, workspace.settings_span("lint", setting, at)


def _hit(who: str, word: str, names: list[str], span: Span) -> Hit:
    if not word:
        return Hit(span, f"{who} names no rule", "write the rule in brackets, as in ignore[MOF301]")
    near = nearest(word, names)
    guess = f"; did you mean {quoted(near)}?" if near else ""
    help = f"write {near}" if near else "`mofkit rule` lists the rules"
    return Hit(span, f"{who} names {quoted(word)}, which is no rule{guess}", help)


RULE = Rule(Label("MOF901", "suppression-unknown"), Severity.WARNING, check, __doc__)
