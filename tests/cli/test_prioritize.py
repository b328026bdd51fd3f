"""`mofkit prioritize`: any table people have, ranked; and the priorities put back without touching another byte."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from mofkit.cli.tables import table
from mofkit.shown import width

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

HEADER = ("Service name", '"Degree of Difficulty to fix (5=easy, 1=hard)"', "impact", "Criticality")
BEST_FIRST = ["Café mail", "Phones", "Print"]
DIALECTS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
NEWLINES = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
ENCODINGS = {
    "utf-8": ("utf-8", b"", ()),
    "utf-8 with BOM": ("utf-8", b"\xef\xbb\xbf", ()),
    "utf-16 LE": ("utf-16-le", b"\xff\xfe", ()),
    "utf-16 BE": ("utf-16-be", b"\xfe\xff", ()),
    "cp1252": ("cp1252", b"", ("--encoding", "cp1252")),
}

every_delimiter = pytest.mark.parametrize("delimiter", DIALECTS.values(), ids=DIALECTS)
every_newline = pytest.mark.parametrize("newline", NEWLINES.values(), ids=NEWLINES)
every_encoding = pytest.mark.parametrize(("encoding", "mark", "options"), ENCODINGS.values(), ids=ENCODINGS)


def rows(*, priority: Sequence[str] = ()) -> list[list[str]]:
    """A table as it is written, cell for cell; with a column of priorities in the middle if there are any."""
    table = [
        list(HEADER),
        ["Print", "2", "2", "C3"],
        ['"Café mail"', "5", '"5"', "high"],
        ['"Fax\nand telex"', "", "3", ""],
        ["Phones ", " 4", "4", "C2"],
        ["Pagers", "easy", "1", "??"],
    ]
    if priority:
        table = [[*row[:2], cell, *row[2:]] for row, cell in zip(table, priority, strict=True)]
    return table


def written(table: list[list[str]], delimiter: str = ",", newline: str = "\n", *, end: bool = True) -> str:
    """The text of a table; a break inside a cell is the file's own."""
    lines = [delimiter.join(row).replace("\n", newline) for row in table]
    return newline.join(lines) + (newline if end else "")


def ranked(result: Any) -> list[str]:
    assert result.code == 0, result.err
    return [row["name"].strip() for row in json.loads(result.out)["ranked"]]


# Reading.


@every_delimiter
@every_newline
@every_encoding
def test_every_dialect_and_encoding_gives_the_same_ranking(
    mofkit: Mofkit,
    tmp_path: Path,
    delimiter: str,
    newline: str,
    encoding: str,
    mark: bytes,
    options: tuple[str, ...],
) -> None:
    file = tmp_path / "services.csv"
    file.write_bytes(mark + written(rows(), delimiter, newline).encode(encoding))
    result = mofkit("prioritize", file, "--format", "json", *options)
    found = json.loads(result.out)
    assert ranked(result) == BEST_FIRST
    assert [(one["name"].split()[0], one["missing"]) for one in found["unscored"]] == [("Fax", ["difficulty"])]
    assert [(one["line"], one["value"]) for one in found["rejected"]] == [(7, "easy")]


