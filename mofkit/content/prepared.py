"""What was made ready when mofkit was built, read with as little as possible: this stands at the start of an answer."""

import json
import os
from collections.abc import Iterable
from typing import Any

from mofkit import bundled


def prepared(name: str, sources: Iterable[str]) -> Any:
    """The data of a prepared file, if it is there and no older than the content files it was made from."""
    try:
        target = bundled.compiled(name)
        made = os.stat(target).st_mtime_ns
        if not bundled.installed():
            content = bundled.folder_name("content")
            if any(os.stat(f"{content}/{source}.yaml").st_mtime_ns > made for source in sources):
                return None
        with open(target, "rb") as handle:
            return json.loads(handle.read())
    except OSError:
        return None
