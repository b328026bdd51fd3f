"""Changes asked for, turned into new texts and then into edits. Nothing is written here.

Every command that changes records goes this way: `Draft(workspace)`, one or more acts, `edits()`.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mofkit.errors import BadValue, BrokenFile, RefusedEdit, TakenId, UnknownField
from mofkit.finding import BAD_VALUE, MISSING_FIELD, Span
from mofkit.model.kinds import KINDS
from mofkit.model.record import Kind, Record, ids_in
from mofkit.shown import quoted
from mofkit.text.csvtext import CsvText
from mofkit.text.csvtext import parse_or_raise as parse_csv
from mofkit.text.typed import read as read_typed
from mofkit.text.yamltext import YamlText
from mofkit.text.yamltext import parse_or_raise as parse_yaml
from mofkit.text.yamlwrite import fragment, plain
from mofkit.workspace.edit import Edit, refuse_conflicts
from mofkit.workspace.tables import CellPlaces, plain_cell, table_of
from mofkit.workspace.workspace import Home, Workspace, field_path


class Draft:
    """The files of a workspace as they will be."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._texts: dict[str, YamlText | CsvText] = {}
        self._new: dict[str, bytes] = {}
        self._gone: list[str] = []
        self._put_whole: dict[str, bytes] = {}
        self._pages: dict[str, bytes] = {}
        self._last: list[str] = []

    def edits(self) -> list[Edit]:
        """One edit for each file that changes; who refers to a record before the record, so that it can be redone."""
        changed = [Edit(path, self.workspace.files.get(path), text.raw) for path, text in self._texts.items()]
        changed += [Edit(path, self.workspace.files[path], raw) for path, raw in self._pages.items()]
        made = [Edit(path, None, raw) for path, raw in self._new.items()]
        gone = [Edit(path, self.workspace.files[path], None) for path in self._gone]
        whole = [Edit(path, self._stream(path), raw) for path, raw in self._put_whole.items()]
        changed.sort(key=lambda edit: edit.path in self._last)
        return [edit for edit in (*changed, *made, *gone, *whole) if edit.before != edit.after]

    def put_stream(self, path: str, raw: bytes) -> None:
        """A file that is read as a stream gets these bytes; raises BrokenFile if what is there is in conflict."""
        before = self._stream(path)
        if before is not None:
            refuse_conflicts(before, path)
        self._put_whole[path] = raw

    def _stream(self, path: str) -> bytes | None:
        if path not in self.workspace.streams:
            return None
        with self.workspace.opened(path) as source:
            return source.read()

    def write_last(self, path: str) -> None:
        """A file that is written after all others: as long as it stands as before, the command can be done again."""
        self._last.append(path)

    def set(self, home: Home, field: str, value: Any) -> None:
        """A field of a record gets a value; `None` empties it. `steps.0.title` leads into parts and lists.

        Raises:
            UnknownField: the kind has no such field.
            BadValue: the field does not take the value, or the record cannot be without it.
            BrokenFile, RefusedEdit: the file is not one to edit, or the edit cannot be proved.
        """
        _check_field(home.kind, field)
        if field == "id":
            raise BadValue("an id is not set like other fields", hint="`mofkit rename OLD NEW` changes it everywhere")
        self._put(home, field, value)

    def _put(self, home: Home, field: str, value: Any) -> None:
        new = plain(value)
        if home.row is None:
            text = self._yaml(home.path)
            self._texts[home.path] = text.set(field_path(field), new)
        else:
            self._set_cell(home, field, plain_cell(new))
        self._check_value(home, field, new)

    def set_item(self, home: Home, field: str, index: int, value: str) -> None:
        """One item of a list field gets another value."""
        if home.row is None and "." not in field and isinstance(self._yaml(home.path).data.get(field), list):
            self._texts[home.path] = self._yaml(home.path).set((field, index), value)
            return
        parts = self._items(home, field)
        parts[index] = value
        self.set(home, field, parts)

    def extend(self, home: Home, field: str, items: list[Any]) -> None:
        """A list field of a record that is a file gets more items at its end; what is there is not touched."""
        text, path = self._yaml(home.path), field_path(field)
        self._texts[home.path] = text.set(path, [*(_written(text.data, path) or []), *plain(items)])
        self._check_value(home, field, plain(items))

    def add(self, kind: Kind, data: dict[str, Any], *, text: str = "", written: str = "") -> str:
        """A new record, and the text beside it if its kind has one; the path of the file that holds the record.

        `written` is the record itself as people like to read it.

        Raises:
            TakenId: a record of the kind has that id.
            BadValue: the record would not be valid.
            RefusedEdit: the text says something else.
        """
        name = str(data["id"])
        wrong = kind.id_problem(name)
        if wrong:
            raise bad_value("id", name, wrong)
        taken = {one.casefold(): homes for one, homes in self.workspace.ids(kind.name).items()}
        if name.casefold() in taken:
            raise TakenId(name, str(self.workspace.home_span(taken[name.casefold()][0])))
        for field in data:
            _check_field(kind, field)
        values = {field: plain(value) for field, value in data.items() if value not in (None, "", [], ())}
        _check_record(kind, values)
        path = kind.path_of(name)
        if kind.is_table:
            self._add_row(kind, path, values)
        elif path in self.workspace.files:
            raise TakenId(name, path)
        else:
            # The text first: a record whose text is still to come would hinder a second run, a text does not.
            if text:
                self._put_text(name, kind.text_of(path), text.encode("utf-8"))
            if written and parse_yaml(written.encode("utf-8"), path).data != values:
                raise RefusedEdit(path, "the text is not the record")
            self._new[path] = (written or fragment(values)).encode("utf-8")
        return path

    def fill(self, kind: Kind, cells: Mapping[tuple[int, str], str], rows: Sequence[Mapping[str, str]] = ()) -> None:
        """Many cells of a table, by row and field, and many new rows at its end, proved all at once.

        The caller has seen to it that the model takes the values and that no id is taken.

        Raises:
            BrokenFile, RefusedEdit: the file is not one to edit, or the edit cannot be proved.
        """
        if not cells and not rows:
            return
        fields = dict.fromkeys([*(field for _, field in cells), *itertools.chain.from_iterable(rows)])
        text = self._table_with(kind, fields, kind.home)
        at = {field: _column(text, kind, field) for field in fields}
        if cells:
            text = text.set_cells({(row, at[field]): value for (row, field), value in cells.items()})
        filled = [{at[field]: value for field, value in row.items()} for row in rows]
        wide = range(len(text.header))
        self._texts[kind.home] = text.extend([row.get(column, "") for column in wide] for row in filled)

    def rename(self, home: Home, new: str, *, keep_alias: bool = False) -> None:
        """A record gets another id, and every reference to the old one follows.

        With `keep_alias` the old id still answers, for those who wrote it down elsewhere.

        Raises:
            TakenId: a record of the kind has that id.
            BadValue: it is no id.
        """
        wrong = home.kind.id_problem(new)
        if wrong:
            raise bad_value("id", new, wrong)
        self._put(home, "id", new)
        if keep_alias and new != home.id:
            self.set(home, "aliases", [*(old for old in self._items(home, "aliases") if old != new), home.id])
        self._check_free(home, new)
        self._last.append(home.path)
        for kind in KINDS:
            for record in self.workspace.all(kind.model):
                for field, index, ref, id in record.references():
                    if ref.kind == home.kind.name and id == home.id:
                        self.refer(self.workspace.home(record), field, index, ref.prefix + new)
        path = home.kind.path_of(new)
        if home.row is None and path != home.path:
            renamed = self._texts.pop(home.path).raw
            if self.workspace.files.get(path) != renamed:
                self._new[path] = renamed
            # The record goes last: as long as it is there, an interrupted rename can be done again.
            self._move_text(home.kind.text_of(home.path), new, home.kind.text_of(path))
            self._gone.append(home.path)

    def text(self, home: Home) -> bytes | None:
        """The text beside a record as it may be approved or moved; nothing if there is none.

        Raises:
            BrokenFile: it could not be had, or is in conflict.
        """
        path = home.kind.text_of(home.path)
        return self._sound(path) if path in self.workspace.files else None

    def put_text(self, home: Home, raw: bytes) -> None:
        """The text that stands beside a record gets these bytes.

        Raises:
            BrokenFile: it is not there, could not be had, or is in conflict.
        """
        path = home.kind.text_of(home.path)
        if self.text(home) is None:
            raise BrokenFile(path, "the text is missing")
        self._pages[path] = raw

    def _put_text(self, id: str, path: str, raw: bytes) -> None:
        """A text gets its place, unless an interrupted run has put it there already."""
        there = self.workspace.files.get(path)
        if there not in (None, raw):
            raise TakenId(id, path)
        if there is None:
            self._new[path] = raw

    def _move_text(self, old: str, id: str, new: str) -> None:
        if old in self.workspace.files:
            self._put_text(id, new, self._sound(old))
            self._gone.append(old)

    def _check_free(self, home: Home, new: str) -> None:
        """Raises TakenId if the id is another record's; what an interrupted rename left behind is this one's."""
        path = home.kind.path_of(new)
        begun = home.row is None and self.workspace.files.get(path) == self._texts[home.path].raw
        for taken, homes in self.workspace.ids(home.kind.name).items():
            others = [one for one in homes if one != home and not (begun and one.path == path)]
            if taken.casefold() == new.casefold() and others:
                raise TakenId(new, str(self.workspace.home_span(others[0])))
        if home.row is None and path != home.path and path in self.workspace.files and not begun:
            raise TakenId(new, path)

    def refer(self, home: Home, field: str, index: int | None, id: str) -> None:
        """A reference of a record names another id."""
        if index is None:
            self.set(home, field, id)
        else:
            self.set_item(home, field, index, id)

    def record(self, home: Home) -> Record:
        """A record as the draft has it now; raises BrokenFile if not all of it can be read."""
        if home.row is None:
            text = self._yaml(home.path)
            found, wrong = read_typed(home.kind.model, _ours(text.data), text)
        else:
            table = table_of(self._csv(home.path), home.kind.model)
            found, wrong = read_typed(home.kind.model, table.data(home.row), CellPlaces(table, home.row))
        if found is None or wrong:
            raise BrokenFile(str(wrong[0].span), wrong[0].message)
        return found

    def remove(self, home: Home) -> None:
        """A record that is a file goes away, with the text beside it; what refers to it is the caller's business."""
        assert home.row is None
        paths = (home.path, home.kind.text_of(home.path))
        self._texts.pop(home.path, None)
        self._gone += [path for path in paths if path in self.workspace.files]

    def clear(self, home: Home, keep: Iterable[str]) -> None:
        """A row of a table loses every cell but those of some fields, columns of the user's own too."""
        text = self._csv(home.path)
        assert home.row is not None
        kept = {_column(text, home.kind, field) for field in keep}
        cells = enumerate(text.records[home.row].cells)
        gone = {(home.row, at): "" for at, cell in cells if cell and at not in kept}
        self._texts[home.path] = text.set_cells(gone) if gone else text

    def drop_comment(self, span: Span) -> None:
        """The comment at a place goes away."""
        self._texts[span.path] = self._yaml(span.path).without_comment(span.line, span.column)

    # Inside.

    def _sound(self, path: str) -> bytes:
        """The bytes of a file that may be edited; raises BrokenFile for one that could not be had or is in conflict."""
        trouble = self.workspace.unread(path)
        if trouble:
            raise BrokenFile(str(trouble.span), trouble.message)
        raw = self.workspace.files[path]
        refuse_conflicts(raw, path)
        return raw

    def _yaml(self, path: str) -> YamlText:
        text = self._texts.get(path)
        if text is None:
            text = parse_yaml(self._sound(path), path)
        assert isinstance(text, YamlText)
        return text

    def _csv(self, path: str) -> CsvText:
        text = self._texts.get(path)
        if text is None:
            text = parse_csv(self._sound(path), path)
        assert isinstance(text, CsvText)
        return text

    def _set_cell(self, home: Home, field: str, value: str) -> None:
        text = _with_column(self._csv(home.path), home.kind, field)
        assert home.row is not None
        self._texts[home.path] = text.set_cells({(home.row, _column(text, home.kind, field)): value})

    def _add_row(self, kind: Kind, path: str, values: dict[str, Any]) -> None:
        text = self._table_with(kind, values, path)
        filled = {_column(text, kind, field): plain_cell(value) for field, value in values.items()}
        self._texts[path] = text.append(filled.get(at, "") for at in range(len(text.header)))

    def _table_with(self, kind: Kind, fields: Iterable[str], path: str) -> CsvText:
        """A table of a kind with a column for each field; a new table has all columns of the kind."""
        wanted = list(dict.fromkeys(fields))
        if path in self.workspace.files or path in self._texts:
            text = self._csv(path)
        else:
            names = [name for name in kind.model.model_fields if name in wanted or name != "aliases"]
            text = parse_csv(f"{','.join(names)}\n".encode(), path)
        for field in wanted:
            text = _with_column(text, kind, field)
        return text

    def _check_value(self, home: Home, field: str, value: Any) -> None:
        """Raises BadValue if the model would refuse the field as it is now written, or miss it."""
        text = self._texts[home.path]
        if isinstance(text, CsvText):
            table = table_of(text, home.kind.model)
            data: Any = table.data(home.row or 0)
            _, found = read_typed(home.kind.model, data, CellPlaces(table, home.row or 0))
        else:
            _, found = read_typed(home.kind.model, text.data, text)
        for one in found:
            if f"{one.field}.".startswith(f"{field}.") and one.label == BAD_VALUE:
                raise bad_value(field, str(plain_cell(value)), one.help.removeprefix("write "))
            if one.field == field and one.label == MISSING_FIELD:
                raise BadValue(f"{field} cannot be empty", hint=f"every {home.kind.name} has one")

    def _items(self, home: Home, field: str) -> list[str]:
        """The items of a list field, as the draft has it now: a list, or one text that holds several."""
        if home.row is None:
            written = self._yaml(home.path).data.get(field)
        else:
            written = table_of(self._csv(home.path), home.kind.model).data(home.row).get(field)
        return list(written) if isinstance(written, list) else ids_in(written or "")


