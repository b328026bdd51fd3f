"""From a workspace to its findings: every rule, sifted by choice, weight, suppression and baseline."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mofkit.content.active import laying
from mofkit.errors import BadOption, did_you_mean
from mofkit.finding import BAD_VALUE, Finding, Severity
from mofkit.lint.rule import Rule, Scope
from mofkit.lint.rules import RULES
from mofkit.lint.suppress import Suppression, suppressions
from mofkit.model.settings import LintSettings
from mofkit.workspace.packs import active_of
from mofkit.workspace.workspace import Workspace

Fingerprint = tuple[str, str, str, str]


class Choice(NamedTuple):
    """Which rules run, by code, slug, or the first letters of a code."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


EVERYTHING = Choice()


class Outcome(NamedTuple):
    """The findings that count, and how many did not and why."""

    findings: tuple[Finding, ...]
    suppressed: int = 0
    baselined: int = 0


def lint(
    workspace: Workspace,
    today: date,
    choice: Choice = EVERYTHING,
    *,
    known: Iterable[Fingerprint] = (),
    rules: Sequence[Rule] = RULES,
) -> Outcome:
    """The findings of a workspace on a day, in the order of files and lines.

    `known` are fingerprints of findings that are not news: a baseline, or those of an earlier revision.

    Raises:
        BadOption: `choice` names a rule that does not exist.
    """
    chosen = _chosen(rules, choice, workspace.settings.lint)
    accepted = suppressions(workspace)
    scope = Scope(workspace, today, accepted)
    packs = active_of(workspace) if workspace.settings.packs else None
    # What the rules know of the content is what this workspace says; a revision of the past had its own packs.
    with laying(lambda: packs):
        found = [finding for rule in chosen if not rule.after for finding in _findings(rule, scope)]
    found = _without_echoes(found)
    kept, used = _sifted(found, [one for one in accepted if one.reason and not one.expired(today)])
    suppressed = len(found) - len(kept)
    ran = frozenset(name for rule in chosen for name in rule.label)
    last = scope._replace(used=frozenset(used), ran=ran)
    kept += [finding for rule in chosen if rule.after for finding in _findings(rule, last)]
    old = frozenset(known)
    news = [finding for finding in kept if finding.fingerprint not in old]
    return Outcome(tuple(sorted(set(news), key=lambda one: one.key)), suppressed, len(kept) - len(news))


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """Without what other rules say of a field that could not be read at all."""
    unread = {(one.span.path, one.record, one.field) for one in found if one.label == BAD_VALUE}
    return [one for one in found if one.label == BAD_VALUE or (one.span.path, one.record, one.field) not in unread]


def _sifted(found: list[Finding], accepted: list[Suppression]) -> tuple[list[Finding], set[Suppression]]:
    """The findings that no suppression covers, and the suppressions that were of use."""
    by_path: dict[str, list[Suppression]] = {}
    for one in accepted:
        by_path.setdefault(one.path if one.line else "", []).append(one)
    kept, used = [], set()
    for finding in found:
        near = (*by_path.get("", ()), *by_path.get(finding.span.path, ()))
        covering = [one for one in near if one.covers(finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    return kept, used


def rule_named(word: str, rules: Sequence[Rule] = RULES) -> Rule:
    """The rule of a code or slug; raises BadOption."""
    for rule in rules:
        if word.casefold() in (rule.code.casefold(), rule.slug):
            return rule
    names = [name for rule in rules for name in rule.label]
    raise BadOption(f"no rule {word!r}", hint=did_you_mean(word, names) or "`mofkit rule` lists them all")


def _findings(rule: Rule, scope: Scope) -> Iterable[Finding]:
    weight = _weight(rule, scope.workspace.settings.lint)
    for hit in rule.check(scope):
        yield Finding(hit.span, rule.label, weight, hit.message, hit.help, hit.record, hit.field)


def _weight(rule: Rule, settings: LintSettings) -> Severity:
    named = settings.severity.get(rule.code) or settings.severity.get(rule.slug)
    return Severity(named) if named else rule.severity


def _chosen(rules: Sequence[Rule], choice: Choice, settings: LintSettings) -> list[Rule]:
    select = choice.select or settings.select
    ignore = (*choice.ignore, *settings.ignore)
    for word in (*choice.select, *choice.ignore):
        if not any(_answers(rule, word) for rule in rules):
            rule_named(word, rules)
    off = [name for name, weight in settings.severity.items() if weight == "off"]
    return [
        rule
        for rule in rules
        if (not select or any(_answers(rule, word) for word in select))
        and not any(_answers(rule, word) for word in (*ignore, *off))
    ]


def _answers(rule: Rule, word: str) -> bool:
    word = word.strip().casefold()
    return bool(word) and (rule.code.casefold().startswith(word) or rule.slug == word)
