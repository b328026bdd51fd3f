"""Several packs over all of the content, in their order: what it says then, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from mofkit.content import files
from mofkit.content.active import laying
from mofkit.content.overlay import Change, Laid, laid_over, new_file
from mofkit.content.shapes import FILES, FOLDERS, elements_in, paths, shape_of
from mofkit.content.translated import translations
from mofkit.errors import nearest
from mofkit.finding import (
    PACK_FIELD,
    PACK_HIDES_NEEDED,
    PACK_ID_TAKEN,
    PACK_OUTSIDE_LIFECYCLE,
    PACK_UNKNOWN_ID,
    PACK_UNTRANSLATED,
    PACK_WITHOUT_LICENCE,
    Finding,
    Span,
    problem,
)
from mofkit.model.pack import Pack
from mofkit.shown import quoted
from mofkit.text.yamltext import YamlText

_MOST_NAMED = 3
# Fields that hold words and no references.
_WORDS = frozenset(("id", "text", "name", "title", "term", "also"))


class LoadedPack(NamedTuple):
    """A pack as far as it can be read: what it says of itself, and its files by the content file they change.

    `size` counts its files, those that cannot be read among them.
    """

    name: str
    about: Pack | None
    place: Span
    files: Mapping[str, YamlText]
    findings: tuple[Finding, ...] = ()
    size: int = 0


class ActivePacks:
    """The packs of a run and what they make of the content; each content file is laid over once."""

    def __init__(self, packs: tuple[LoadedPack, ...], language: str) -> None:
        self.packs = packs
        self.language = language
        self._laid: dict[str, Laid] = {}

    def data(self, path: str) -> Any:
        """The data of a content file with the packs over it; raises BrokenContent."""
        return self.laid(path).data if self._touched(path) else files.bundled_data(path)

    def names(self, folder: str) -> list[str]:
        """The names of the files in a content folder: what packs bring is there, what they hide is not."""
        bundled = files.bundled_names(folder)
        ours = {path.partition("/")[2] for pack in self.packs for path in pack.files if path.startswith(f"{folder}/")}
        gone = {name for name in ours if self.laid(f"{folder}/{name}").hidden}
        brought = {name for name in ours if self.laid(f"{folder}/{name}").data is not None}
        return sorted({*bundled, *brought} - gone)

    def laid(self, path: str) -> Laid:
        """A content file with the packs over it, what they changed, and what is wrong with what they say."""
        if path not in self._laid:
            self._laid[path] = self._lay(path)
        return self._laid[path]

    def paths(self) -> set[str]:
        """The content files about which they say something."""
        return {path for pack in self.packs for path in pack.files}

    def changes(self) -> dict[str, tuple[Change, ...]]:
        """What the packs change, by the content file, of all that was looked at so far."""
        return {path: laid.changes for path, laid in self._laid.items() if laid.changes}

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with what was looked at so far."""
        return [
            *(one for pack in self.packs for one in pack.findings),
            *(one for laid in self._laid.values() for one in laid.findings),
        ]

    def _touched(self, path: str) -> bool:
        return any(path in pack.files for pack in self.packs)

    def _lay(self, path: str) -> Laid:
        model = shape_of(path)
        data = files.bundled_data(path) if model and _is_bundled(path) else None
        said = Laid(data)
        for pack in self.packs:
            text = pack.files.get(path)
            if text is None:
                continue
            if model is None or (said.data is None and not _is_new(text)):
                more = Laid(None, (), (_unknown_file(path, text),))
            elif said.data is None:
                more = new_file(path, model, text, self.language)
            elif _is_new(text):
                more = said._replace(changes=(), findings=(_taken_file(path, text),))
            else:
                more = laid_over(said.data, path, model, text, self.language)
            findings, changes = (*said.findings, *more.findings), (*said.changes, *more.changes)
            said = Laid(more.data, changes, findings, said.hidden or more.hidden)
        return said


