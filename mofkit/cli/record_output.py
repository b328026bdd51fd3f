"""A record as a person reads it: a field a line, parts of it indented below."""

from collections.abc import Iterator, Mapping
from typing import Any

from mofkit.shown import safe_text
from mofkit.workspace.tables import plain_cell


def record_lines(record: Mapping[str, Any], *, wide: int) -> Iterator[str]:
    """The fields that say something, their values in one column; `record` is plain data."""
    for name, value in _said(record):
        if _has_parts(value):
            yield f"  {name}"
            yield from _parts(value, 4)
        else:
            yield f"  {name:<{wide}}  {_cell(value)}"


def _parts(value: Any, indent: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, part in _said(value):
            yield f"{'':{indent}}{safe_text(name)}:{'' if _has_parts(part) else f' {_cell(part)}'}"
            if _has_parts(part):
                yield from _parts(part, indent + 2)
        return
    for part in filter(_says, value):
        first, *others = _parts(part, indent + 2) if isinstance(part, (Mapping, list)) else (_cell(part),)
        yield f"{'':{indent}}- {first.strip()}"
        yield from others


def _said(fields: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in fields.items() if _says(value))


def _says(value: Any) -> bool:
    """Whether a value is not empty, also not by all its parts."""
    if isinstance(value, Mapping):
        return any(map(_says, value.values()))
    return any(map(_says, value)) if isinstance(value, list) else value not in (None, "")


def _has_parts(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(one, (Mapping, list)) for one in value)
    )


def _cell(value: Any) -> str:
    return safe_text("yes" if value is True else "no" if value is False else plain_cell(value))
