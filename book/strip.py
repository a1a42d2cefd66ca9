"""A scene as a strip: its events under one another in the court's order, each with its words beside its mark, not to scale.

A time stands beside an event only where the opinion gives it; for the others, the court's own words for when, if there are any.
All lengths are in CSS pixels; the lines are broken for the width of a phone.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from book.events import Event, Events, Scene
from book.placing import Spot, in_scene
from book.when import clock_words, day_words, minutes_words

LINE, GAP, LEFT, TEXT = 17, 11, 16, 36
"""The height of a line, the space between rows, the place of the marks and that of the words."""
_LETTERS, _BOLD = 34, 30

Kind = Literal["time", "label", "said"]


@dataclass(frozen=True)
class Step:
    """An event with its lines of words, from `top`, and the height of its mark, the middle of them."""

    event: Event
    number: int
    given: bool
    top: float
    lines: tuple[tuple[Kind, str], ...]

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def bottom(self) -> float:
        return self.top + len(self.lines) * LINE


def steps(events: Events, scene: Scene) -> list[Step]:
    """The events of a scene, laid out from the top."""
    laid: list[Step] = []
    top = GAP / 2
    times = _times(scene, in_scene(events, scene))
    for spot, time in zip(in_scene(events, scene), times, strict=True):
        lines = tuple(_lines(spot, time))
        laid.append(Step(spot.event, spot.number, spot.given, top, lines))
        top = laid[-1].bottom + GAP
    return laid


def height(laid: list[Step]) -> float:
    """The height of a whole strip."""
    return laid[-1].bottom + GAP / 2


def _lines(spot: Spot, time: str) -> Iterator[tuple[Kind, str]]:
    said = f"“{spot.event.time_words}”" if spot.event.time_words and not time else ""
    yield from (("time", line) for line in textwrap.wrap(time, _BOLD))
    yield from (("label", line) for line in textwrap.wrap(spot.event.label, _LETTERS))
    yield from (("said", line) for line in textwrap.wrap(said, _LETTERS))


def _times(scene: Scene, spots: list[Spot]) -> Iterator[str]:
    """The time of each event as far as the court gives one; the day where it is another than before."""
    day = ""
    for spot in spots:
        words = _minutes(spot) if scene.scale == "elapsed" else _clock(spot, day)
        day = day_words(datetime.fromisoformat(spot.event.when)) if spot.given and scene.scale == "clock" else day
        yield words


def _minutes(spot: Spot) -> str:
    if not spot.given or spot.at is None:
        return ""
    return f"{minutes_words(spot.at)} after the start" if spot.at else "The start of the count"


def _clock(spot: Spot, day: str) -> str:
    if not spot.given or not spot.event.when:
        return ""
    moment = datetime.fromisoformat(spot.event.when)
    words = f"about {clock_words(moment)}" if spot.event.approx else clock_words(moment)
    return words if day_words(moment) == day else f"{words} on {day_words(moment)}"
