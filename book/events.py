"""What happened when, as far as the court says: dated, timed and merely ordered events."""

from datetime import timedelta
from typing import Annotated, Literal

import isodate
from pydantic import BeforeValidator, Field, model_validator

from book.case import Dated, Id, Text
from book.content import Content

Layer = Literal["incident", "procedure", "precedent"]
Scale = Literal["clock", "elapsed", "order"]
Status = Literal["alleged", "undisputed", "disputed", "testimony", "stated"]
Account = Literal["court", "majority", "dissent", "officers", "plaintiff"]


def _duration(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        parsed = isodate.parse_duration(value)
    except isodate.ISO8601Error:
        raise ValueError(f"'{value}' is not a duration. Write it as ISO 8601: PT5M, PT1M30S, P21D, -P14Y.") from None
    return parsed if isinstance(parsed, timedelta) else parsed.totimedelta(start=_ANY_YEAR)


_ANY_YEAR = isodate.parse_date("2001-01-01")
Duration = Annotated[timedelta, BeforeValidator(_duration)]
"""A length of time in ISO 8601, years and months taken as those after 1 January 2001."""


class Offset(Content):
    """A time the court counts from another event of the scene, or that event itself, from which it counts."""

    start: Id = Field(alias="from")
    plus: Duration


class Scene(Content):
    """A zoom of the timeline: one incident, and what kind of time the court gives for it."""

    id: Id
    title: Text
    scale: Scale
    note: Text


class Event(Content):
    """One event. `when` goes as far as the court's words; `computed` marks arithmetic of ours."""

    id: Id
    layer: Layer
    scene: Id | None = None
    label: Text
    when: Dated | None = None
    approx: bool = False
    until: Dated | None = None
    time_words: str = ""
    offset: Offset | None = None
    status: Status
    account: Account
    detail: Text
    quote: Text
    note: str = ""
    computed: bool = False

    @model_validator(mode="after")
    def _holds_together(self) -> "Event":
        if self.until and not self.when:
            raise ValueError("'until' needs a 'when' to start from.")
        if self.until and self.when and self.until < self.when:
            raise ValueError(f"'until' ({self.until}) lies before 'when' ({self.when}).")
        if self.scene and self.layer != "incident":
            raise ValueError("only events of the incident layer belong to a scene.")
        if len(self.label.split()) > 8:
            raise ValueError("the label has more than eight words.")
        return self

    @property
    def date_is_the_scene_s(self) -> bool:
        """Whether `when` only tells the day of the scene, so that `approx` speaks of the place within it."""
        return bool(self.scene and self.when and "T" not in self.when)


class Side(Content):
    """One account in a disagreement, in the court's words."""

    account: Text
    quote: Text


class Disagreement(Content):
    """A place where accounts do not line up; the book shows both and settles nothing."""

    id: Id
    about: Text
    events: tuple[Id, ...] = ()
    sides: tuple[Side, ...] = Field(min_length=2)


class Events(Content):
    """`events.yml`: the scenes, the events in the court's order, and the disagreements."""

    scenes: tuple[Scene, ...]
    events: tuple[Event, ...] = Field(min_length=1)
    disagreements: tuple[Disagreement, ...] = ()

    def of_scene(self, scene: str) -> list[Event]:
        """The events of one scene, in the court's order."""
        return [event for event in self.events if event.scene == scene]