def _is_bundled(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name in files.bundled_names(folder) if folder else True


def _is_new(text: YamlText) -> bool:
    return isinstance(text.data, dict) and "id" in text.data


def _unknown_file(path: str, text: YamlText) -> Finding:
    known = [*(f"{folder}/{name}" for folder in FOLDERS for name in files.bundled_names(folder)), *FILES]
    near = nearest(path, known)
    guess = f"; did you mean {quoted(near)}?" if near else ""
    help = f"a file stands under the name of the content file it changes, in {', '.join(FOLDERS)} or beside pack.yaml"
    return problem(Span(text.path), PACK_UNKNOWN_ID, f"no content file {quoted(path)}{guess}", help, record=path)


def _taken_file(path: str, text: YamlText) -> Finding:
    message = f"{path.rpartition('/')[2]} is there already, as content/{path}.yaml or in a pack before this one"
    help = "to change it, write replace, add or hide; for another one, choose another name"
    return problem(text.value_span(("id",)), PACK_ID_TAKEN, message, help, record=path)


# What is wrong.


def check(packs: ActivePacks) -> list[Finding]:
    """Everything that is wrong with the packs, in the order of files and lines."""
    every = dict.fromkeys(path for pack in packs.packs for path in pack.files)
    for path in every:
        packs.laid(path)
    with laying(lambda: packs):
        found = _Whole(packs)
        wrong = [
            *map(found.placed, packs.findings),
            *(one for pack in packs.packs for one in _about(pack)),
            *found.taken_elsewhere(),
            *found.needed(),
            *found.outside_lifecycle(),
        ]
    return sorted(set(wrong), key=lambda one: one.key)


def _about(pack: LoadedPack) -> Iterator[Finding]:
    if pack.about is None:
        return
    if not pack.about.licence.strip():
        help = "write licence: with the name of a licence, or internal use"
        yield problem(pack.place, PACK_WITHOUT_LICENCE, f"{pack.name} does not say who may use it", help)
    for text in pack.files.values():
        for way, value in translations(text.data):
            yield from _translation(text, way, value, pack.about.languages)


def _translation(
    text: YamlText, way: tuple[str | int, ...], value: dict[str, Any], languages: tuple[str, ...]
) -> Iterator[Finding]:
    field = ".".join(map(str, way))
    for tag in value:
        if tag not in languages:
            message = f"language {quoted(tag)} is not among those of the pack"
            help = f"languages in pack.yaml are {', '.join(languages)}"
            yield problem(text.span((*way, tag)), PACK_FIELD, message, help, field=f"{field}.{tag}")
    # A replaced text is there in English, as bundled.
    needed = [tag for tag in dict.fromkeys((*languages, "en")) if tag != "en" or way[:1] != ("replace",)]
    lacking = [tag for tag in needed if tag not in value]
    if lacking:
        message = f"{way[-1] if way else 'file'} is not there in {', '.join(lacking)}"
        help = "write it, or take the language out of pack.yaml"
        yield problem(text.span(way), PACK_UNTRANSLATED, message, help, field=field)


class _Whole:
    """All of the content with the packs over it, as one looks through it for what goes beyond one file."""

    def __init__(self, packs: ActivePacks) -> None:
        self._packs = packs
        self._data = {path: files.data(path) for path in paths()}
        self._homes: dict[str, list[str]] = {}
        for path, data in self._data.items():
            model = shape_of(path)
            for id in elements_in(data, model, path) if model else ():
                self._homes.setdefault(id, []).append(path)

    def placed(self, finding: Finding) -> Finding:
        """A finding; of an id that stands in another file, it says in which."""
        elsewhere = self._homes.get(finding.record, ())
        if finding.label != PACK_UNKNOWN_ID or not elsewhere:
            return finding
        return finding._replace(
            message=f"{quoted(finding.record)} stands in content/{elsewhere[0]}.yaml",
            help=f"move this to {elsewhere[0]}.yaml in the pack",
        )

    def taken_elsewhere(self) -> Iterator[Finding]:
        """New ids that another file has: `explain` would find the other."""
        for path, changes in self._packs.changes().items():
            for change in changes:
                others = [home for home in self._homes.get(change.id, ()) if home != path]
                if change.verb == "add" and not change.field and others:
                    message = f"id {quoted(change.id)} is taken in content/{others[0]}.yaml"
                    yield problem(change.span, PACK_ID_TAKEN, message, "choose another id", record=change.id)

    def needed(self) -> Iterator[Finding]:
        """What is hidden though others refer to it."""
        for path, changes in self._packs.changes().items():
            for change in changes:
                if change.verb == "hide":
                    users = list(dict.fromkeys(self._users(change, path)))
                    if users:
                        more = f" and {len(users) - _MOST_NAMED} more" if len(users) > _MOST_NAMED else ""
                        message = f"{change.id} is hidden, and still named by {', '.join(users[:_MOST_NAMED])}{more}"
                        help = "hide those too, or give it other words instead of hiding it"
                        yield problem(change.span, PACK_HIDES_NEEDED, message, help, record=change.id)

    def outside_lifecycle(self) -> Iterator[Finding]:
        """New SMFs and reviews that no phase lists, so that no list shows them."""
        phases = self._data["lifecycle"]["phases"]
        for path, changes in self._packs.changes().items():
            folder, _, name = path.partition("/")
            listed = {id for phase in phases for id in phase.get(folder, ())}
            brought = [one for one in changes if one.verb == "add" and one.id == name and not one.field]
            if brought and folder in ("smfs", "reviews") and name not in listed:
                message = f"{name} is in no phase of the lifecycle, so no list shows it"
                help = f"in lifecycle.yaml of the pack, add it to {folder} of plan, deliver, operate or manage"
                yield problem(brought[0].span, PACK_OUTSIDE_LIFECYCLE, message, help, record=name)

    def _users(self, change: Change, path: str) -> Iterator[str]:
        """The elements that refer to a hidden one, or to anything in it."""
        gone = {part["id"] for _, part in _parts(change.before, "") if isinstance(part.get("id"), str)}
        smf = path.partition("/")[2] if "activities" in change.before else ""
        for data in self._data.values():
            for holder, part in _parts(data, ""):
                if gone.intersection(_named(part)) or (smf and part.get("smf") == smf and _at(change.before, part)):
                    yield holder


def _at(process: dict[str, Any], part: dict[str, Any]) -> bool:
    """Whether a reference names a process by its number or its table."""
    numbers = (part.get("process"), *(part.get("processes") or ()))
    return process["number"] in numbers or process["table"] in (part.get("tables") or ())


def _named(part: dict[str, Any]) -> Iterator[str]:
    for key, value in part.items():
        if key not in _WORDS:
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))


def _parts(data: Any, holder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping in a file, with the id of the element it belongs to."""
    if isinstance(data, dict):
        holder = data.get("id", holder)
        yield holder, data
        for value in data.values():
            yield from _parts(value, holder)
    elif isinstance(data, list):
        for value in data:
            yield from _parts(value, holder)
