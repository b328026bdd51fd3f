"""Packs where they are kept: in a folder anywhere, in packs/ on the disk, or in a workspace that was read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from mofkit.content.packs import ActivePacks, LoadedPack, check
from mofkit.errors import UnreadableFile
from mofkit.finding import PACK_FIELD, Finding, Span, problem
from mofkit.model.pack import Pack
from mofkit.shown import quoted
from mofkit.text.typed import read
from mofkit.text.yamltext import YamlText
from mofkit.workspace import files
from mofkit.workspace.files import PACKS
from mofkit.workspace.workspace import Workspace

PACK_FILE = "pack.yaml"


def pack_of(name: str, folder: str, texts: Mapping[str, YamlText | Finding]) -> LoadedPack:
    """A pack out of its files, whose paths are inside of its folder; `folder` is how its own path is shown."""
    about, found, place = None, [one for one in texts.values() if isinstance(one, Finding)], f"{folder}/{PACK_FILE}"
    said = texts.get(PACK_FILE)
    if said is None:
        found.append(problem(Span(place), PACK_FIELD, f"{folder} has no {PACK_FILE}", "write name, title and licence"))
    elif isinstance(said, YamlText):
        about, wrong = read(Pack, said.data or {}, said, name)
        found += [one._replace(label=PACK_FIELD) for one in wrong]
        if about and about.name != name:
            message = f"name is {quoted(about.name)}; its folder is {quoted(name)}"
            found.append(problem(said.value_span(("name",)), PACK_FIELD, message, "give both one name", field="name"))
    content = {
        path.removesuffix(".yaml"): text
        for path, text in texts.items()
        if isinstance(text, YamlText) and path != PACK_FILE
    }
    return LoadedPack(name, about, Span(place), content, tuple(found), len(texts))


def pack_in(folder: Path, shown: str) -> LoadedPack:
    """The pack of a folder anywhere; raises UnreadableFile if there is no such folder.

    `shown` is how its path is shown in findings.
    """
    folder = folder.absolute()
    if not folder.is_dir():
        raise UnreadableFile(shown, "it is no folder", hint="a pack is a folder with pack.yaml")
    return pack_of(folder.name, shown, dict(_texts(folder, shown)))


def _texts(folder: Path, shown: str) -> Iterator[tuple[str, YamlText | Finding]]:
    root = str(folder.resolve())
    for path, entry in files.walk(folder):
        if path.endswith(".yaml"):
            raw = files.read(entry.path, f"{shown}/{path}", root)
            yield path, raw if isinstance(raw, Finding) else YamlText.parse(raw, f"{shown}/{path}")


def active_in(root: Path) -> ActivePacks | None:
    """The packs that the workspace in a folder lists; nothing if it lists none. Without packs/ nothing is read."""
    if not (root / PACKS).is_dir():
        return None
    from mofkit.workspace.load import read_settings

    settings = read_settings(root)
    here = [name for name in settings.packs if _is_pack(root, name)]
    if not here:
        return None
    return ActivePacks(tuple(pack_in(root / PACKS / name, f"{PACKS}/{name}") for name in here), settings.language)


def _is_pack(root: Path, name: str) -> bool:
    folder = root / PACKS / name
    # A link is not followed, as nowhere in a workspace: it may lead out of it.
    return not folder.is_symlink() and not (root / PACKS).is_symlink() and (folder / PACK_FILE).is_file()


def folders(workspace: Workspace) -> list[str]:
    """The names of the packs that are there, listed or not."""
    found = (path.split("/") for path in workspace.files if path.startswith(f"{PACKS}/"))
    return list(dict.fromkeys(parts[1] for parts in found if parts[2:] == [PACK_FILE]))


def active_of(workspace: Workspace) -> ActivePacks | None:
    """The packs that a workspace lists and has."""
    here = set(folders(workspace))
    listed = [name for name in dict.fromkeys(workspace.settings.packs) if name in here]
    if not listed:
        return None
    return ActivePacks(tuple(_pack_of(workspace, name) for name in listed), workspace.settings.language)


def _pack_of(workspace: Workspace, name: str) -> LoadedPack:
    folder = f"{PACKS}/{name}/"
    texts: dict[str, YamlText | Finding] = {}
    for path in workspace.files:
        # What is no YAML is a finding of reading already.
        text = workspace.text(path) if path.startswith(folder) and path.endswith(".yaml") else None
        if isinstance(text, YamlText):
            texts[path.removeprefix(folder)] = text
    return pack_of(name, folder.rstrip("/"), texts)


# Every rule about packs asks for the same findings of the same workspace, one after the other.
@lru_cache(maxsize=1)
def findings(workspace: Workspace) -> tuple[Finding, ...]:
    """What is wrong with the packs that a workspace lists."""
    packs = active_of(workspace)
    return tuple(check(packs)) if packs else ()


def languages(workspace: Workspace) -> set[str]:
    """The languages of the packs that a workspace lists."""
    packs = active_of(workspace)
    return {tag for pack in (packs.packs if packs else ()) if pack.about for tag in pack.about.languages}
