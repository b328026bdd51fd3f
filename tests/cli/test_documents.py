"""Documents at the prompt: making one, seeing what is missing, approving it, and noticing that it was changed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from mofkit.content.framework import documents
from mofkit.workspace.load import load

Mofkit = Callable[..., Any]
Make = Callable[..., Path]
FILES = {
    "people.csv": "id,name\nkim,Kim Vale\n",
    "catalog/services.csv": "id,name,owner\nmail,E-mail *and* calendar,kim\n",
    "catalog/mail.yaml": "id: mail\nservice: mail\ndescription: Mail\n",
    "actions/a.yaml": "id: a\nwhat: Call\nwho: kim\nwhen: 2026-12-01\n",
}


@pytest.fixture
def at(workspace: Make, mofkit: Mofkit) -> Callable[..., Any]:
    """Run mofkit in a small workspace; `at.root` is its folder."""
    root = workspace(FILES)

    def run(*words: str) -> Any:
        return mofkit("-C", root, "--as-of", "2026-11-23", *words)

    run.root = root  # type: ignore[attr-defined]
    return run


def fill(root: Path, id: str = "sla-mail") -> None:
    path = root / "documents" / f"{id}.md"
    text = path.read_text("utf-8").replace(":** <!--", ":** said <!--")
    while "|  |" in text:
        text = text.replace("|  |", "| said |")
    path.write_text(text, "utf-8")


def lint(at: Any) -> list[str]:
    """What lint says of documents."""
    found = json.loads(at("lint", "documents", "--format", "json").out)["findings"]
    return [f"{one['path']}:{one['line']} {one['code']}" for one in found]


# new document


def test_a_document_is_made_with_a_record_and_a_text(at: Any) -> None:
    run = at("new", "document", "SLA", "--for", "mail", "owner=kim", "review_on=2027-11-01")
    assert (run.code, run.out) == (0, "made sla-mail from the template sla; write it in documents/sla-mail.md\n")
    record = (at.root / "documents" / "sla-mail.yaml").read_text("utf-8")
    assert record.startswith("id: sla-mail\ntemplate: sla\ntitle: 'Service Level Agreement: E-mail *and* calendar'\n")
    assert record.endswith("about: service:mail\nowner: kim\nstate: draft\nreview_on: 2027-11-01\n")
    text = (at.root / "documents" / "sla-mail.md").read_text("utf-8")
    assert text.startswith("# Service Level Agreement: E-mail \\*and\\* calendar\n")
    assert lint(at) == []


@pytest.mark.parametrize("template", [one.id for one in documents()])
def test_every_template_makes_a_document_that_lints_clean_and_renders(at: Any, template: str) -> None:
    assert at("new", "document", template, "id=d", "owner=kim").code == 0
    assert lint(at) == []
    tokens = MarkdownIt("commonmark").enable("table").parse((at.root / "documents" / "d.md").read_text("utf-8"))
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    (one,) = (one for one in documents() if one.id == template)
    assert headings == [one.name, *(part.heading for part in one.sections), "Before it is approved"]
    assert sum(token.type == "table_open" for token in tokens) == sum(part.rows for part in one.sections)


@pytest.mark.parametrize(
    ("words", "id", "about"),
    [
        (("rfc", "--for", "service:mail"), "rfc-mail", "service:mail"),
        (("rfc", "--for", "a"), "rfc-a", "action:a"),
        (("rfc",), "rfc-261123", ""),
        (("rfc", "id=ours", "about=action:a"), "ours", "action:a"),
        (("template=rfc", "id=ours", "title=Ours"), "ours", ""),
    ],
)
def test_a_document_says_what_it_is_about(at: Any, words: tuple[str, ...], id: str, about: str) -> None:
    assert at("new", "document", *words).code == 0
    record = json.loads(at("show", f"document:{id}", "--format", "json").out)["record"]
    assert (record["id"], record["template"], record["about"]) == (id, "rfc", about)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new", "document"), "`mofkit document list` shows all of them"),
        (("new", "document", "slo"), "did you mean 'sla'?"),
        (("new", "document", "sla", "--for", "mial"), "no record 'mial'"),
        (("new", "document", "sla", "--for", "ship:crm"), "no kind 'ship'"),
        (("new", "document", "rfc", "--for", "mail"), "mail"),
        (("new", "document", "sla", "--for", "mail", "about=service:mail"), "leave one of them out"),
        (("new", "document", "sla", "mail"), "'mail' is no FIELD=VALUE"),
        (("new", "document", "sla", "state=finished"), "state cannot be 'finished'"),
        (("new", "action", "what=x", "--for", "mail"), "only a document is made for a record"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(at: Any, words: tuple[str, ...], said: str) -> None:
    run = at(*words)
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert not (at.root / "documents").exists()


def test_a_document_is_made_once(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail")
    (at.root / "documents" / "sla-mail.md").write_text("mine", "utf-8")
    run = at("new", "document", "sla", "--for", "mail")
    assert (run.code, "sla-mail" in run.err) == (2, True)
    assert (at.root / "documents" / "sla-mail.md").read_text("utf-8") == "mine"


def test_a_dry_run_shows_both_files_and_writes_none(at: Any) -> None:
    run = at("new", "document", "sla", "--for", "mail", "--dry-run")
    assert "+++ b/documents/sla-mail.md" in run.out
    assert "+++ b/documents/sla-mail.yaml" in run.out
    assert not (at.root / "documents").exists()


# list, show, check


def test_a_list_has_the_documents_of_the_workspace_and_the_templates(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail")
    lines = at("document", "list").out.splitlines()
    assert lines[2].split() == ["sla-mail", "service:mail", "0", "%", "draft"]
    assert len(lines) == 3 + 1 + 2 + 20
    rows = json.loads(at("document", "list", "--made", "--format", "json").out)
    assert (rows["kind"], rows["documents"][0]["filled"]) == ("made-document-list", "0 %")
    assert next(csv.reader(io.StringIO(at("document", "list", "--made", "--format", "csv").out)))[0] == "document"


def test_outside_of_a_workspace_there_are_templates(mofkit: Mofkit, tmp_path: Path) -> None:
    assert len(mofkit("-C", tmp_path, "document", "list").out.splitlines()) == 2 + 20
    assert mofkit("-C", tmp_path, "document", "show", "sla").code == 0
    assert "did you mean 'sla'?" in mofkit("-C", tmp_path, "document", "show", "slo").err
    assert mofkit("-C", tmp_path, "document", "check").code == 2


def test_a_document_is_shown_section_by_section(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail", "owner=kim")
    path = at.root / "documents" / "sla-mail.md"
    path.write_text(path.read_text("utf-8").replace("- **Customer:** ", "- **Customer:** Libraries "), "utf-8")
    out = at("document", "show", "sla-mail").out
    assert "\n1 %, 1 of 56 required fields; checklist 0 of 7\n" in out
    assert "\n  Parties and contacts                 1 of 5\n" in out
    assert "\n  Cost                                 0 of 3 optional\n" in out
    body = json.loads(at("document", "show", "document:sla-mail", "--format", "json").out)
    assert (body["kind"], body["filled"], body["required"], body["percent"]) == ("made-document", 1, 56, 1)
    parties = next(part for part in body["sections"] if part["section"] == "sla-parties")
    assert parties["fields"][0] == {"name": "Customer", "required": True, "written": True, "line": 34}


def test_a_check_names_the_section_the_fields_and_the_line_and_says_no(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail")
    fill(at.root)
    path = at.root / "documents" / "sla-mail.md"
    text = (
        path.read_text("utf-8").replace("**Provider:** said", "**Provider:**").replace("## Reports and reviews\n", "")
    )
    path.write_text(text.replace("<!-- sla-reporting\n", "<!--\n"), "utf-8")
    run = at("document", "check")
    assert run.code == 1
    assert run.out.splitlines() == [
        "sla-mail (draft): 91 %, 51 of 56 required fields; checklist 0 of 7",
        "  documents/sla-mail.md:35: Parties and contacts",
        "    Provider",
        "  documents/sla-mail.md: Reports and reviews",
        "    the section is missing",
    ]
    body = json.loads(at("document", "check", "sla-mail", "--format", "json").out)
    assert body["documents"][0]["problem"] == "5 required fields are empty and 1 section is missing"


def test_a_check_of_what_is_written_says_yes_and_leaves_out_what_is_retired(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail")
    at("new", "document", "rfc", "id=old", "state=retired")
    assert at("document", "check").code == 1
    fill(at.root)
    assert at("document", "check").code == 0
    assert at("document", "check", "old").code == 1
    assert at("document", "check", "odl").code == 2


def test_a_document_without_text_or_template_says_so(at: Any) -> None:
    (at.root / "documents").mkdir()
    (at.root / "documents" / "a.yaml").write_text("id: a\ntemplate: sla\n", "utf-8")
    (at.root / "documents" / "b.yaml").write_text("id: b\ntemplate: slo\n", "utf-8")
    (at.root / "documents" / "b.md").write_text("# B\n", "utf-8")
    run = at("document", "check")
    assert run.out.splitlines() == [
        "a (draft): documents/a.md is missing or cannot be read",
        "b (draft): no template 'slo'",
    ]
    assert run.code == 1
    assert "a (" not in at("document", "show", "document:a").out
    assert [
        row["filled"] for row in json.loads(at("document", "list", "--made", "--format", "json").out)["documents"]
    ] == [
        "??",
        "??",
    ]


# approve


def test_a_document_is_approved_once_it_is_whole_and_doubtful_once_it_is_changed(at: Any) -> None:
    at("new", "document", "sla", "--for", "mail", "owner=kim")
    early = at("document", "approve", "sla-mail", "--who", "kim")
    assert (early.code, early.out) == (1, "")
    assert "56 required fields are empty" in early.err
    fill(at.root)
    run = at("document", "approve", "sla-mail", "--who", "kim", "--role", "Sponsor", "--note", "for a year")
    assert (run.code, run.out) == (0, "sla-mail is approved by kim\n")
    assert "approved: by kim as Sponsor on 2026-11-23; stands\n" in at("document", "show", "sla-mail").out
    assert at("document", "approve", "sla-mail", "--who", "kim", "--role", "Sponsor").err.startswith(
        "nothing to change"
    )
    with (at.root / "documents" / "sla-mail.md").open("a", encoding="utf-8") as file:
        file.write("One more promise.\n")
    assert "on 2026-11-23; suspect" in " ".join(at("document", "show", "sla-mail").out.split())


def test_the_documents_of_one_record_are_listed_and_checked_alone(mofkit: Mofkit) -> None:
    root = Path(__file__).parent.parent.parent / "workspace-template" / "demo"
    told = mofkit("-C", root, "document", "list", "--for", "service:email", "--format", "csv").out
    assert ("sla,Service Level Agreement" in told, "master-plan" in told) == (True, False)
    made = mofkit("-C", root, "document", "list", "--made", "--for", "service:booking", "--format", "csv").out
    assert [line.split(",")[0] for line in made.splitlines()[1:]] == ["osd-booking"]
    both = mofkit("-C", root, "document", "list", "--made", "--for", "service", "--format", "csv").out
    assert [line.split(",")[0] for line in both.splitlines()[1:]] == ["osd-booking", "sla-email"]
    assert [mofkit("-C", root, "document", "check", "--for", f"service:{id}").code for id in ("email", "booking")] == [
        0,
        1,
    ]
    assert (
        "there are no documents about service:waste to check"
        in mofkit("-C", root, "document", "check", "--for", "service:waste").err
    )
    assert mofkit("-C", root, "document", "check", "sla-email", "--for", "service:email").code == 2
    assert "no record 'service:emial'" in mofkit("-C", root, "document", "list", "--for", "service:emial").err


def test_the_demo_has_one_finished_and_one_half_filled_document(mofkit: Mofkit, tmp_path: Path) -> None:
    mofkit("init", tmp_path / "demo", "--demo")
    rows = json.loads(mofkit("-C", tmp_path / "demo", "document", "list", "--made", "--format", "json").out)[
        "documents"
    ]
    of_services = {row["document"]: row for row in rows if row["about"].startswith("service:")}
    assert {id: row["state"] for id, row in of_services.items()} == {"osd-booking": "draft", "sla-email": "approved"}
    assert 40 <= int(of_services["osd-booking"]["filled"].split()[0]) <= 70
    shown = mofkit("-C", tmp_path / "demo", "document", "show", "sla-email").out
    assert (shown.count("; stands\n"), "suspect" in shown) == (2, False)
    assert load(tmp_path / "demo").problems == ()
