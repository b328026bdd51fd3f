"""Every reason why mofkit cannot go on, in words for the person who asked.

A mistake in someone's data is not here: that is a `Finding`.
"""

from collections.abc import Iterable, Sequence


class MofkitError(Exception):
    """Cannot go on: what and where as the message, the next step as the hint."""

    exit_code = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NoWorkspace(MofkitError):
    """No mofkit.yaml here or in any folder above."""

    def __init__(self, start: str) -> None:
        super().__init__(
            f"no mofkit.yaml in {start} or above",
            hint="run `mofkit init` to start a workspace here, or point to one with `-C DIR`",
        )


class NewerWorkspace(MofkitError):
    """The workspace was written by a later mofkit; it may be read, not changed."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"mofkit.yaml has schema_version {found}; this mofkit knows {known}",
            hint="upgrade mofkit before you change this workspace: `pipx upgrade mofkit`",
        )


class BadOption(MofkitError):
    """An option or argument that cannot mean anything here."""


class UnreadableFile(MofkitError):
    """A file that is missing, no file, not text, or too large."""

    def __init__(self, path: str, why: str, *, hint: str = "") -> None:
        super().__init__(f"cannot read {path}: {why}", hint=hint)


class BrokenFile(MofkitError):
    """A file whose text must be mended by hand before mofkit writes to it."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}", hint="mend the file by hand, then run the command again")


class MissingColumn(MofkitError):
    """A table without a column that the question needs."""

    def __init__(self, path: str, field: str, headers: Sequence[str]) -> None:
        names = ", ".join(repr(name) for name in headers)
        near = nearest(field, headers)
        guess = f"nearest is {near!r}; " if near else ""
        super().__init__(
            f"{path}: no column for {field}; {guess}columns are {names}",
            hint=f"name it with `--map {field}=COLUMN`",
        )


class AmbiguousColumn(MofkitError):
    """Two columns that answer to the same field."""

    def __init__(self, path: str, field: str, found: Sequence[tuple[int, str]]) -> None:
        names = " and ".join(f"{name!r} (column {number})" for number, name in found)
        super().__init__(
            f"{path}: {names} could both be {field}",
            hint=f"choose one with `--map {field}=COLUMN`, or by position with `--map {field}=#{found[0][0]}`",
        )


class UnknownKind(MofkitError):
    """A word that names no kind of record."""

    def __init__(self, word: str, kinds: Sequence[str]) -> None:
        super().__init__(f"no kind {word!r}; kinds are {', '.join(kinds)}", hint=did_you_mean(word, kinds))


class UnknownRecord(MofkitError):
    """An id that no record answers to."""

    def __init__(self, word: str, ids: Iterable[str]) -> None:
        super().__init__(
            f"no record {word!r} in this workspace",
            hint=did_you_mean(word, tuple(ids)) or "run `mofkit list KIND` to see what there is",
        )


class UnknownField(MofkitError):
    """A field that the kind does not have."""

    def __init__(self, kind: str, field: str, fields: Sequence[str]) -> None:
        super().__init__(
            f"{kind} has no field {field!r}; fields are {', '.join(fields)}", hint=did_you_mean(field, fields)
        )


class DoubtfulRecord(MofkitError):
    """An id that two records share, so none of them is meant."""

    def __init__(self, word: str, places: Sequence[str]) -> None:
        super().__init__(f"{word!r} is the id of {' and '.join(places)}", hint="give each its own id, then try again")


class BadValue(MofkitError):
    """A value that the field does not take."""


class MixedCurrencies(MofkitError):
    """Amounts in more than one currency where a sum was asked for."""

    def __init__(self, totals: Sequence[tuple[str, str]]) -> None:
        said = " and ".join(f"{amount} {currency or 'without a currency'}" for currency, amount in totals)
        some = next((currency for currency, _ in totals if currency), "EUR")
        super().__init__(
            f"the ledger has {said}, which are never added up", hint=f"ask for one of them: `--currency {some}`"
        )


class TakenId(MofkitError):
    """An id that another record has already."""

    def __init__(self, word: str, place: str) -> None:
        super().__init__(f"the id {word!r} is taken by {place}", hint="choose another id")


class NotFinished(MofkitError):
    """Something that cannot be approved before it is whole."""

    exit_code = 1

    def __init__(self, what: str, why: str, *, hint: str) -> None:
        super().__init__(f"{what} is not finished: {why}", hint=hint)


class NotYet(MofkitError):
    """A move for which something is missing; the message says all of it."""

    exit_code = 1

    def __init__(self, what: str, done: str, missing: Sequence[str], *, hint: str = "") -> None:
        super().__init__(f"{what} cannot be {done} yet: {'; '.join(missing)}", hint=hint)


class OutsideWorkspace(MofkitError):
    """A path that leads out of the folder mofkit may touch."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} leads out of the workspace", hint="mofkit reads and writes inside the workspace only")


class ChangedOnDisk(MofkitError):
    """Someone else wrote the file after it was read."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} changed while mofkit was running; nothing was written",
            hint="look at the change, then run the command again",
        )


class RefusedEdit(MofkitError):
    """An edit whose outcome could not be proved to be what was asked."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"will not edit {path}: {why}; nothing was written", hint="make this change in an editor")


class NotWritten(MofkitError):
    """The system refused to write; what was there is still there."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"cannot write {path}: {why}; the old content is untouched")


class MaybeNotDurable(MofkitError):
    """The file is updated, but the system did not confirm that it would survive a power cut."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"{path} was updated, but the disk did not confirm it: {why}", hint="check the disk")


class Locked(MofkitError):
    """Another mofkit writes to this workspace and does not end."""

    def __init__(self, path: str) -> None:
        super().__init__(f"another mofkit is writing to {path}", hint="wait for it to end, then run the command again")


class NotEmpty(MofkitError):
    """A folder that already holds what would be made."""

    def __init__(self, folder: str, found: str) -> None:
        super().__init__(f"{folder} already holds {found}", hint="choose an empty folder")


class GitFailed(MofkitError):
    """A question to git that it could not answer."""

    def __init__(self, why: str) -> None:
        super().__init__(f"git: {why}", hint="`--since` needs a git repository and a revision it knows")


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word most like `word`, or nothing."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in reversed(known)}
    # Long input makes the comparison quadratic, and no known word is that long.
    found = get_close_matches(word.casefold()[:80], list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """A hint that names the nearest known word, or nothing."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else ""
