"""Scoring: the table that Python and the page share, and what must hold for every answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from book.score import score
from tests.scoring import CASES, question

KINDS = st.sampled_from([("single", "aBcd"), ("several", "AbCdE"), ("several", "aBCd")])
CHOICES = st.lists(st.sampled_from("abcdez"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_table(case: dict[str, Any]) -> None:
    """Each case earns what the table says."""
    assert score(question(case["kind"], case["options"]), list(case["chosen"])) == case["score"]


@given(KINDS, CHOICES)
def test_a_score_is_a_share(kind: tuple[str, str], chosen: list[str]) -> None:
    """No answer earns less than nothing or more than all."""
    assert 0 <= score(question(*kind), chosen) <= 1


@given(KINDS, CHOICES, st.randoms())
def test_order_and_repetition_do_not_count(kind: tuple[str, str], chosen: list[str], chance: Any) -> None:
    """The same options in another order, or twice, earn the same."""
    again = chosen + chosen
    chance.shuffle(again)
    assert score(question(*kind), again) == score(question(*kind), chosen)
