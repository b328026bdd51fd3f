"""What packs change, as documents of a search: the index holds the content as it is bundled."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mofkit.content.active import active, laying
from mofkit.content.elements import elements
from mofkit.content.files import bundled_names
from mofkit.content.framework_elements import elements_in
from mofkit.content.search_documents import FIELDS, Document, document
from mofkit.content.search_words import folded, words

PACK = "pack"
_FOLDERS = ("smfs", "reviews", "documents")
_FILES = ("roles", "glossary", "lifecycle")


class PackDocuments(NamedTuple):
    """The documents that packs bring or reword, and those of the index that they take the place of."""

    brought: tuple[Document, ...]
    replaced: frozenset[Document]

    def words(self) -> set[str]:
        """Every word in them, folded."""
        return {folded(one[0]) for each in self.brought for field in FIELDS for one in words(each.words_of(field))}

    def about(self, _: Sequence[Sequence[str]]) -> Iterable[Document]:
        """All of them: there are few."""
        return self.brought


def of_packs() -> PackDocuments | None:
    """What the active packs change; nothing where there are none."""
    packs = active()
    if packs is None:
        return None
    paths = packs.paths()
    with laying(None):
        bundled = dict.fromkeys(_documents(path for path in paths if _is_bundled(path)))
    laid = dict.fromkeys(_documents(path for path in paths if not packs.laid(path).hidden))
    brought = (one._replace(origin=PACK) for one in laid if one not in bundled)
    return PackDocuments(tuple(brought), frozenset(one for one in bundled if one not in laid))


def _is_bundled(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return name in bundled_names(folder) if folder else True


def _documents(paths: Iterable[str]) -> Iterator[Document]:
    """The documents of content files, as they are now; of all that is not the framework if any is of that."""
    others = False
    for path in paths:
        if path.partition("/")[0] in (*_FOLDERS, *_FILES):
            yield from (document(one).on_one_line() for one in elements_in(path))
        else:
            others = True
    if others:
        yield from (document(one).on_one_line() for one in elements())
