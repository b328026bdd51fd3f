"""Plain data to a typed record: every complaint of pydantic becomes a finding with its place.

What is sound is kept: a field that cannot be read is left out and reported, and the rest of the record stands.
"""

from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from mofkit.errors import nearest
from mofkit.finding import BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD, Finding, Span, problem
from mofkit.shown import quoted

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[str | int, ...]

_WANTED = {
    "int_parsing": "a whole number",
    "decimal_parsing": "a number such as 1250.00",
    "bool_parsing": "true or false",
    "string_type": "text",
    "string_unicode": "characters that UTF-8 has",
    "int_type": "a whole number",
    "list_type": "a list",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping of fields",
    "model_attributes_type": "a mapping of fields",
    "date_from_datetime_parsing": "a date such as 2026-11-30",
}


class Places(Protocol):
    """Whoever knows where a key and where its value is written."""

    def span(self, path: Loc = ()) -> Span:
        """Where the key, or its nearest written parent, is."""

    def value_span(self, path: Loc) -> Span:
        """Where the value is."""


def read(model: type[Model], data: Any, places: Places, record: str = "") -> tuple[Model | None, list[Finding]]:
    """The record, or nothing if too little of it can be read, and what is wrong with it."""
    try:
        return model.model_validate(data), []
    except ValidationError:
        data = _said(data)
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        complaints = error.errors(include_url=False, include_context=True)
    found = [one for one in (_finding(model, item, places, record) for item in complaints) if one]
    if not isinstance(data, dict):
        return None, found
    try:
        return model.model_validate(_without(data, complaints)), found
    except ValidationError:
        return None, found


def _said(data: Any) -> Any:
    """The data less the keys with nothing behind them: `owner:` says as much as no owner at all."""
    if isinstance(data, dict):
        return {key: _said(value) for key, value in data.items() if value is not None}
    return [_said(item) for item in data] if isinstance(data, list) else data


def _without(data: Any, complaints: Any) -> Any:
    """The data less what is complained of: an unknown key alone, else the whole top-level field."""
    for item in complaints:
        loc = item["loc"]
        if item["type"] == "extra_forbidden" and _holds(data, loc):
            data = _cut(data, loc)
        elif loc and _holds(data, loc[:1]):
            data = _cut(data, loc[:1])
    return data


def _holds(data: Any, loc: Loc) -> bool:
    # A location may have steps of pydantic's own, such as the name of one model of several.
    for step in loc:
        if not (step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))):
            return False
        data = data[step]
    return True


def _cut(data: Any, loc: Loc) -> Any:
    step, rest = loc[0], loc[1:]
    if isinstance(data, list):
        return [_cut(item, rest) if at == step else item for at, item in enumerate(data)]
    if rest:
        return {**data, step: _cut(data[step], rest)}
    return {key: value for key, value in data.items() if key != step}


def _finding(model: type[BaseModel], complaint: Any, places: Places, record: str) -> Finding | None:
    kind, loc = complaint["type"], tuple(step for step in complaint["loc"])
    field = ".".join(str(step) for step in loc)
    name = str(loc[-1]) if loc else "the file"
    if kind == "extra_forbidden":
        if name.startswith("x-"):
            return None
        known = _fields_at(model, loc[:-1])
        near = nearest(name, known)
        message = f"unknown field {quoted(name)}" + (f"; did you mean {quoted(near)}?" if near else "")
        help = f"rename it, or begin it with x- to keep it as your own; fields are {', '.join(known)}"
        return problem(places.span(loc), UNKNOWN_FIELD, message, help, record=record, field=field)
    if kind == "missing":
        message = f"{field} is missing"
        return problem(places.span(loc[:-1]), MISSING_FIELD, message, f"add {name}", record=record, field=field)
    value = complaint["input"]
    shown = (
        quoted(value)
        if isinstance(value, str)
        else {dict: "a mapping", list: "a list", type(None): "empty"}.get(type(value), "a value")
    )
    if _is_private(model, loc):
        # What is private is not quoted: findings are read by others, in CI too.
        shown = "no value of its kind"
    message = f"{field or name} is {shown}; use {_wanted(complaint)}"
    return problem(
        places.value_span(loc), BAD_VALUE, message, f"write {_wanted(complaint)}", record=record, field=field
    )


def _is_private(model: type[BaseModel], loc: Loc) -> bool:
    """Whether a location leads through a field that is marked as private."""
    inner: type[BaseModel] | None = model
    for step in loc:
        field = inner.model_fields.get(step) if inner and isinstance(step, str) else None
        if field:
            if any(getattr(mark, "private", False) for mark in field.metadata):
                return True
            inner = _inner_model(field.annotation)
    return False


def _wanted(complaint: Any) -> str:
    kind, context = complaint["type"], complaint.get("ctx", {})
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "").replace(" or ", ", ").removeprefix(", ")
    if kind == "value_error":
        return str(context["error"])
    if kind in ("string_too_short", "too_short"):
        return "something that is not empty"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters"
    return _WANTED.get(kind) or str(complaint["msg"])[:1].lower() + str(complaint["msg"])[1:]


def _fields_at(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The field names of the model that a location leads into; those of the outermost if it cannot be told."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        inner = _inner_model(field.annotation) if field else None
        if inner is None:
            break
        model = inner
    return tuple(model.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _inner_model(part)
        if found:
            return found
    return None
