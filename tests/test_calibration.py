"""How sure against how right: what the steps of sureness stand for and what the Brier score makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from book.calibration import STATED, calibrate

GIVEN = st.lists(st.tuples(st.integers(0, 3), st.floats(0, 1)))


@pytest.mark.parametrize(
    ("answers", "brier"),
    [
        ([], None),
        ([(0, 1.0)], None),
        ([(1, 1.0), (1, 0.0)], 0.25),
        ([(3, 1.0)], 0.0025),
        ([(3, 0.0)], 0.9025),
        ([(2, 0.5), (0, 0.0)], 0.0625),
    ],
)
def test_the_brier_score(answers: list[tuple[int, float]], brier: float | None) -> None:
    """The score is the mean square of chance less credit, over the answers that say how sure."""
    found = calibrate(answers).brier
    assert found is None if brier is None else found == pytest.approx(brier)


@given(GIVEN)
def test_each_rated_answer_counts_once(answers: list[tuple[int, float]]) -> None:
    """Every answer with a step of sureness stands in that step, and shares and score lie between 0 and 1."""
    found = calibrate(answers)
    assert [step.stated for step in found.steps] == list(STATED)
    assert [step.count for step in found.steps] == [sum(sure == n for sure, _ in answers) for n in (1, 2, 3)]
    assert all(step.right is None or 0 <= step.right <= 1 for step in found.steps)
    assert found.brier is None or 0 <= found.brier <= 1
