"""What was made ready when mofkit was built, read with as little as possible: this stands at the start of an answer."""

import json
from collections.abc import Iterable
from typing import Any

from mofkit import bundled


def prepared(name: str, sources: Iterable[str]) -> Any:
    """The data of a prepared file, if it is there and no older than the content files it was made from."""
    content = bundled.folder_name("content")
    target = bundled.compiled(name)
    if not bundled.fresh(target, (f"{content}/{source}.yaml" for source in sources)):
        return None
    with open(target, "rb") as handle:
        return json.loads(handle.read())
