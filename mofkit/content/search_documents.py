"""What can be found: every element that `explain` knows, as a document of four fields."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mofkit.content.search_words import Wording, length, tokens

if TYPE_CHECKING:
    from mofkit.content.elements import Entry

CONTENT = "content"
FIELDS = ("name", "text", "context", "details")
# Commands that open something by themselves; all else is opened by its id.
_OPENERS = (
    "scenario show ",
    "smf show ",
    "review show ",
    "role show ",
    "document show ",
    "glossary ",
    "project method",
)
# Elements that are no more than a piece of text: their title is that of what they are part of.
_PIECES = frozenset((
    *("situation", "symptom", "practice", "action", "action detail", "key question", "activity question"),
    *("principle", "goal", "outcome", "review input", "review question", "objective", "not held together"),
    *("good together", "operations check"),
))  # fmt: skip

# Ids, counts and origins: true, but not what anybody looks for.
_SAYS_LITTLE = frozenset(("comes from", "see also", "questions", "SMF", "SMFs", "reviews", "roles", "listed under"))


class Document(NamedTuple):
    """Something to be found: its words in four fields, where it stands, and the command that opens it.

    `origin` is the content, a workspace or a pack.
    """

    id: str
    kind: str
    name: str = ""
    text: str = ""
    context: str = ""
    details: str = ""
    place: str = ""
    reader: str = ""
    command: str = ""
    origin: str = CONTENT

    def words_of(self, field: str) -> str:
        """The words of a field; where something stands is part of its context."""
        return f"{self.context}; {self.place}" if field == "context" else str(getattr(self, field))

    def on_one_line(self) -> "Document":
        """It as an index keeps it: each field without line breaks."""
        return Document(*(" ".join(field.split()) for field in self))


class Weights(NamedTuple):
    """How a term's place, a document's length and its kind are weighed.

    `fields` give the weight of a find and the share of the length; `lengths` are the usual lengths in terms.
    """

    fields: Mapping[str, tuple[float, float]]
    lengths: Mapping[str, float]
    kinds: Mapping[str, float]
    saturation: float
    same: float
    near: float


def documents() -> Iterator[Document]:
    """Every element of the content."""
    from mofkit.content.elements import elements
    from mofkit.content.framework_elements import framework_elements

    return map(document, (*elements(), *framework_elements()))


def document(one: "Entry") -> Document:
    """An element as a document."""
    name, text = one.title, one.text.removeprefix(f"{one.title}: ")
    if one.kind == "document section":
        name, _, text = one.text.partition(": ")
    elif one.kind in _PIECES:
        name = ""
    return Document(
        one.id,
        one.kind,
        name,
        "" if text == name else text,
        "" if name or one.title in one.place else one.title,
        "; ".join(f"{label}: {words}" for label, words in one.more if words and label not in _SAYS_LITTLE),
        one.place,
        one.reader,
        _opened_by(one),
    )


def _opened_by(one: "Entry") -> str:
    itself = one.command.startswith(_OPENERS) and not one.kind.startswith("asset")
    return one.command if itself else f"explain {one.id}"


def strengths(one: Document, rules: Wording, weights: Weights, beginnings: tuple[str, ...] = ("",)) -> dict[str, float]:
    """How much each term says of a document, 0 to 1 times the weight of its kind; with `beginnings`, of those alone.

    Each more find of a term adds less, as in BM25; a find in a long field adds less than one in a short one.
    """
    sums: dict[str, float] = {}
    for field in FIELDS:
        text = one.words_of(field)
        found = Counter(token.term for token in tokens(text, rules, beginnings))
        if found:
            weight, share = weights.fields[field]
            relative = 1 - share + share * length(text) / weights.lengths[field]
            for term, count in found.items():
                sums[term] = sums.get(term, 0.0) + weight * count / relative
    kind = weights.kinds.get(one.kind, 1.0)
    return {term: kind * total / (total + weights.saturation) for term, total in sums.items()}
