"""Who supports a service, out of what people write."""

from __future__ import annotations

import pytest

from mofkit.analysis.providers import Provider, providers

CASES = {
    "Internal: Applications, Infrastructure. External: Pebblegate Booking": [
        ("Applications", "internal"),
        ("Infrastructure", "internal"),
        ("Pebblegate Booking", "external"),
    ],
    "Internal: Service Desk (6 analysts).": [("Service Desk", "internal")],
    "External suppliers: A; B\nInternal: C": [("A", "external"), ("B", "external"), ("C", "internal")],
    "Intern: Netze. Extern: Kabel AG": [("Netze", "internal"), ("Kabel AG", "external")],
    "Immigration, Refugees and Citizenship": [("Immigration, Refugees and Citizenship", "")],
    "Health Canada | Santé Canada": [("Health Canada | Santé Canada", "")],
    "Servers; Network; Servers": [("Servers", ""), ("Network", "")],
    "??": [],
    "DNE": [],
    "Internal: ??. External: DNE": [],
    "": [],
    "International Freight": [("International Freight", "")],
}


@pytest.mark.parametrize(("text", "found"), CASES.items(), ids=map(repr, CASES))
def test_providers_are_read_out_of_text(text: str, found: list[tuple[str, str]]) -> None:
    assert providers(text) == tuple(Provider(*one) for one in found)
