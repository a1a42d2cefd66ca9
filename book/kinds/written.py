"""A short written answer, with a model answer and a checklist to grade oneself by."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Id, Text
from book.content import Content
from book.kinds.item import Item, distinct


class Point(Content):
    """One thing that a full answer says, with its pin."""

    id: Id
    text: Text


class Written(Item):
    """Credit is the share of the checklist that the reader ticks for the own answer. An answer is the ids of the points
    ticked."""

    kind: Literal["written"]
    model: Text
    checklist: Annotated[tuple[Point, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _points_differ(self) -> "Written":
        distinct((point.id for point in self.checklist), "point ids repeat")
        distinct((point.text for point in self.checklist), "two points have the same text")
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1."""
        return len(set(chosen) & {point.id for point in self.checklist}) / len(self.checklist)
