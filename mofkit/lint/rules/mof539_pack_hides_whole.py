"""A pack hides no SMF, no review and no scenario as a whole.

Why: the lifecycle, the triage and the plans count on the sixteen, the six and the seven. What is in them can be hidden.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/smfs/envision.yaml
hide: [envision]

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/smfs/envision.yaml
hide: [envision-goal-3]
"""

from mofkit.finding import PACK_HIDES_WHOLE, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_HIDES_WHOLE, Severity.ERROR, of_packs(PACK_HIDES_WHOLE), __doc__)
