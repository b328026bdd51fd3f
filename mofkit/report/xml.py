"""User text in XML: every character is shown, none is markup."""

import re
from html import escape

from mofkit.shown import safe_text

# No XML may hold these two, not even as references.
_NO_XML = re.compile("[\ufffe\uffff]")


def xml_text(text: str) -> str:
    """A value as text of an SVG, on one line."""
    return escape(_NO_XML.sub(lambda found: f"\\u{ord(found[0]):x}", safe_text(text)))
