"""Where each text of an element comes from: the bundled file, or a pack and what it replaces there."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from mofkit import bundled
from mofkit.content import files
from mofkit.content.active import active
from mofkit.content.overlay import Change
from mofkit.content.shapes import FILES, FOLDERS, Element, elements_in, paths, shape_of
from mofkit.errors import BadOption, did_you_mean
from mofkit.finding import Span
from mofkit.text.yamltext import YamlText


class Origin(NamedTuple):
    """One text of an element, where it is written, and what a pack's text took the place of."""

    field: str
    text: str
    place: str
    replaces: str = ""
    replaces_place: str = ""


class Provenance(NamedTuple):
    """An element, the content file it belongs to, and its texts; where it is hidden, what hides it."""

    id: str
    file: str
    texts: tuple[Origin, ...]
    hidden_by: str = ""


def provenance_of(id: str) -> list[Provenance]:
    """Every element of an id; raises BadOption if there is none."""
    found: list[Provenance] = []
    known: list[str] = []
    for path in _all_paths():
        model = shape_of(path)
        assert model is not None
        known += (elements := elements_in(files.data(path), model, path))
        changes = _changes(path)
        gone = [one for one in changes if one.id == id and one.verb == "hide"]
        if gone:
            found.append(Provenance(id, path, (), str(gone[0].span)))
        elif id in elements:
            found.append(Provenance(id, path, tuple(_origins(elements[id], id, path, changes))))
    if not found:
        hint = did_you_mean(id, known) or "`mofkit smf show SMF --process 1` prints ids"
        raise BadOption(f"nothing has the id {id!r}", hint=hint)
    return found


def said_by_packs(id: str) -> list[str]:
    """Where packs say something of an element, of the content files that were looked at so far."""
    packs = active()
    changes = (one for path in packs.changes().values() for one in path) if packs else ()
    return [f"{one.span} ({one.verb}{f' {one.field}' if one.field else ''})" for one in changes if one.id == id]


def _all_paths() -> Iterable[str]:
    """The files of content, with those that packs hide."""
    hidden = (f"{folder}/{name}" for folder in FOLDERS for name in files.bundled_names(folder))
    return dict.fromkeys([*paths(), *hidden])


def _changes(path: str) -> tuple[Change, ...]:
    packs = active()
    return packs.laid(path).changes if packs else ()


def _origins(element: Element, id: str, path: str, changes: tuple[Change, ...]) -> Iterator[Origin]:
    mine = [one for one in changes if one.id == id]
    for name, value in element.data.items():
        replaced = next((one for one in reversed(mine) if one.verb == "replace" and one.field == name), None)
        if replaced:
            before = _bundled_place(path, id, name) if _first(mine, name) is replaced else ""
            yield Origin(name, _words(value), str(replaced.span), _words(replaced.before), before)
            continue
        added = [one for one in mine if one.verb == "add" and one.field == name]
        whole = next((one for one in mine if one.verb == "add" and not one.field), None) or _holder(changes, id)
        place = str(whole.span) if whole else _bundled_place(path, id, name)
        kept = value[: len(value) - len(added)] if added else value
        if kept or not added:
            yield Origin(name, _words(kept), place)
        yield from (Origin(name, _words(one.after), str(one.span)) for one in added)


def _first(changes: list[Change], name: str) -> Change | None:
    return next((one for one in changes if one.verb == "replace" and one.field == name), None)


def _holder(changes: tuple[Change, ...], id: str) -> Change | None:
    """The change that brought an element as a part of another one."""
    return next((one for one in changes if one.verb == "add" and not one.field and id in _ids(one.after)), None)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["id"]] if isinstance(value.get("id"), str) else ())
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _ids(one)


def _bundled_place(path: str, id: str, field: str) -> str:
    if path not in FILES and path.partition("/")[2] not in files.bundled_names(path.partition("/")[0]):
        return ""
    text, model = _bundled(path), shape_of(path)
    element = elements_in(text.data, model, path).get(id) if model else None
    return str(text.value_span((*element.path, field))) if element else str(Span(text.path))


@lru_cache(maxsize=4)
def _bundled(path: str) -> YamlText:
    return files.text_of(bundled.folder("content") / f"{path}.yaml", path)


def _words(value: Any) -> str:
    """A value on one line; of elements, their ids."""
    if isinstance(value, list):
        return "; ".join(str(one.get("id", _words(one))) if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_words(one)}" for key, one in value.items())
    return "" if value is None else str(value)
