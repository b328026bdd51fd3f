"""A translated text is there in every language of its pack.

Why: where a language is missing, readers get English, in the middle of a page in their own language. What replaces a
bundled text need not repeat the English one.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
languages: [en, de, fr]
=== packs/acme/glossary.yaml
replace:
  term-incident:
    text: {de: Etwas geht nicht wie vereinbart.}

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
languages: [en, de]
=== packs/acme/glossary.yaml
replace:
  term-incident:
    text: {de: Etwas geht nicht wie vereinbart.}
"""

from mofkit.finding import PACK_UNTRANSLATED, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_UNTRANSLATED, Severity.WARNING, of_packs(PACK_UNTRANSLATED), __doc__)
