"""Where an event stands in time: on the calendar by its date, in a scene by the clock, by minutes, or by order alone.

The court gives some times and for the rest only an order. `Spot.given` says which, so that no picture claims a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from book.events import Event, Events, Scene

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Span:
    """The stretch of calendar that a date covers: a year, a month, a day or a minute; naive local time."""

    start: datetime
    end: datetime

    @property
    def middle(self) -> datetime:
        return self.start + (self.end - self.start) / 2


@dataclass(frozen=True)
class Spot:
    """An event of a scene: its number in the court's order, its minutes from the start of the scene, if any are known, and
    whether the court gives them."""

    event: Event
    number: int
    at: float | None
    given: bool


def span(when: str, until: str | None = None) -> Span:
    """The calendar stretch of a date as far as it is given, up to the end of `until` if there is one."""
    start, end = _bounds(when)
    return Span(start, _bounds(until)[1] if until else end)


def _bounds(when: str) -> tuple[datetime, datetime]:
    if "T" in when:
        moment = datetime.fromisoformat(when)
        return moment, moment
    numbers = [int(part) for part in when.split("-")]
    start = datetime(*(numbers + [1, 1])[:3])
    match len(numbers):
        case 1:
            return start, datetime(start.year + 1, 1, 1)
        case 2:
            return start, datetime(start.year + start.month // 12, start.month % 12 + 1, 1)
        case _:
            return start, start + timedelta(days=1)


def in_time(events: Iterable[Event]) -> list[Event]:
    """The events in order of time; one without a date stays behind the one it is told after."""
    keyed: list[tuple[datetime, Event]] = []
    last = datetime.min
    for event in events:
        last = span(event.when).start if event.when else last
        keyed.append((last, event))
    return [event for _, event in sorted(keyed, key=lambda pair: pair[0])]


def in_scene(events: Events, scene: Scene) -> list[Spot]:
    """The events of a scene in the court's order."""
    members = events.of_scene(scene.id)
    known = _known_times(members, scene)
    return [
        Spot(event, number, at, at is not None and not event.computed)
        for number, (event, at) in enumerate(zip(members, known, strict=True), 1)
    ]


def _known_times(members: list[Event], scene: Scene) -> list[float | None]:
    if scene.scale == "clock":
        timed = [event.when for event in members if event.when and "T" in event.when]
        zero = datetime.fromisoformat(min(timed)) if timed else datetime.min
        return [
            (datetime.fromisoformat(event.when) - zero) / _MINUTE if event.when and "T" in event.when else None
            for event in members
        ]
    if scene.scale == "elapsed":
        return [event.offset.plus / _MINUTE if event.offset else None for event in members]
    return [None] * len(members)
