"""Plain data to typed records: what is wrong has a place, and what is sound stays."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from mofkit.finding import BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD, Finding, Span
from mofkit.text.typed import read
from mofkit.text.yamltext import YamlText


def _colour(value: object) -> object:
    if value == "octarine":
        raise ValueError("a colour that everyone can see")
    return value


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1)
    size: int = 0


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: str
    colour: Annotated[str, BeforeValidator(_colour)] = ""
    code: str = Field("", max_length=3)
    kind: Literal["big", "small"] = "big"
    count: int = 0
    price: Decimal = Decimal(0)
    ready: bool = False
    day: date | None = None
    at: datetime | None = None
    ratio: float = 0
    notes: tuple[str, ...] = ()
    names: dict[str, str] = {}
    part: Part | None = None
    parts: tuple[Part, ...] = ()


class Nowhere:
    """The places of data that stands in no file."""

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        return Span("thing.yaml")

    def value_span(self, path: tuple[str | int, ...]) -> Span:
        return Span("thing.yaml")


class Pair(BaseModel):
    low: int
    high: int

    @model_validator(mode="after")
    def _ordered(self) -> "Pair":
        if self.low > self.high:
            raise ValueError("low before high")
        return self


def reading(text: str) -> tuple[Thing | None, list[str]]:
    """A thing as far as it can be read, and its findings on one line each."""
    found = YamlText.parse(text.encode(), "thing.yaml")
    assert isinstance(found, YamlText)
    thing, wrong = read(Thing, found.data, found, "t1")
    return thing, [shown(one) for one in wrong]


def shown(one: Finding) -> str:
    return f"{one.span.line}:{one.span.column} {one.label.slug} {one.message}"


def test_sound_data_is_a_record_without_findings() -> None:
    thing, wrong = reading("id: a\ncount: 3\nprice: 1.50\nready: true\nparts:\n  - name: lid\n")
    assert wrong == []
    assert thing == Thing(id="a", count=3, price=Decimal("1.50"), ready=True, parts=(Part(name="lid"),))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("count: many", "2:8 field-value count is 'many'; use a whole number"),
        ("count: [1]", "2:8 field-value count is a list; use a whole number"),
        ("price: dear", "2:8 field-value price is 'dear'; use a number such as 1250.00"),
        ("ready: soon", "2:8 field-value ready is 'soon'; use true or false"),
        ("kind: huge", "2:7 field-value kind is 'huge'; use big, small"),
        ("code: abcd", "2:7 field-value code is 'abcd'; use at most 3 characters"),
        ("code: {a: b}", "2:7 field-value code is a mapping; use text"),
        ("notes: x", "2:8 field-value notes is 'x'; use a list"),
        ("names: x", "2:8 field-value names is 'x'; use a mapping"),
        ("part: x", "2:7 field-value part is 'x'; use a mapping of fields"),
        ("colour: octarine", "2:9 field-value colour is 'octarine'; use a colour that everyone can see"),
        ("part: {name: ''}", "2:14 field-value part.name is ''; use something that is not empty"),
        ("ratio: half", "2:8 field-value ratio is 'half'; use input should be a valid number, unable to parse string"),
    ],
)
def test_a_value_of_the_wrong_kind_is_quoted_with_its_place_and_what_would_be_right(line: str, message: str) -> None:
    thing, wrong = reading(f"id: a\n{line}\n")
    assert thing == Thing(id="a")
    assert [one[: len(message)] for one in wrong] == [message]


def test_text_that_utf_8_cannot_hold_is_told_in_words() -> None:
    thing, (wrong,) = read(Thing, {"id": "a", "code": "\ud800"}, Nowhere())
    assert thing == Thing(id="a")
    assert wrong.message == "code is '\ud800'; use characters that UTF-8 has"


def test_a_key_with_nothing_behind_it_says_nothing() -> None:
    assert reading("id: a\ncount:\npart: {name: b, size: }\nparts: [{name: c, size: }]\n") == (
        Thing(id="a", part=Part(name="b"), parts=(Part(name="c"),)),
        [],
    )


def test_what_is_sound_is_kept_beside_what_is_not() -> None:
    thing, wrong = reading("id: a\ncount: many\nprice: 2.00\ncolour: red\n")
    assert thing == Thing(id="a", price=Decimal("2.00"), colour="red")
    assert len(wrong) == 1


def test_an_unknown_field_is_named_with_the_nearest_known_one() -> None:
    thing, wrong = reading("id: a\ncolor: red\n")
    assert thing == Thing(id="a")
    assert wrong == ["2:1 unknown-field unknown field 'color'; did you mean 'colour'?"]


def test_an_unknown_field_like_no_other_is_only_named() -> None:
    assert reading("id: a\nzzz: 1\n")[1] == ["2:1 unknown-field unknown field 'zzz'"]


def test_a_field_that_begins_with_x_is_the_users_own() -> None:
    thing, wrong = reading("id: a\nx-mine: 1\npart: {name: b, x-mine: 2}\n")
    assert thing == Thing(id="a", part=Part(name="b"))
    assert wrong == []


def test_an_unknown_field_inside_is_compared_with_the_fields_there() -> None:
    thing, wrong = reading("id: a\npart:\n  name: b\n  siz: 3\n")
    assert thing == Thing(id="a", part=Part(name="b"))
    assert wrong == ["4:3 unknown-field unknown field 'siz'; did you mean 'size'?"]


def test_an_unknown_field_in_a_list_is_left_out_alone() -> None:
    thing, wrong = reading("id: a\nparts:\n  - name: b\n  - name: c\n    nam: 3\n    x-mine: 4\n")
    assert thing == Thing(id="a", parts=(Part(name="b"), Part(name="c")))
    assert wrong == ["5:5 unknown-field unknown field 'nam'; did you mean 'name'?"]


def test_a_bad_value_in_a_list_takes_the_list_with_it() -> None:
    thing, wrong = reading("id: a\nparts:\n  - name: b\n    size: x\n    zzz: 1\n")
    assert thing == Thing(id="a")
    assert len(wrong) == 2


def test_an_unknown_field_of_one_model_of_several_takes_the_field_with_it() -> None:
    class Choice(BaseModel):
        either: Part | Pair | None = None

    text = YamlText.parse(b"either: {zzz: 1, name: a, low: 1}\n", "choice.yaml")
    assert isinstance(text, YamlText)
    choice, wrong = read(Choice, text.data, text)
    assert choice == Choice()
    assert wrong


def test_a_missing_field_is_reported_where_it_would_stand() -> None:
    thing, wrong = reading("count: 1\npart: {size: 2}\n")
    assert thing is None
    assert wrong == ["1:1 missing-field id is missing", "2:1 missing-field part.name is missing"]


def test_a_field_without_which_there_is_no_record_leaves_none() -> None:
    thing, wrong = reading("id: [a]\n")
    assert thing is None
    assert wrong == ["1:5 field-value id is a list; use text"]


@pytest.mark.parametrize(("text", "said"), [("- a\n", "a list"), ("a\n", "'a'"), ("", "empty")])
def test_a_file_that_is_no_mapping_is_no_record(text: str, said: str) -> None:
    thing, wrong = reading(text)
    assert thing is None
    assert wrong == [f"1:1 field-value the file is {said}; use a mapping of fields"]


def test_fields_that_contradict_each_other_leave_no_record() -> None:
    text = YamlText.parse(b"low: 2\nhigh: 1\n", "pair.yaml")
    assert isinstance(text, YamlText)
    pair, wrong = read(Pair, text.data, text)
    assert pair is None
    assert [shown(one) for one in wrong] == ["1:1 field-value the file is a mapping; use low before high"]


def test_a_finding_names_its_record_and_field() -> None:
    text = YamlText.parse(b"id: a\nparts: [{name: b, size: x}]\nq: 1\n", "thing.yaml")
    assert isinstance(text, YamlText)
    found = read(Thing, text.data, text, "t1")[1]
    assert [(one.record, one.field, one.label) for one in found] == [
        ("t1", "parts.0.size", BAD_VALUE),
        ("t1", "q", UNKNOWN_FIELD),
    ]
    assert read(Thing, {}, text, "t1")[1][0].label == MISSING_FIELD


def test_an_unknown_field_of_a_place_no_model_describes_is_compared_with_the_outermost() -> None:
    class Loose(BaseModel):
        model_config = ConfigDict(extra="forbid")
        box: dict[str, dict[str, Part]] = {}

    text = YamlText.parse(b"box: {a: {b: {name: c, d: 1}}}\n", "loose.yaml")
    assert isinstance(text, YamlText)
    assert [shown(one) for one in read(Loose, text.data, text)[1]] == ["1:24 unknown-field unknown field 'd'"]


def test_a_value_that_is_no_text_of_the_file_is_called_a_value() -> None:
    text = YamlText.parse(b"", "thing.yaml")
    assert isinstance(text, YamlText)
    assert "count is a value" in read(Thing, {"id": "a", "count": 1.5}, text)[1][0].message
