"""One file of a pack over one content file: new data, what changed and where it is written, and what is wrong.

What has a mistake is left out and reported; all else holds. So a command shows what the lint accepts.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, Literal, NamedTuple

from mofkit.content.shapes import KEPT_WHOLE, elements_in, field_names, field_of, is_list, part_of
from mofkit.content.translated import Way, blanks, is_translated, says_nothing, told
from mofkit.errors import nearest
from mofkit.finding import (
    PACK_EMPTY_TEXT,
    PACK_FIELD,
    PACK_HIDES_WHOLE,
    PACK_ID_TAKEN,
    PACK_UNKNOWN_ID,
    Finding,
    Label,
    Span,
    problem,
)
from mofkit.model.record import Part, id_problem
from mofkit.shown import quoted
from mofkit.text.typed import read
from mofkit.text.yamltext import YamlText

VERBS = ("replace", "add", "hide")


class Change(NamedTuple):
    """One thing that a pack says: of which element, of which field if not of all of it, how, where, and what was there.

    `after` is what it says now.
    """

    id: str
    field: str
    verb: Literal["replace", "add", "hide"]
    span: Span
    before: Any = None
    after: Any = None


class Laid(NamedTuple):
    """A content file with packs over it; `hidden` if it is not to be shown at all."""

    data: Any
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    hidden: bool = False


class _Places(NamedTuple):
    """The places of a part of a file."""

    text: YamlText
    way: Way

    def span(self, path: Way = ()) -> Span:
        """Where the key is."""
        return self.text.span((*self.way, *path))

    def value_span(self, path: Way) -> Span:
        """Where the value is."""
        return self.text.value_span((*self.way, *path))


def laid_over(data: Any, path: str, model: type[Part], text: YamlText, language: str) -> Laid:
    """The data of a content file with one file of a pack over it."""
    laying = _Laying(data, path, model, text, language)
    for verb in _known_verbs(laying, text):
        said = text.data[verb]
        if verb == "hide" and isinstance(said, list):
            for at, id in enumerate(said):
                laying.hide(at, id)
        elif verb != "hide" and isinstance(said, dict):
            for id, fields in said.items():
                laying.fields(verb, id, fields)
        elif said is not None:
            wanted = "list of ids" if verb == "hide" else "mapping of ids"
            laying.wrong((verb,), PACK_FIELD, f"{verb} is no {wanted}", f"write a {wanted}")
    return Laid(laying.data, tuple(laying.changes), tuple(laying.findings), laying.hidden)


def new_file(path: str, model: type[Part], text: YamlText, language: str) -> Laid:
    """A document, an SMF or a review that a pack brings; no data if it cannot be read."""
    name = path.rpartition("/")[2]
    laying = _Laying({"id": ""}, path, model, text, language)
    said = laying.sound(text.data, model, ())
    if said is None:
        return Laid(None, (), tuple(laying.findings))
    if said["id"] != name:
        message = f"id is {quoted(said['id'])}; its file is named {quoted(name)}"
        laying.wrong(("id",), PACK_FIELD, message, "give both one name", id=name)
        return Laid(None, (), tuple(laying.findings))
    change = Change(name, "", "add", text.span(("id",)), after=said)
    return Laid(said, (change,), tuple(laying.findings))


def _known_verbs(laying: "_Laying", text: YamlText) -> Iterator[str]:
    if not isinstance(text.data, dict):
        laying.wrong((), PACK_FIELD, "file says nothing of replace, add and hide", "write one of them")
        return
    for key in text.data:
        if key not in VERBS and not key.startswith("x-"):
            laying.unknown_field((key,), key, VERBS)
    yield from (verb for verb in VERBS if verb in text.data)


class _Laying:
    """A content file while a pack's file is laid over it."""

    def __init__(self, data: Any, path: str, model: type[Part], text: YamlText, language: str) -> None:
        self.data = deepcopy(data)
        self.changes: list[Change] = []
        self.findings: list[Finding] = []
        self.hidden = False
        self._path, self._model, self._text, self._language = path, model, text, language
        self._count()

    def fields(self, verb: str, id: str, fields: Any) -> None:
        """Fields of an element that are replaced or added to."""
        if not isinstance(fields, dict):
            self.wrong((verb, id), PACK_FIELD, f"{id} has no fields", "name the fields and what they say", id=id)
        elif id not in self._elements:
            self._unknown((verb, id), id)
        elif verb == "replace":
            self._replace(id, {name: value for name, value in fields.items() if not name.startswith("x-")})
        else:
            for name, items in fields.items():
                self._add(id, name, items)

    def hide(self, at: int, id: Any) -> None:
        """An element that is not shown."""
        way = ("hide", at)
        if not isinstance(id, str) or id not in self._elements:
            self._unknown(way, str(id))
            return
        element = self._elements[id]
        if element.holder is not None:
            # By identity: an equal one may stand beside it.
            element.holder[:] = [one for one in element.holder if one is not element.data]
            self._count()
        elif self._path.startswith("documents/"):
            self.hidden = True
        else:
            kind = KEPT_WHOLE.get(self._path.partition("/")[0], "a file of content")
            help = "hide what is in it, by its ids"
            self.wrong(way, PACK_HIDES_WHOLE, f"{id} is {kind}, which cannot be hidden as a whole", help, id=id)
            return
        self.changes.append(Change(id, "", "hide", self._text.value_span(way), before=element.data))

    def sound(self, item: Any, model: type[Part], way: Way) -> dict[str, Any] | None:
        """A new element in the language asked for; nothing, and what is wrong with it, if it cannot be read."""
        # `{id: …, en: …}` would be read as a text in two languages.
        if not isinstance(item, dict) or is_translated(item):
            self.wrong(way, PACK_FIELD, f"element is {quoted(str(item))}; use a mapping of fields", "give it an id")
            return None
        said = _own(told(item, self._language), model)
        name = str(said.get("id", ""))
        for blank in blanks(item, way):
            self._blank(blank, name)
        own = {key: value for key, value in said.items() if not key.startswith("x-")}
        refused = self._read(model, own, way, name)
        ids = [self._sound_id(id, (*way, *one.path, "id")) for id, one in elements_in(said, model, "").items() if id]
        return said if not refused and all(ids) and not says_nothing(said) else None

    def unknown_field(self, way: Way, name: str, known: Iterable[str], id: str = "") -> None:
        """A field that is none."""
        known = list(known)
        near = nearest(name, known)
        message = f"unknown field {quoted(name)}" + (f"; did you mean {quoted(near)}?" if near else "")
        self.wrong(way, PACK_FIELD, message, f"fields are {', '.join(known)}", id=id, key=True)

    def wrong(self, way: Way, label: Label, message: str, help: str, *, id: str = "", key: bool = False) -> None:
        """Report a mistake, at the value or at the key."""
        span = self._text.span(way) if key else self._text.value_span(way)
        self.findings.append(problem(span, label, message, help, record=id, field=".".join(map(str, way))))

    def _replace(self, id: str, fields: dict[str, Any]) -> None:
        element = self._elements[id]
        new = {}
        for name, value in fields.items():
            way = ("replace", id, name)
            if name == "id":
                self.wrong(way, PACK_FIELD, f"id of {id} is fixed: others refer to it", "leave it out", id=id, key=True)
            elif is_list(element.model, name) and part_of(element.model, name):
                help = "replace each by its own id, or use add and hide"
                self.wrong(way, PACK_FIELD, f"{name} of {id} are elements with ids", help, id=id, key=True)
            elif value == "" and name in element.data and not field_of(element.model, name).is_required():
                new[name] = value
            else:
                for blank in blanks(value, way):
                    self._blank(blank, id)
                said = told(value, self._language, element.data.get(name))
                if not says_nothing(said):
                    new[name] = said
        refused = self._read(element.model, {**element.data, **new}, ("replace", id), id)
        for name, value in new.items():
            if name not in refused and value != element.data.get(name):
                span = self._text.value_span(("replace", id, name))
                self.changes.append(Change(id, name, "replace", span, element.data.get(name), value))
                element.data[name] = value
        self._count()

    def _add(self, id: str, name: str, items: Any) -> None:
        element, way = self._elements[id], ("add", id, name)
        lists = [known for known in field_names(element.model) if is_list(element.model, known)]
        if field_of(element.model, name) is None:
            self.unknown_field(way, name, lists, id)
        elif name not in lists:
            help = f"use replace; lists are {', '.join(lists)}"
            self.wrong(way, PACK_FIELD, f"{name} of {id} is no list, so nothing can be added", help, id=id, key=True)
        elif not isinstance(items, list):
            self.wrong(way, PACK_FIELD, f"{name} is no list", "write a list of what comes at the end", id=id)
        else:
            inner = part_of(element.model, name)
            for at, item in enumerate(items):
                if inner:
                    self._add_element(element.data.setdefault(name, []), item, inner, (*way, at))
                else:
                    self._add_text(element.data.setdefault(name, []), item, id, (*way, at))
            self._count()

    def _add_element(self, holder: list[Any], item: Any, model: type[Part], way: Way) -> None:
        said = self.sound(item, model, way)
        if said is None:
            return
        taken = [one for one in elements_in(said, model, "") if one in self._elements]
        if taken:
            message = f"id {quoted(taken[0])} is taken in content/{self._path}.yaml"
            self.wrong((*way, "id"), PACK_ID_TAKEN, message, "use replace to change it, or another id", id=taken[0])
            return
        holder.append(said)
        self.changes.append(Change(str(said.get("id", "")), "", "add", self._text.value_span(way), after=said))
        self._count()

    def _add_text(self, holder: list[Any], item: Any, id: str, way: Way) -> None:
        said = told(item, self._language)
        for blank in blanks(item, way):
            self._blank(blank, id)
        if isinstance(said, (dict, list)):
            self.wrong(way, PACK_FIELD, f"{way[2]} of {id} takes texts", "write one text an item", id=id)
        elif not says_nothing(said):
            holder.append(said)
            self.changes.append(Change(id, str(way[2]), "add", self._text.value_span(way), after=said))

    def _read(self, model: type[Part], data: dict[str, Any], way: Way, id: str) -> set[str]:
        """The fields in which data does not meet its model; each is reported, but for what is blank already."""
        blank = {one.field for one in self.findings if one.label == PACK_EMPTY_TEXT}
        _, wrong = read(model, data, _Places(self._text, way), id)
        for one in wrong:
            field = ".".join(map(str, (*way, one.field)))
            if field not in blank:
                self.findings.append(one._replace(label=PACK_FIELD, field=field))
        return {one.field.partition(".")[0] for one in wrong}

    def _sound_id(self, id: str, way: Way) -> bool:
        why = id_problem(id)
        if why:
            self.wrong(way, PACK_FIELD, f"id is {quoted(id)}; use {why}", f"write {why}")
        return not why

    def _blank(self, way: Way, id: str) -> None:
        self.wrong(way, PACK_EMPTY_TEXT, f"{way[-1]} says nothing", "write it, or take the line out", id=id)

    def _unknown(self, way: Way, id: str) -> None:
        near = nearest(id, list(self._elements))
        guess = f"; did you mean {quoted(near)}?" if near else ""
        help = "`mofkit explain ID` and `mofkit smf show` print ids"
        self.wrong(way, PACK_UNKNOWN_ID, f"no {quoted(id)} in content/{self._path}.yaml{guess}", help, id=id, key=True)

    def _count(self) -> None:
        self._elements = elements_in(self.data, self._model, self._path)


def _own(item: dict[str, Any], model: type[Part]) -> dict[str, Any]:
    """An element of the organisation's own: it says so, and has no place in the guides to name."""
    found = dict(item)
    if field_of(model, "provenance"):
        found.setdefault("provenance", "pack")
    source = field_of(model, "source")
    if source is not None and source.is_required():
        found.setdefault("source", {})
    for name, value in item.items():
        inner = part_of(model, name)
        if inner and isinstance(value, list):
            found[name] = [_own(one, inner) if isinstance(one, dict) else one for one in value]
    return found
