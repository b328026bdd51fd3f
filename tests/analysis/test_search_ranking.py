"""The ranking, on a few documents; and what is mended in a question before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

import pytest

from mofkit.analysis.excerpt import excerpt
from mofkit.analysis.question import asked
from mofkit.analysis.search import ranked
from mofkit.analysis.spelling import meant, typing_errors
from mofkit.content.files import data
from mofkit.content.search_build import indexed
from mofkit.content.search_documents import Document
from mofkit.content.search_index import Index
from mofkit.content.search_words import folded, words

DOCUMENTS = [
    Document("plan", "phase", "Plan", "Decide what to do."),
    Document("backout", "document section", "Back-out plan", "Write how to return.", details="fields: Steps back"),
    Document("often", "document section", "Notes", "A plan, and a plan, and a plan, and one more plan to plan."),
    Document("apart", "activity", "", "Back from the plan we came, and what was out stayed out of it."),
    Document("portfolio", "management review", "Portfolio Review", "Weigh proposals.", details="how often: quarterly"),
    Document("term-error", "term", "Known error", "A problem whose cause is understood."),
    Document("errors", "activity", "Look up known errors", "Search the list of known errors for the same symptoms."),
    Document("approval", "activity", "Approve a change", "The approver decides on each emergency change at once."),
    Document("reader", "action", "", "Sponsor the work.", reader="director"),
]


@pytest.fixture(scope="module")
def known() -> Iterator[Index]:
    with Index(BytesIO(indexed(DOCUMENTS, data("search")))) as found:
        yield found


class Few:
    """Documents that came later, as a pack or a workspace gives them."""

    def __init__(self, *found: Document) -> None:
        self.found = found
        self.asked: list[Sequence[Sequence[str]]] = []

    def words(self) -> Iterable[str]:
        return [folded(one[0]) for each in self.found for one in words(f"{each.name} {each.text}")]

    def about(self, beginnings: Sequence[Sequence[str]]) -> Iterable[Document]:
        self.asked.append(beginnings)
        return self.found


def ids(text: str, known: Index, *sources: Few) -> list[str]:
    return [hit.document.id for hit in ranked(asked(text, known, sources), known, sources)]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        *(("back-out plan", "backout"), ("rollback", "backout"), ("what is a known error", "term-error")),
        *(("how often is the portfolio reviewed", "portfolio"), ("approvals of emergency changes", "approval")),
        *(("look up errors", "errors"), ("authorise a change", "approval"), ("sponsoring", "reader")),
    ],
)
def test_the_right_document_is_first(known: Index, question: str, first: str) -> None:
    assert ids(question, known)[0] == first


def test_all_words_beat_one_word_many_times_and_words_together_beat_words_apart(known: Index) -> None:
    found = ids("back-out plan", known)
    assert found.index("backout") < found.index("apart")
    assert found.index("backout") < found.index("often")


def test_an_id_is_found_by_itself_however_it_is_written(known: Index) -> None:
    assert ids("often", known)[0] == "often"
    assert ids("TERM.ERROR", known)[0] == "term-error"


def test_a_record_is_found_by_its_id_with_or_without_its_kind(known: Index) -> None:
    later = Few(
        Document("page:1", "page", "Plan-B", "plan-b plan-b plan-b"),
        Document("service:plan-b", "service", "", "A way to go on.", details="plan-b"),
    )
    assert ids("plan-b", known, later)[0] == "service:plan-b"
    assert ids("Service:plan-B", known, later)[0] == "service:plan-b"


@pytest.mark.parametrize("text", ["aproval of emergncy chnages", "appproval", "knwon eror", "portfolioreview"])
def test_typing_errors_are_mended_and_told(known: Index, text: str) -> None:
    question = asked(text, known)
    assert question.meant
    assert question.nowhere == ()
    assert ids(text, known)[0] in ("approval", "term-error", "portfolio")


def test_what_nothing_has_is_told_and_does_not_count(known: Index) -> None:
    question = asked("portfolio xyzzy 😀 42", known)
    assert question.nowhere == ("xyzzy", "42")
    assert [hit.document.id for hit in ranked(question, known)] == ["portfolio"]
    assert ids("xyzzy", known) == []
    assert ids("", known) == []


def test_words_that_only_say_what_is_asked_are_not_looked_for(known: Index) -> None:
    assert [part.word for part in asked("the definition of a known error", known).parts] == ["known", "error"]
    assert [part.word for part in asked("definition of", known).parts] == ["definition"]
    assert [part.word for part in asked("who is it", known).parts] == ["who", "is", "it"]


def test_later_documents_are_ranked_among_the_others(known: Index) -> None:
    later = Few(Document("x", "action", "Rehearse the back-out plan", "Go through every step.", origin="workspace"))
    assert ids("rehearse back-out plan", known, later)[0] == "x"
    assert len(later.asked[0]) == 3
    assert "back" in later.asked[0][1]


def test_later_documents_do_not_change_how_the_others_are_ranked(known: Index) -> None:
    later = Few(*(Document(f"x{n}", "action", "", "plan plan") for n in range(50)))
    plain = ids("back-out plan", known)
    among = [hit.document.id for hit in ranked(asked("back-out plan", known), known, [later], top=100)]
    assert [id for id in among if not id.startswith("x")] == plain


def test_a_word_of_later_documents_alone_is_known(known: Index) -> None:
    later = Few(Document("x", "service", "Telephony", "Calls and queues."))
    assert asked("telephony", known, [later]).meant == ()
    assert asked("telefony", known, [later]).meant == (("telefony", "telephony"),)
    assert ids("telefony", known, later) == ["x"]


def test_a_record_is_shown_once_by_its_best_passage(known: Index) -> None:
    later = Few(*(Document("plan:a", "plan", "", f"portfolio {n}", place=f"a:{n}") for n in range(3)))
    assert ids("portfolio", known, later).count("plan:a") == 1


def test_many_passages_of_one_record_leave_room_for_others(known: Index) -> None:
    later = Few(*(Document("plan:a", "plan", "", "portfolio " + "word " * (20 - n)) for n in range(20)))
    hits = ranked(asked("portfolio", known, [later]), known, [later], top=2)
    assert {hit.document.id for hit in hits} == {"plan:a", "portfolio"}
    best = max((hit for hit in hits if hit.document.id == "plan:a"), key=lambda hit: hit.score)
    assert best.document.text == "portfolio word "


def test_only_what_is_wanted_is_counted(known: Index) -> None:
    hits = ranked(asked("plan", known), known, top=2, wanted=lambda one: one.kind == "document section")
    assert {hit.document.id for hit in hits} == {"backout", "often"}


def test_fewer_can_be_asked_for_and_are_the_first(known: Index) -> None:
    question = asked("plan for an emergency change with known errors", known)
    every = ranked(question, known, top=100)
    for top in range(1, len(every)):
        assert ranked(question, known, top=top) == every[:top]


# Typing errors.


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("ticket", "tickt", 1), ("change", "chnage", 1), ("plan", "plan", 0), ("error", "mirror", 2), ("a", "bcd", 2)],
)
def test_typing_errors_are_counted_up_to_the_limit(one: str, other: str, errors: int) -> None:
    assert typing_errors(one, other, 2) == errors


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        *(("tickt", [("ticket", 1)], "ticket"), ("qwertz", [("quest", 9)], ""), ("cab", [("cob", 1)], "")),
        *(("chnage", [("chance", 5), ("change", 1)], "change"), ("plam", [("plan", 9), ("play", 1)], "plan")),
        *(
            ("hcange", [("change", 1)], "change"),
            ("kyzange", [("change", 1)], ""),
            ("xproval", [("aproval", 1)], "aproval"),
            ("12345", [("12346", 1)], ""),
        ),
        *(("emergansy", [("emergency", 1)], "emergency"),),
    ],
)
def test_the_nearest_word_is_meant_and_of_two_the_more_usual_one(
    word: str, known: list[tuple[str, int]], found: str
) -> None:
    assert meant(word, known) == found


# Excerpts.

LONG = Document(
    "x",
    "page",
    "A name",
    f"First. {'Much is said. ' * 20}Then the budget is told.\nThe plan, too. {'More. ' * 60}",
    "",
    "of budget",
)


def test_an_excerpt_is_where_the_finds_are_with_their_places(known: Index) -> None:
    found = excerpt(LONG, asked("budget plan", known), known.wording, 80)
    assert len(found.text) <= 80
    assert found.text.startswith("…Then the")
    assert found.text.endswith("…")
    assert [found.text[start:end] for start, end in found.marks] == ["budget", "plan"]
    assert found.line == 0


def test_a_short_text_is_shown_whole_and_one_without_finds_from_its_beginning(known: Index) -> None:
    one = Document("x", "term", "Plan", "Decide what to do.", details="also called: strategy")
    assert excerpt(one, asked("plan", known), known.wording, 80).text == "Decide what to do."
    assert excerpt(one._replace(text=""), asked("plan", known), known.wording, 80).text == "also called: strategy"
    assert excerpt(LONG, asked("portfolio", known), known.wording, 40).text == "First. Much is said. Much is said.…"


def test_details_are_shown_where_they_answer_what_the_text_does_not(known: Index) -> None:
    one = Document("x", "term", "", "A plan.", details="decided: by portfolio review")
    assert excerpt(one, asked("plan portfolio", known), known.wording, 80).text == "A plan."
    assert excerpt(one, asked("portfolio review", known), known.wording, 80).text == "decided: by portfolio review"
    assert excerpt(one, asked("plan of portfolio review", known), known.wording, 80).text.startswith("decided")


def test_a_text_without_blanks_is_cut_anyway(known: Index) -> None:
    found = excerpt(Document("x", "page", "", "plan" + "x" * 300), asked("plan", known), known.wording, 50)
    assert len(found.text) <= 50
