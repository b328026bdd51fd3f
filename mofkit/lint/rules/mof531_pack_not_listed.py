"""A pack in packs/ is listed in mofkit.yaml.

Why: only listed packs hold, in the order of the list. One that lies there unlisted looks as if it did.

Bad:

=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
"""

from collections.abc import Iterator

from mofkit.finding import Label, Severity, Span
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.workspace.files import PACKS, SETTINGS_FILE
from mofkit.workspace.packs import PACK_FILE, folders


def check(scope: Scope) -> Iterator[Hit]:
    """Packs that are there and that no list names."""
    listed = scope.workspace.settings.packs
    for name in folders(scope.workspace):
        if name not in listed:
            help = f"in {SETTINGS_FILE}, write packs: [{', '.join((*listed, name))}], or take the folder away"
            yield Hit(Span(f"{PACKS}/{name}/{PACK_FILE}"), f"pack {name} is not listed, so nothing of it holds", help)


RULE = Rule(Label("MOF531", "pack-not-listed"), Severity.WARNING, check, __doc__)
