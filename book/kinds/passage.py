"""Click the passage: find the holding among the court's own words."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.kinds.item import Extract, Item, distinct


class Passage(Item):
    """Credit 1 for the one right extract, else 0. An answer is one extract's id."""

    kind: Literal["passage"]
    extracts: Annotated[tuple[Extract, ...], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _one_is_right(self) -> "Passage":
        distinct((extract.id for extract in self.extracts), "extract ids repeat")
        distinct((extract.quote for extract in self.extracts), "two extracts have the same words")
        right = [extract.id for extract in self.extracts if extract.right]
        if len(right) != 1:
            raise ValueError(f"exactly one extract is the right one; marked right: {', '.join(right) or 'none'}.")
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 or 1."""
        return float(set(chosen) == {extract.id for extract in self.extracts if extract.right})
