"""Compiles the content when a wheel or an editable install is made. Called by hatchling, not by mofkit."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileContent(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the JSON beside the package and, for a wheel, into it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say where the result goes."""
        sys.path.insert(0, self.root)
        from mofkit.content.compile import compile_all

        target = Path(self.root) / "mofkit" / "_bundled" / "compiled"
        compile_all(target, Path(self.root) / "content")
        if version != "editable":
            build_data["force_include"][str(target)] = "mofkit/_bundled/compiled"
