"""Answer plus pin cite: choose the ruling, then the paragraph that proves it."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.kinds.item import Choosing, Extract, distinct, pairs


class PinCite(Choosing):
    """Credit 1 for the right ruling with a paragraph that proves it, one half for the ruling alone, else 0. An answer is
    `ruling=option` and `pin=extract`."""

    kind: Literal["pin-cite"]
    extracts: Annotated[tuple[Extract, ...], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _one_ruling_and_its_proof(self) -> "PinCite":
        self.check_counts("pin-cite", 3, 5, range(1, 2))
        distinct((extract.id for extract in self.extracts), "extract ids repeat")
        distinct((extract.quote for extract in self.extracts), "two extracts have the same words")
        if not any(extract.right for extract in self.extracts) or all(extract.right for extract in self.extracts):
            raise ValueError("of the extracts, one or more prove the ruling and one or more do not.")
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth: 0, 0.5 or 1."""
        given = pairs(chosen)
        if given.get("ruling") not in self.key:
            return 0.0
        return 1.0 if given.get("pin") in {extract.id for extract in self.extracts if extract.right} else 0.5
