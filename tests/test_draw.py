"""A draw is the same for everyone who names it alike."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from book.draw import asked_for, draw

DRAWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "draws.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", DRAWS, ids=lambda case: f"{case['count']} by {case['seed']!r}")
def test_the_table(case: dict[str, Any]) -> None:
    """Each draw of the table is drawn again."""
    assert draw(case["ids"], case["count"], case["seed"]) == case["drawn"]


@given(st.lists(st.text(), unique=True), st.integers(0, 40), st.text())
def test_a_draw_is_a_part_in_order(ids: list[str], count: int, seed: str) -> None:
    """As many as asked for, none twice, in the order of the pool."""
    drawn = draw(ids, count, seed)
    assert len(drawn) == min(count, len(ids))
    assert drawn == [identity for identity in ids if identity in set(drawn)]


def test_what_a_notebook_asks_for() -> None:
    """Everything, or as many as it says; all of them are a draw too."""
    ids = ["a", "b", "c"]
    assert asked_for(ids, None, "") == asked_for(ids, 3, "x") == ids
    assert asked_for(ids, 2, "x") == draw(ids, 2, "x")


@pytest.mark.parametrize(
    ("count", "seed", "error", "said"),
    [
        ("midterm", "", TypeError, "count is a whole number from 1 to 3, not 'midterm'; a seed stands after it"),
        (2.5, "", TypeError, "not 2.5"),
        (True, "", TypeError, "not True"),
        (-3, "x", ValueError, "count is a whole number from 1 to 3, not -3"),
        (0, "", ValueError, "not 0"),
        (1000, "x", ValueError, "not 1000"),
        (None, "midterm", ValueError, "a seed without a count draws nothing; say how many"),
    ],
)
def test_what_cannot_be_drawn(count: Any, seed: str, error: type[Exception], said: str) -> None:
    """A call that asks for nothing that can be drawn is told what can."""
    with pytest.raises(error, match=said):
        asked_for(["a", "b", "c"], count, seed)


def test_every_question_comes_up() -> None:
    """Over many draws each question is drawn about as often as the others."""
    ids = [f"q{n}" for n in range(30)]
    counts = dict.fromkeys(ids, 0)
    for seed in range(600):
        for identity in draw(ids, 10, str(seed)):
            counts[identity] += 1
    assert min(counts.values()) > 150 and max(counts.values()) < 250
