"""One right answer among three to five."""

from collections.abc import Collection
from typing import Literal

from pydantic import model_validator

from book.kinds.item import Choosing


class SingleChoice(Choosing):
    """Credit 1 for the key alone, else 0. An answer is one option's id."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _one_key(self) -> "SingleChoice":
        self.check_counts("single-choice", 3, 5, range(1, 2))
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1."""
        return float(set(chosen) == self.key)
