"""Where a reading stops: the court is about to rule, and the reader says what it will do."""

from typing import Annotated

from pydantic import Field

from book.case import Id, Text
from book.door import Content


class Stop(Content):
    """One stop. `question` names a question of a bank as topic/id; `after` stands in the last passage the reader may read,
    `until` in the last one that stays veiled until the answer."""

    id: Id
    question: Annotated[str, Field(pattern=r"^[a-z_]+/[a-z0-9-]+$")]
    after: Text
    until: Text
    so_far: Text

    @property
    def topic(self) -> str:
        """The quiz that holds the question."""
        return self.question.partition("/")[0]

    @property
    def asks(self) -> str:
        """The question's id in that quiz."""
        return self.question.partition("/")[2]


class Early(Content):
    """A passage that tells rulings before the court argues them; veiled until its stops are answered."""

    quote: Text
    stops: tuple[Id, ...] = Field(min_length=1)


class Saying(Content):
    """What one side says at a joint: in our words, and in its own."""

    says: Text
    quote: Text


class Joint(Content):
    """A point at which majority and dissent part."""

    id: Id
    joint: Text
    question: Text
    majority: Saying
    dissent: Saying


class Stops(Content):
    """`stops.yml`: the stops of one opinion in the order of the text, what tells too early, and the fork of a dissent."""

    stops: tuple[Stop, ...]
    early: tuple[Early, ...] = ()
    fork: tuple[Joint, ...] = ()
