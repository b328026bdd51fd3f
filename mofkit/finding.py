"""What is wrong in someone's data, and where: plain values."""

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A place in a file: lines and columns count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How much a finding weighs; only errors fail a lint unless told otherwise."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return tuple(Severity).index(self)


class Label(NamedTuple):
    """The name of a rule: a code that never changes its meaning, and a slug to read."""

    code: str
    slug: str


class Finding(NamedTuple):
    """One problem: subject first, the value quoted, what would be right."""

    span: Span
    label: Label
    severity: Severity
    message: str
    help: str = ""
    record: str = ""
    field: str = ""

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """The order in which findings are shown."""
        return (self.span.path, self.span.line, self.span.column, self.label.code, self.message)

    @property
    def fingerprint(self) -> tuple[str, str, str, str]:
        """What stays the same when lines move: rule, file or record, and field."""
        return (self.label.code, self.record or self.span.path, self.field, "" if self.record else self.message)


# What reading a file can find. The rules of the same labels explain each one.
UNREADABLE = Label("MOF001", "unreadable-file")
ENCODING = Label("MOF002", "text-encoding")
YAML_SYNTAX = Label("MOF003", "yaml-syntax")
DUPLICATE_KEY = Label("MOF004", "duplicate-key")
YAML_FEATURE = Label("MOF005", "yaml-feature")
LIMIT = Label("MOF006", "file-limit")
CSV_SYNTAX = Label("MOF007", "csv-syntax")
CSV_WIDTH = Label("MOF008", "csv-row-width")
CSV_HEADER = Label("MOF009", "csv-header")
UNKNOWN_FIELD = Label("MOF101", "unknown-field")
BAD_VALUE = Label("MOF102", "field-value")
MISSING_FIELD = Label("MOF103", "missing-field")

# What checking a pack can find.
PACK_UNKNOWN_ID = Label("MOF532", "pack-unknown-id")
PACK_ID_TAKEN = Label("MOF533", "pack-id-taken")
PACK_WITHOUT_LICENCE = Label("MOF534", "pack-without-licence")
PACK_FIELD = Label("MOF535", "pack-field")
PACK_EMPTY_TEXT = Label("MOF536", "pack-empty-text")
PACK_UNTRANSLATED = Label("MOF537", "pack-untranslated")
PACK_HIDES_NEEDED = Label("MOF538", "pack-hides-needed")
PACK_HIDES_WHOLE = Label("MOF539", "pack-hides-whole")
PACK_OUTSIDE_LIFECYCLE = Label("MOF540", "pack-outside-lifecycle")


def problem(span: Span, label: Label, message: str, help: str = "", *, record: str = "", field: str = "") -> Finding:
    """A finding of reading itself: always an error, until the workspace says otherwise."""
    return Finding(span, label, Severity.ERROR, message, help, record, field)
