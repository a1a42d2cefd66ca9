"""Where a reading stops: the court is about to rule, and the reader says what it will do."""

import re
from typing import Annotated, Literal

from pydantic import Field, model_validator

from book.case import Id, Text
from book.content import Content


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


Side = Literal["majority", "dissent"]
SIDES: tuple[Side, ...] = ("majority", "dissent")


class Saying(Content):
    """What one side says at a joint: its position without its name or a pin, what it says in our words, and in its own."""

    position: Text
    says: Text
    quote: Text


class Joint(Content):
    """A point at which majority and dissent part. `first` names the side whose position is shown first."""

    id: Id
    joint: Text
    question: Text
    first: Side
    majority: Saying
    dissent: Saying

    @model_validator(mode="after")
    def _names_no_side(self) -> "Joint":
        for side in SIDES:
            told = re.search(r"\b(majority|dissent|Judge)|\{", self.side(side).position)
            if told:
                raise ValueError(f"the position of the {side} gives away whose it is: '{told[0]}'.")
        return self

    @property
    def order(self) -> tuple[Side, ...]:
        """The sides in the order in which their positions are shown."""
        return SIDES if self.first == "majority" else SIDES[::-1]

    def side(self, name: Side) -> Saying:
        """What the side of this name says."""
        return self.majority if name == "majority" else self.dissent


class Ends(Content):
    """Where the two opinions come out, each in a few sentences of ours."""

    majority: Text
    dissent: Text


class Stops(Content):
    """`stops.yml`: the stops of one opinion in the order of the text, what tells too early, and the fork of a dissent."""

    stops: tuple[Stop, ...]
    early: tuple[Early, ...] = ()
    fork: tuple[Joint, ...] = ()
    ends: Ends | None = None

    @model_validator(mode="after")
    def _fork_ends(self) -> "Stops":
        if bool(self.fork) != bool(self.ends):
            raise ValueError("'fork' and 'ends' belong together: the joints, and where the two opinions come out.")
        return self
