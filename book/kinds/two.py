"""Two right answers among six; the reader chooses exactly two."""

from collections.abc import Collection
from typing import Literal

from pydantic import model_validator

from book.kinds.item import Choosing


class SelectTwo(Choosing):
    """Credit one half for each right one; nothing for more than two. An answer is option ids."""

    kind: Literal["two"]

    @model_validator(mode="after")
    def _two_keys(self) -> "SelectTwo":
        self.check_counts("select-two", 6, 6, range(2, 3))
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth: 0, 0.5 or 1."""
        picked = set(chosen)
        return len(picked & self.key) / 2 if len(picked) <= 2 else 0.0
