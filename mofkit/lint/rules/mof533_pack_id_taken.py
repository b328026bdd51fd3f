"""What a pack adds has an id of its own.

Why: of two elements with one id only the first can be shown or changed. Begin your ids with the name of the pack.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/glossary.yaml
add:
  glossary:
    terms:
      - id: term-incident
        term: Incident
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
add:
  glossary:
    terms:
      - id: acme-term-parking-permit
        term: Parking permit
        text: What a resident shows behind the windscreen.
"""

from mofkit.finding import PACK_ID_TAKEN, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_ID_TAKEN, Severity.ERROR, of_packs(PACK_ID_TAKEN), __doc__)
