"""Two or more right answers among four to six; the stem says so."""

from collections.abc import Collection
from typing import Literal

from pydantic import model_validator

from book.kinds.item import Choosing


class SelectSeveral(Choosing):
    """Credit is the share of right options chosen, less the same share for every wrong one, never below 0: choosing
    everything earns nothing that guessing would not. An answer is option ids."""

    kind: Literal["several"]

    @model_validator(mode="after")
    def _several_keys(self) -> "SelectSeveral":
        self.check_counts("select-several", 4, 6, range(2, len(self.options)))
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1."""
        picked = set(chosen)
        return max(0.0, (len(picked & self.key) - len(picked - self.key)) / len(self.key))
