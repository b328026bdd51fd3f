"""The index: prepared or made now it says the same, and it is never older than what it was made from."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from mofkit import bundled
from mofkit.analysis.question import asked
from mofkit.analysis.search import ranked
from mofkit.content import search_index
from mofkit.content.elements import elements
from mofkit.content.files import data
from mofkit.content.framework_elements import framework_elements
from mofkit.content.search_build import indexed, made
from mofkit.content.search_documents import Document, documents, strengths
from mofkit.content.search_index import Index, index

FEW = [
    Document("a", "term", "Back-out plan", "How to undo a change.", "the glossary"),
    Document("b", "activity", "Plan the budget", "Say what a year costs.\tTwice\nover."),
    Document("b", "term", "Bénéfice", "What it brings."),
]


@pytest.fixture(scope="module")
def raw() -> bytes:
    return made()


@pytest.fixture
def prepared(raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation's compiled folder of our own, with a fresh index in it."""
    file = tmp_path / "search.index"
    file.write_bytes(raw)
    monkeypatch.setattr(bundled, "compiled", lambda name, ending="json": str(tmp_path / f"{Path(name).name}.{ending}"))
    return file


def is_read(file: Path) -> bool:
    with index() as known:
        return getattr(known._file, "name", "") == str(file)


def test_every_element_that_explain_knows_is_in_it(raw: bytes) -> None:
    with Index(BytesIO(raw)) as known:
        found = [known.document(number) for number in range(len(known))]
    assert [(one.id, one.kind) for one in found] == [(one.id, one.kind) for one in (*elements(), *framework_elements())]


def test_the_prepared_index_and_the_one_made_now_give_the_same_answers(raw: bytes, prepared: Path) -> None:
    assert is_read(prepared)
    with index() as fast, Index(BytesIO(raw)) as slow:
        for question in ("who signs the OLA", "emergensy change", "zzz", "t14-manager-3"):
            assert ranked(asked(question, fast), fast) == ranked(asked(question, slow), slow)


def test_the_index_is_the_same_bytes_wherever_it_is_made(raw: bytes) -> None:
    script = (
        "from hashlib import sha256; from mofkit.content.search_build import made; print(sha256(made()).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == sha256(raw).hexdigest()


def test_an_index_older_than_a_source_is_not_read(prepared: Path) -> None:
    os.utime(prepared, (1, 1))
    assert not is_read(prepared)


def test_an_index_that_is_not_there_is_made(prepared: Path) -> None:
    prepared.unlink()
    assert not is_read(prepared)
    with index() as known:
        assert len(known) > 3_000


def test_an_index_of_more_files_than_there_are_is_not_read(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = list(search_index._sources())
    monkeypatch.setattr(search_index, "_sources", lambda: iter(every[1:]))
    monkeypatch.setattr(search_index, "_made_now", lambda: Index(BytesIO(indexed(FEW, data("search"), sources=0))))
    assert not is_read(prepared)


def test_a_wheel_compares_nothing(prepared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.utime(prepared, (1, 1))
    monkeypatch.setattr(bundled, "installed", lambda: True)
    assert is_read(prepared)


def test_what_an_index_says_of_a_term() -> None:
    with Index(BytesIO(indexed(FEW, data("search")))) as known:
        found = known.posting("plan")
        assert found is not None
        assert found.held_by == 2
        assert {number for number, _ in found.documents} == {0, 1}
        assert all(0 < strength < 2 for _, strength in found.documents)
        assert known.posting("zzz") is None
        assert known.has("budget")
        assert not known.has("budge")
        assert not known.has("\ud800")
        assert ("budget", "budget", 1) in list(known.words())
        assert not [term for term, _, _ in known.words() if not term[0].isalnum()]


def test_a_document_comes_back_in_one_line_and_by_the_first_of_its_id() -> None:
    with Index(BytesIO(indexed(FEW, data("search")))) as known:
        assert known.document(1).text == "Say what a year costs. Twice over."
        assert [known.with_id(id) for id in ("a", "b", "c", "")] == [0, 1, None, None]
        assert known.document(2).name == "Bénéfice"


def test_a_find_in_a_name_says_more_than_one_in_a_text_and_one_in_a_short_text_more_than_in_a_long_one() -> None:
    with Index(BytesIO(indexed(FEW, data("search")))) as known:
        rules, weights = known.wording, known.weights
    name = strengths(Document("x", "term", "budget"), rules, weights)["budget"]
    short = strengths(Document("x", "term", "", "budget"), rules, weights)["budget"]
    long = strengths(Document("x", "term", "", "budget " + "word " * 50), rules, weights)["budget"]
    often = strengths(Document("x", "term", "", "budget budget"), rules, weights)["budget"]
    assert name > short > long
    assert short < often < 2 * short
    assert strengths(FEW[0], rules, weights, ("plan",))["plan"] == strengths(FEW[0], rules, weights)["plan"]
    assert "back" not in strengths(FEW[0], rules, weights, ("plan",))


def test_a_document_is_opened_by_a_command_of_its_own_or_explained() -> None:
    opened = {(one.id, one.kind): one.command for one in documents()}
    assert opened["rfc-backout", "document section"] == "document show rfc"
    assert opened["t14-manager-3", "action"] == "explain t14-manager-3"
    assert opened["operations", "SMF"] == "smf show operations"
    assert opened["operations", "accountability"] == "role show operations"
    assert opened["guide-team-smf", "asset (guide)"] == "explain guide-team-smf"
