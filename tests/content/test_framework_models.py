"""The framework, typed: every file meets its model, names lead to it, and what an action names can be opened."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from mofkit.content import files, scenarios
from mofkit.content.elements import elements
from mofkit.content.framework import (
    SHORT_NAMES,
    document_named,
    documents,
    glossary,
    lifecycle,
    process_numbered,
    review_named,
    reviews,
    role_named,
    roles,
    slug_of,
    smf_named,
    smfs,
    term_named,
)
from mofkit.content.framework_elements import framework_elements
from mofkit.content.framework_types import Document, Glossary, Lifecycle, Review, Roles, Smf
from mofkit.content.opening import opened_by
from mofkit.content.types import See
from mofkit.errors import BadOption

# An id that two things have is explained as the first of them; `role show` tells the other.
SHARED = {"operations", "operations-manager"}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The content files that are read from now on."""
    read: list[str] = []
    data = files.data

    def counting(path: str) -> Any:
        read.append(path)
        return data(path)

    monkeypatch.setattr(files, "data", counting)
    scenarios._typed.cache_clear()
    return read


def test_every_file_of_the_framework_is_loaded() -> None:
    assert sorted(one.id for one in smfs()) == files.names("smfs")
    assert sorted(one.id for one in reviews()) == files.names("reviews")
    assert [one.id for one in documents()] == files.names("documents")
    assert (len(roles().accountabilities), len(lifecycle().phases)) == (7, 4)
    assert glossary().terms


@pytest.mark.parametrize(
    ("model", "paths"),
    [
        (Smf, [f"smfs/{name}" for name in files.names("smfs")]),
        (Review, [f"reviews/{name}" for name in files.names("reviews")]),
        (Document, [f"documents/{name}" for name in files.names("documents")]),
        (Roles, ["roles"]),
        (Glossary, ["glossary"]),
        (Lifecycle, ["lifecycle"]),
    ],
)
def test_a_model_loses_nothing_of_what_a_file_says(model: Any, paths: list[str]) -> None:
    for path in paths:
        said = model.model_validate(files.data(path)).model_dump(mode="json", by_alias=True)
        assert contains(said, files.data(path)), path


def contains(whole: Any, part: Any) -> bool:
    """Whether a model's data says all that a file says, whose numbers and flags are text."""
    if isinstance(part, dict):
        return all(contains(whole[key], value) for key, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(contains(*pair) for pair in zip(whole, part, strict=True))
    return bool((whole if isinstance(whole, str) or whole is None else json.dumps(whole)) == part)


def test_an_smf_is_named_by_its_id_its_name_and_its_short_name() -> None:
    for one in smfs():
        assert smf_named(one.id) is smf_named(one.name) is one
    assert {one.short.casefold(): one.id for one in smfs() if one.short} == SHORT_NAMES
    assert smf_named("GRC").id == "governance-risk-and-compliance"


def test_a_review_and_a_document_are_named_by_all_their_names() -> None:
    for review in reviews():
        assert [review_named(name) for name in (review.name, *review.also)] == [review] * (1 + len(review.also))
    for document in documents():
        assert [document_named(name) for name in (document.name, *document.also)] == [document] * (
            1 + len(document.also)
        )


def test_a_role_is_named_by_id_or_name_and_so_is_an_accountability() -> None:
    for one in roles().accountabilities:
        assert role_named(one.id) == (one, None)
        for role in one.role_types:
            assert role_named(role.id) == role_named(role.name) == (one, role)


def test_a_term_is_named_as_it_is_written_and_by_its_short_name() -> None:
    for one in glossary().terms:
        assert term_named(one.term) == term_named(one.id) == one
    assert term_named("CMS") == term_named("configuration management system")


def test_a_name_as_an_id_has_hyphens_for_all_that_is_no_letter() -> None:
    assert slug_of(" Governance, Risk, and Compliance ") == "governance-risk-and-compliance"


@pytest.mark.parametrize(
    ("named", "word", "hint"),
    [
        (smf_named, "custmer-service", "did you mean 'customer-service'?"),
        (smf_named, "xyzzy", "`mofkit smf list` shows all of them"),
        (review_named, "portfolo", "did you mean 'portfolio'?"),
        (document_named, "vision-scop", "did you mean 'vision-scope'?"),
        (role_named, "change-manger", "did you mean 'change-manager'?"),
        (term_named, "workaruond", "did you mean 'workaround'?"),
    ],
)
def test_an_unknown_name_gets_the_nearest_one_or_the_list(named: Any, word: str, hint: str) -> None:
    with pytest.raises(BadOption) as raised:
        named(word)
    assert raised.value.hint == hint


def test_a_process_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadOption, match="has no process 9; its processes are 1 to 5"):
        process_numbered(smf_named("customer-service"), 9)


