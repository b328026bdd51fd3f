"""Packs by command line: what is shown with them, where it comes from, what is wrong with them, and who never looks."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))

from naughty import OWN, Question, utf_8, wrong

from mofkit.text.yamlwrite import double_quoted

Mofkit = Callable[..., Any]
Workspace = Callable[..., Path]

PACK = "name: acme\ntitle: Our words\nlicence: internal use\nlanguages: [en, de]\n"
GLOSSARY = """
    replace:
      term-incident:
        term: {de: Störung}
        text: {de: Etwas geht nicht wie vereinbart.}
    add:
      glossary:
        terms:
          - id: acme-term-permit
            term: {en: Permit, de: Parkausweis}
            text: {en: What a resident shows., de: Was Anwohner zeigen.}
    """


def files(settings: str = "packs: [acme]\n", **content: str) -> dict[str, str]:
    """A workspace with the pack acme, whose content files have `/` as `__` in their names."""
    return {
        "mofkit.yaml": f"schema_version: 1\n{settings}",
        "packs/acme/pack.yaml": PACK,
        **{f"packs/acme/{name.replace('__', '/')}.yaml": text for name, text in content.items()},
    }


# What is shown.


def test_a_word_is_shown_in_the_language_of_the_workspace(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files("packs: [acme]\nlanguage: de\n", glossary=GLOSSARY))
    assert mofkit("-C", root, "glossary", "Störung").out == "Störung: Etwas geht nicht wie vereinbart.\n"
    assert mofkit("-C", root, "glossary", "incident").out == "Störung: Etwas geht nicht wie vereinbart.\n"
    assert "Permit" not in mofkit("-C", root, "glossary").out


def test_without_a_language_it_is_english(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary=GLOSSARY))
    assert mofkit("-C", root, "glossary", "incident").out.startswith("Incident: ")
    assert mofkit("-C", root, "glossary", "permit").out == "Permit: What a resident shows.\n"


@pytest.mark.parametrize("settings", ["", "packs: []\n", "packs: [other]\n"])
def test_a_pack_that_is_not_listed_says_nothing(mofkit: Mofkit, workspace: Workspace, settings: str) -> None:
    root = workspace(files(settings, glossary=GLOSSARY))
    assert mofkit("-C", root, "glossary", "permit").code == 2


def test_one_workspace_never_answers_with_the_words_of_another(mofkit: Mofkit, workspace: Workspace) -> None:
    with_pack = workspace(files(glossary=GLOSSARY))
    without = workspace({}, folder="plain")
    bundled = mofkit("-C", without, "glossary").out
    assert mofkit("-C", with_pack, "glossary").out != bundled
    assert mofkit("-C", without, "glossary").out == bundled


def test_the_last_pack_of_the_list_has_the_last_word(mofkit: Mofkit, workspace: Workspace) -> None:
    two = {
        "packs/two/pack.yaml": PACK.replace("acme", "two"),
        "packs/two/glossary.yaml": "replace: {term-incident: {text: Two.}, acme-term-permit: {text: A paper.}}\n",
        "packs/acme/glossary.yaml": "replace: {term-incident: {text: Acme.}}\n"
        "add: {glossary: {terms: [{id: acme-term-permit, term: Permit, text: x}]}}\n",
    }
    root = workspace({**files("packs: [acme, two]\n"), **two})
    assert mofkit("-C", root, "glossary", "incident").out == "Incident: Two.\n"
    assert mofkit("-C", root, "glossary", "permit").out == "Permit: A paper.\n"
    (root / "mofkit.yaml").write_text("schema_version: 1\npacks: [two, acme]\n")
    assert mofkit("-C", root, "glossary", "incident").out == "Incident: Acme.\n"


def test_every_command_of_the_content_shows_what_the_pack_says(mofkit: Mofkit, workspace: Workspace) -> None:
    said = {
        "scenarios__support-customers": "replace: {support-customers: {title: Help the residents}}\n"
        "hide: [t14-manager-1]\n",
        "smfs__customer-service": "replace: {customer-service: {purpose: One desk for all.}}\n",
        "reviews__portfolio": "add: {portfolio: {questions: [{id: acme-q1, text: Who pays?}]}}\n",
        "roles": "replace: {incident-coordinator: {text: Holds the string.}}\n",
        "documents__sla": "replace: {sla: {text: A promise.}}\n",
        "documents__acme-note": "id: acme-note\nname: Warden note\ntext: Left behind.\nsmf: team\nowner: manager\n"
        "checklist: [read]\nsections: []\n",
        "smfs__team": "hide: [team-goal-1]\n",
    }
    root = workspace(files(**said))
    assert "Help the residents" in mofkit("-C", root, "scenario", "show", "4").out
    assert "Help the residents" in mofkit("-C", root, "scenario", "list").out
    assert "Help the residents" in mofkit("-C", root, "report", "scenario").out
    assert "One desk for all." in mofkit("-C", root, "smf", "show", "customer-service").out
    assert "acme-q1 Who pays?" in mofkit("-C", root, "review", "show", "portfolio").out
    assert "Holds the string." in mofkit("-C", root, "role", "show", "incident-coordinator").out
    assert "A promise." in mofkit("-C", root, "document", "show", "sla").out
    assert "acme-note" in mofkit("-C", root, "document", "list").out
    assert "Left behind." in mofkit("-C", root, "document", "show", "warden note").out
    assert mofkit("-C", root, "explain", "team-goal-1").code == 2
    explained = mofkit("-C", root, "explain", "acme-q1").out
    assert "comes from: a pack of this workspace" in explained
    assert "by a pack: packs/acme/reviews/portfolio.yaml:1:31 (add)" in explained


def test_a_plan_has_the_actions_that_the_pack_leaves_and_adds(mofkit: Mofkit, workspace: Workspace) -> None:
    said = (
        "hide: [t14-manager-1]\nadd: {s4-step-3: {actions: [{id: acme-ask, text: Ask the wardens, reader: manager}]}}\n"
    )
    root = workspace(files(**{"scenarios__support-customers": said}))
    assert mofkit("-C", root, "plan", "start", "4").code == 0
    plan = (root / "plans" / "support-customers.yaml").read_text()
    assert "acme-ask" in plan
    assert "t14-manager-1\n" not in plan
    assert "MOF410" not in mofkit("-C", root, "lint").out


def test_a_new_review_of_the_lifecycle_is_in_the_list(mofkit: Mofkit, workspace: Workspace) -> None:
    review = (
        "id: acme-data\nname: Data Review\nphase: manage\npurpose: See.\nfrequency: yearly\nowner: Kim\n"
        "attendees: [Bo]\ninputs: []\nquestions: []\ndecisions: []\noutputs: []\n"
    )
    root = workspace(files(reviews__acme_data=review))
    (root / "packs/acme/reviews/acme_data.yaml").rename(root / "packs/acme/reviews/acme-data.yaml")
    assert "MOF540" in mofkit("-C", root, "lint").out
    (root / "packs/acme/lifecycle.yaml").write_text("add: {manage: {reviews: [acme-data]}}\n")
    assert "MOF540" not in mofkit("-C", root, "lint").out
    assert "acme-data" in mofkit("-C", root, "review", "list").out


def test_what_is_wrong_is_left_out_and_the_reader_is_told_once(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary="replace: {term-incident: {text: ''}, term-alert: {text: Ours.}}\n"))
    shown = mofkit("-C", root, "glossary", "incident")
    assert (shown.code, shown.out[:19]) == (0, "Incident: A failure")
    assert shown.err.count("something in packs/acme is wrong and was left out; `mofkit lint` says what") == 1
    assert mofkit("-C", root, "glossary", "alert").out == "Alert: Ours.\n"
    assert mofkit("-C", root, "-q", "glossary", "alert").err == ""
    assert mofkit("-C", root, "document", "list").err.count("wrong") == 0


def test_the_statements_of_the_job_aid_are_carried_whatever_a_pack_hides(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(**{"scenarios__support-customers": "hide: [s4-situation-1]\n"}))
    assert mofkit("-C", root, "content", "trace").code == 0


# Where it comes from.


def test_an_element_is_shown_with_the_place_of_each_text(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(
        files(glossary="replace: {term-incident: {text: Ours.}}\nadd: {term-incident: {see: [term-risk]}}\n")
    )
    assert mofkit("-C", root, "content", "show", "term-incident").out == (
        "term-incident, of content/glossary.yaml\n  id: term-incident\n  term: Incident\n  text: Ours.\n"
        "  see: term-problem; term-workaround\n  see: term-risk\n"
    )
    lines = mofkit("-C", root, "content", "show", "term-incident", "--origin").out.split("\n")
    at = lines.index("  text: Ours.")
    assert lines[at + 1] == "      from packs/acme/glossary.yaml:1:33"
    assert lines[at + 2].startswith("      instead of “A failure or disturbance")
    assert lines[-2] == "      from packs/acme/glossary.yaml:2:29"
    body = json.loads(mofkit("-C", root, "content", "show", "term-incident", "--format", "json").out)
    (element,) = body["elements"]
    texts = {one["text"]: one for one in element["texts"]}
    assert texts["Ours."]["replaces_place"].startswith("content/glossary.yaml:")
    assert texts["Incident"]["place"].startswith("content/glossary.yaml:")


def test_a_bundled_place_is_where_the_text_stands(mofkit: Mofkit, workspace: Workspace) -> None:
    body = json.loads(mofkit("-C", workspace({}), "content", "show", "term-alert", "--format", "json").out)
    text = next(one for one in body["elements"][0]["texts"] if one["field"] == "term")
    path, line, column = text["place"].split(":")
    row = (Path(__file__).parent.parent.parent / path).read_text("utf-8").split("\n")[int(line) - 1]
    assert row[int(column) - 1 :] == "Alert"


def test_what_is_hidden_says_by_whom_and_what_shares_an_id_is_all_shown(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary="hide: [term-alert]\n", documents__sla="hide: [sla]\n"))
    assert mofkit("-C", root, "content", "show", "term-alert").out.split("\n")[1] == (
        "  hidden by packs/acme/glossary.yaml:1:8"
    )
    assert "hidden by packs/acme/documents/sla.yaml:1:8" in mofkit("-C", root, "content", "show", "sla").out
    both = mofkit("-C", root, "content", "show", "operations").out
    assert "of content/smfs/operations.yaml" in both
    assert "of content/roles.yaml" in both


def test_what_a_second_pack_replaces_is_the_text_of_the_first(mofkit: Mofkit, workspace: Workspace) -> None:
    two = {
        "packs/two/pack.yaml": PACK.replace("acme", "two"),
        "packs/two/glossary.yaml": "replace: {term-alert: {text: Two.}}\n",
    }
    root = workspace({**files("packs: [acme, two]\n", glossary="replace: {term-alert: {text: One.}}\n"), **two})
    body = json.loads(mofkit("-C", root, "content", "show", "term-alert", "--format", "json").out)
    text = next(one for one in body["elements"][0]["texts"] if one["field"] == "text")
    assert (text["text"], text["replaces"], text["replaces_place"]) == ("Two.", "One.", "")


def test_a_question_in_a_new_activity_comes_from_the_pack(mofkit: Mofkit, workspace: Workspace) -> None:
    activity = (
        "add:\n  customer-service-p1:\n    activities:\n      - id: acme-a\n        name: Ask\n        text: Ask.\n"
        "        questions: [{id: acme-a-q1, text: Who?}]\n        inputs: [a]\n        outputs: [b]\n"
        "        best_practices: [c]\n"
    )
    root = workspace(files(**{"smfs__customer-service": activity}))
    body = json.loads(mofkit("-C", root, "content", "show", "acme-a-q1", "--format", "json").out)
    assert {one["place"] for one in body["elements"][0]["texts"]} == {"packs/acme/smfs/customer-service.yaml:4:9"}


def test_an_unknown_element_gets_the_nearest_one(mofkit: Mofkit, workspace: Workspace) -> None:
    said = mofkit("-C", workspace({}), "content", "show", "term-incidnet")
    assert (said.code, said.err) == (
        2,
        "mofkit: nothing has the id 'term-incidnet'\n  hint: did you mean 'term-incident'?\n",
    )


# What is wrong.


def found(run: Any) -> list[str]:
    return [
        f"{one['path']}:{one['line']}:{one['column']} {one['slug']}: {one['message']}"
        for one in json.loads(run.out)["findings"]
    ]


def test_a_pack_is_checked_without_a_workspace(mofkit: Mofkit, tmp_path: Path) -> None:
    pack = tmp_path / "acme"
    (pack / "smfs").mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: acme\ntitle: Ours\nlanguages: [en, de, fr]\n")
    (pack / "glossary.yaml").write_text(
        "replace: {incident-coordinator: {text: x}}\n"
        "add: {glossary: {terms: [{id: sla, term: S, text: {de: d, da: s}}]}}\nhide: [term-alert]\n"
    )
    (pack / "smfs" / "temm.yaml").write_text("hide: [team-goal-1]\n")
    (pack / "roles.yaml").write_text("replace: [\n")
    run = mofkit("-C", tmp_path, "content", "lint", "acme", "--format", "json")
    assert (run.code, json.loads(run.out)["summary"]["files"]) == (1, 4)
    assert found(run) == [
        "acme/glossary.yaml:1:11 pack-unknown-id: 'incident-coordinator' stands in content/roles.yaml",
        "acme/glossary.yaml:2:26 pack-id-taken: id 'sla' is taken in content/documents/sla.yaml",
        "acme/glossary.yaml:2:45 pack-untranslated: text is not there in en, fr",
        "acme/glossary.yaml:2:59 pack-field: language 'da' is not among those of the pack",
        "acme/glossary.yaml:3:8 pack-hides-needed: term-alert is hidden, and still named by term-monitoring",
        "acme/pack.yaml:1:1 pack-without-licence: acme does not say who may use it",
        "acme/roles.yaml:2:1 yaml-syntax: not YAML here: did not find expected node content",
        "acme/smfs/temm.yaml:1:1 pack-unknown-id: no content file 'smfs/temm'; did you mean 'smfs/team'?",
    ]


def test_a_sound_pack_says_so_and_warnings_do_not_fail(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary=GLOSSARY))
    sound = mofkit("-C", root, "content", "lint", "acme")
    assert (sound.code, sound.out) == (0, "2 files, no findings\n")
    (root / "packs/acme/glossary.yaml").write_text("hide: [term-alert]\n")
    assert mofkit("-C", root, "content", "lint", "packs/acme").code == 0


@pytest.mark.parametrize(
    ("path", "text", "wrong"),
    [
        ("pack.yaml", "name: acme\n", ["1:1 pack-field: title is missing"]),
        (
            "pack.yaml",
            "name: acne\ntitle: x\nlicence: y\n",
            ["1:7 pack-field: name is 'acne'; its folder is 'acme'"],
        ),
        ("pack.yaml", PACK.replace("[en, de]", "[english]"), ["4:13 pack-field: languages.0 is 'english'; use …"]),
        ("documents/sla.yaml", "id: sla\nname: x\n", ["1:5 pack-id-taken: sla is there already, as content/docu…"]),
        ("lexicon/en.yaml", "hide: [x]\n", ["1:1 pack-unknown-id: no content file 'lexicon/en'…"]),
        ("a/b/c.yaml", "hide: [x]\n", ["1:1 pack-unknown-id: no content file 'a/b/c'…"]),
        (
            "smfs/customer-service.yaml",
            "hide: [customer-service-p2]\n",
            ["1:8 pack-hides-needed: customer-service-p2 is hidden, and still named by …"],
        ),
    ],
)
def test_each_mistake_has_its_place(
    mofkit: Mofkit, workspace: Workspace, path: str, text: str, wrong: list[str]
) -> None:
    root = workspace({**files(), f"packs/acme/{path}": text})
    seen = found(mofkit("-C", root, "content", "lint", "acme", "--format", "json"))
    for line, said in zip(wrong, seen, strict=False):
        head, cut, _ = f"packs/acme/{path}:{line}".partition("…")
        assert said.startswith(head) if cut else said == head
    assert len(seen) >= len(wrong)
    assert [one for one in found(mofkit("-C", root, "lint", "--format", "json")) if "pack-" in one] == seen


@pytest.mark.parametrize("pack", ["none", "../x", "", "packs/acme/pack.yaml"])
def test_what_is_no_pack_is_refused(mofkit: Mofkit, workspace: Workspace, pack: str) -> None:
    root = workspace(files())
    said = mofkit("-C", root, "content", "lint", pack)
    assert said.code in (1, 2)
    assert "Traceback" not in said.err


def test_the_lint_notices_an_edit_of_a_pack(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary=GLOSSARY))
    assert mofkit("-C", root, "lint").code == 0
    (root / "packs/acme/glossary.yaml").write_text("hide: [zzz]\n")
    assert "packs/acme/glossary.yaml:1:8: MOF532 error no 'zzz'" in mofkit("-C", root, "lint").out


def test_a_finding_of_a_pack_can_be_accepted_where_it_stands(mofkit: Mofkit, workspace: Workspace) -> None:
    said = '# mofkit: ignore[MOF538] reason="one term less"\nhide: [term-alert]\n'
    root = workspace(files(glossary=said))
    assert mofkit("-C", root, "lint").out.endswith("no findings; 1 suppressed\n")


# Safety.


def test_a_link_out_of_the_workspace_is_no_pack(mofkit: Mofkit, workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = workspace(files(glossary=GLOSSARY), folder="elsewhere") / "packs"
    root = workspace({"mofkit.yaml": "schema_version: 1\npacks: [acme]\n"})
    (root / "packs").symlink_to(elsewhere)
    assert mofkit("-C", root, "glossary", "permit").code == 2
    (root / "packs").unlink()
    (root / "packs").mkdir()
    (root / "packs" / "acme").symlink_to(elsewhere / "acme")
    assert mofkit("-C", root, "glossary", "permit").code == 2
    assert "MOF530" in mofkit("-C", root, "lint").out


def test_a_file_that_is_a_link_out_is_left_out_and_told(mofkit: Mofkit, workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("replace: {term-alert: {text: secret}}\n")
    root = workspace(files())
    (root / "packs/acme/glossary.yaml").symlink_to(tmp_path / "secret.yaml")
    shown = mofkit("-C", root, "glossary", "alert")
    assert "secret" not in shown.out
    assert "MOF001" in mofkit("-C", root, "lint").out
    assert "MOF001" in mofkit("-C", root, "content", "lint", "acme").out


@pytest.mark.parametrize("name", ["../acme", "/etc", "a/b", ".", ".."])
def test_a_name_that_leads_elsewhere_is_no_pack(mofkit: Mofkit, workspace: Workspace, name: str) -> None:
    root = workspace(files(f"packs: ['{name}']\n", glossary=GLOSSARY))
    assert mofkit("-C", root, "glossary", "permit").code == 2
    assert "mofkit.yaml:2:9: MOF102 error" in mofkit("-C", root, "lint").out


def test_user_text_of_a_pack_is_made_safe(mofkit: Mofkit, workspace: Workspace) -> None:
    root = workspace(files(glossary='replace: {term-alert: {text: "\\e[2Jred"}}\n'))
    for words in (("glossary", "alert"), ("explain", "term-alert"), ("content", "show", "term-alert", "--origin")):
        assert "\x1b" not in mofkit("-C", root, *words).out


def test_naughty_text_in_a_pack_harms_no_command(mofkit: Mofkit, workspace: Workspace) -> None:
    texts = [double_quoted(text) for text in OWN if utf_8(text)]
    terms = "".join(f"      - {{id: t{at}, term: {one}, text: {{en: {one}, de: x}}}}\n" for at, one in enumerate(texts))
    strange = "".join(f"  {one}: {{{one}: {one}}}\n" for one in dict.fromkeys(texts))
    hidden = "".join(f"  - {one}\n" for one in texts)
    root = workspace(
        {
            "mofkit.yaml": b"schema_version: 1\npacks: [acme]\n",
            "packs/acme/pack.yaml": f"name: acme\ntitle: {texts[0]}\nlicence: {texts[1]}\n".encode(),
            "packs/acme/glossary.yaml": f"add:\n  glossary:\n    terms:\n{terms}".encode(),
            "packs/acme/roles.yaml": f"replace:\n{strange}hide:\n{hidden}".encode(),
        }
    )
    questions = [
        *(
            Question(("glossary", "--format", format), shape)
            for format, shape in SHAPES
            if format in ("text", "json", "csv", "md")
        ),
        *(
            Question(("content", "lint", "acme", "--format", format), shape)
            for format, shape in SHAPES
            if format not in ("csv", "md")
        ),
        Question(("lint",)),
        *(
            Question((*words, f"t{at}"))
            for at in range(0, len(texts), 7)
            for words in (("explain",), ("content", "show"))
        ),
    ]
    for question in questions:
        assert wrong(question, mofkit("-C", root, *question.argv)) == "", question


SHAPES = (
    *(("text", "text"), ("json", "json"), ("csv", "csv"), ("md", "text"), ("github", "text"), ("gitlab", "json")),
    *(("sarif", "json"), ("junit", "xml"), ("markdown", "text")),
)


# Who never looks.

WATCH = """
import sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
from mofkit.cli.main import main
main(sys.argv[1:])
print("opened:", *sorted(name.rpartition("/ws/")[2] for name in opened if "/ws/" in name), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("--version", ""),
        ("--help", ""),
        ("triage --text everything-is-slow", ""),
        ("rule MOF301", ""),
        ("smf show team", "mofkit.yaml packs/acme/glossary.yaml packs/acme/pack.yaml"),
    ],
)
def test_only_who_asks_for_content_reads_the_packs(workspace: Workspace, words: str, seen: str) -> None:
    assert read_in(workspace(files(glossary=GLOSSARY)), words) == seen


@pytest.mark.parametrize("words", ["smf show team", "glossary alert", "scenario list"])
def test_without_packs_no_file_of_the_workspace_is_read(workspace: Workspace, words: str) -> None:
    assert read_in(workspace({}), words) == ""


def read_in(root: Path, words: str) -> str:
    """The files of a workspace that a command opens, told by the interpreter itself."""
    command = [sys.executable, "-c", WATCH, "-C", str(root), *words.split()]
    if words.startswith(("-", "triage")):
        command = [sys.executable, "-c", WATCH, *words.split()]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return done.stderr.partition("opened:")[2].strip()


def test_the_schema_of_a_pack_is_there_for_editors(mofkit: Mofkit) -> None:
    schema = json.loads(mofkit("schema", "pack").out)
    assert {"name", "title", "licence", "languages"} <= set(schema["properties"])
    assert set(json.loads(mofkit("schema", "pack-content").out)["properties"]) == {"add", "replace", "hide"}
