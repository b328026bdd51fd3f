"""A pack changes elements that are in the content.

Why: an id with a typo, or in a file of another name, changes nothing, and nobody sees that it does not.

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
  term-incidnet:
    text: Something does not work as agreed.

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

from mofkit.finding import PACK_UNKNOWN_ID, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_UNKNOWN_ID, Severity.ERROR, of_packs(PACK_UNKNOWN_ID), __doc__)
