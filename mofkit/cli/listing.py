"""A list in the four formats in which every list of content can be had."""

import json
from collections.abc import Sequence
from typing import Literal

from mofkit.cli.session import data, out
from mofkit.cli.tables import table

Format = Literal["table", "json", "csv", "md"]


def print_list(
    names: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    kind: str,
    key: str,
    format: Format,
    colour: bool,
    headers: Sequence[str] = (),
    right: Sequence[int] = (),
) -> None:
    """Print rows as a table for people, or for machines under `names`; `key` holds them in the JSON of a `kind`."""
    if format == "json":
        body = [dict(zip(names, row, strict=True)) for row in rows]
        data(json.dumps({"schema_version": 1, "kind": kind, key: body}, indent=1))
    elif format == "md":
        from mofkit.report.markdown import table as markdown_table

        data(markdown_table(names, rows))
    elif format == "csv":
        from mofkit.workspace.tables import csv_lines

        data(csv_lines([names, *([str(cell) for cell in row] for row in rows)]))
    else:
        out(table(headers or names, rows, colour=colour, right=right))
