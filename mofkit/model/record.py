"""What every record has, and the types its fields are made of: text in, meaning out."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
ID_LENGTH = 80
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DATE = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_MONEY = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,9})?")
_KIND_AND_ID = re.compile(r"[a-z]+(?:-[a-z]+)*:" + _ID.pattern)
_BETWEEN = re.compile(r"[;|\n]+")
UNKNOWN = "??"
DOES_NOT_EXIST = "DNE"


class Ref(NamedTuple):
    """Marks a field that holds the id of a record of another kind; `prefix` is what stands before the id there.

    Without a kind it marks a field that holds KIND:ID.
    """

    kind: str
    prefix: str = ""


class Private(NamedTuple):
    """Marks a field that is for those alone whom it concerns: no list, report, search or export shows it."""

    private: bool = True


PRIVATE = Private()


def id_problem(text: str) -> str:
    """Why a text is no id, in the form of what would be right; nothing if it is one."""
    if not _ID.fullmatch(text):
        return "letters, digits, '.', '-' and '_' (80 at most), beginning with a letter or digit"
    if text.split(".", maxsplit=1)[0].casefold() in RESERVED:
        return "another word; Windows reserves this one"
    if text.endswith("."):
        return "no dot at the end"
    return ""


def _id(text: str) -> str:
    wrong = id_problem(text)
    if wrong:
        raise ValueError(wrong)
    return text


def _iso_date(value: Any) -> Any:
    if isinstance(value, str):
        if not _DATE.fullmatch(value.strip()):
            raise ValueError("a date such as 2026-11-30")
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("a day that exists") from None
    return value


def _score(value: Any) -> Any:
    if isinstance(value, str):
        text = value.strip()
        if text not in ("1", "2", "3", "4", "5"):
            raise ValueError("a whole number from 1 to 5")
        return int(text)
    return value


def _money(value: Any) -> Any:
    # A float would have lost the cents already; text and whole numbers are what was written.
    if isinstance(value, str):
        if not _MONEY.fullmatch(value.strip()):
            raise ValueError("a number such as 1250.00, without thousands and currency")
        return Decimal(value.strip())
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        flag = {"true": True, "false": False}.get(value.strip().lower())
        if flag is None:
            raise ValueError("true or false")
        return flag
    return value


def _parts(value: Any) -> Any:
    return [part.strip() for part in _BETWEEN.split(value) if part.strip()] if isinstance(value, str) else value


def ids_in(text: str) -> list[str]:
    """The ids in a text that lists them, split at semicolons, commas, bars or line breaks."""
    return [part.strip() for part in _BETWEEN.split(text.replace(",", ";")) if part.strip()]


def id_parts(value: Any) -> Any:
    """Ids written as one text, as a cell must, split; anything else as it is."""
    return ids_in(value) if isinstance(value, str) else value


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _kind_and_id(text: str) -> str:
    if text and not _KIND_AND_ID.fullmatch(text):
        raise ValueError("KIND:ID, such as service:email")
    return text


Id = Annotated[str, AfterValidator(_id)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Money = Annotated[Decimal, BeforeValidator(_money)]
Score = Annotated[int, Field(ge=1, le=5), BeforeValidator(_score)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Texts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
PersonRef = Annotated[str, BeforeValidator(_stripped), Ref("person")]
PersonRefs = Annotated[tuple[Annotated[str, Ref("person")], ...], BeforeValidator(id_parts)]
ServiceRef = Annotated[str, BeforeValidator(_stripped), Ref("service")]
ServiceRefs = Annotated[tuple[Annotated[str, Ref("service")], ...], BeforeValidator(id_parts)]
RecordRef = Annotated[str, BeforeValidator(_stripped), AfterValidator(_kind_and_id), Ref("")]
Reader = Literal["director", "manager", "contributor"]


class Part(BaseModel):
    """A piece of a record: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    # What an approval of the record does not cover.
    unsigned: ClassVar[frozenset[str]] = frozenset()


class Record(Part):
    """One thing with an id that the rest of the workspace may refer to."""

    id: Id = Field(description="Short name that the rest of the workspace refers to; also the file's name.")
    aliases: Texts = Field((), description="Ids this record had before; references to them still work.")

    def references(self) -> Iterator[tuple[str, int | None, Ref, str]]:
        """Each reference: its field (dotted inside of parts), its number in a list, what it refers to, its id."""
        yield from _references(self, "")


