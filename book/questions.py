"""The question bank: one closed family of kinds, each item checked at birth."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Id, Stage, Text
from book.door import Content

Misconception = Literal[
    "prong-confusion",
    "wrong-posture",
    "hindsight",
    "wrong-defendant",
    "right-too-general",
    "right-too-specific",
    "omission-as-act",
    "dissent-as-holding",
    "dicta-as-holding",
    "later-law",
    "rejected-argument",
    "fact-misread",
    "overstates-holding",
    "understates-holding",
    "assumed-as-held",
    "not-reached-as-decided",
]


class Option(Content):
    """An answer to choose, with the reason for or against it; a distractor names its error and where it comes from."""

    id: Id
    text: Text
    right: bool = False
    misconception: Misconception | None = None
    rests_on: str = ""
    rationale: Text

    @model_validator(mode="after")
    def _explains_itself(self) -> "Option":
        if self.right and self.misconception:
            raise ValueError("a right option has no misconception.")
        if not self.right and not self.misconception:
            raise ValueError("a distractor names its misconception.")
        if len(self.rationale.split()) < 12:
            raise ValueError("the rationale has fewer than 12 words; name the reasoning and its error.")
        return self


class Answer(Content):
    """The passage that answers, and one sentence of ours on what the court did there."""

    quote: Text
    says: Text


class _Item(Content):
    id: Id
    version: Annotated[int, Field(ge=1)]
    predicts: bool = False
    facts: str = ""
    stem: Text
    skill: Literal["recall", "understand", "apply", "analyse"]
    opinion: Id
    claim: Text
    defendants: tuple[Text, ...]
    prong: Literal["violation", "clearly-established", "both", "neither"]
    posture: Stage
    decided: Literal["held", "assumed", "not-reached", "standard", "reserved"]
    rulings: tuple[Id, ...] = Field(min_length=1)
    options: tuple[Option, ...]
    answer: Answer

    @property
    def key(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.right)

    @model_validator(mode="after")
    def _well_made(self) -> "_Item":
        if not self.stem.endswith("?"):
            raise ValueError("the stem must end with a question mark.")
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            raise ValueError(f"option ids repeat: {', '.join(ids)}.")
        texts = [" ".join(option.text.lower().split()) for option in self.options]
        if len(set(texts)) < len(texts):
            raise ValueError("two options have the same text.")
        return self


class SingleChoice(_Item):
    """One right answer among three to five."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _one_key(self) -> "SingleChoice":
        if not 3 <= len(self.options) <= 5:
            raise ValueError(f"a single-choice question has three to five options, not {len(self.options)}.")
        if len(self.key) != 1:
            found = ", ".join(sorted(self.key)) or "none"
            raise ValueError(f"a single-choice question has exactly one right option; marked right: {found}.")
        return self


class SelectSeveral(_Item):
    """Two or more right answers among four to six; the stem says so."""

    kind: Literal["several"]

    @model_validator(mode="after")
    def _several_keys(self) -> "SelectSeveral":
        if not 4 <= len(self.options) <= 6:
            raise ValueError(f"a select-several question has four to six options, not {len(self.options)}.")
        if not 2 <= len(self.key) < len(self.options):
            raise ValueError(
                f"a select-several question has two or more right options and a wrong one; right: {len(self.key)}."
            )
        return self


Question = Annotated[SingleChoice | SelectSeveral, Field(discriminator="kind")]


class Bank(Content):
    """`questions.yml`: one topic's questions, in the order in which they are asked."""

    id: Id
    title: Text
    about: Text
    questions: tuple[Question, ...] = Field(min_length=1)

    def question(self, identity: str) -> SingleChoice | SelectSeveral:
        return next(question for question in self.questions if question.id == identity)
