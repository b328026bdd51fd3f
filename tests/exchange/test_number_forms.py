"""Amounts as people write them: read one way, or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mofkit.exchange.number_forms import Form, decimal_mark, is_currency, marks_of, number, taken_apart


def amount(text: str, mark: str) -> str:
    form = taken_apart(text)
    value = number(form, mark) if form else None
    return "" if value is None else f"{value:f}"


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1,234.50", "1234.50", ""),
        ("1.234,50", "", "1234.50"),
        ("1.234", "1.234", "1234"),
        ("1,234", "1234", "1.234"),
        ("1 234,5", "", "1234.5"),
        ("1\u00a0234\u202f567.5", "1234567.5", ""),
        ("1'234.50", "1234.50", ""),
        ("1’234", "1234", "1234"),
        ("1.234.567", "", "1234567"),
        ("0.123", "0.123", ""),
        ("12,", "", "12"),
        (".5", "0.5", ""),
        ("(12.00)", "-12.00", ""),
        ("12.00-", "-12.00", ""),
        ("\u221212", "-12", "-12"),
        ("+5", "5", "5"),
        ("£1,000.00", "1000.00", ""),
        ("(£3.00)", "-3.00", ""),
        ("£-5", "-5", "-5"),
        ("-£5", "-5", "-5"),
        ("5,10 €", "", "5.10"),
        ("EUR 5,10", "", "5.10"),
        ("CHF1'000.00", "1000.00", ""),
        ("1.5E-7", "0.00000015", ""),
        ("1,23,456.00", "", ""),
        ("1 2345", "", ""),
        ("1,234 567.00", "", ""),
    ],
)
def test_an_amount_means_what_its_decimal_mark_says(text: str, point: str, comma: str) -> None:
    assert (amount(text, "."), amount(text, ",")) == (point, comma)


@pytest.mark.parametrize(
    "text", ["", "x", "--1", "(-1)", "-(1)-", "$", "1e5", "1.2E+05", "n/a", "12 £ 5", "1" * 99, "1%", "=1+1", ".", ","]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert amount(text, ".") == amount(text, ",") == ""


@pytest.mark.parametrize(
    ("core", "mark"),
    [("12", ""), ("1.5", "."), ("1,5", ","), ("1.234", "?"), ("1,234", "?"), ("0,123", ","), ("1234.567", "."),
     ("1.234.567", ","), ("1,234.5", "."), ("1.234,5", ","), ("1 234,567", ","), (",123", ",")],
)  # fmt: skip
def test_digits_tell_their_decimal_mark_or_that_it_could_be_either(core: str, mark: str) -> None:
    assert decimal_mark(core) == mark


def test_evidence_is_kept_with_its_first_place_and_nonsense_is_none() -> None:
    texts = ["1.234", "1,234.5,6", "5,5", "6,6", "7.5"]
    found = marks_of((line, text, taken_apart(text) or Form("0", negative=False)) for line, text in enumerate(texts, 1))
    assert found.seen == {",": (3, "5,5"), ".": (5, "7.5")}
    assert found.either == (1, "1.234")


@pytest.mark.parametrize(
    ("found", "stated", "fits"),
    [("", "EUR", True), ("GBP", "GBP", True), ("GBP", "EUR", False), ("$", "CAD", True), ("$", "EUR", False),
     ("¥", "JPY", True), ("¥", "USD", False)],
)  # fmt: skip
def test_a_sign_fits_the_currencies_that_use_it(found: str, stated: str, fits: bool) -> None:
    assert is_currency(found, stated) is fits


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from([".", ","]),
    st.sampled_from(["", " ", "'", "other"]),
)
def test_an_amount_written_in_any_style_comes_back_exactly(value: Decimal, mark: str, thousands: str) -> None:
    other = "," if mark == "." else "."
    separator = other if thousands == "other" else thousands
    text = f"{value:,.2f}".replace(",", "\0").replace(".", mark).replace("\0", separator)
    for form in (text, f"£{text}" if value >= 0 else f"-£{text[1:]}", f"({text[1:]})" if value < 0 else text):
        taken = taken_apart(form)
        assert taken
        assert number(taken, mark) == value


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_none_and_never_breaks(text: str) -> None:
    form = taken_apart(text)
    if form:
        assert decimal_mark(form.core) in ("", ".", ",", "?")
        number(form, ".")
