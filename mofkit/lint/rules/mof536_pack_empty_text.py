"""A text of a pack says something.

Why: an empty question or meaning is a gap on the screen. What was there before stays until there is something better.

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
    text: ""

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

from mofkit.finding import PACK_EMPTY_TEXT, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_EMPTY_TEXT, Severity.ERROR, of_packs(PACK_EMPTY_TEXT), __doc__)