def _references(part: Part, prefix: str) -> Iterator[tuple[str, int | None, Ref, str]]:
    for name, ref in _referring_fields(type(part)):
        value = getattr(part, name)
        if ref is None:
            inner = enumerate(value) if isinstance(value, tuple) else [("", value)]
            for at, one in inner:
                if isinstance(one, Part):
                    yield from _references(one, f"{prefix}{name}.{at}." if at != "" else f"{prefix}{name}.")
        elif isinstance(value, tuple):
            yield from ((prefix + name, at, ref, item) for at, item in enumerate(value))
        elif value and not ref.kind:
            kind, _, id = value.partition(":")
            yield prefix + name, None, Ref(kind, f"{kind}:"), id
        elif value:
            yield prefix + name, None, ref, value


@cache
def _referring_fields(model: type[Part]) -> tuple[tuple[str, Ref | None], ...]:
    """The fields that hold ids of other records, with what they refer to; nothing for parts that hold such fields."""
    found: list[tuple[str, Ref | None]] = []
    for name, field in model.model_fields.items():
        ref = next(_refs((field.annotation, *field.metadata)), None)
        if ref or any(_referring_fields(inner) for inner in parts_in(field.annotation)):
            found.append((name, ref))
    return tuple(found)


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    """The types of parts that an annotation names, such as those in a tuple of parts."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_in(inner)


@cache
def private_fields(model: type[Part]) -> Mapping[str, Any]:
    """What is private in a part, as pydantic leaves it out: whole fields, or fields of the parts inside of them."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        inner = [one for one in map(private_fields, parts_in(field.annotation)) if one]
        if PRIVATE in field.metadata:
            found[name] = True
        elif inner:
            # Parts stand alone or in a tuple; of several types in one field, each loses what any of them hides.
            hidden = {key: value for one in inner for key, value in one.items()}
            found[name] = {"__all__": hidden} if "tuple" in str(field.annotation) else hidden
    return found


def _refs(parts: tuple[Any, ...]) -> Iterator[Ref]:
    for part in parts:
        if isinstance(part, Ref):
            yield part
        elif not (isinstance(part, type) and issubclass(part, Part)):
            yield from _refs(getattr(part, "__metadata__", ()) + get_args(part))


class Kind(NamedTuple):
    """One kind of record and where a workspace keeps it.

    `home` is a path for a table and a pattern for records that are files: what stands for the `*`, joined by dots, is
    the id. So `reviews/*/*.yaml` keeps `portfolio.2026-11-02` in reviews/portfolio/2026-11-02.yaml. With `text`, a
    Markdown text of the same name stands beside each file. With `more`, a pattern, a table goes on in other files. A
    table of many files has a `*`, too: the first word of a row's id is the file, so `team/standards/*.csv` keeps
    `operations.p1-x` in team/standards/operations.csv.
    """

    name: str
    plural: str
    model: type[Record]
    home: str
    summary: str
    text: bool = False
    more: str = ""

    @property
    def is_table(self) -> bool:
        """Whether records are rows of one CSV file."""
        return self.home.endswith(".csv")

    def holds(self, path: str) -> bool:
        """Whether a path is a file of this kind."""
        if "*" in self.home:
            return bool(self.id_of(path))
        return path == self.home or bool(self.more and _home_pattern(self.more).fullmatch(path))

    def path_of(self, id: str) -> str:
        """The file that holds, or would hold, the record of an id."""
        path = self.home
        if self.is_table:
            return path.replace("*", id.partition(".")[0], 1)
        for part in id.split(".", self.home.count("*") - 1):
            path = path.replace("*", part, 1)
        return path

    def text_of(self, path: str) -> str:
        """The text that stands, or would stand, beside the file of a record; nothing if the kind has none."""
        return f"{path.removesuffix('.yaml')}.md" if self.text else ""

    def id_of(self, path: str) -> str:
        """The id that the path of a file says; nothing for a file that is no home of this kind."""
        found = _home_pattern(self.home).fullmatch(path)
        return ".".join(found.groups()) if found else ""

    def id_problem(self, id: str) -> str:
        """Why a text is no id of this kind, in the form of what would be right; nothing if it is one."""
        if self.is_table and "*" in self.home and not id.partition(".")[2]:
            return f"two words joined by a dot, the first for {self.home}"
        if self.home.count("*") < 2:
            return id_problem(id)
        words = id.split(".", self.home.count("*") - 1)
        wrong = next(filter(None, map(id_problem, (id, *words))), "")
        if not wrong and self.id_of(self.path_of(id)) != id:
            return f"{self.home.count('*')} words joined by dots, for {self.home}"
        return wrong


@cache
def _home_pattern(home: str) -> re.Pattern[str]:
    # Only the last word may hold dots: a folder with one would make two ids out of one.
    first, *rest = map(re.escape, home.split("*"))
    words = ["([^/.]+)"] * (len(rest) - 1) + ["([^/.][^/]*)"]
    return re.compile(first + "".join(word + piece for word, piece in zip(words, rest, strict=True)))
