"""A pack says under which licence its texts may be used.

Why: packs are passed on. The bundled content is under CC BY 3.0; whoever gets yours must know what holds for it.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
"""

from mofkit.finding import PACK_WITHOUT_LICENCE, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_WITHOUT_LICENCE, Severity.ERROR, of_packs(PACK_WITHOUT_LICENCE), __doc__)
