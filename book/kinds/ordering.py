"""Steps to be put in order."""

from collections.abc import Collection
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Text
from book.kinds.item import Item, Reasoned, distinct


class Step(Reasoned):
    """One step; its rationale says why it stands where it does."""

    text: Text


class Ordering(Item):
    """The steps stand in their right order in the file, and are shown in the order of their ids. Credit is the share of pairs
    in the right order less the share in the wrong one (Kendall's tau), never below 0. An answer is all step ids in order."""

    kind: Literal["ordering"]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=7)]

    @model_validator(mode="after")
    def _not_given_away(self) -> "Ordering":
        distinct((step.id for step in self.steps), "step ids repeat")
        distinct((step.text for step in self.steps), "two steps have the same text")
        ids = [step.id for step in self.steps]
        if ids == sorted(ids):
            raise ValueError("the steps are shown in the order of their ids, and that is the right one; change the ids.")
        return self

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps as they are shown at first."""
        return tuple(sorted(self.steps, key=lambda step: step.id))

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1; an answer that lacks a step or repeats one is worth nothing."""
        given = list(chosen)
        right = [step.id for step in self.steps]
        if sorted(given) != sorted(right):
            return 0.0
        in_order = [given.index(first) < given.index(second) for first, second in combinations(right, 2)]
        return max(0.0, (2 * sum(in_order) - len(in_order)) / len(in_order))
