"""`mofkit triage`: in words at once or the usual way, by a file of answers, by several people, as a conversation."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from terminal import Terminal

from mofkit.cli.interview import interview
from mofkit.cli.quick_triage import quick
from mofkit.cli.session import Session
from mofkit.content.lexicon import SCENARIOS
from mofkit.model.triage import Triage
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

TEXT = "Nobody picks up the phone and tickets go round in circles"
VAGUE = "everything is bad"
PEOPLE = "id,name,reader\nkim,Kim Vale,manager\nada,Ada Quill,director\n"
TODAY = ("--as-of", "2026-11-23")
# Everything about scenario 4 applies, nothing about the others does.
DESK = {
    **{f"screen-{slug}": "not-at-all" for slug in SCENARIOS},
    **{f"s4-situation-{number}": "very-much" for number in (1, 2, 3)},
    "screen-support-customers": "very-much",
}
MONEY = {"screen-reduce-costs": "very-much", "s1-situation-1": "very-much", "s4-situation-1": "not-at-all"}
NAUGHTY = [
    *("\x1b[2J\x1b]0;x\x07", "a\nb", "a\r\n::error::b", "\u202egnp", "\x00", "\u2028", "=1+1", "{{ 7*7 }}", "[bold]"),
    *("<b>", "# a", "a: b", "- a", "&a *a", "'", '"', "\\", "null", "no", "1.10", "東京", "../../x", "CON", "-rf"),
    *("x" * 500, "a #b", "😀", "%s", "~", "?"),
]


def yaml(answers: dict[str, str], **fields: str) -> str:
    """A triage as a file."""
    head = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return head + "answers:\n" + "".join(f"  {id}: {answer}\n" for id, answer in answers.items())


def kept(root: Path) -> dict[str, Triage]:
    """The triages of a workspace, which all must be readable."""
    workspace = load(root)
    assert workspace.problems == ()
    return {one.id: one for one in workspace.all(Triage)}


@pytest.fixture
def root(workspace: Workspace) -> Path:
    """A workspace of two people."""
    return workspace({"people.csv": PEOPLE})


# In words.


def test_a_complaint_is_answered_with_the_scenario_the_reasons_and_the_next_step(mofkit: Mofkit) -> None:
    result = mofkit("triage", "--text", TEXT)
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert lines[0] == "Scenario 4: Support customers better"
    assert lines[1].startswith("  because “")
    assert any(line.startswith("Runner-up: scenario ") for line in lines)
    assert any(line.startswith("What would change the answer: without “") for line in lines)
    assert sorted(line[2] for line in lines[-9:-2]) == list("1234567")
    assert lines[-1] == "next: mofkit plan start 4"


def test_the_answer_as_json_has_all_seven_with_reasons(mofkit: Mofkit) -> None:
    result = mofkit("triage", "--text", TEXT, "--format", "json")
    body = json.loads(result.out)
    assert (body["schema_version"], body["kind"], body["verdict"], body["ask"]) == (
        1,
        "triage",
        "support-customers",
        [],
    )
    assert {one["scenario"]: one["number"] for one in body["ranking"]} == {
        slug: number for number, slug in enumerate(SCENARIOS, start=1)
    }
    scores = [one["score"] for one in body["ranking"]]
    assert scores == sorted(scores, reverse=True)
    for one in body["ranking"]:
        assert set(one) == {"number", "scenario", "title", "score", "because"}
        for because in one["because"]:
            assert set(because) == {"id", "contribution", "words"}
            assert because["contribution"] > 0
    assert body["ranking"][0]["because"]


def test_a_vague_complaint_gets_two_questions_and_no_verdict(mofkit: Mofkit) -> None:
    body = json.loads(mofkit("triage", "--text", VAGUE, "--format", "json").out)
    assert body["verdict"] is None
    assert [set(one) for one in body["ask"]] == [{"id", "scenario", "question"}] * 2
    assert [one["scenario"] for one in body["ask"]] == [one["scenario"] for one in body["ranking"][:2]]
    lines = mofkit("triage", "--text", VAGUE).out.splitlines()
    assert lines[0] == "This could be more than one thing. Two questions would tell:"
    assert [line[:5] for line in lines[1:3]] == ["  1. ", "  2. "]
    assert lines[-1] == "next: mofkit triage"


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--format", "text", "--lang", "de"), ("--lang", "fr")])
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        VAGUE,
        "Zu teuer!",
        "La facture a doublé",
        "\x1b[2Jphone",
        "a\nb",
        "\ud800 phone",
        "--help",
        "«»",
        "0",
        "x" * 9999,
    ],
)
def test_the_quick_way_and_the_usual_way_say_the_same(
    mofkit: Mofkit, capsys: pytest.CaptureFixture[str], text: str, options: tuple[str, ...]
) -> None:
    assert quick(["triage", "--text", text, *options]) == 0
    quickly = capsys.readouterr().out
    # A word before the command is enough to go the usual way.
    assert mofkit("--quiet", "triage", "--text", text, *options) == (0, quickly, "")
    assert mofkit("triage", "--text", text, *options) == (0, quickly, "")


@pytest.mark.parametrize(
    "words",
    [
        *(("--text", ""), ("--text", " "), ("--text", "-"), ("--text",), ("--text", "a", "--who", "kim")),
        *(("--text", "a", "--format", "csv"), ("--text", "a", "--lang", "es"), ("--text", "a", "--save")),
        *(("--text", "a", "--text", "b"), ("--text", "a", "--help"), ("--text", "a", "b")),
    ],
)
def test_whatever_needs_more_than_words_goes_the_usual_way(words: tuple[str, ...]) -> None:
    assert quick(["triage", *words]) is None


def test_words_come_by_a_pipe_too(mofkit: Mofkit) -> None:
    said = mofkit("triage", "--text", TEXT)
    assert mofkit("triage", "--text", "-", stdin=TEXT) == said
    assert mofkit("triage", stdin=TEXT) == said
    assert (
        mofkit("triage", "--format", "json", stdin=TEXT).out == mofkit("triage", "--text", TEXT, "--format", "json").out
    )


def test_bytes_that_are_no_text_are_judged_but_not_kept(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("triage", stdin=b"\xff phone").code == 0
    for words, stdin, said in (
        (("--who", "kim"), b"\xff phone", "the text holds bytes that are no text"),
        (("--who", "\udcff", "--text", "phone"), b"", "--who holds bytes that are no text"),
    ):
        result = mofkit("-C", root, "triage", *words, stdin=stdin)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
    assert not (root / "triage").exists()


def test_the_language_may_be_told(mofkit: Mofkit) -> None:
    german = "Am Telefon hebt niemand ab, und das Ticket wandert im Kreis"
    assert mofkit("triage", "--text", german).out.startswith("Scenario 4: ")
    assert mofkit("triage", "--text", german, "--lang", "de") == mofkit("triage", "--text", german)
    assert mofkit("triage", "--text", german, "--lang", "fr") != mofkit("triage", "--text", german)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--no-input", "triage"), "triage has nobody to ask\n  hint: give it --text or --answers FILE"),
        (("triage", "--text", " "), "there are no words to judge"),
        (("triage", "--text", "-"), "there are no words to judge"),
        (("triage",), "there are no words to judge"),
        (("triage", "--text", "a", "--combine"), "exclude each other"),
        (("triage", "--answers", "a", "--history"), "exclude each other"),
        (("triage", "--lang", "es", "--text", "a"), "'es' is not one of"),
        (("triage", "--reader", "boss", "--text", "a"), "'boss' is not one of"),
        (("triage", "--format", "csv", "--text", "a"), "'csv' is not one of"),
        (("triage", "--answers", "nowhere.yaml"), "nowhere.yaml: cannot be opened"),
        (("triage", "--combine"), "nobody has answered yet\n  hint: `mofkit triage --who NAME` asks"),
    ],
)
def test_what_cannot_be_judged_is_refused(mofkit: Mofkit, root: Path, words: tuple[str, ...], said: str) -> None:
    result = mofkit("-C", root, *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_words_need_no_workspace_until_they_are_kept(mofkit: Mofkit, tmp_path: Path) -> None:
    assert mofkit("-C", tmp_path, "triage", "--text", TEXT).code == 0
    result = mofkit("-C", tmp_path, "triage", "--text", TEXT, "--who", "kim")
    assert result.code == 2
    assert "no mofkit.yaml" in result.err


# Kept.


def test_words_are_kept_under_who_said_them_and_the_day(mofkit: Mofkit, root: Path) -> None:
    result = mofkit("-C", root, *TODAY, "triage", "--text", TEXT, "--who", "kim", "--reader", "manager")
    assert result.out.endswith("kept as triage/2026-11-23-kim.yaml\n")
    assert (root / "triage/2026-11-23-kim.yaml").read_text("utf-8") == (
        f"id: 2026-11-23-kim\nwho: kim\nreader: manager\ntext: {TEXT}\ndate: 2026-11-23\n"
    )
    assert "no findings" in mofkit("-C", root, *TODAY, "lint").out


def test_words_of_nobody_are_kept_only_when_asked(mofkit: Mofkit, root: Path) -> None:
    mofkit("-C", root, *TODAY, "triage", "--text", TEXT)
    assert kept(root) == {}
    mofkit("-C", root, *TODAY, "triage", "--text", TEXT, "--lang", "en", "--save")
    one = kept(root)["2026-11-23-someone"]
    assert (one.who, one.text, one.language, one.reader) == ("someone", TEXT, "en", None)


@pytest.mark.parametrize("words", [("--text", TEXT), ("--answers", "mine.yaml")])
def test_a_program_gets_nothing_but_json_though_the_words_are_kept(
    mofkit: Mofkit, root: Path, words: tuple[str, ...]
) -> None:
    (root / "mine.yaml").write_text(yaml(DESK), "utf-8")
    result = mofkit("-C", root, *TODAY, "triage", *words, "--who", "kim", "--format", "json")
    assert json.loads(result.out)["verdict"] == "support-customers"
    assert list(kept(root)) == ["2026-11-23-kim"]


def test_what_people_changed_in_a_kept_file_survives_the_next_words(mofkit: Mofkit, root: Path) -> None:
    mofkit("-C", root, *TODAY, "triage", "--text", "phone", "--who", "kim", "--reader", "manager")
    path = root / "triage/2026-11-23-kim.yaml"
    by_hand = (
        "# after the meeting\r\nwho: 'kim'   # at the desk\r\nid: 2026-11-23-kim\r\n\r\nx-room: 12\r\n"
        'reader: director\r\ntext: "phone"\r\nlanguage: en\r\ndate: 2026-11-23\r\n'
    )
    path.write_bytes(by_hand.encode())
    assert mofkit("-C", root, *TODAY, "triage", "--text", "desk", "--who", "kim").code == 0
    assert path.read_bytes().decode() == by_hand.replace(
        '"phone"', "desk"
    ) or path.read_bytes().decode() == by_hand.replace('"phone"', '"desk"')


def test_words_and_answers_of_one_person_stand_in_one_file(mofkit: Mofkit, root: Path) -> None:
    (root / "mine.yaml").write_text(yaml(DESK), "utf-8")
    mofkit("-C", root, *TODAY, "triage", "--text", TEXT, "--who", "kim", "--reader", "manager")
    mofkit("-C", root, *TODAY, "triage", "--answers", root / "mine.yaml", "--who", "kim")
    one = kept(root)["2026-11-23-kim"]
    assert (one.text, one.reader, one.answers) == (TEXT, "manager", DESK)


def test_answers_given_again_replace_those_before(mofkit: Mofkit, root: Path) -> None:
    for answers in (DESK, MONEY):
        (root / "mine.yaml").write_text(yaml(answers), "utf-8")
        mofkit("-C", root, *TODAY, "triage", "--answers", "mine.yaml", "--who", "kim")
    assert kept(root)["2026-11-23-kim"].answers == MONEY


def test_people_whose_names_an_id_cannot_hold_have_files_of_their_own(mofkit: Mofkit, root: Path) -> None:
    names = ["東京", "北京", "Zoë", "Zoé", "x" * 50, "x" * 51]
    for name in names:
        assert mofkit("-C", root, *TODAY, "triage", "--text", TEXT, "--who", name).code == 0
    assert sorted(one.who for one in kept(root).values()) == sorted(names)
    assert mofkit("-C", root, *TODAY, "lint").code == 0


@pytest.mark.parametrize("naughty", NAUGHTY)
@pytest.mark.parametrize("place", ["who", "text"])
def test_any_name_and_any_words_are_kept_as_they_are_or_refused(
    mofkit: Mofkit, root: Path, naughty: str, place: str
) -> None:
    words = {"who": "kim", "text": "phone", place: naughty}
    result = mofkit("-C", root, *TODAY, "triage", "--text", words["text"], "--who", words["who"])
    assert result.code in (0, 2)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", result.out + result.err)
    assert {path.name for path in root.iterdir()} <= {"mofkit.yaml", "people.csv", "triage", ".mofkit.lock"}
    if result.code == 0:
        assert [(one.who, one.text) for one in kept(root).values()] == [(words["who"], words["text"])]
        for command in (("triage", "--history"), ("report", "triage"), ("status",), ("lint", "--fail-on", "never")):
            shown = mofkit("-C", root, *TODAY, *command)
            assert shown.code == 0
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", shown.out)


# By a file of answers.


def test_a_file_of_answers_is_judged_as_its_owner_meant_it(mofkit: Mofkit, root: Path) -> None:
    (root / "mine.yaml").write_text(yaml(DESK), "utf-8")
    result = mofkit("-C", root, "triage", "--answers", "mine.yaml")
    assert result.out.startswith("Scenario 4: Support customers better\n")
    assert "4 Support customers better                   ################     0.80" in result.out
    body = json.loads(mofkit("-C", root, "triage", "--answers", "mine.yaml", "--format", "json").out)
    assert (body["verdict"], body["ranking"][0]["score"]) == ("support-customers", 0.8)
    assert {one["id"] for one in body["ranking"][0]["because"]} == {
        "screen-support-customers",
        *(f"s4-situation-{number}" for number in (1, 2, 3)),
    }
    assert kept(root) == {}


def test_a_file_of_words_is_judged_by_its_words(mofkit: Mofkit, root: Path) -> None:
    (root / "mine.yaml").write_text(f"text: {TEXT}\nlanguage: en\n", "utf-8")
    assert mofkit("-C", root, "triage", "--answers", "mine.yaml") == mofkit("triage", "--text", TEXT)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers:\n  s4-situation-9: very-much\n", "mine.yaml: nothing is asked by the id 's4-situation-9'"),
        ("answers:\n  screen-fix-services: perhaps\n", "mine.yaml:2:24: answers.screen-fix-services is 'perhaps'; use"),
        ("answers: 3\n", "mine.yaml:1:10: answers is '3'; use a mapping"),
        ("answers: [\n", "mine.yaml:2:1: "),
        ("answer:\n  a: b\n", "mine.yaml:1:1: unknown field 'answer'; did you mean 'answers'?"),
        ("- a\n", "mine.yaml"),
    ],
)
def test_a_file_with_a_mistake_is_refused_where_it_is(mofkit: Mofkit, root: Path, text: str, said: str) -> None:
    (root / "mine.yaml").write_text(text, "utf-8")
    result = mofkit("-C", root, *TODAY, "triage", "--answers", "mine.yaml", "--who", "kim")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (root / "triage").exists()


# Several people.


@pytest.fixture
def three(workspace: Workspace) -> Path:
    """Three respondents, one of them twice, and one who only said it in words."""
    again = yaml(MONEY, id="2026-11-10-kim", who="kim", reader="manager", date="2026-11-10")
    return workspace(
        {
            "people.csv": PEOPLE,
            "triage/2026-11-10-kim.yaml": again,
            "triage/2026-11-20-kim.yaml": yaml(
                DESK, id="2026-11-20-kim", who="Kim", reader="manager", date="2026-11-20"
            ),
            "triage/2026-11-20-ada.yaml": yaml(
                DESK, id="2026-11-20-ada", who="ada", reader="director", date="2026-11-20"
            ),
            "triage/2026-11-21-bo.yaml": yaml(MONEY, id="2026-11-21-bo", who="bo", date="2026-11-21"),
            "triage/2026-11-22-cy.yaml": f"id: 2026-11-22-cy\nwho: cy\ndate: 2026-11-22\ntext: {TEXT}\n",
        }
    )


def test_everybody_has_one_voice_with_their_latest_answers(mofkit: Mofkit, three: Path) -> None:
    body = json.loads(mofkit("-C", three, "triage", "--combine", "--format", "json").out)
    assert [(one["who"], one["reader"], one["verdict"]) for one in body["respondents"]] == [
        *(
            ("ada", "director", "support-customers"),
            ("bo", None, "reduce-costs"),
            ("Kim", "manager", "support-customers"),
        ),
    ]
    scores = {one["scenario"]: one["score"] for one in body["ranking"]}
    assert scores["support-customers"] == round(2 * 0.8 / 3, 4)
    assert scores["reduce-costs"] == round(2 / 3 / 3, 4)
    assert (body["kind"], body["verdict"]) == ("triage", "support-customers")


def test_agreement_and_disagreement_are_shown(mofkit: Mofkit, three: Path) -> None:
    result = mofkit("-C", three, "triage", "--combine")
    lines = result.out.splitlines()
    assert lines[:4] == [
        "3 respondents",
        "  ada (director): scenario 4, Support customers better",
        "  bo (reader unknown): scenario 1, Bring service costs down",
        "  Kim (manager): scenario 4, Support customers better",
    ]
    disputed, agreed = lines.index("They disagree on:"), lines.index("They agree on:")
    assert any(line.startswith("  s4-situation-1  ") for line in lines[disputed:agreed])
    assert "      director: very much; bo: not at all; manager: very much" in lines[disputed:agreed]
    assert any(line.startswith("  screen-support-customers  ") for line in lines[agreed:])
    body = json.loads(mofkit("-C", three, "triage", "--combine", "--format", "json").out)
    first = body["agreement"][0]
    assert set(first) == {"id", "words", "answers", "spread"}
    assert [one["spread"] for one in body["agreement"]] == sorted(
        (o["spread"] for o in body["agreement"]), reverse=True
    )


def test_somewhat_and_very_much_are_worth_talking_about(mofkit: Mofkit, workspace: Workspace) -> None:
    answers = {"kim": "somewhat", "bo": "very-much"}
    root = workspace(
        {f"triage/{who}.yaml": yaml({"s1-situation-1": how}, id=who, who=who) for who, how in answers.items()}
    )
    out = mofkit("-C", root, "triage", "--combine").out
    assert "\nThey disagree on:\n  s1-situation-1  " in out
    assert out.endswith("      bo: very much; kim: somewhat\n")


def test_history_shows_every_triage_oldest_first(mofkit: Mofkit, three: Path) -> None:
    result = mofkit("-C", three, "triage", "--history")
    assert [line.split()[:3] for line in result.out.splitlines()] == [
        ["2026-11-10", "kim", "reduce-costs"],
        ["2026-11-20", "ada", "support-customers"],
        ["2026-11-20", "Kim", "support-customers"],
        ["2026-11-21", "bo", "reduce-costs"],
        ["2026-11-22", "cy", "support-customers"],
    ]
    body = json.loads(mofkit("-C", three, "triage", "--history", "--format", "json").out)
    assert (body["schema_version"], body["kind"]) == (1, "triage-history")
    assert body["triages"][0] == {
        "id": "2026-11-10-kim",
        "date": "2026-11-10",
        "who": "kim",
        "verdict": "reduce-costs",
        "first": "reduce-costs",
        "score": round(2 / 3, 4),
        "finished": True,
    }


def test_no_triage_has_no_history(mofkit: Mofkit, root: Path) -> None:
    assert mofkit("-C", root, "triage", "--history") == (0, "", "")


# As a conversation, line by line.


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], root: Path) -> Callable[..., str]:
    """What the interview prints to somebody who types these letters, each on a line."""

    def run(letters: str, who: str = "kim", format: str = "text") -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{letter}\n" for letter in letters)))
        assert interview(Session(root, as_of="2026-11-23"), who, None, format=format) == 0
        return capsys.readouterr().out

    return run


def test_screening_questions_come_first_and_then_the_situations_of_what_applies(
    answering: Callable[..., str], root: Path
) -> None:
    out = answering("nnnvnnn" + "vsn")
    assert re.findall(r"^\d+ of (\d+)  ", out, re.MULTILINE) == ["7"] * 7 + ["10"] * 3
    answers = kept(root)["2026-11-23-kim"].answers
    assert list(answers) == [f"screen-{slug}" for slug in SCENARIOS] + [
        f"s4-situation-{number}" for number in (1, 2, 3)
    ]
    assert "Scenario 4: Support customers better" in out


@pytest.mark.parametrize(
    ("letters", "likely"),
    [
        ("vsvnnnn", "132"),  # very much before somewhat, at most three
        ("vvvvnnn", "123"),
        ("ddddddd", "123"),
        ("nnnnndn", "6"),  # not to know is a reason to ask
        ("nnnnnnn", "123"),  # nothing applies: ask about the first
        ("nnnnnsv", "76"),
    ],
)
def test_at_most_three_scenarios_are_asked_about_the_likeliest_first(
    answering: Callable[..., str], root: Path, letters: str, likely: str
) -> None:
    answering(letters + "d" * 20)
    asked = [id[1] for id in kept(root)["2026-11-23-kim"].answers if not id.startswith("screen-")]
    assert "".join(dict.fromkeys(asked)) == likely


def test_an_answer_that_was_taken_back_is_not_kept(answering: Callable[..., str], root: Path) -> None:
    answering("vvbq")
    assert kept(root)["2026-11-23-kim"].answers == {"screen-reduce-costs": "very-much"}


# As a conversation at a terminal.


class Talk(Terminal):
    """A triage at a terminal of its own."""

    def __init__(self, root: Path, *words: str) -> None:
        super().__init__(root, "triage", *words)

    def say(self, *lines: str) -> str:
        """Answer the next questions; the last thing that was asked before."""
        asked = ""
        for line in lines:
            asked = self.until("[v/s/n/d, b, q] ")
            self.type(f"{line}\n")
        return asked


@pytest.fixture
def talk(root: Path) -> Iterator[Callable[..., Talk]]:
    """Begin a conversation in the workspace, or in another folder."""
    pytest.importorskip("pty", reason="needs a terminal to talk to")
    begun = []

    def begin(*words: str, folder: Path = root) -> Talk:
        begun.append(Talk(folder, *words))
        return begun[-1]

    yield begin
    for one in begun:
        one.close()


def test_a_conversation_goes_forth_and_back_stops_goes_on_and_ends_with_a_verdict(
    talk: Callable[..., Talk], mofkit: Mofkit, root: Path
) -> None:
    first = talk("--who", "kim", "--reader", "manager")
    assert "1 of 7  Bring service costs down" in first.say("n")
    assert "2 of 7  Fix weak services and processes" in first.say("v")
    assert "3 of 7" in first.say("b")
    assert "2 of 7" in first.say("n")
    assert "3 of 7" in first.say("q")
    code, said = first.end()
    assert (code, said) == (0, "q\nkept; the same command goes on from here\n")
    one = kept(root)["2026-11-23-kim"]
    assert (one.who, one.reader, one.finished) == ("kim", "manager", False)
    assert one.answers == {"screen-reduce-costs": "not-at-all", "screen-fix-services": "not-at-all"}
    assert "triage of kim stops after 2 answers" in mofkit("-C", root, *TODAY, "lint").out

    second = talk("--who", "kim")
    assert "2 answers are there already; it goes on from there." in second.until("[v/s/n/d, b, q] ")
    second.type("n\n")
    assert "4 of 7  Support customers better" in second.say("V")
    second.say("n", "n", "n")
    assert "8 of 10  Support customers better" in second.say("very much")
    second.say("s", "d")
    code, said = second.end()
    assert code == 0
    assert "Scenario 4: Support customers better\n" in said
    one = kept(root)["2026-11-23-kim"]
    assert (one.reader, one.finished, len(one.answers)) == ("manager", True, 10)
    assert one.answers["s4-situation-2"] == "somewhat"
    assert "no findings" in mofkit("-C", root, *TODAY, "lint").out

    # The same answers out of the file it kept are the same verdict.
    again = mofkit("-C", root, "triage", "--answers", root / "triage/2026-11-23-kim.yaml").out
    assert said.endswith(again)


def test_an_interrupted_conversation_keeps_what_was_answered(talk: Callable[..., Talk], root: Path) -> None:
    one = talk("--who", "kim")
    one.say("v", "s")
    one.until("3 of 7")
    one.until("[v/s/n/d, b, q] ")
    one.type("\x03")
    code, said = one.end()
    assert code == 130
    assert said.endswith("interrupted; nothing was left half done\n")
    found = kept(root)["2026-11-23-kim"]
    assert found.answers == {"screen-reduce-costs": "very-much", "screen-fix-services": "somewhat"}
    assert not found.finished


def test_the_end_of_input_is_an_interruption_too(talk: Callable[..., Talk], root: Path) -> None:
    one = talk("--who", "kim")
    one.say("d")
    one.until("[v/s/n/d, b, q] ")
    one.type("\x04")
    assert one.end()[0] == 130
    assert kept(root)["2026-11-23-kim"].answers == {"screen-reduce-costs": "dont-know"}


def test_a_key_that_means_nothing_is_asked_again_and_back_stops_at_the_beginning(
    talk: Callable[..., Talk], root: Path
) -> None:
    one = talk("--who", "kim")
    one.say("b")
    assert "1 of 7" in one.say("x")
    assert "v very much" in one.say("")
    one.say("q")
    assert one.end()[0] == 0
    assert kept(root) == {}


def test_a_situation_that_is_no_longer_asked_is_not_kept(talk: Callable[..., Talk], mofkit: Mofkit, root: Path) -> None:
    one = talk("--who", "kim")
    # Scenario 7 applies, one of its situations is answered; then both are taken back, and scenario 1 applies instead.
    one.say(*"nnnnnn", "v", "v", "b", "b", "n")
    asked = one.say("n")
    assert "8 of " in asked
    one.say("q")
    assert one.end()[0] == 0
    answers = kept(root)["2026-11-23-kim"].answers
    assert answers["screen-build-skills"] == "not-at-all"
    assert "s7-situation-1" not in answers


def test_a_second_conversation_of_the_day_begins_anew(talk: Callable[..., Talk], root: Path) -> None:
    path = root / "triage/2026-11-23-kim.yaml"
    path.parent.mkdir()
    path.write_text(yaml(DESK, id="2026-11-23-kim", who="kim", date="2026-11-23"), "utf-8")
    one = talk("--who", "kim")
    assert "There are answers of today already" in one.until("1 of 7")
    one.say("q")
    assert one.end()[0] == 0
    assert kept(root)["2026-11-23-kim"].answers == DESK
    two = talk("--who", "kim")
    two.say("v", "q")
    assert two.end()[0] == 0
    assert kept(root)["2026-11-23-kim"].answers == {"screen-reduce-costs": "very-much"}


def test_who_answers_is_asked_and_outside_a_workspace_nothing_is_kept(
    talk: Callable[..., Talk], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    one = talk(folder=elsewhere)
    one.until("Who answers? (a name, or the id of a person) ")
    one.type("Kim\n")
    one.say("v", "q")
    assert one.end() == (0, "q\nnot kept: this is no workspace\n")
    assert list(elsewhere.iterdir()) == []


def test_whoever_gives_no_name_is_someone(talk: Callable[..., Talk], root: Path) -> None:
    one = talk()
    one.until("Who answers? ")
    one.type("\n")
    one.say("v", "q")
    assert one.end()[0] == 0
    assert kept(root)["2026-11-23-someone"].who == "someone"
