"""Ids and names that look the same are the same.

Why: a Cyrillic letter in a Latin word, or a character that takes no room, cannot be seen and cannot be found by
typing. Two records that look alike are taken for one.

Bad:

=== people.csv
id,name
kim,Kim Vale
kim.v,Kim V\u0430le

Good:

=== people.csv
id,name
kim,Kim Vale
kim.v,Kim Valet
"""

import re
import unicodedata
from collections.abc import Iterator

from mofkit.finding import Label, Severity
from mofkit.lint.rule import Hit, Rule, Scope
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Record
from mofkit.shown import quoted

# Cyrillic and Greek letters, and the Latin ones that most fonts draw the same way.
_LIKE = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u0475\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03bf\u03b1\u03bd\u03c1\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdhvqwABEKMHOPCTYXIJSoavpABEZHIKMNOPTYX",
)
_UNSEEN = re.compile("[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# The joiners belong to the spelling of some scripts, but not of ours.
_JOINERS = re.compile("(?<=[\x20-\x7e])[\u200c\u200d]")
_WORD = re.compile(r"[^\W\d_]+")


def check(scope: Scope) -> Iterator[Hit]:
    """Names with letters that look like others, and ids and names that look like an earlier one."""
    for kind in KINDS:
        yield from _alike_ids(scope, kind)
        if "name" in kind.model.model_fields:
            yield from _odd_names(scope, kind)


def _alike_ids(scope: Scope, kind: Kind) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for record in scope.workspace.all(kind.model):
        seen = record.id.replace("O", "0").replace("l", "1").replace("I", "1")
        before = first.setdefault(seen, record.id)
        if before != record.id:
            message = f"id {quoted(record.id)} looks like {quoted(before)}, the id of another {kind.name}"
            yield scope.at(record, "id", message, "rename one of the two so that people can tell them apart")


def _odd_names(scope: Scope, kind: Kind) -> Iterator[Hit]:
    named = [(record, str(getattr(record, "name", ""))) for record in scope.workspace.all(kind.model)]
    if all(name.isascii() for _, name in named):
        return
    first: dict[str, tuple[Record, str]] = {}
    for record, name in named:
        before, other = first.setdefault(_seen(name), (record, name))
        if other.casefold() != name.casefold():
            message = f"name {quoted(name)} looks like that of {quoted(before.id)} but is spelt with other characters"
            yield scope.at(record, "name", message, "type the name anew, in one alphabet")
        elif not name.isascii() and (why := _oddity(name)):
            yield scope.at(record, "name", f"name {quoted(name)} {why}", "type the name anew, in one alphabet")


def _seen(name: str) -> str:
    """What an eye makes of a name."""
    plain = _JOINERS.sub("", _UNSEEN.sub("", unicodedata.normalize("NFKC", name)))
    return " ".join(plain.translate(_LIKE).casefold().split())


def _oddity(name: str) -> str:
    unseen = _UNSEEN.search(name) or _JOINERS.search(name)
    if unseen:
        return f"holds a character that cannot be seen (U+{ord(unseen[0]):04X})"
    for word in _WORD.findall(name):
        foreign = [char for char in word if ord(char) in _LIKE]
        if foreign and any(char.isascii() for char in word) and word.translate(_LIKE).isascii():
            return f"mixes alphabets: {quoted(foreign[0])} is {unicodedata.name(foreign[0]).lower()}"
    return ""


RULE = Rule(Label("MOF107", "look-alike-id"), Severity.WARNING, check, __doc__)
