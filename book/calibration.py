"""How well sureness was placed: what a reader's three steps stand for, and how often each was right."""

from collections.abc import Iterable
from dataclasses import dataclass

STATED = (0.5, 0.75, 0.95)
SURE = ("Unsure", "Fairly sure", "Sure")


@dataclass(frozen=True)
class Step:
    """One step of sureness: the chance it stands for, how often it was used, the mean credit then (`None` when never)."""

    stated: float
    count: int
    right: float | None


@dataclass(frozen=True)
class Calibration:
    """The three steps, and the Brier score (0 is perfect; `None` when no answer said how sure)."""

    steps: tuple[Step, ...]
    brier: float | None


def calibrate(given: Iterable[tuple[int, float]]) -> Calibration:
    """The calibration of answers, each a step of sureness (1, 2 or 3; 0 when none was said) and its credit (0 to 1).

    The Brier score is the mean square of what lies between the stated chance and the credit (Brier 1950).
    """
    rated = [(STATED[sure - 1], credit) for sure, credit in given if sure]
    steps = []
    for stated in STATED:
        credits = [credit for one, credit in rated if one == stated]
        steps.append(Step(stated, len(credits), sum(credits) / len(credits) if credits else None))
    brier = sum((stated - credit) ** 2 for stated, credit in rated) / len(rated) if rated else None
    return Calibration(tuple(steps), brier)
