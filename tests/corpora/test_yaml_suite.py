"""The YAML test suite: nothing it holds brings a reader down, and nothing wrong in it is ever written.

MOFKIT_YAML_SUITE names a folder with `src/*.yaml` of github.com/yaml/yaml-test-suite; without it nothing runs.
"""

import os
import re
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from mofkit.errors import RefusedEdit
from mofkit.finding import Finding
from mofkit.text.yamltext import YamlText
from mofkit.text.yamlwrite import second_opinion

SUITE = os.environ.get("MOFKIT_YAML_SUITE", "")
pytestmark = pytest.mark.skipif(not SUITE, reason="MOFKIT_YAML_SUITE names no folder")


class Case(NamedTuple):
    """One case of the suite: its name, its text, and whether it must be rejected."""

    name: str
    text: str
    must_fail: bool


def shown_as_written(text: str) -> str:
    """A text of the suite without the marks that make blanks, tabs, breaks and byte-order marks visible."""
    text = re.sub("—*»", "\t", text)
    for mark, char in (("␣", " "), ("↵", ""), ("←", "\r"), ("⇔", "\ufeff")):
        text = text.replace(mark, char)
    return re.sub("∎\n?$", "", text)


def cases() -> list[Case]:
    """All cases; a later one in a file takes over what it does not say."""
    found = []
    for path in sorted(Path(SUITE, "src").glob("*.yaml")) if SUITE else ():
        before: dict[str, Any] = {}
        for number, one in enumerate(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)):
            before = {**before, "fail": "", **one}
            found.append(Case(f"{path.stem}-{number}", shown_as_written(before["yaml"]), before["fail"] == "true"))
    return found


CASES = cases()
each = pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])


def paths_of(data: Any) -> list[tuple[str | int, ...]]:
    """Every path in some data, and the path of a new key at its root."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path for step, value in items for path in ((step,), *((step, *rest) for rest in paths_of(value)))]


def put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The data with another value at a path."""
    if not path:
        return value
    if isinstance(data, list):
        return [put(item, path[1:], value) if at == path[0] else item for at, item in enumerate(data)]
    return {**(data or {}), path[0]: put((data or {}).get(path[0]), path[1:], value)}


@each
def test_a_case_is_read_or_found_wrong_and_keeps_its_bytes(case: Case) -> None:
    found = YamlText.parse(case.text.encode(), case.name)
    if isinstance(found, Finding):
        lines = re.split("\r\n?|\n", case.text)
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1
    else:
        assert found.raw == case.text.encode()


@each
def test_an_edit_of_a_case_is_proved_or_refused(case: Case) -> None:
    text = YamlText.parse(case.text.encode(), case.name)
    if isinstance(text, Finding):
        return
    for path in [("a new key",), *paths_of(text.data)]:
        for value in ("new", ["a", "b"], None):
            try:
                done = text.set(path, value)
                done.check()
            except RefusedEdit:
                continue
            assert done.data == put(text.data, path, value)
            assert second_opinion(done.text) == done.data


@each
def test_a_new_key_leaves_every_line_of_a_case_as_it_was(case: Case) -> None:
    text = YamlText.parse(case.text.encode(), case.name)
    if isinstance(text, Finding):
        return
    try:
        done = text.set(("a new key",), "new")
    except RefusedEdit:
        return
    before, after = text.text.split("\n"), done.text.split("\n")
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [row for step, start, end, *_ in steps if step != "equal" for row in before[start:end]]
    # Only a mapping in braces takes the key into one of its lines.
    assert changed == [] or (len(changed) == 1 and "}" in changed[0])


def test_the_suite_is_read_as_far_as_we_say_it_is() -> None:
    read = {case.name for case in CASES if isinstance(YamlText.parse(case.text.encode(), ""), YamlText)}
    wrong = {case.name for case in CASES if case.must_fail}
    # libyaml is lenient about a dozen cases; what it cannot read is rare in records (`{a: :x}`, tabs as indents).
    assert len(read & wrong) <= 12
    assert len(read - wrong) >= 200
