"""The self-assessment at a terminal: a sheet of 80 columns, with faces or with plain signs."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mofkit.cli.prose import heading, item, section, wrapped
from mofkit.report.assessment_heatmap import described
from mofkit.report.marks import FACES, PLAIN, WORDS, sign
from mofkit.shown import safe_text, width

Facts = Mapping[str, Any]
_NAME, _CELL = 26, 6
_COLOURS = {"satisfactory": "32", "needs-improvement": "33", "missing": "31", "disputed": "35;1", "not-assessed": "2"}


def signs(*, plain: bool) -> Mapping[str, str]:
    """Faces where the terminal can show them, else signs of ASCII."""
    encoding = (sys.stdout.encoding or "").casefold().replace("-", "")
    poor = encoding != "utf8" or os.environ.get("TERM") == "linux"
    return PLAIN if plain or poor else FACES


def grid(facts: Facts, faces: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    """The whole sheet: an SMF a line, with how many of its assessed cells are satisfactory."""
    yield wrapped(described(facts))
    yield ""
    yield (" " * _NAME + "".join(f"{one['short']:^{_CELL}}" for one in facts["attributes"])).rstrip()
    phase = ""
    for row in facts["rows"]:
        if row["phase"] != phase:
            phase = row["phase"]
            yield heading(row["phase_name"], colour=colour)
        cells = "".join(_cell(cell, faces, colour=colour) for cell in row["cells"])
        tally = row["tally"]
        score = f"{tally['satisfactory']} of {tally['assessed']}" if tally["assessed"] else ""
        yield f"  {row['short']:<{_NAME - 2}}{cells}{score:>6}"
    yield ""
    legend = ("satisfactory", "needs-improvement", "missing", "not-assessed")
    yield "   ".join(f"{faces[mark]} {WORDS[mark]}" for mark in legend)
    low, high = faces["missing"], faces["satisfactory"]
    yield f"{low}/{high} assessors differ: lowest and highest   last column: satisfactory of assessed"
    if facts["left_out"]:
        yield wrapped(f"nobody looks at {'; '.join(facts['left_out'])}")


def _cell(cell: Facts, faces: Mapping[str, str], *, colour: bool) -> str:
    text = sign(cell["state"], cell["steps"], faces)
    left = (_CELL - width(text)) // 2
    padded = " " * left + text + " " * (_CELL - left - width(text))
    return f"\x1b[{_COLOURS[cell['state']]}m{padded}\x1b[0m" if colour else padded


def one_smf(row: Facts, faces: Mapping[str, str], *, colour: bool) -> Iterator[str]:
    """One SMF cell by cell: who says what, and why."""
    yield heading(f"{row['name']}, {row['phase_name']}", colour=colour)
    for cell in row["cells"]:
        mark = sign(cell["state"], cell["steps"], faces)
        apart = f"  assessors differ by {cell['spread']} step{'s' * (cell['spread'] > 1)}" if cell["spread"] else ""
        yield f"  {mark:<4} {cell['name'].removeprefix(row['name'] + ', ')}{apart}"
        yield from views(cell, indent=7)


def views(cell: Facts, *, indent: int) -> Iterator[str]:
    """Who says what of a cell."""
    for one in cell["views"]:
        why = f". {one['note']}" if one["note"] else ""
        yield item(f"{safe_text(one['name'])}:", f"{one['words']}{why}", indent=indent)


def assessors(facts: Facts, *, colour: bool) -> Iterator[str]:
    """Whose latest views these are, and how much each of them looked at."""
    lines = [
        f"  {safe_text(one['name']):<24} {one['date'] or 'no day':<11}"
        f" {one['tally']['assessed']:>3} of {one['tally']['total']:>3} cells"
        for one in facts["assessors"]
    ]
    yield from section("Assessors", lines, colour=colour)


def disputes(facts: Facts, most: int, *, colour: bool) -> Iterator[str]:
    """The cells to talk about."""
    lines: list[str] = []
    for cell in facts["disputes"][:most]:
        lines += [f"  {safe_text(cell['name'])}", *views(cell, indent=4)]
    left = len(facts["disputes"]) - most
    if left > 0:
        lines.append(f"  and {left} more: mofkit assess report --reader manager")
    yield from section("Where assessors differ most", lines, colour=colour)


def issue_lines(issues: Sequence[Facts], *, solutions: bool = True) -> Iterator[str]:
    """Issues with their priority, and their solutions below them."""
    for one in issues:
        rank = "??" if one["priority"] is None else one["priority"]
        lacks = f" (no {' and no '.join(one['lacks'])} yet)" if one["lacks"] else f" ({one['quadrant']})"
        yield item(f"{rank:>4} ", f"{one['id']}: {one['what']}{lacks}", indent=0)
        for solution in one["solutions"] if solutions else ():
            yield item("-", solution_words(solution), indent=6)
        if solutions and not one["solutions"]:
            yield "      - no solution yet"


def solution_words(one: Facts) -> str:
    """A solution in a line: what, which kind, who, by when, and how far it is."""
    about = ", ".join(filter(None, (one["type"], one["who"] or "nobody", one["when"] or "no day", one["status"])))
    needs = f"; needs {one['needs']}" if one["needs"] else ""
    given = f" (authorised by {one['authorised_by']})" if one["authorised_by"] else ""
    return f"{one['what']} [{about}]{needs}{given}"


def mix_words(mix: Mapping[str, int]) -> str:
    """How many solutions there are of each kind."""
    return f"quick hits: {mix['quick-hit']}   longer-term: {mix['longer-term']}   individual: {mix['individual']}"


def untold_words(cells: Sequence[str], most: int) -> str:
    """The weak cells that no issue names, the first of them by name."""
    more = f" and {len(cells) - most} more" if len(cells) > most else ""
    return f"weak, and named by no issue: {', '.join(cells[:most])}{more}"
