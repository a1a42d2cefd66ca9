"""A case: its court, judges, dates, posture and people, what happened, and where its text came from."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from book.content import Content


def _dated(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?", value):
        raise ValueError(
            f"'{value}' is not a date. Write a year, a month, a day or a minute: 2016, 2016-02, 2016-02-04, 2016-02-04T21:00."
        )
    if len(value) >= 10:
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            raise ValueError(f"'{value}' is not a day of the calendar.") from None
    return value


def _identified(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", value) or len(value) > 60:
        raise ValueError(f"'{value}' is no id. Use lower-case words joined by hyphens, 60 characters at most.")
    return value


Dated = Annotated[str, AfterValidator(_dated)]
"""A date as far as the court gives it: year, month, day, or minute (ISO 8601, no zone)."""
Id = Annotated[str, AfterValidator(_identified)]
"""A name that a person wrote and that never changes."""
Text = Annotated[str, Field(min_length=1)]
"""A text of ours (see `book.prose`)."""
Stage = Literal["motion to dismiss", "summary judgment", "appeal from summary judgment"]
"""How far a case has come when the court rules."""


class Judge(Content):
    """A judge, and what he or she wrote or joined; `cited_as` is how a citation names the writer of a separate opinion."""

    name: Text
    role: Text
    wrote: Text
    cited_as: str = ""


class Step(Content):
    """A procedural date, with the court's words for it."""

    what: Text
    on: Dated | None = None
    when_words: str = ""
    quote: Text


class Posture(Content):
    """The stage of the case, what it makes the court assume, and what follows for the reader."""

    name: Text
    stage: Stage
    assumes: Text
    so: Text


class Person(Content):
    """Someone (or some body) with a part in the case; `quote` is where the court introduces them."""

    id: Id
    name: Text
    role: Literal["plaintiff", "decedent", "defendant", "judge", "other"]
    about: Text
    quote: Text


class Section(Content):
    """A titled part of our account of what happened."""

    title: Text
    text: Text


class Omission(Content):
    """Something in the source that is not the opinion: its name, a regular expression, and what is left in its place."""

    name: Text
    pattern: Text
    leaving: str = ""


class Received(Content):
    """The source as received: its sha256, what it holds beside the opinion, and words that stand elsewhere in it."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    omits: tuple[Omission, ...]
    moved: tuple[Text, ...] = ()


class Case(Content):
    """`case.yml`: everything about a case but its text, events and rulings."""

    id: Id
    name: Text
    caption: Text
    court: Text
    court_abbreviated: Text
    binding: Text
    docket: Text
    decided: Dated
    incident: Dated
    judges: tuple[Judge, ...] = Field(min_length=1)
    dates: tuple[Step, ...]
    posture: Posture
    help: str = ""
    people: tuple[Person, ...] = Field(min_length=2)
    parties_note: str = ""
    story: tuple[Section, ...] = Field(min_length=1)
    why: Text
    received: Received

    @property
    def short(self) -> str:
        """The name by which the book cites the case: the plaintiff's."""
        return self.name.split(" v. ")[0]

    def person(self, identity: str) -> Person:
        return next(person for person in self.people if person.id == identity)
