"""Where an event stands on an axis: by its date, by the clock, by minutes from a start, or by order alone.

The court gives some times and for the rest only an order. What it gives is placed as given; what it does not is
placed in order between its neighbours and marked as such (`Spot.given` is False), so that no picture claims a time.
"""

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
    """An event on the axis of a scene. `at` is in minutes from the start of the axis (or a rank, where there is only an
    order); `given` says whether the court gives it; `until` is where a stated duration ends."""

    event: Event
    number: int
    at: float
    given: bool
    until: float | None = None


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


def calendar(events: Events) -> list[tuple[Event, Span]]:
    """The events that have a date of their own, in order of time."""
    dated = [(event, span(event.when, event.until)) for event in events.events if event.when]
    return sorted(dated, key=lambda pair: pair[1].start)


def in_scene(events: Events, scene: Scene) -> list[Spot]:
    """The events of a scene in the court's order, each with its place on the scene's axis."""
    members = events.of_scene(scene.id)
    known = _known_times(members, scene)
    hanging = [at is None and _base(event, members) is not None for event, at in zip(members, known, strict=True)]
    ordered = _filled([at for at, hangs in zip(known, hanging, strict=True) if not hangs])
    places = iter(ordered)
    times = {event.id: next(places) for event, hangs in zip(members, hanging, strict=True) if not hangs}
    for event, hangs in zip(members, hanging, strict=True):
        if hangs and event.offset:
            times[event.id] = times[event.offset.start] + event.offset.plus / _MINUTE
    return [
        Spot(event, number, times[event.id], at is not None and not event.computed, _end(event, times[event.id]))
        for number, (event, at) in enumerate(zip(members, known, strict=True), 1)
    ]


def _base(event: Event, members: list[Event]) -> Event | None:
    """The event of the same scene to which this one is tied by a stated stretch of time."""
    start = event.offset.start if event.offset else ""
    return next((other for other in members if other.id == start and other is not event), None)


def _end(event: Event, at: float) -> float | None:
    return at + event.lasts / _MINUTE if event.lasts else None


def start_of(events: Events, scene: Scene) -> datetime | None:
    """The moment at which a clock scene's axis starts; None for the other scales."""
    timed = [event.when for event in events.of_scene(scene.id) if event.when and "T" in event.when]
    return datetime.fromisoformat(min(timed)) if scene.scale == "clock" and timed else None


def _known_times(members: list[Event], scene: Scene) -> list[float | None]:
    if scene.scale == "clock":
        timed = [event.when for event in members if event.when and "T" in event.when]
        zero = datetime.fromisoformat(min(timed))
        return [
            (datetime.fromisoformat(event.when) - zero) / _MINUTE if event.when and "T" in event.when else None
            for event in members
        ]
    if scene.scale == "elapsed":
        return [_elapsed(event, {other.id: other for other in members}) for event in members]
    return [None] * len(members)


def _elapsed(event: Event, scene: dict[str, Event]) -> float | None:
    if event.offset is None:
        return None
    if event.offset.start == event.id:
        return event.offset.plus / _MINUTE
    base = scene.get(event.offset.start)
    start = _elapsed(base, scene) if base else None
    return None if start is None else start + event.offset.plus / _MINUTE


def _filled(known: list[float | None]) -> list[float]:
    """Places for all: unknown ones evenly between their known neighbours, or one step apart at the ends.

    A known place that lies before an earlier one (another account, told afterwards) is no neighbour.
    """
    anchors: list[tuple[int, float]] = []
    for i, at in enumerate(known):
        if at is not None and (not anchors or at >= anchors[-1][1]):
            anchors.append((i, at))
    return [_between(i, anchors) if at is None else at for i, at in enumerate(known)]


def _between(i: int, anchors: list[tuple[int, float]]) -> float:
    before = max((anchor for anchor in anchors if anchor[0] < i), default=None)
    after = min((anchor for anchor in anchors if anchor[0] > i), default=None)
    if before and after:
        return before[1] + (after[1] - before[1]) * (i - before[0]) / (after[0] - before[0])
    if before:
        return before[1] + (i - before[0])
    if after:
        return after[1] - (after[0] - i)
    return float(i)
