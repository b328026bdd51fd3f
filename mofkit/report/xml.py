"""User text in XML: every character is shown, none is markup."""

import re

from mofkit.shown import safe_text

# No XML may hold these two, not even as references.
_NO_XML = re.compile("[\ufffe\uffff]")
# Not by html.escape: its module brings along a table of all names that HTML has, 0.7 MB.
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def xml_text(text: str) -> str:
    """A value as text of an SVG, on one line."""
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):x}", safe_text(text)).translate(_MARKUP)
