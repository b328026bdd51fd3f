"""A pack that mofkit.yaml lists is in packs/.

Why: without it, everybody reads the bundled words and takes them for the agreed ones.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]

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

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.shown import quoted
from mofkit.workspace.files import SETTINGS_FILE
from mofkit.workspace.packs import folders


def check(scope: Scope) -> Iterator[Hit]:
    """Listed packs without a folder that has a pack.yaml."""
    workspace, here = scope.workspace, folders(scope.workspace)
    for at, name in enumerate(workspace.settings.packs):
        if name not in here:
            near = nearest(name, here)
            message = f"no pack {quoted(name)} in packs/" + (f"; did you mean {quoted(near)}?" if near else "")
            help = f"put it into packs/{name}/ with a pack.yaml, or take it out of {SETTINGS_FILE}"
            yield Hit(workspace.settings_span("packs", at), message, help, field=f"packs.{at}")


RULE = Rule(Label("MOF530", "pack-missing"), Severity.ERROR, check, __doc__)
