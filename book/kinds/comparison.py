"""Case comparison: which facts carry the likeness between two cases, which the difference."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Text
from book.kinds.item import Item, Reasoned, distinct, pairs

Way = Literal["alike", "apart", "neither"]
WAYS: dict[str, str] = {
    "alike": "Carried the likeness",
    "apart": "Carried the difference",
    "neither": "Carried neither",
}


class Fact(Reasoned):
    """A fact of the two cases, and which way the writer of the opinion took it to cut."""

    text: Text
    key: Way


class Comparison(Item):
    """`against` names the other case, and `by` whose comparison it is. Credit is the share of facts put where that writer put
    them. An answer is `fact=way` words."""

    kind: Literal["comparison"]
    against: Text
    by: Literal["court", "majority", "dissent"] = "court"
    compared: Annotated[tuple[Fact, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _facts_differ(self) -> "Comparison":
        distinct((fact.id for fact in self.compared), "fact ids repeat")
        distinct((fact.text for fact in self.compared), "two facts have the same text")
        if len({fact.key for fact in self.compared}) < 2:
            raise ValueError("all facts cut the same way; that is no comparison.")
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1."""
        given = pairs(chosen)
        return sum(given.get(fact.id) == fact.key for fact in self.compared) / len(self.compared)
