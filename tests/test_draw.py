"""A draw is the same for everyone who names it alike."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from book.draw import draw

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


def test_every_question_comes_up() -> None:
    """Over many draws each question is drawn about as often as the others."""
    ids = [f"q{n}" for n in range(30)]
    counts = dict.fromkeys(ids, 0)
    for seed in range(600):
        for identity in draw(ids, 10, str(seed)):
            counts[identity] += 1
    assert min(counts.values()) > 150 and max(counts.values()) < 250
