"""What the court decided: claim by claim, for each defendant, on each prong."""

from typing import Literal

from pydantic import Field, model_validator

from book.case import Id, Text
from book.door import Content

Violation = Literal["pleaded", "jury-could-find", "not-pleaded", "none", "undisputed", "not-reached", "not-asked"]
Clarity = Literal["yes", "no", "not-reached", "not-asked", "from-now-on"]

VIOLATION: dict[str, str] = {
    "pleaded": "Adequately pleaded",
    "jury-could-find": "A jury could find one",
    "not-pleaded": "Not plausibly pleaded",
    "none": "No violation",
    "undisputed": "Not disputed on appeal",
    "not-reached": "Not reached",
    "not-asked": "Not the question",
}
CLARITY: dict[str, str] = {
    "yes": "Clearly established",
    "no": "Not clearly established",
    "not-reached": "Not reached",
    "not-asked": "Not the question",
    "from-now-on": "From this decision on",
}


class Ruling(Content):
    """One ruling. `quote` holds the court's key words, `order_quote` those of the order or disposition."""

    id: Id
    claim: Text
    defendants: tuple[Id, ...]
    question: Text
    violation: Violation
    clearly_established: Clarity
    result: Text
    disposition: Literal["granted", "denied", "granted-in-part", "affirmed", "reversed", "holding"]
    because: Text
    quote: Text
    caution: str = ""
    order_quote: str = ""

    @model_validator(mode="after")
    def _question_asks(self) -> "Ruling":
        if not self.question.endswith("?"):
            raise ValueError("the question must end with a question mark.")
        return self


class Rulings(Content):
    """`rulings.yml`: the top-level rulings of one opinion, in the court's order."""

    rulings: tuple[Ruling, ...] = Field(min_length=1)
