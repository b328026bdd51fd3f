"""The fields of a pack are those of the content, and each says what it may say.

Why: an unknown or unfit field is left out, and what it was to say is not shown.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/glossary.yaml
replace:
  term-incident:
    txet: Something does not work as agreed.

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/glossary.yaml
replace:
  term-incident:
    text: Something does not work as agreed.
"""

from mofkit.finding import PACK_FIELD, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_FIELD, Severity.ERROR, of_packs(PACK_FIELD), __doc__)
