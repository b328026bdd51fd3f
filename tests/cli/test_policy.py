"""A policy from its draft to its retirement: each move refuses what is missing and says it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]
FILES = {
    "people.csv": """
        id,name,reader,role_types
        ada,Ada Quill,director,
        lee,Lee Wick,manager,
        kim,Kim Vale,contributor,
        pat,Pat Moss,contributor,IT Policy Manager
    """,
}
TEXT = "policies/doors.md"
ANSWERS = [f"q{number}=Yes" for number in range(1, 7)]
PUBLISH = ("publish", "doors", "--who", "lee", "--audience", "all staff", "--where", "the intranet")
ENFORCE = ("enforce", "doors", "--who", "ada", "--check", "the log", "--consequence", "no entry")


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace(dict(FILES))


@pytest.fixture
def do(mofkit: Mofkit, root: Path) -> Mofkit:
    def run(*argv: str, today: str = "2026-11-23") -> Any:
        return mofkit("-C", root, "--as-of", today, "policy", *argv)

    return run


def fill(root: Path, path: str = TEXT) -> None:
    """Something in every blank."""
    text = (root / path).read_text().replace(":** <!--", ":** said <!--")
    (root / path).write_text(text.replace("|  |", "| said |").replace("|  |", "| said |"))


@pytest.fixture
def drafted(do: Mofkit, root: Path) -> Mofkit:
    assert do("draft", "doors", "--title", "Doors", "--owner", "lee").code == 0
    fill(root)
    return do


@pytest.fixture
def validated(drafted: Mofkit) -> Mofkit:
    assert drafted("validate", "doors", "--who", "kim", *ANSWERS, "--approve").code == 0
    return drafted


@pytest.fixture
def enforced(validated: Mofkit) -> Mofkit:
    assert validated(*PUBLISH).code == 0
    assert validated(*ENFORCE, "--review-on", "2027-11-01").code == 0
    return validated


def state(do: Mofkit) -> str:
    found: str = json.loads(do("show", "doors", "--format", "json").out)["record"]["state"]
    return found


def test_a_policy_goes_from_draft_to_enforced_and_every_move_written_twice_changes_nothing(
    drafted: Mofkit, root: Path, mofkit: Mofkit
) -> None:
    said = ("validate", "doors", "--who", "kim", *ANSWERS, "--approve")
    for move, after in (
        (said, "validated"),
        (PUBLISH, "published"),
        ((*ENFORCE, "--review-on", "2027-11-01"), "enforced"),
    ):
        assert drafted(*move).code == 0
        assert state(drafted) == after
        before = (root / "policies/doors.yaml").read_bytes()
        assert "nothing to change" in drafted(*move).err
        assert (root / "policies/doors.yaml").read_bytes() == before
    assert mofkit("-C", root, "--as-of", "2026-11-23", "lint", "policies").out == "4 files, no findings\n"


def test_validation_says_all_that_is_missing_and_writes_nothing(do: Mofkit, root: Path) -> None:
    do("draft", "doors", "--title", "Doors", "--owner", "lee")
    before = (root / "policies/doors.yaml").read_bytes()
    run = do("validate", "doors", "--who", "kim", "q1=Yes", "--approve")
    assert run.code == 1
    assert "10 required fields of policies/doors.md are empty" in run.err
    assert "q2 is not answered: Does the draft say what the business really stands for" in run.err
    assert "q1" not in run.err
    assert (root / "policies/doors.yaml").read_bytes() == before


def test_the_owner_does_not_validate_their_own_policy(drafted: Mofkit) -> None:
    run = drafted("validate", "doors", "--who", "lee", *ANSWERS)
    assert (run.code, run.err.count("somebody else validates it")) == (1, 1)


def test_answers_may_come_from_several_people_and_be_changed(drafted: Mofkit) -> None:
    assert "open: q4, q5, q6" in drafted("validate", "doors", "--who", "kim", *ANSWERS[:3]).out
    assert "open: q5, q6" in drafted("validate", "doors", "--who", "pat", "q4=No").out
    drafted("validate", "doors", "--who", "kim", "q1=No, what is a door?")
    page = drafted("show", "doors").out
    assert "kim: No, what is a door?" in page
    assert "kim: Yes" in page
    assert page.count("kim:") == 3


@pytest.mark.parametrize("word", ["q0", "q7", "q", "x", "q²", "1e1"])
def test_a_question_that_is_not_there_is_refused(drafted: Mofkit, word: str) -> None:
    run = drafted("validate", "doors", "--who", "kim", f"{word}=Yes")
    assert (run.code, f"no question '{word}'" in run.err) == (2, True)


def test_publication_names_audience_place_approval_and_person_at_once(drafted: Mofkit) -> None:
    run = drafted("publish", "doors", "--who", "kim")
    assert run.code == 1
    for said in (
        *("it is draft", "kim may not: its owner or a manager or a director", "nobody has approved it as it stands"),
        *("no audience is said", "no where is said"),
    ):
        assert said in run.err


def test_a_text_changed_after_the_approval_cannot_be_published(validated: Mofkit, root: Path) -> None:
    path = root / TEXT
    path.write_text(path.read_text().replace("said", "other words", 1))
    run = validated(*PUBLISH)
    assert (run.code, "nobody has approved it as it stands" in run.err) == (1, True)


def test_publishing_and_granting_leave_the_approval_alone(enforced: Mofkit, mofkit: Mofkit, root: Path) -> None:
    enforced("except", "doors", "--who", "lee", "--what", "cleaners", "--why", "cards", "--until", "2027-01-31")
    enforced("acknowledge", "doors", "--who", "kim")
    assert mofkit("-C", root, "lint", "--select", "MOF501").out == "4 files, no findings\n"
    assert json.loads(enforced("show", "doors", "--format", "json").out)["approved"] == ["kim"]


def test_a_role_type_of_the_policy_smf_may_publish(validated: Mofkit) -> None:
    assert validated(*(word if word != "lee" else "pat" for word in PUBLISH)).code == 0


def test_only_a_director_enforces_and_says_how_one_sees_it_and_when_one_looks_again(validated: Mofkit) -> None:
    validated(*PUBLISH)
    run = validated("enforce", "doors", "--who", "lee")
    assert run.code == 1
    for said in ("lee may not: a director", "no check is said", "no consequence is said", "no day of review is set"):
        assert said in run.err


def test_what_is_not_published_is_not_enforced(validated: Mofkit) -> None:
    run = validated(*ENFORCE, "--review-on", "2027-11-01")
    assert (run.code, "it was never published" in run.err) == (1, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--why", "cards", "--until", "2027-01-31"), "no what is said"),
        (("--what", "x", "--until", "2027-01-31"), "no why is said"),
        (("--what", "x", "--why", "cards"), "no last day is said"),
        (("--what", "x", "--why", "cards", "--until", "2026-11-22"), "not within a year"),
        (("--what", "x", "--why", "cards", "--until", "2027-12-31"), "not within a year"),
    ],
)
def test_an_exception_without_reason_or_end_is_refused(enforced: Mofkit, given: tuple[str, ...], said: str) -> None:
    run = enforced("except", "doors", "--who", "lee", *given)
    assert (run.code, said in run.err) == (1, True)


def test_a_contributor_grants_no_exception(enforced: Mofkit) -> None:
    run = enforced("except", "doors", "--who", "kim", "--what", "x", "--why", "y", "--until", "2027-01-31")
    assert (run.code, "kim may not" in run.err) == (1, True)


def test_the_same_exception_is_granted_once_and_an_expired_one_is_to_do(enforced: Mofkit) -> None:
    grant = ("except", "doors", "--who", "lee", "--what", "cleaners", "--why", "cards", "--until", "2027-01-31")
    assert enforced(*grant).code == 0
    assert "nothing to change" in enforced(*grant).err
    assert "ended" not in enforced("list", "--format", "csv").out
    assert (
        "the exception of cleaners ended on 2027-01-31"
        in enforced("list", "--due", "--format", "csv", today="2027-02-01").out
    )


def test_reading_counts_for_the_words_that_were_read(enforced: Mofkit, root: Path) -> None:
    assert enforced("acknowledge", "doors", "--who", "kim").code == 0
    assert "nothing to change" in enforced("acknowledge", "doors", "--who", "kim").err
    path = root / TEXT
    path.write_text(path.read_text().replace("said", "other words", 1))
    found = json.loads(enforced("show", "doors", "--format", "json").out)
    assert (found["read_by"], found["read_before"]) == ([], ["kim"])


def test_a_draft_cannot_be_acknowledged(drafted: Mofkit) -> None:
    assert drafted("acknowledge", "doors", "--who", "kim").code == 1


def test_a_review_begins_and_keeps_the_policy_until_the_next_day(enforced: Mofkit) -> None:
    assert enforced("review", "doors", "--who", "lee").code == 0
    assert state(enforced) == "under-review"
    assert "no day of the next review" in enforced("review", "doors", "--who", "lee", "--outcome", "keep").err
    keep = ("review", "doors", "--who", "lee", "--outcome", "keep", "--next", "2028-01-01")
    assert enforced(*keep).code == 0
    assert "nothing to change" in enforced(*keep).err
    record = json.loads(enforced("show", "doors", "--format", "json").out)["record"]
    assert (record["state"], record["review_on"], len(record["reviews"])) == ("enforced", "2028-01-01", 1)


def test_a_change_asks_the_questions_anew_and_a_retired_policy_stays_so(enforced: Mofkit) -> None:
    change = ("review", "doors", "--who", "lee", "--outcome", "change")
    assert "no reason is said" in enforced(*change).err
    assert enforced(*change, "--note", "New cards").code == 0
    found = json.loads(enforced("show", "doors", "--format", "json").out)
    assert (found["record"]["state"], found["unanswered"]) == ("draft", [1, 2, 3, 4, 5, 6])
    assert enforced("validate", "doors", "--who", "kim", *ANSWERS, "--approve").code == 0
    assert enforced(*PUBLISH).code == 0
    assert enforced("review", "doors", "--who", "ada", "--outcome", "retire", "--note", "No doors").code == 0
    assert state(enforced) == "retired"
    assert enforced("review", "doors", "--who", "ada").code == 1


def test_a_policy_with_a_running_exception_is_not_retired(enforced: Mofkit) -> None:
    enforced("except", "doors", "--who", "lee", "--what", "cleaners", "--why", "cards", "--until", "2027-01-31")
    run = enforced("review", "doors", "--who", "lee", "--outcome", "retire", "--note", "x")
    assert (run.code, "exception 0 (cleaners) still runs" in run.err) == (1, True)


def test_a_privacy_policy_is_made_from_its_template(do: Mofkit, root: Path) -> None:
    assert do("draft", "privacy", "--template", "privacy-policy").code == 0
    assert "## Keeping and deleting" in (root / "policies/privacy.md").read_text()
    run = do("draft", "sla", "--template", "sla")
    assert (run.code, "sla is no template of a policy" in run.err) == (2, True)


def test_the_report_says_what_to_do_and_escapes_what_people_wrote(do: Mofkit, mofkit: Mofkit, root: Path) -> None:
    do("draft", "doors", "--title", "Doors|<b>", "--owner", "lee")
    page = mofkit("-C", root, "--as-of", "2026-11-23", "report", "policies").out
    assert "| Doors\\|\\<b\\> | draft | Lee Wick |" in page
    assert "10 required fields of policies/doors.md are empty; 6 questions of the validation to answer" in page


def test_nobody_has_a_policy_yet(do: Mofkit) -> None:
    run = do("list")
    assert (run.code, run.out, "mofkit policy draft" in run.err) == (0, "", True)
    assert do("show", "doors").code == 2


def test_an_answer_by_nobody_known_is_refused(drafted: Mofkit) -> None:
    run = drafted("validate", "doors", "--who", "kym", "q1=Yes")
    assert (run.code, "did you mean" in run.err or "kim" in run.err) == (2, True)
    assert drafted("validate", "doors", "--who", "kim").code == 2
