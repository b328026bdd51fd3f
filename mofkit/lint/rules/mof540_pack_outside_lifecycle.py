"""An SMF or a review that a pack brings belongs to a phase of the lifecycle.

Why: lists follow the lifecycle; what is in no phase is in no list.

Bad:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/reviews/acme-data-protection.yaml
id: acme-data-protection
name: Data Protection Review
phase: manage
purpose: See whether we keep what we promise people about their data.
frequency: twice a year
owner: Data Protection Officer
attendees: [Compliance Manager]
inputs:
  - {id: acme-data-protection-input-1, text: Requests of people about their data}
questions:
  - {id: acme-data-protection-q1, text: Which data do we no longer need?}
decisions: [which data goes]
outputs: [actions]

Good:

=== mofkit.yaml
schema_version: 1
packs: [acme]
=== packs/acme/pack.yaml
name: acme
title: Our words
licence: internal use
=== packs/acme/reviews/acme-data-protection.yaml
id: acme-data-protection
name: Data Protection Review
phase: manage
purpose: See whether we keep what we promise people about their data.
frequency: twice a year
owner: Data Protection Officer
attendees: [Compliance Manager]
inputs:
  - {id: acme-data-protection-input-1, text: Requests of people about their data}
questions:
  - {id: acme-data-protection-q1, text: Which data do we no longer need?}
decisions: [which data goes]
outputs: [actions]
=== packs/acme/lifecycle.yaml
add:
  manage:
    reviews: [acme-data-protection]
"""

from mofkit.finding import PACK_OUTSIDE_LIFECYCLE, Severity
from mofkit.lint.rule import Rule, of_packs

RULE = Rule(PACK_OUTSIDE_LIFECYCLE, Severity.WARNING, of_packs(PACK_OUTSIDE_LIFECYCLE), __doc__)
