"""Scoring: the table that Python and the page share, and what must hold for every answer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring import CASES, question

SAMPLES = st.sampled_from(sorted({(case["kind"], case["of"]) for case in CASES}))
LETTERS = [*"abcdefz"]
WAYS = ["x", "y", "z", "alike", "apart", "neither"]
ANSWERS = st.lists(
    st.one_of(
        st.sampled_from(LETTERS),
        st.builds("{}={}".format, st.sampled_from(["ruling", "pin", *LETTERS]), st.sampled_from([*LETTERS, *WAYS])),
        st.text(max_size=5),
    ),
    max_size=12,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_the_table(case: dict[str, Any]) -> None:
    """Each case earns what the table says."""
    assert question(case["kind"], case["of"]).credit(case["chosen"]) == pytest.approx(case["score"])


def test_the_table_has_every_kind() -> None:
    """No kind is without cases: one that earns all, one that earns nothing."""
    for kind in {"single", "two", "several", "matching", "ordering", "pin-cite", "passage", "written", "comparison"}:
        assert {0, 1} <= {case["score"] for case in CASES if case["kind"] == kind}


@given(SAMPLES, ANSWERS)
def test_a_score_is_a_share(sample: tuple[str, str], chosen: list[str]) -> None:
    """No answer, however odd, earns less than nothing or more than all."""
    assert 0 <= question(*sample).credit(chosen) <= 1


@given(SAMPLES.filter(lambda sample: sample[0] not in ("ordering",)), ANSWERS, st.randoms())
def test_the_order_of_an_answer_does_not_count(sample: tuple[str, str], chosen: list[str], chance: Any) -> None:
    """The same words in another order earn the same, where each thing is answered once."""
    once = list({word.partition("=")[0]: word for word in chosen}.values())
    again = [*once]
    chance.shuffle(again)
    assert question(*sample).credit(again) == question(*sample).credit(once)


@given(SAMPLES, st.data())
def test_the_order_of_the_options_does_not_count(sample: tuple[str, str], data: Any) -> None:
    """Options, rows or points written in another order leave every score as it is."""
    kind, of = sample
    if kind in ("ordering", "pin-cite"):
        return
    pieces = of.split() if ":" in of else [*of]
    other = (" " if ":" in of else "").join(data.draw(st.permutations(pieces)))
    chosen = data.draw(ANSWERS)
    assert question(kind, other).credit(chosen) == question(kind, of).credit(chosen)
