"""An import map can be used as it is.

Why: maps are written once and used each month. A name in one that is written wrong is found now, and not on the day
when the new export is there and everybody waits.

Bad:

=== imports/cmdb.yaml
source: cmdb
key: Number
fields:
  nmae: Title

Good:

=== imports/cmdb.yaml
source: cmdb
key: Number
fields:
  name: Title
  x-own: Colour
"""

from collections.abc import Iterator

from mofkit.errors import nearest
from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.import_map import FILLED
from mofkit.shown import quoted
from mofkit.workspace.import_maps import import_maps


def check(scope: Scope) -> Iterator[Hit]:
    """Maps of the catalog that cannot be read, that fill what is no field, or that never fill the name."""
    for one in import_maps(scope.workspace):
        for found in one.problems:
            yield Hit(found.span, found.message, found.help, one.path, found.field)
        if one.map is None:
            continue
        strange = [field for field in one.map.fields if field not in FILLED and not field.startswith("x-")]
        for field in strange:
            near = nearest(field, FILLED)
            meant = f"; did you mean {quoted(near)}?" if near else ""
            help = f"fields are {', '.join(FILLED)}; begin your own with x-"
            yield Hit(one.span("fields", field), f"no field {quoted(field)} to fill{meant}", help, one.path, field)
        if "name" not in one.map.fields and not strange:
            help = "add `name: THEIR COLUMN` to its fields"
            yield Hit(one.span("fields"), "the map does not say where the name comes from", help, one.path, "name")


RULE = Rule(Label("MOF222", "import-map-shape"), Severity.ERROR, check, __doc__)
