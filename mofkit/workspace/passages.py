"""A workspace's files as documents of a search, by their lines: it costs no models, and nothing written is missed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from mofkit.content.search_documents import Document
from mofkit.content.search_words import folded, words
from mofkit.workspace.files import PACKS, RECORD_FILES, SETTINGS_FILE, is_private, read, walk

if TYPE_CHECKING:
    from mofkit.workspace.cutting import Passage, Said

WORKSPACE = "workspace"
_RECORDS_AND_PAGES = (*RECORD_FILES, ".md")
_PACKS = f"{PACKS}/"


class Passages:
    """What a workspace's files say, read once; `homes` are the kinds of record with where they are kept."""

    def __init__(self, root: str, homes: Iterable[tuple[str, str, bool]]) -> None:
        self._homes = list(homes)
        self._texts = list(_texts(root))

    def words(self) -> set[str]:
        """Every word in the files, folded."""
        return {folded(one[0]) for _, text, _ in self._texts for one in words(text)}

    def about(self, beginnings: Sequence[Sequence[str]]) -> Iterator[Document]:
        """The passages in which at least half of the parts of a question begin."""
        for path, text, lowered in self._texts:
            if _enough(lowered, beginnings):
                yield from self._in(path, text, beginnings)

    def _in(self, path: str, text: str, beginnings: Sequence[Sequence[str]]) -> Iterator[Document]:
        # Most questions have no answer in a workspace, and need not know how one is read.
        from mofkit.workspace.cutting import ways

        cut, read = ways(path)
        for passage in cut(text):
            if _enough(passage.text.casefold(), beginnings):
                yield self._document(path, passage, read(passage))

    def _document(self, path: str, passage: "Passage", found: "Said") -> Document:
        kind, id = self._record(path)
        id, place = found.id or id, f"{path}:{passage.first}"
        return Document(
            f"{kind}:{id}" if kind and id else place,
            kind or ("page" if path.endswith(".md") else "file"),
            " ".join(found.name.split()),
            found.text,
            place=place,
            command=f"show {kind}:{id}" if kind and _is_plain(id) else "",
            origin=WORKSPACE,
        )

    def _record(self, path: str) -> tuple[str, str]:
        """The kind of record that a path holds, or that it is a text of, and the id that the path says."""
        for kind, home, has_text in self._homes:
            of = f"{path.removesuffix('.md')}.yaml" if has_text and path.endswith(".md") else path
            words = _starred(home, of)
            if words is not None:
                return kind, ".".join(words)
        return "", ""


def _is_shown(path: str) -> bool:
    return path.endswith(_RECORDS_AND_PAGES) and not path.startswith(_PACKS) and not is_private(path)


def _texts(root: str) -> Iterator[tuple[str, str, str]]:
    """The files with their text, and the same in lower case."""
    for path, entry in walk(root, _is_shown):
        raw = read(entry.path, path, root) if path != SETTINGS_FILE else b""
        # What cannot be read, the lint says; a search finds what can be.
        if isinstance(raw, bytes) and raw:
            text = raw.decode("utf-8", "replace").removeprefix("\ufeff")
            yield path, text, text.casefold()


def _enough(lowered: str, beginnings: Sequence[Sequence[str]]) -> bool:
    return 2 * sum(any(one in lowered for one in part) for part in beginnings) >= max(len(beginnings), 1)


def _starred(home: str, path: str) -> list[str] | None:
    """What stands in a path for each `*` of a home; nothing if it is no such path."""
    ways, steps = home.split("/"), path.split("/")
    if len(ways) != len(steps):
        return None
    found = []
    for way, step in zip(ways, steps, strict=True):
        before, star, after = way.partition("*")
        word = step[len(before) : len(step) - len(after)]
        if step != before + (word if star else "") + after or (star and not word):
            return None
        found += [word] if star else []
    return found


def _is_plain(id: str) -> bool:
    """Whether an id can be typed as it is."""
    return id.translate(dict.fromkeys(map(ord, "-._"))).isalnum()