def test_the_line_of_a_row_is_where_its_record_begins(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('name,difficulty,impact\n\n"a\nb",1,1\n"c",2,"2\n"\nd,3,3\n')
    found = json.loads(mofkit("-C", tmp_path, "prioritize", "t.csv", "--format", "json").out)
    assert [(one["name"], one["line"]) for one in found["ranked"]] == [("d", 7), ("c", 5), ("a\nb", 3)]


def test_columns_are_found_among_thirty(mofkit: Mofkit, tmp_path: Path) -> None:
    names = [f"column {n}" for n in range(30)]
    names[11], names[17], names[23] = "Impact", "Application", "ease"
    cells = [str(n) for n in range(30)]
    cells[11], cells[17], cells[23] = "4", "Mail", "5"
    (tmp_path / "t.csv").write_text(f"{','.join(names)}\n{','.join(cells)}\n")
    found = json.loads(mofkit("prioritize", tmp_path / "t.csv", "--format", "json").out)
    assert [(one["name"], one["priority"]) for one in found["ranked"]] == [("Mail", 20)]


@pytest.mark.parametrize(
    ("name", "difficulty", "impact"),
    [
        ("Service name", "Degree of Difficulty to fix (5=easy; 1=hard)", "Positive business impact of fixing"),
        ("NAME", "DIFFICULTY", "IMPACT"),
        ("  service_name ", "difficulty-to-fix", "business.impact"),
        ("Dienst", "Schwierigkeit", "Auswirkung"),
        ("Bezeichnung", "Schwierigkeitsgrad [1-5]", "Geschäftsauswirkung"),
        ("Nom du service", "Difficulté", "Impact métier"),
        ("Nombre", "Dificultad", "Impacto"),
        ("Nome", "Difficoltà", "Impatto"),
        ("Naam", "Moeilijkheid", "Positieve impact"),
        ("Application name", "How hard? difficulty to fix", "overall business impact"),
    ],
)
def test_headers_are_known_in_several_languages(
    mofkit: Mofkit, tmp_path: Path, name: str, difficulty: str, impact: str
) -> None:
    (tmp_path / "t.csv").write_text(f"{name},{difficulty},{impact}\nMail,5,4\n", "utf-8")
    result = mofkit("prioritize", tmp_path / "t.csv", "--format", "json")
    assert ranked(result) == ["Mail"]
    assert "no column is called name" not in result.err


def test_a_column_may_be_named_by_its_header_or_its_number(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("what,a,b,b\nMail,5,4,1\nPhones,4,5,1\n")
    result = mofkit(
        *("prioritize", tmp_path / "t.csv", "--format", "json"),
        *("--map", "difficulty=A", "--map", "impact=#3", "--map", "Criticality=#4", "--map", "name=what"),
    )
    assert ranked(result) == ["Phones", "Mail"]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("name,dificulty,impact", "no column for difficulty; nearest is 'dificulty'; columns are 'name', 'dificulty'"),
        ("name,difficulty,imapct", "no column for impact; nearest is 'imapct'"),
        ("name,x,y", "no column for difficulty; columns are 'name', 'x', 'y'"),
        ("name,difficulty,impact,Impact", "'impact' (column 3) and 'Impact' (column 4) could both be impact"),
    ],
)
def test_a_missing_or_doubtful_column_names_what_is_there(
    mofkit: Mofkit, tmp_path: Path, header: str, said: str
) -> None:
    (tmp_path / "t.csv").write_text(f"{header}\na,1,2,3\n")
    result = mofkit("-C", tmp_path, "prioritize", "t.csv")
    assert (result.code, result.out) == (2, "")
    assert f"t.csv: {said}" in result.err
    assert "--map " in result.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--map", "impact"), "names no column"),
        (("--map", "speed=impact"), "no field 'speed' to map"),
        (("--map", "impact=imapct"), "no column 'imapct' to take for impact"),
        (("--map", "impact=#5"), "no column '#5' to take for impact"),
        (("--map", "impact=#0"), "no column '#0' to take for impact"),
        (("--map", "impact=TWIN"), "could both be impact"),
        (("--delimiter", "::"), "is no separator"),
        (("--delimiter", ""), "is no separator"),
        (("--delimiter", "x"), "no separator"),
        (("--encoding", "klingon"), "no encoding 'klingon'"),
        (("--top", "0"), "--top"),
        (("--format", "pdf"), "--format"),
    ],
)
def test_an_option_that_means_nothing_is_refused_in_words(
    mofkit: Mofkit, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    (tmp_path / "t.csv").write_text("name,difficulty,twin,Twin\na,1,2,3\n")
    result = mofkit("prioritize", tmp_path / "t.csv", *options)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_a_delimiter_may_be_named(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name\tdifficulty\timpact\nMail, inbound\t5\t4\n")
    for name in ("tab", "\\t", "\t"):
        assert ranked(mofkit("prioritize", tmp_path / "t.csv", "--delimiter", name, "--format", "json")) == [
            "Mail, inbound"
        ]


def test_the_first_column_without_scores_stands_in_for_a_name(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("impact,what,difficulty\n5,Mail,4\n")
    result = mofkit("prioritize", tmp_path / "t.csv", "--format", "json")
    assert ranked(result) == ["Mail"]
    assert "no column is called name; taking 'what'" in result.err


def test_a_pipe_is_read_from_stdin(mofkit: Mofkit) -> None:
    result = mofkit("prioritize", "-", "--format", "json", stdin=written(rows(), ";", "\r\n").encode("utf-16"))
    assert ranked(result) == BEST_FIRST


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "t.csv: the table is empty"),
        (b"\n\n", "t.csv: the table is empty"),
        (b"\xef\xbb\xbf", "t.csv: the table is empty"),
        (b"name,difficulty,impact\na,1,2\nb,\xff,3\n", "t.csv:3:3: byte 0xff at offset 31 is not UTF-8 text"),
        (b'name,difficulty,impact\na,1,2\n"b,1,3\n', "t.csv:3:1: a quote that never closes"),
        (b"\x89PNG\0\0", "t.csv:1:5: a NUL character"),
    ],
)
def test_what_is_no_table_is_named_with_its_place(mofkit: Mofkit, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    for options in ((), ("--write",)):
        result = mofkit("-C", tmp_path, "prioritize", "t.csv", *options)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
        assert (tmp_path / "t.csv").read_bytes() == content


needs_proc = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read through")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
@pytest.mark.parametrize("options", [(), ("--write",), ("--dry-run",)])
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("none.csv", "cannot read none.csv: there is no such file"),
        ("folder", "cannot read folder: it is no file"),
        ("dangling.csv", "cannot read dangling.csv: there is no such file"),
        ("loop.csv", "cannot read loop.csv: "),
        ("pipe.csv", "cannot read pipe.csv: it is no file"),
        ("a" * 300, "File name too long"),
        pytest.param("/proc/self/mem", "cannot read /proc/self/mem: Input/output error", marks=needs_proc),
    ],
)
def test_what_cannot_be_read_is_said_and_nobody_waits(
    tmp_path: Path, path: str, said: str, options: tuple[str, ...]
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "dangling.csv").symlink_to("nowhere")
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    done = subprocess.run(
        [sys.executable, "-m", "mofkit", "prioritize", path, *options],
        cwd=tmp_path,
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_header_without_rows_is_a_ranking_of_nothing(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,difficulty,impact\n")
    assert mofkit("prioritize", tmp_path / "t.csv").out == "0 rows read = 0 ranked + 0 unscored + 0 rejected\n"


def test_one_row_is_told_as_one(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,difficulty,impact\nMail,4,5")
    assert "\n1 row read = 1 ranked + 0 unscored + 0 rejected\n" in mofkit("prioritize", tmp_path / "t.csv").out


# Showing.


REJECTED = (
    "rejected: line 7, column 'Degree of Difficulty to fix (5=easy, 1=hard)': 'easy': difficulty is no score; "
    "use a whole number from 1 to 5"
)


def show(mofkit: Mofkit, folder: Path, *options: object) -> Any:
    (folder / "t.csv").write_text(written(rows()), "utf-8")
    result = mofkit("prioritize", folder / "t.csv", *options)
    assert result.code == 0
    return result


def test_the_table_accounts_for_every_row(mofkit: Mofkit, tmp_path: Path) -> None:
    result = show(mofkit, tmp_path)
    assert result.out.split("\n") == [
        "#  service    difficulty  impact  priority  crit.  quadrant",
        "-  ---------  ----------  ------  --------  -----  ---------",
        "1  Café mail           5       5        25  C1     quick win",
        "2  Phones              4       4        16  C2     quick win",
        "3  Print               2       2         4  C3     not now",
        "",
        "    2 quick win  easy, high impact: do first",
        "    0 big bet    hard, high impact: plan and fund",
        "    0 fill-in    easy, low impact: when there is time",
        "    1 not now    hard, low impact: leave it",
        "",
        REJECTED,
        "unscored: line 4: 'Fax\\nand telex' has no difficulty",
        "",
        "5 rows read = 3 ranked + 1 unscored + 1 rejected",
        "",
    ]


def test_many_left_out_rows_are_counted_not_listed(mofkit: Mofkit, tmp_path: Path) -> None:
    lines = ["name,difficulty,impact", *["x,9,1"] * 12, *[",,1"] * 11]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    out = mofkit("prioritize", tmp_path / "t.csv").out
    assert out.count("rejected: line") == 10
    assert "rejected: 2 rows more" in out
    assert out.count("unscored: line") == 10
    assert "unscored: 1 rows more" in out or "unscored: 1 row more" in out
    assert "a row without a name has no difficulty" in out


def test_json_has_the_documented_shape(mofkit: Mofkit, tmp_path: Path) -> None:
    found = json.loads(show(mofkit, tmp_path, "--format", "json").out)
    assert (found["schema_version"], found["kind"], found["read"]) == (1, "priority-list", 5)
    assert found["ranked"][0] == {
        "rank": 1,
        "name": "Café mail",
        "difficulty": 5,
        "impact": 5,
        "priority": 25,
        "criticality": "C1",
        "quadrant": "quick win",
        "line": 3,
    }
    assert found["unscored"] == [{"name": "Fax\nand telex", "line": 4, "missing": ["difficulty"]}]
    (rejected,) = found["rejected"]
    assert {name: rejected[name] for name in ("line", "column", "value", "message")} == {
        "line": 7,
        "column": "Degree of Difficulty to fix (5=easy, 1=hard)",
        "value": "easy",
        "message": "difficulty is no score; use a whole number from 1 to 5",
    }
    assert found["counts"] == {"ranked": 3, "unscored": 1, "rejected": 1}
    assert found["quadrants"] == {"quick win": 2, "big bet": 0, "fill-in": 0, "not now": 1}


def test_a_surplus_cell_is_named_by_its_number(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,difficulty,impact\nMail,1,2,3\n")
    (rejected,) = json.loads(mofkit("prioritize", tmp_path / "t.csv", "--format", "json").out)["rejected"]
    assert (rejected["column"], rejected["column_number"], rejected["value"]) == ("#4", 4, "3")


@pytest.mark.parametrize("top", [1, 2, 3, 9])
@pytest.mark.parametrize("format", ["json", "csv"])
def test_the_top_rows_are_the_first_rows(mofkit: Mofkit, tmp_path: Path, format: str, top: int) -> None:
    every, few = show(mofkit, tmp_path, "--format", format), show(mofkit, tmp_path, "--format", format, "--top", top)
    if format == "json":
        assert json.loads(few.out) == {**json.loads(every.out), "ranked": json.loads(every.out)["ranked"][:top]}
    else:
        assert few.out.split("\n")[:-1] == every.out.split("\n")[:-1][: top + 1]


def test_thousands_of_rows_come_out_in_one_piece(mofkit: Mofkit, tmp_path: Path) -> None:
    lines = ["name,difficulty,impact", *(f"s{n:05},{n % 5 + 1},{n % 3 + 1}" for n in range(9000))]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    found = json.loads(mofkit("prioritize", tmp_path / "t.csv", "--format", "json").out)["ranked"]
    table = list(csv.reader(io.StringIO(mofkit("prioritize", tmp_path / "t.csv", "--format", "csv").out)))
    assert [one["rank"] for one in found] == list(range(1, 9001))
    assert table[1:] == [[str(value) for value in one.values()] for one in found]


def test_csv_reads_back_as_what_json_says(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('name,difficulty,impact\n"a ""b"", c",5,5\n" d\ne",4,4\n=1+1,3,3\n')
    table = list(csv.DictReader(io.StringIO(mofkit("prioritize", tmp_path / "t.csv", "--format", "csv").out)))
    assert [row["name"] for row in table] == ['a "b", c', " d\ne", "=1+1"]
    assert list(table[0]) == [
        *("rank", "name", "difficulty", "impact", "priority", "criticality", "quadrant", "line"),
    ]


def test_markdown_parses_to_as_many_rows(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('name,difficulty,impact\na|b,5,5\n"c\nd",4,4\n<b>,3,3\n')
    text = mofkit("prioritize", tmp_path / "t.csv", "--format", "md").out
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert sum(token.type == "tr_open" for token in tokens) == 4
    assert text.endswith("\n3 rows read = 3 ranked + 0 unscored + 0 rejected\n")


def test_svg_is_xml_with_a_title_and_a_description(mofkit: Mofkit, tmp_path: Path) -> None:
    strange = 'name,difficulty,impact\n<&"\x1b\ufffe,5,5\n' + "".join(f"s{n},2,3\n" for n in range(30))
    (tmp_path / "t.csv").write_text(strange, "utf-8")
    picture = ET.fromstring(mofkit("prioritize", tmp_path / "t.csv", "--format", "svg").out)
    space = "{http://www.w3.org/2000/svg}"
    assert picture.findtext(f"{space}title") == "Services by difficulty and impact"
    assert "Services: 31. Quick wins, easy to fix and of high impact: 1." in picture.findtext(f"{space}desc", "")
    titles = [title.text or "" for title in picture.iter(f"{space}title")][1:]
    assert titles[1] == 'difficulty 5, impact 5: <&"\\x1b\\ufffe'
    assert titles[0].endswith("s10; s11; s12; s13; s14; s15; s16; s17; s18; s19; and 18 more")


def test_mermaid_has_a_line_for_each_of_the_best_forty(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("name,difficulty,impact\n" + ',"5",5\n' + 'a"b\\c,5,5\n' * 50)
    text = mofkit("prioritize", tmp_path / "t.csv", "--format", "mermaid").out
    lines = text.rstrip("\n").split("\n")
    assert lines[0] == "quadrantChart"
    assert lines[8] == '    "line 2": [0.85, 0.85]'
    assert len(lines) == 8 + 40
    assert all(line.startswith('    "a\'b/c": [0.') for line in lines[9:])


# In a terminal.

SGR = re.compile("\x1b\\[[0-9;]*m")


def in_terminal(columns: int, *argv: object, **environment: str) -> str:
    """What mofkit prints to a terminal of so many columns."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    with subprocess.Popen(
        [sys.executable, "-m", "mofkit", *map(str, argv)],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**kept, "TERM": "xterm-256color", **environment},
    ):
        os.close(theirs)
        pieces = []
        # A terminal whose other side is gone answers with an error, not with an end.
        with contextlib.suppress(OSError), os.fdopen(ours, "rb", buffering=0) as screen:
            while piece := screen.read(65536):
                pieces.append(piece)
    return b"".join(pieces).decode().replace("\r\n", "\n")


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    file = tmp_path / "t.csv"
    long = "A service with a name that goes on and on until it does not fit into a narrow terminal any more"
    file.write_text(f"name,difficulty,impact\n{long},5,5\n東京のサービス,4,4\nx\x1b[31m,1,1\n", "utf-8")
    return file


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_table_fits_the_terminal(wide: Path, columns: int) -> None:
    lines = SGR.sub("", in_terminal(columns, "prioritize", wide)).split("\n")
    table = lines[: lines.index("")]
    assert max(map(width, table)) <= columns
    told = "".join("".join(re.split("   +|  [0-9]", line[3:])[0] for line in table).split())
    assert "Aservicewithanamethatgoesonandonuntilitdoesnotfitintoanarrowterminalanymore" in told
    assert any("x\\x1b[31m" in line for line in table)


def test_a_terminal_too_narrow_for_a_table_gets_the_whole_rows(wide: Path) -> None:
    text = in_terminal(40, "prioritize", wide)
    assert "fit into a narrow terminal any more           5       5        25  ??     quick win\n" in text


def test_a_terminal_gets_bold_headers_and_no_other_escapes(wide: Path) -> None:
    text = in_terminal(200, "prioritize", wide)
    assert SGR.findall(text)
    assert "\x1b" not in SGR.sub("", text)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_none(wide: Path, environment: dict[str, str]) -> None:
    assert "\x1b" not in in_terminal(80, "prioritize", wide, **environment)


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "expected"), [("30", "a  b c d e f g h  7\n"), ("17", "a  b c d e f g  7\n   h\n")]
)
def test_a_text_column_gives_way_and_a_number_does_not(
    monkeypatch: pytest.MonkeyPatch, columns: str, expected: str
) -> None:
    monkeypatch.setattr(sys, "stdout", Screen())
    monkeypatch.setenv("COLUMNS", columns)
    assert table(("x", "y", "z"), [("a", "b c d e f g h", 7)], colour=False, right=(2,)).endswith(expected)


def test_marks_that_stand_over_letters_take_no_room() -> None:
    assert [width(text) for text in ("abc", "e\u0301", "東", "\U0001f600")] == [3, 1, 2, 2]


def test_a_pipe_gets_plain_text_on_one_line_a_row(mofkit: Mofkit, wide: Path) -> None:
    out = mofkit("prioritize", wide).out
    assert "\x1b" not in out
    assert out.split("\n")[2].endswith("any more           5       5        25  ??     quick win")


# Writing.


NEW = ["Priority", "4", "25", "", "16", ""]
PRIORITIES = {
    "blank": (['"Priority, in all"', "", "", "", "", ""], ['"Priority, in all"', "4", "25", "", "16", ""]),
    "old": (
        ["Priorität (a * b)", "25", '"7"', "3", "16", '" 9 "'],
        ["Priorität (a * b)", "4", '"25"', "3", "16", '" 9 "'],
    ),
}
END = {"ending in a line break": True, "ending without": False}


@every_delimiter
@every_newline
@every_encoding
@pytest.mark.parametrize("end", END.values(), ids=END)
def test_a_new_column_is_the_only_change(
    mofkit: Mofkit,
    tmp_path: Path,
    delimiter: str,
    newline: str,
    encoding: str,
    mark: bytes,
    options: tuple[str, ...],
    *,
    end: bool,
) -> None:
    file = tmp_path / "services.csv"
    file.write_bytes(mark + written(rows(), delimiter, newline, end=end).encode(encoding))
    expected = [[*row, cell] for row, cell in zip(rows(), NEW, strict=True)]
    raw = mark + written(expected, delimiter, newline, end=end).encode(encoding)
    result = mofkit("prioritize", file, "--write", *options)
    assert (result.code, result.out, file.read_bytes()) == (0, "", raw)
    assert "changed 3 priorities in a new column Priority of " in result.err
    assert "nothing to change" in mofkit("prioritize", file, "--write", *options).err
    assert file.read_bytes() == raw


@every_delimiter
@every_newline
@every_encoding
@pytest.mark.parametrize("kind", PRIORITIES)
def test_only_the_priority_cells_change(
    mofkit: Mofkit,
    tmp_path: Path,
    delimiter: str,
    newline: str,
    encoding: str,
    mark: bytes,
    options: tuple[str, ...],
    kind: str,
) -> None:
    file = tmp_path / "services.csv"
    before, after = ([name if "," not in name else '"Priority"', *cells] for name, *cells in PRIORITIES[kind])
    file.write_bytes(mark + written(rows(priority=before), delimiter, newline).encode(encoding))
    raw = mark + written(rows(priority=after), delimiter, newline).encode(encoding)
    for _ in range(2):
        result = mofkit("prioritize", file, "--write", *options)
        assert (result.code, result.out, file.read_bytes()) == (0, "", raw)


def test_looking_does_not_touch_the_file(mofkit: Mofkit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text(written(rows()), "utf-8")
    before = (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)
    for format in ("table", "json", "csv", "md", "svg", "mermaid"):
        assert mofkit("prioritize", file, "--format", format).code == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dry_run_shows_the_change_and_writes_nothing(mofkit: Mofkit, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text("name,difficulty,impact\nCaf\u00e9\x1b[2J,4,5\n", encoding)
    before = file.read_bytes()
    for options in (("--dry-run",), ("--write", "--dry-run")):
        result = mofkit("prioritize", file, *options)
        assert result.code == 0
        assert result.out.split("\n")[-5:-1] == [
            *("-name,difficulty,impact", "-Café\\x1b[2J,4,5"),
            *("+name,difficulty,impact,Priority", "+Café\\x1b[2J,4,5,20"),
        ]
        assert "would change 1 priority in a new column" in result.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("value", ["urgent", "P1", "1.5", "-3", "\u0663"])
def test_a_priority_column_that_holds_other_things_is_not_overwritten(
    mofkit: Mofkit, tmp_path: Path, value: str
) -> None:
    file = tmp_path / "t.csv"
    text = f"name,difficulty,impact,priority\nMail,4,5,\nPhones,1,1,{value}\n"
    file.write_text(text, "utf-8")
    result = mofkit("-C", tmp_path, "prioritize", "t.csv", "--write")
    assert result.code == 2
    assert f"t.csv:3:12: column 'priority' holds '{value}', which is no priority" in result.err
    assert "--map priority=COLUMN" in result.err
    assert file.read_text("utf-8") == text


def test_a_column_that_is_named_is_overwritten_whatever_it_holds(mofkit: Mofkit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("name,difficulty,impact,priority\nMail,4,5,urgent\n")
    assert mofkit("prioritize", file, "--write", "--map", "priority=priority").code == 0
    assert file.read_text() == "name,difficulty,impact,priority\nMail,4,5,20\n"


def test_a_file_with_conflict_markers_is_not_written(mofkit: Mofkit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    text = "name,difficulty,impact\n<<<<<<< HEAD\nMail,4,5\n=======\nMail,4,4\n>>>>>>> other\n"
    file.write_text(text)
    result = mofkit("-C", tmp_path, "prioritize", "t.csv", "--write")
    assert result.code == 2
    assert "t.csv:2:1: the file has merge-conflict markers" in result.err
    assert file.read_text() == text


def test_a_pipe_cannot_be_written_to(mofkit: Mofkit) -> None:
    result = mofkit("prioritize", "-", "--write", stdin="name,difficulty,impact\nMail,4,5\n")
    assert result.code == 2
    assert "--write needs a file" in result.err


def test_a_link_stays_a_link_and_keeps_its_mode(mofkit: Mofkit, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "t.csv", tmp_path / "link.csv"
    real.write_text("name,difficulty,impact\nMail,4,5\n")
    real.chmod(0o640)
    link.symlink_to(real)
    assert mofkit("prioritize", link, "--write").code == 0
    assert link.is_symlink()
    assert real.read_text() == "name,difficulty,impact,Priority\nMail,4,5,20\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_table_of_a_newer_workspace_may_be_ranked_but_not_written(mofkit: Mofkit, workspace: Workspace) -> None:
    text = "id,name,difficulty,impact\nmail,Mail,4,5\n"
    root = workspace({"mofkit.yaml": "schema_version: 2\n", "catalog/services.csv": text})
    file = root / "catalog" / "services.csv"
    assert mofkit("prioritize", file).code == 0
    result = mofkit("prioritize", file, "--write")
    assert result.code == 2
    assert "upgrade mofkit" in result.err
    assert file.read_text() == text


def test_what_an_encoding_cannot_carry_is_refused_and_nothing_is_written(mofkit: Mofkit, tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    raw = "name,difficulty,impact\nMail,4,5\n".encode("utf-16-le")
    file.write_bytes(raw)
    result = mofkit("prioritize", file, "--write", "--encoding", "utf-16-le")
    assert result.code == 2
    assert "nothing was written" in result.err
    assert file.read_bytes() == raw
