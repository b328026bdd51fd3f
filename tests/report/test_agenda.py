"""What a review begins with: inputs as far as the workspace has them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mofkit.content.framework import review
from mofkit.content.framework_types import Review, ReviewInput
from mofkit.report.agenda import inputs, matches
from mofkit.workspace.load import load

TODAY = date(2026, 11, 23)


def looking_at(home: str | None) -> Review:
    one = ReviewInput(id="i", text="Something", found_in=home)
    return review("portfolio").model_copy(update={"inputs": (one,)})


@pytest.mark.parametrize(
    ("home", "state", "found"),
    [
        (None, "missing", ""),
        ("nowhere/*.csv", "missing", ""),
        ("own/*.csv", "collected", "3 rows"),
        ("own/one.yaml", "collected", "1 file"),
        ("own/empty.csv", "missing", ""),
        ("actions/*.yaml", "collected", "3 actions; 1 cannot be read; 2 open, 1 late"),
        ("people.csv", "missing", "cannot be read: `mofkit lint` says why"),
        ("reviews/*/*.yaml", "collected", "1 review"),
    ],
)
def test_an_input_is_counted_where_it_is_kept(
    workspace: Callable[..., Path], home: str | None, state: str, found: str
) -> None:
    root = workspace(
        {
            "own/a.csv": "x,y\n1,2\n,\n3,4\n",
            "own/b.csv": "x\n1\n",
            "own/empty.csv": "x\n",
            "own/deeper/c.csv": "x\n1\n",
            "own/one.yaml": "a: b\n",
            "people.csv": "name\nKim\n",
            "actions/a.yaml": "id: a\nwhat: A\nwhen: 2026-11-01\n",
            "actions/b.yaml": "id: b\nwhat: B\nwhen: 2026-12-01\n",
            "actions/c.yaml": "id: [\n",
            "reviews/portfolio/next.yaml": "id: portfolio.next\nreview: portfolio\n",
            "reviews/portfolio/this.yaml": "id: portfolio.this\nreview: portfolio\nheld: 2026-11-20\n",
        }
    )
    (one,) = inputs(looking_at(home), load(root), TODAY, but="reviews/portfolio/this.yaml")
    assert (one["state"], one.get("found", "")) == (state, found)
    assert one.get("where") == home


def test_a_star_stays_within_its_folder() -> None:
    assert matches("reviews/portfolio/a.yaml", "reviews/*/*.yaml")
    assert not matches("reviews/a.yaml", "reviews/*/*.yaml")
    assert not matches("own/deeper/c.csv", "own/*.csv")
