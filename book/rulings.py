"""What the court decided: claim by claim, for each defendant, on each prong."""

from typing import Literal

from pydantic import Field, model_validator

from book.case import Id, Text
from book.content import Content

Violation = Literal["pleaded", "jury-could-find", "not-pleaded", "none", "undisputed", "not-reached", "not-asked"]
Clarity = Literal["yes", "no", "not-reached", "not-asked", "from-now-on"]
Outcome = Literal["goes-on", "ends", "in-part", "granted", "denied", "for-later"]

VIOLATION: dict[str, str] = {
    "pleaded": "Adequately pleaded",
    "jury-could-find": "A jury could find one",
    "not-pleaded": "Not plausibly pleaded",
    "none": "No violation",
    "undisputed": "Not disputed on appeal that a jury could find one",
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
OUTCOME: dict[str, str] = {
    "goes-on": "The claim goes on",
    "ends": "The claim ends",
    "in-part": "Part goes on, part ends",
    "for-later": "Speaks of later; decides no claim",
    "granted": "Granted",
    "denied": "Denied",
}
_FIXED = {"granted-in-part": "in-part", "holding": "for-later"}


class Ruling(Content):
    """One ruling. `quote` holds the court's key words, `order_quote` those of the order or disposition.

    `disposition` is what the order says, `outcome` what that does to the claim (or, for a request, the answer).
    """

    id: Id
    claim: Text
    defendants: tuple[Id, ...]
    question: Text
    violation: Violation
    clearly_established: Clarity
    result: Text
    disposition: Literal["granted", "denied", "granted-in-part", "affirmed", "reversed", "holding"]
    outcome: Outcome
    because: Text
    quote: Text
    caution: str = ""
    order_quote: str = ""

    @model_validator(mode="after")
    def _question_asks(self) -> "Ruling":
        if not self.question.endswith("?"):
            raise ValueError("the question must end with a question mark.")
        return self

    @model_validator(mode="after")
    def _outcome_follows(self) -> "Ruling":
        expected = _FIXED.get(self.disposition)
        if expected != self.outcome and (expected or self.outcome in _FIXED.values()):
            raise ValueError(f"the outcome '{self.outcome}' does not follow from the disposition '{self.disposition}'.")
        return self

    @property
    def cells(self) -> tuple[str, str, str]:
        """The ruling as a row of the grid: violation, clearly established, outcome."""
        return (self.violation, self.clearly_established, self.outcome)

    @property
    def asks_prongs(self) -> bool:
        """Whether either prong of qualified immunity is the question."""
        return self.cells[:2] != ("not-asked", "not-asked")


class Rulings(Content):
    """`rulings.yml`: the top-level rulings of one opinion, in the court's order."""

    rulings: tuple[Ruling, ...] = Field(min_length=1)
