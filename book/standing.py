"""Where a reader stands in a quiz: points by skill, and how sure against how right, as numbers and as a table's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from book.calibration import SURE, Calibration, calibrate
from book.questions import Bank

HEADS = ("What", "Questions", "Answered", "Points, or share right")
_SKILLS = ("recall", "understand", "apply", "analyse")
_UNTOLD = "–"


@dataclass(frozen=True)
class Standing:
    """By skill, how many points were `earned`, how many `missed`, how many questions are `unasked`; and the calibration."""

    caption: str
    earned: dict[str, float]
    missed: dict[str, float]
    unasked: dict[str, int]
    placed: Calibration

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The same as the rows of a table under `HEADS`."""
        by_skill = [self._skill(skill) for skill in self.earned]
        by_sureness = [
            (f"Said “{words}”", _UNTOLD, f"{step.count}", _share(step.right))
            for words, step in zip(SURE, self.placed.steps, strict=True)
        ]
        return by_skill + by_sureness

    def _skill(self, skill: str) -> tuple[str, ...]:
        answered = round(self.earned[skill] + self.missed[skill])
        return (f"Skill: {skill}", f"{answered + self.unasked[skill]}", f"{answered}", _points(self.earned[skill]))


def stand(bank: Bank, answers: Mapping[str, Mapping[str, Any]]) -> Standing:
    """The standing after `answers` (by question id, each with `chosen` and perhaps `sure`, 1 to 3)."""
    credits = {name: bank.question(name).credit(answer["chosen"]) for name, answer in answers.items()}
    placed = calibrate((int(answer.get("sure") or 0), credits[name]) for name, answer in answers.items())
    asked = {skill: [question.id for question in bank.questions if question.skill == skill] for skill in _SKILLS}
    asked = {skill: names for skill, names in asked.items() if names}
    earned = {skill: sum(credits.get(name, 0) for name in names) for skill, names in asked.items()}
    missed = {skill: sum(name in credits for name in names) - earned[skill] for skill, names in asked.items()}
    unasked = {skill: sum(name not in credits for name in names) for skill, names in asked.items()}
    brier = "no answer said how sure" if placed.brier is None else f"Brier score {placed.brier:.3f}"
    points = _points(sum(credits.values()))
    gained = f"{points} {'point' if points == '1' else 'points'}"
    caption = f"{bank.title}: {gained} in {len(credits)} of {len(bank.questions)} questions, {brier}"
    return Standing(caption, earned, missed, unasked, placed)


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _share(right: float | None) -> str:
    return _UNTOLD if right is None else f"{right:.0%}"
