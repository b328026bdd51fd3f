"""A workspace in memory: who is who, who refers to whom, and where everything is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mofkit.errors import DoubtfulRecord, UnknownKind, UnknownRecord
from mofkit.finding import Span
from mofkit.model.action import Action
from mofkit.model.entry import CatalogEntry
from mofkit.model.kinds import KINDS
from mofkit.model.person import Person
from mofkit.model.service import Service
from mofkit.text.csvtext import CsvText
from mofkit.workspace.load import load
from mofkit.workspace.records import fresh_id, holds_many, matching, plain_record
from mofkit.workspace.tables import csv_lines, plain_cell
from mofkit.workspace.workspace import Workspace, field_path, kind_named, kind_of_file

Make = Callable[..., Path]

FILES = {
    "people.csv": "id,name,team\nkim,Kim Vale,Desk\nada,Ada Quill,\n",
    "catalog/services.csv": "id,name,owner,depends_on\nmail,Mail,kim,net\nnet,Network,,\n",
    "catalog/mail-page.yaml": """
        id: mail-page
        service: mail
        description: Mail for all.
        depends_on: [net]
        audiences:
          - audience: customer
            text: Hello
    """,
    "actions/rota.yaml": """
        # mofkit: ignore[MOF301] reason="asked for"
        id: rota
        aliases: [duty]

        what: Agree a rota   # mofkit: and this
        who: kim
    """,
    "actions/broken.yaml": "id: [\n",
}


@pytest.fixture
def found(workspace: Make) -> Workspace:
    return load(workspace(FILES))


# Who is who.


def test_a_record_answers_to_its_id_and_its_aliases(found: Workspace) -> None:
    rota = found.get(Action, "rota")
    assert rota is not None
    assert found.get(Action, "duty") is rota
    assert found.find("duty")[0] is rota
    assert found.find("action:rota")[0] is found.find("actions:duty")[0] is rota
    assert found.get(Action, "none") is None
    assert found.get(Action, "broken") is None


def test_an_unreadable_record_has_a_home_and_no_content(found: Workspace) -> None:
    record, home = found.find("broken")
    assert (record, home.id, home.path, home.row) == (None, "broken", "actions/broken.yaml", None)
    assert found.home_span(home) == Span("actions/broken.yaml")


@pytest.mark.parametrize(("word", "near"), [("roat", "rota"), ("service:mial", "mail"), ("person:zzz", "")])
def test_a_word_that_means_nobody_names_the_nearest(found: Workspace, word: str, near: str) -> None:
    with pytest.raises(UnknownRecord) as caught:
        found.find(word)
    assert (near in caught.value.hint) if near else ("mofkit list" in caught.value.hint)


def test_a_word_that_means_two_names_both_places(workspace: Make) -> None:
    found = load(workspace({**FILES, "actions/net.yaml": "id: net\nwhat: Cable\n"}))
    with pytest.raises(DoubtfulRecord) as caught:
        found.find("net")
    assert "service:net (catalog/services.csv:3:1) and action:net (actions/net.yaml:1:5)" in caught.value.message


@pytest.mark.parametrize("word", ["service", "services", "SERVICE", "Services"])
def test_a_kind_is_known_by_both_its_names(word: str) -> None:
    assert kind_named(word).model is Service


def test_a_word_that_is_no_kind_is_refused() -> None:
    with pytest.raises(UnknownKind, match="no kind 'servant'; kinds are person, service"):
        kind_named("servant")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("people.csv", "person"),
        ("catalog/services.csv", "service"),
        ("catalog/a.yaml", "catalog-entry"),
        ("actions/a.yaml", "action"),
        ("actions/a.yml", None),
        ("actions/deep/a.yaml", None),
        ("people.yaml", None),
        ("x/people.csv", None),
        ("mofkit.yaml", None),
    ],
)
def test_the_path_of_a_file_tells_its_kind(path: str, kind: str | None) -> None:
    found = kind_of_file(path)
    assert (found.name if found else None) == kind


def test_every_kind_knows_its_own_files() -> None:
    for kind in KINDS:
        found = kind_of_file(kind.path_of("some-id"))
        assert found is kind


# Who refers to whom.


def test_the_users_of_a_record_are_known(found: Workspace) -> None:
    assert found.referring(found.find("person:kim")[1]) == ["service:mail", "action:rota"]
    assert found.referring(found.find("service:net")[1]) == ["service:mail", "catalog-entry:mail-page"]
    assert found.referring(found.find("person:ada")[1]) == []


# Where everything is written.


def test_a_field_of_a_row_is_its_cell(found: Workspace) -> None:
    (mail, net), (kim, _) = found.all(Service), found.all(Person)
    assert found.span(mail) == Span("catalog/services.csv", 2, 1)
    assert found.span(mail, "depends_on") == Span("catalog/services.csv", 2, 15)
    assert found.span(mail, "depends_on", 0) == Span("catalog/services.csv", 2, 15)
    assert found.span(net, "comments") == Span("catalog/services.csv", 3, 1)
    assert found.home_span(found.home(kim)) == Span("people.csv", 2, 1)


def test_a_field_of_a_file_is_its_value(found: Workspace) -> None:
    (page,) = found.all(CatalogEntry)
    assert found.span(page, "service") == Span("catalog/mail-page.yaml", 2, 10)
    assert found.span(page, "depends_on", 0) == Span("catalog/mail-page.yaml", 4, 14)
    assert found.span(page, "audiences.0.text") == Span("catalog/mail-page.yaml", 7, 11)
    assert found.span(page, "hours") == Span("catalog/mail-page.yaml", 1, 1)
    assert found.home_span(found.home(page)) == Span("catalog/mail-page.yaml", 1, 5)


def test_a_dotted_field_leads_into_parts_and_lists() -> None:
    assert field_path("steps.0.tasks.12.owner") == ("steps", 0, "tasks", 12, "owner")
    assert field_path("") == ()


def test_a_setting_is_found_in_the_settings(workspace: Make) -> None:
    root = workspace({"mofkit.yaml": "schema_version: 1\nlint:\n  ignore: [MOF1]\n"})
    assert load(root).settings_span("lint", "ignore") == Span("mofkit.yaml", 3, 11)
    (root / "mofkit.yaml").write_text("[")
    assert load(root).settings_span("lint") == Span("mofkit.yaml")


def test_a_comment_speaks_of_its_own_line_or_of_the_next_that_says_something(found: Workspace) -> None:
    first, second = found.comments("actions/rota.yaml", "mofkit:")
    assert first == (1, 1, '# mofkit: ignore[MOF301] reason="asked for"')
    assert second[:2] == (5, 22)
    assert found.next_content_line("actions/rota.yaml", *first[:2]) == 2
    assert found.next_content_line("actions/rota.yaml", *second[:2]) == 5
    assert found.next_content_line("actions/rota.yaml", 7, 1) == 0
    assert found.comments("people.csv", "kim") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_line_is_shown_as_it_is_written(workspace: Make, newline: str) -> None:
    text = newline.join(["id,name", "kim,Kim Vale", "ada,Ada"])
    found = load(workspace({"people.csv": text.encode(), "x.csv": b"\xff,\n"}))
    assert found.source_line(Span("people.csv", 2)) == "kim,Kim Vale"
    assert found.source_line(Span("people.csv", 9)) == ""
    assert found.source_line(Span("none.csv", 1)) == ""
    assert found.source_line(Span("x.csv", 1)) == "\ufffd,"


def test_a_text_is_parsed_once(found: Workspace) -> None:
    text = found.text("people.csv")
    assert isinstance(text, CsvText)
    assert found.text("people.csv") is text
    assert found.text("actions/broken.yaml") is None
    assert found.text("nowhere.yaml") is None


# Records and cells as plain data.


def test_a_fresh_id_tells_its_kind_and_its_day() -> None:
    names = {fresh_id(kind_named("action"), date(2026, 11, 23)) for _ in range(50)}
    assert len(names) > 45
    assert {name[:11] for name in names} == {"ACT-261123-"}
    assert fresh_id(kind_named("service"), date(2026, 1, 2)).startswith("service-260102-")


def test_a_field_that_holds_many_is_told_from_one_that_does_not() -> None:
    assert [holds_many(kind_named("service"), field) for field in ("depends_on", "aliases", "name", "none")] == [
        *(True, True, False, False),
    ]


def test_records_are_looked_up_by_what_they_say(found: Workspace) -> None:
    services: list[Service] = found.all(Service)
    assert [one.id for one in matching(list(services), {"owner": "KIM"})] == ["mail"]
    assert [one.id for one in matching(list(services), {"depends_on": "", "owner": ""})] == ["net"]
    assert [one.id for one in matching(list(services), {"impact": ""})] == ["mail", "net"]
    assert list(matching(list(services), {"nothing": "x"})) == []


def test_a_record_is_plain_data(found: Workspace) -> None:
    (page,) = found.all(CatalogEntry)
    data = plain_record(page)
    assert list(data)[:3] == ["id", "aliases", "service"]
    assert data["audiences"] == [{"audience": "customer", "text": "Hello"}]


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), ("a", "a"), (5, "5"), (["a", "b"], "a; b"), ([], ""), ([["a"], None], "a; ")]
)
def test_a_value_fits_in_one_cell(value: object, cell: str) -> None:
    assert plain_cell(value) == cell


def test_cells_that_csv_would_take_apart_are_quoted() -> None:
    assert csv_lines([["a", "b,c", 'd"e', "f\ng", "h\ri", " j", "\tk", "=l"]]) == (
        'a,"b,c","d""e","f\ng","h\ri"," j","\tk",=l\n'
    )
