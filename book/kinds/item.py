"""What every kind of question has: where it comes from, what it asks, what answers it."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Id, Stage, Text
from book.content import Content

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


class Reasoned(Content):
    """Something to choose or to put in its place, with the reason for it."""

    id: Id
    rationale: Text

    @model_validator(mode="after")
    def _gives_a_reason(self) -> "Reasoned":
        if len(self.rationale.split()) < 12:
            raise ValueError("the rationale has fewer than 12 words; name the reasoning and its error.")
        return self


class Choosable(Reasoned):
    """Something right or wrong to choose; what is wrong names its error."""

    right: bool = False
    misconception: Misconception | None = None

    @model_validator(mode="after")
    def _owns_its_error(self) -> "Choosable":
        if self.right and self.misconception:
            raise ValueError("a right option has no misconception.")
        if not self.right and not self.misconception:
            raise ValueError("a distractor names its misconception.")
        return self


class Option(Choosable):
    """An answer in our words; a distractor says what it rests on."""

    text: Text
    rests_on: str = ""


class Extract(Choosable):
    """A stretch of the court's words to click; it stands once in the question's opinion."""

    quote: Text


class Answer(Content):
    """The passage that answers, and one sentence of ours on what the court did there."""

    quote: Text
    says: Text


class Item(Content):
    """What all kinds share. `hypothetical` facts are changed from the case; `hints` come one after the other, two at most."""

    id: Id
    version: Annotated[int, Field(ge=1)]
    predicts: bool = False
    hypothetical: bool = False
    facts: str = ""
    stem: Text
    hints: tuple[Text, ...] = Field(default=(), max_length=2)
    skill: Literal["recall", "understand", "apply", "analyse"]
    opinion: Id
    claim: Text
    defendants: tuple[Text, ...]
    prong: Literal["violation", "clearly-established", "both", "neither"]
    posture: Stage
    decided: Literal["held", "assumed", "not-reached", "standard", "reserved", "open"]
    rulings: tuple[Id, ...] = Field(min_length=1)
    answer: Answer

    @model_validator(mode="after")
    def _asks(self) -> "Item":
        if not self.stem.endswith("?"):
            raise ValueError("the stem must end with a question mark.")
        return self


def distinct(words: Iterable[str], what: str) -> None:
    """Raises `ValueError` when two of the words are the same but for capitals and spaces."""
    counts = Counter(" ".join(word.lower().split()) for word in words)
    twice = sorted(word for word, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"{what}: {', '.join(twice)}.")


class Choosing(Item):
    """A question with options in our words."""

    options: tuple[Option, ...]

    @property
    def key(self) -> frozenset[str]:
        """The ids of the right options."""
        return frozenset(option.id for option in self.options if option.right)

    @model_validator(mode="after")
    def _options_differ(self) -> "Choosing":
        distinct((option.id for option in self.options), "option ids repeat")
        distinct((option.text for option in self.options), "two options have the same text")
        return self

    def check_counts(self, called: str, least: int, most: int, keys: range) -> None:
        """Raises `ValueError` when the number of options or of right ones is not what this kind has."""
        if not least <= len(self.options) <= most:
            wanted = f"{least} to {most}" if least < most else str(least)
            raise ValueError(f"a {called} question has {wanted} options, not {len(self.options)}.")
        if len(self.key) not in keys:
            few = {1: "exactly one right option", 2: "exactly two right options"}
            wanted = few[keys[0]] if len(keys) == 1 else "two or more right options and a wrong one"
            found = ", ".join(sorted(self.key)) or "none"
            raise ValueError(f"a {called} question has {wanted}; marked right: {found}.")


def pairs(chosen: Iterable[str]) -> dict[str, str]:
    """An answer of `row=choice` words as a mapping; of two words for one row, the last counts."""
    return dict(word.split("=", 1) for word in chosen if "=" in word)
