"""The content of the scenarios: it is read, it is typed, it carries every statement of the job aid, and in our words.

MOFKIT_JOB_AID names the text of the job aid; without it nobody can tell whose words they are.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mofkit import bundled
from mofkit.content import compile as compiling
from mofkit.content import elements, files, lexicon, scenarios, search_build
from mofkit.content.files import BrokenContent
from mofkit.content.types import Scenario, See
from mofkit.errors import BadOption

CONTENT = bundled.folder("content")
FILES = sorted(path.relative_to(CONTENT).with_suffix("").as_posix() for path in CONTENT.rglob("*.yaml"))
JOB_AID = os.environ.get("MOFKIT_JOB_AID", "")
# A copy: what the job aid has of each kind does not change when the content does.
STATEMENTS = {
    "action": 337,
    "playbook-item": 74,
    "asset": 69,
    "action-detail": 37,
    "situation": 34,
    "step": 31,
    "practice": 30,
    "symptom": 26,
    "key-question": 13,
    "cost-type": 8,
    "playbook-section": 7,
    "cost-category": 6,
    "question-area": 3,
    "figure": 3,
    "cost-period": 2,
}
# Scenario, its situations, its practices, its steps with the table and the number of actions of each.
STRUCTURE: tuple[tuple[str, int, int, tuple[tuple[int | None, int], ...]], ...] = (
    ("reduce-costs", 4, 3, ((1, 0), (None, 0), (2, 7))),
    ("fix-services", 7, 4, ((3, 9), (4, 9), (5, 7), (6, 14))),
    ("operate-monitor", 7, 6, ((7, 13), (8, 18), (9, 8), (10, 9), (11, 9), (12, 8), (13, 9))),
    ("support-customers", 3, 4, ((14, 17), (15, 19), (16, 12), (17, 11))),
    ("change-production", 6, 6, ((18, 18), (19, 10), (21, 9), (22, 8), (23, 11), (24, 6))),
    ("manage-projects", 3, 2, ((25, 7), (26, 10), (27, 47))),
    ("build-skills", 4, 5, ((28, 8), (29, 7), (30, 3), (31, 14))),
)
PARTS = {"goals", "outcomes", "role-types", "process-flow", "best-practices", "management-review"}
PARTS |= {"purpose", "terms", "manage-layer-integration"}
KINDS_BY_STATEMENT = {"action-detail": {"action detail", "cost lens"}}


def statements() -> dict[str, str]:
    """The kind of each statement by its id."""
    return {id: kind for kind, ids in files.data("statements")["statements"].items() for id in ids}


def smf(name: str) -> dict[str, Any]:
    found: dict[str, Any] = files.data(f"smfs/{name}")
    return found


# Reading.


@pytest.mark.parametrize("path", FILES)
def test_every_content_file_is_read_and_what_is_compiled_says_the_same(path: str) -> None:
    read = files.parsed(CONTENT / f"{path}.yaml", path)
    assert read
    assert files.data(path) == read


@pytest.mark.parametrize("path", FILES)
def test_content_is_written_as_every_system_reads_it(path: str) -> None:
    raw = (CONTENT / f"{path}.yaml").read_bytes()
    assert raw.decode("utf-8").isprintable() or set(re.findall(r"[^\x20-\U0010ffff]", raw.decode("utf-8"))) == {"\n"}
    assert raw.endswith(b"\n")
    assert b" \n" not in raw


def test_the_scenario_files_are_the_seven_and_each_is_a_scenario() -> None:
    assert set(files.names("scenarios")) == set(lexicon.SCENARIOS)
    assert [(one.number, one.id) for one in scenarios.scenarios()] == list(enumerate(lexicon.SCENARIOS, start=1))


def test_every_other_file_of_the_scenarios_meets_its_model() -> None:
    assert [one.id for one in scenarios.readers().readers] == ["director", "manager", "contributor"]
    assert [one.number for one in scenarios.figures().figures] == [1, 2, 3]
    assert len(scenarios.assets().assets) == 45
    assert [len(area.questions) for area in scenarios.patching().areas] == [3, 4, 6]
    assert len(scenarios.playbook().sections) == 7
    assert [len(scale.steps) for scale in scenarios.costs().scales] == [5, 5]


def test_content_that_does_not_meet_its_model_is_refused_by_name() -> None:
    with pytest.raises(BrokenContent, match=re.escape("content/assets.yaml: id: Field required")):
        scenarios.typed(Scenario, "assets")


def test_content_that_is_gone_or_no_yaml_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BrokenContent, match=re.escape("content/a.yaml: No such file")):
        files.parsed(tmp_path / "a.yaml", "a")
    (tmp_path / "b.yaml").write_text("a: 1\nb: [1\n", "utf-8")
    with pytest.raises(BrokenContent, match=re.escape("content/b.yaml:3:1: ")):
        files.parsed(tmp_path / "b.yaml", "b")


@pytest.mark.parametrize("word", ["4", "support-customers", "Support-Customers"])
def test_a_scenario_is_named_by_number_or_slug(word: str) -> None:
    assert scenarios.slug_of(word) == "support-customers"


@pytest.mark.parametrize("word", ["0", "8", "-1", "²", "४", "", "support"])
def test_any_other_word_names_no_scenario(word: str) -> None:
    with pytest.raises(BadOption, match="scenarios are 1 to 7"):
        scenarios.slug_of(word)


# Compiling.


def test_compiled_content_is_what_the_sources_say(tmp_path: Path) -> None:
    count = compiling.compile_all(tmp_path, CONTENT)
    made = sorted(path.relative_to(tmp_path).with_suffix("").as_posix() for path in tmp_path.rglob("*.json"))
    ready = {"prepared/de": "de", "prepared/en": "en", "prepared/fr": "fr", "prepared/stopwords": ""}
    assert made == sorted([*FILES, *ready])
    assert (tmp_path / "prepared" / "search.index").read_bytes() == search_build.made()
    assert count == len(made) + 1
    for path in made:
        compiled = json.loads((tmp_path / f"{path}.json").read_text("utf-8"))
        if path == "prepared/stopwords":
            assert compiled == lexicon.small_words()
        elif path in ready:
            assert compiled == lexicon.made_ready(ready[path])
        else:
            assert compiled == files.parsed(CONTENT / f"{path}.yaml", path)


def test_what_was_compiled_is_used_until_its_source_changes(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("_bundled", "__pycache__")
    shutil.copytree(bundled.folder("content"), tmp_path / "content")
    shutil.copytree(Path(bundled.__file__).parent, tmp_path / "mofkit", ignore=ignored)

    def run(*words: str) -> str:
        ran = subprocess.run([sys.executable, *words], cwd=tmp_path, capture_output=True, timeout=30, check=True)
        return ran.stdout.decode()

    def explained() -> str:
        return run("-m", "mofkit", "explain", "director")

    run("-m", "mofkit.content.compile")
    compiled = tmp_path / "mofkit" / "_bundled" / "compiled" / "readers.json"
    compiled.write_text(compiled.read_text("utf-8").replace("Answers for", "Sings for"), "utf-8")
    assert "Sings for" in explained()
    source = tmp_path / "content" / "readers.yaml"
    source.write_text(source.read_text("utf-8").replace("Answers for", "Dances for"), "utf-8")
    later = compiled.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert "Dances for" in explained()


# The job aid.


def test_the_statements_are_those_of_the_job_aid() -> None:
    held = files.data("statements")["statements"]
    assert {kind: len(ids) for kind, ids in held.items()} == STATEMENTS
    assert sum(STATEMENTS.values()) == len(statements()) == 680


def test_every_statement_is_carried_and_no_other_is_cited() -> None:
    found = elements.trace()
    assert found.missing == []
    assert set(found.cited) == set(statements())
    assert {id for one in elements.elements() for id in one.source} == set(statements())


def test_a_statement_is_carried_by_an_element_of_its_kind() -> None:
    kinds = statements()
    for one in elements.elements():
        for id in one.source:
            wanted = KINDS_BY_STATEMENT.get(kinds[id], {kinds[id].replace("-", " ")})
            assert one.kind.split(" (")[0] in wanted, one.id


def test_an_element_of_a_scenario_is_named_after_its_statement() -> None:
    for one in elements.elements():
        if one.kind in ("situation", "symptom", "practice", "step", "action", "action detail"):
            assert [id.replace(".", "-") for id in one.source] == [one.id]


def test_no_two_elements_share_an_id_and_each_has_words() -> None:
    every = list(elements.elements())
    assert [id for id, count in Counter(one.id for one in every).items() if count > 1] == []
    assert [one.id for one in every if not one.title.strip() or not one.place] == []
    assert [one.id for one in every if not one.text.strip() and one.kind != "scale"] == []


def test_the_seven_scenarios_have_the_job_aids_shape() -> None:
    found = tuple(
        (
            one.id,
            len(one.situations),
            len(one.practices),
            tuple((step.table, len(step.actions)) for step in one.steps),
        )
        for one in scenarios.scenarios()
    )
    assert found == STRUCTURE


def test_steps_count_from_one_and_make_31() -> None:
    for one in scenarios.scenarios():
        assert [step.number for step in one.steps] == list(range(1, len(one.steps) + 1))
    assert sum(len(one.steps) for one in scenarios.scenarios()) == 31


def test_each_of_the_31_tables_occurs_once() -> None:
    tables = [step.table for one in scenarios.scenarios() for step in one.steps if step.table]
    # Table 20 holds the key questions of patching.
    assert sorted([*tables, 20]) == list(range(1, 32))
    assert all(step.table_title for one in scenarios.scenarios() for step in one.steps if step.table)


def test_every_action_has_one_of_the_three_readers() -> None:
    counts = Counter(action.reader for one in scenarios.scenarios() for _, action in one.actions)
    assert counts == {"manager": 138, "contributor": 126, "director": 73}


# What is named exists.


def sees() -> Iterator[tuple[str, See]]:
    for one in scenarios.scenarios():
        for _, action in one.actions:
            yield from ((action.id, see) for see in action.see)


def strange(see: See) -> Iterator[str]:
    """What a reference names that is not there."""
    if see.smf in files.names("smfs"):
        yield from strange_in_smf(see)
    elif see.smf:
        yield f"smf {see.smf}"
    for word, known in (
        (see.overview, {"", *(one["id"] for one in files.data("lifecycle")["phases"])}),
        (see.review, {"", *files.names("reviews")}),
        (see.document, {"", *files.names("documents")}),
        (see.asset, {"", *(one.id for one in scenarios.assets().assets)}),
        (see.playbook, {"", *(one.id for one in scenarios.playbook().sections)}),
        (see.part, {"", *PARTS}),
        (see.table or 1, range(1, 32)),
        (see.figure or 1, range(1, 4)),
    ):
        if word not in known:
            yield str(word)


def strange_in_smf(see: See) -> Iterator[str]:
    about = smf(see.smf)
    tables = {int(one["number"]) for one in about["tables"]}
    processes = {int(one["number"]) for one in about["processes"]}
    yield from (f"table {one}" for one in see.tables if one not in tables)
    yield from (f"process {one}" for one in (*see.processes, see.process or 1) if one not in processes)
    names = {
        name.casefold()
        for process in about["processes"]
        for one in process["activities"]
        for name in (one["name"], *(one["also"] or ()))
    }
    if see.activity and see.activity.casefold() not in names:
        yield f"activity {see.activity}"


def test_everything_an_action_names_is_there() -> None:
    found = list(sees())
    assert len(found) > 300
    assert [(id, word) for id, see in found for word in strange(see)] == []


def test_a_reference_to_nothing_would_be_noticed() -> None:
    see = See(smf="customer-service", tables=(99,), process=42, activity="Sing", review="x", document="y", table=32)
    assert list(strange(see)) == ["table 99", "process 42", "activity Sing", "x", "y", "32"]
    assert list(strange(See(smf="singing", overview="o", part="p", asset="a", playbook="b", figure=4))) == [
        *("smf singing", "o", "a", "b", "p", "4"),
    ]


def test_every_action_works_with_an_smf_that_is_there() -> None:
    named = {action.smf for one in scenarios.scenarios() for _, action in one.actions}
    assert named - {""} <= set(files.names("smfs"))


def test_assets_stand_under_steps_that_are_there() -> None:
    steps = {step.id for one in scenarios.scenarios() for step in one.steps}
    assert [one.id for one in scenarios.assets().assets if not set(one.steps) <= steps] == []


# Whose words they are.


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def texts(data: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a content file, less names: those are the job aid's own."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in ("name", "table_title", "source", "also"):
                yield from texts(value, f"{place}.{key}")
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from texts(value, f"{place}.{at}")
    elif isinstance(data, str):
        yield place, data


@pytest.mark.skipif(not JOB_AID, reason="MOFKIT_JOB_AID names no text")
def test_no_eight_words_in_a_row_are_the_job_aids() -> None:
    theirs = words(Path(JOB_AID).read_text("utf-8"))
    runs = {tuple(theirs[at : at + 8]) for at in range(len(theirs) - 7)}
    assert len(runs) > 1_000
    found = []
    for path in FILES:
        for place, text in texts(files.data(path), path):
            ours = words(text)
            shared = [ours[at : at + 8] for at in range(len(ours) - 7) if tuple(ours[at : at + 8]) in runs]
            found += [f"{place}: {' '.join(run)}" for run in shared]
    assert found == []