def bad_value(field: str, value: str, wanted: str) -> BadValue:
    """The error of a value that a field does not take."""
    return BadValue(f"{field} cannot be {quoted(value)}", hint=f"use {wanted}")


def _column(text: CsvText, kind: Kind, field: str) -> int:
    """The number of the column that holds a field; the user's own fields stand under their names. Less than 0: none."""
    own = {name.strip(): at for at, name in enumerate(text.header) if field.startswith("x-")}
    return table_of(text, kind.model).columns.get(field, own.get(field, -1))


def _with_column(text: CsvText, kind: Kind, field: str) -> CsvText:
    return text if _column(text, kind, field) >= 0 else text.with_column(field)


def _written(data: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a path; nothing if the path leads nowhere."""
    for step in path:
        known = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        data = known.get(step)
    return data


def _ours(data: Any) -> Any:
    """The data of a record without the user's own fields."""
    return (
        {name: value for name, value in data.items() if not name.startswith("x-")} if isinstance(data, dict) else data
    )


def _check_field(kind: Kind, field: str) -> None:
    # A cell has no parts, so a dot leads into files only.
    name = field if kind.is_table else field.split(".", maxsplit=1)[0]
    if name not in kind.model.model_fields and not field.startswith("x-"):
        raise UnknownField(kind.name, field, list(kind.model.model_fields))


def _check_record(kind: Kind, values: dict[str, Any]) -> None:
    class _Nowhere:
        def span(self, path: Any = ()) -> Span:  # noqa: ARG002 - nothing is anywhere yet
            """No place: the record is not written yet."""
            return Span("")

        value_span = span

    _, found = read_typed(kind.model, values, _Nowhere())
    for one in found:
        if one.label == MISSING_FIELD:
            raise BadValue(f"{one.field} is missing: every {kind.name} has one", hint=f"say {one.field}=…")
        raise bad_value(one.field, plain_cell(values.get(one.field, "")), one.help.removeprefix("write "))
