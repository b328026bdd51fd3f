"""The language of a workspace is one that a pack of it has.

Why: the bundled content is English. In a language that no pack has, everything stays English, and a typo looks just the
same.

Bad:

=== mofkit.yaml
schema_version: 1
language: dk

Good:

=== mofkit.yaml
schema_version: 1
language: da
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
languages: [en, da]
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted
from mofkit.workspace.packs import languages


def check(scope: Scope) -> Iterator[Hit]:
    """A language that is not English and that no active pack has, with its country or without."""
    wanted = scope.workspace.settings.language
    if wanted[:2] == "en":
        return
    there = languages(scope.workspace)
    if not {wanted, wanted[:2]} & there:
        message = f"no pack has the language {quoted(wanted)}"
        help = f"use {', '.join(sorted({'en', *there}))}, or add a pack that has it"
        yield Hit(scope.workspace.settings_span("language"), message, help, field="language")


RULE = Rule(Label("MOF541", "pack-language"), Severity.WARNING, check, __doc__)
