"""Every word of the content and of the pages that people read is a known one, so that a typo fails.

The known words are `cases/spelling/words.txt`. A new word that is right goes in by

    python tests/test_spelling.py WORD…

which keeps the list sorted; without a word it only sorts, as after a merge.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
LIST = TOP / "tests" / "cases" / "spelling" / "words.txt"
# The lexicon and the search hold other spellings on purpose; statements are ids; the reference is made of code.
CONTENT = [
    path
    for path in sorted((TOP / "content").rglob("*.yaml"))
    if path.parent.name != "lexicon" and path.stem not in ("statements", "search")
]
PAGES = [
    *(TOP / name for name in ("README.md", "CHANGELOG.md", "content/NOTICE.md", "workspace-template/demo/STORY.md")),
    *(path for path in sorted((TOP / "docs").rglob("*.md")) if path.parent.name not in ("reference", "rules")),
]
_WORD = re.compile(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]s?$")
# What is no prose: fenced blocks, code, where links lead, comments.
_FENCE = re.compile(r"^( *)(```+).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
_NO_PROSE = re.compile(r"`+[^`]*`+|\]\([^)\s]*\)|<[^>\s][^>]*>|https?://\S+")


def known() -> set[str]:
    return set(LIST.read_text("utf-8").split())


def prose(path: Path) -> str:
    """The text of a file, line by line where it was; in a page without what is no prose."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        text = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
        text = _NO_PROSE.sub(lambda found: " " + "\n" * found[0].count("\n"), text)
    return text


def words(text: str) -> Iterator[tuple[int, str]]:
    """Each word of three letters and more, with its line."""
    for number, line in enumerate(text.split("\n"), 1):
        yield from ((number, _GENITIVE.sub("", word.casefold())) for word in _WORD.findall(line))


def unknown(path: Path, good: set[str]) -> list[str]:
    """What is to be said of each word that is not known, once a file."""
    first: dict[str, int] = {}
    for line, word in words(prose(path)):
        if word not in good:
            first.setdefault(word, line)
    return [told(path, line, word, good) for word, line in first.items()]


def told(path: Path, line: int, word: str, good: set[str]) -> str:
    near = get_close_matches(word, good, n=1, cutoff=0.7)
    guess = f"; did you mean {near[0]!r}?" if near else ";"
    place = path.relative_to(TOP).as_posix() if path.is_relative_to(TOP) else path.name
    return f"{place}:{line}: {word!r} is no known word{guess} If it is right: python tests/test_spelling.py {word}"


@pytest.mark.parametrize("path", [*CONTENT, *PAGES], ids=lambda path: path.relative_to(TOP).as_posix())
def test_every_word_is_known(path: Path) -> None:
    wrong = unknown(path, known())
    assert not wrong, "\n" + "\n".join(wrong)


def test_the_list_is_sorted_and_has_each_word_once() -> None:
    lines = LIST.read_text("utf-8").split("\n")
    assert lines == [*sorted(set(lines) - {""}), ""], "sort it with: python tests/test_spelling.py"


def test_a_typo_is_told_with_file_line_nearest_word_and_what_to_do(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Title\n\n```console\n$ recieve\n```\n\nWe `recieve` it, and\n[it](recieve.md) is recieved's.\n")
    (message,) = unknown(page, {"title", "received", "and"})
    said = "page.md:8: 'recieved' is no known word; did you mean 'received'? If it is right: "
    assert message == f"{said}python tests/test_spelling.py recieved"


def test_in_content_every_line_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("text: >-\n  One line\n  anoter `lyne`\n")
    assert [one.partition(" is no")[0] for one in unknown(file, {"text", "one", "line"})] == [
        "a.yaml:3: 'anoter'",
        "a.yaml:3: 'lyne'",
    ]


if __name__ == "__main__":
    more = {word.casefold() for word in sys.argv[1:]}
    LIST.write_text("".join(f"{word}\n" for word in sorted(known() | more)), "utf-8")
