"""Nothing that is shown refers to what a pack hides.

Why: whoever follows the reference finds nothing there.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/documents/ola.yaml
hide: [ola]

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/documents/ola.yaml
replace:
  ola:
    text: We have one agreement for all teams; write down here what differs from it.
"""

from mofkit.finding import PACK_HIDES_NEEDED, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_HIDES_NEEDED, Severity.WARNING, of_packs(PACK_HIDES_NEEDED), __doc__)