@pytest.mark.parametrize("word", ["customer-service", "Customer Service", "SMC"])
def test_an_smf_is_found_with_one_file_read(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch)
    found = smf_named(word)
    assert read == [f"smfs/{found.id}"]


def test_a_review_and_a_document_are_found_by_id_with_one_file_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read = counted(monkeypatch)
    review_named("portfolio")
    document_named("RFC")
    assert read == ["reviews/portfolio", "documents/rfc"]


def test_the_elements_of_the_framework_have_ids_of_their_own_words_and_a_command() -> None:
    found = list(framework_elements())
    ids = Counter(one.id for one in (*elements(), *found))
    assert {id for id, times in ids.items() if times > 1} == SHARED
    assert [one.id for one in found if not (one.text and one.place and one.command)] == []


def test_every_id_of_the_framework_is_an_element() -> None:
    paths = [f"{folder}/{name}" for folder in ("smfs", "reviews", "documents") for name in files.names(folder)]
    wanted = {id for path in (*paths, "roles", "glossary", "lifecycle") for id in ids_in(files.data(path))}
    assert wanted - {one.id for one in framework_elements()} == set()


def ids_in(data: Any) -> set[str]:
    """All values of `id` in a file."""
    if isinstance(data, dict):
        return {data["id"]} if set(data) == {"id"} else {data.get("id", "")} - {""} | ids_in(list(data.values()))
    return {id for each in data for id in ids_in(each)} if isinstance(data, list) else set()


@pytest.mark.parametrize(
    ("see", "command"),
    [
        (See(smf="customer-service"), "smf show customer-service"),
        (See(smf="customer-service", process=2), "smf show customer-service --process 2"),
        (See(smf="customer-service", tables=(5,)), "smf show customer-service --table 5"),
        (See(smf="customer-service", tables=(5, 6)), "smf show customer-service --table 5-6"),
        (See(smf="customer-service", tables=(5, 7)), "smf show customer-service --table 5,7"),
        (See(smf="customer-service", processes=(1, 2)), "smf show customer-service --table 5-6"),
        (See(smf="team", activity="Determine Work to be Done"), "smf show team --activity determine-work"),
        (See(smf="team", activity="No such"), "smf show team --activity no-such"),
        (See(smf="customer-service", tables=(2,)), "smf show customer-service --table 2"),
        (See(review="portfolio"), "review show portfolio"),
        (See(document="rfc"), "document show rfc"),
        (See(overview="operate", tables=(2,)), "review show operational-health"),
        (See(overview="manage", part="management-review"), "review show policy-and-control"),
        (See(overview="plan", part="management-review"), "lifecycle show plan --part management-review"),
        (See(overview="plan", part="goals"), "lifecycle show plan --part goals"),
        (See(overview="deliver"), "lifecycle show deliver"),
        (See(overview="deliver", tables=(7,)), "lifecycle show deliver --table 7"),
        (See(asset="solution-accelerators"), "explain solution-accelerators"),
        (See(figure=2), "explain figure-2"),
        (See(table=14), "scenario show 4 --table 14"),
        (See(table=20), "scenario show 5 --table 20"),
        (See(table=99), ""),
        (See(note="elsewhere"), ""),
    ],
)
def test_what_is_named_is_opened_by_one_command(see: See, command: str) -> None:
    assert opened_by(see) == command
