"""Rows to be matched with choices: an officer with an element, an authority with its role."""

from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Id, Text
from book.content import Content
from book.kinds.item import Item, Reasoned, distinct, pairs


class Choice(Content):
    """What a row can be matched with."""

    id: Id
    text: Text


class Row(Reasoned):
    """What is matched; `key` is the id of its choice."""

    text: Text
    key: Id


class Matching(Item):
    """Credit is the share of rows with their own choice. A choice may serve several rows, or none. An answer is `row=choice`
    words."""

    kind: Literal["matching"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[Row, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _rows_fit(self) -> "Matching":
        distinct((row.id for row in self.rows), "row ids repeat")
        distinct((row.text for row in self.rows), "two rows have the same text")
        distinct((choice.id for choice in self.choices), "choice ids repeat")
        distinct((choice.text for choice in self.choices), "two choices have the same text")
        known = {choice.id for choice in self.choices}
        strange = sorted({row.key for row in self.rows} - known)
        if strange:
            raise ValueError(f"there is no choice {', '.join(strange)}; there are {', '.join(sorted(known))}.")
        if len({row.key for row in self.rows}) < 2:
            raise ValueError("all rows have the same choice; that is no matching.")
        return self

    def credit(self, chosen: Collection[str]) -> float:
        """What the answer is worth, 0 to 1."""
        given = pairs(chosen)
        return sum(given.get(row.id) == row.key for row in self.rows) / len(self.rows)
