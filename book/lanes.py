"""The calendar of a case as marks in lanes, so that no mark lies on another; the events of one scene are one mark.

Heights are CSS pixels from the top. The lanes are made for a picture as narrow as a phone's; a wider one has more room.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from book.events import Event, Events, Scene
from book.placing import Span, in_scene, in_time, span
from book.when import when_words

LAYERS = {"incident": "Incident", "procedure": "Procedure", "precedent": "Precedents"}
PITCH = 18
NEAR = timedelta(days=4)
"""A stretch of calendar so short that the timed events of a scene have room in it."""
_NARROW, _HEAD, _FOOT = 270, 24, 8


@dataclass(frozen=True)
class Dot:
    """A mark: an event, perhaps of a `scene`, or all events of a scene (`count` of them, and `id` is the scene's). `y` is its
    height."""

    id: str
    label: str
    when: str
    layer: str
    account: str
    where: Span
    lasts: bool
    given: bool
    scene: str | None = None
    count: int = 0
    lane: int = 0
    y: float = 0


@dataclass(frozen=True)
class Row:
    """A layer's row: its name, the height of its head, and of its lowest lane."""

    words: str
    head: float
    base: float


@dataclass(frozen=True)
class Calendar:
    """The rows from the top with their dots, each row's in order of time; `near` are the timed events of scenes, for when a
    reader looks at days: they stand where the dots of their scenes stood."""

    rows: tuple[Row, ...]
    dots: tuple[Dot, ...]
    near: tuple[Dot, ...]
    height: float
    start: datetime
    end: datetime

    def share(self, moment: datetime) -> float:
        """Where a moment lies between the ends: 0 to 1."""
        return (moment - self.start) / (self.end - self.start)


def calendar(events: Events) -> Calendar:
    """The dated events of a case, laid out."""
    dots = [dot for layer in LAYERS for dot in _of_layer(events, layer)]
    near = [
        _dot(spot.event) for scene in events.scenes if scene.scale == "clock" for spot in in_scene(events, scene) if spot.given
    ]
    first, last = min(dot.where.start.year for dot in dots), max(dot.where.end.year for dot in dots)
    room = timedelta(days=365.25) * max(1, (last - first + 1) * 0.04)
    start, end = datetime(first, 1, 1) - room, datetime(last + 1, 1, 1) + room
    laned = _in_lanes(dots, end - start)
    close = _in_lanes(near, NEAR)
    rows, height = [], 0.0
    for layer, words in LAYERS.items():
        lanes = max((dot.lane + 1 for dot in (*laned, *close) if dot.layer == layer), default=1)
        base = height + _HEAD + PITCH * (lanes - 0.5)
        rows.append(Row(words, height + _HEAD / 2, base))
        height = base + PITCH / 2 + _FOOT
    bases = dict(zip(LAYERS, (row.base for row in rows), strict=True))
    placed, closer = ([replace(dot, y=bases[dot.layer] - PITCH * dot.lane) for dot in some] for some in (laned, close))
    return Calendar(tuple(rows), tuple(placed), tuple(closer), height, start, end)


def _of_layer(events: Events, layer: str) -> list[Dot]:
    dots = [_dot(event) for event in in_time(events.events) if event.layer == layer and event.when and not event.scene]
    if layer == "incident":
        dots += [_whole(scene, events) for scene in events.scenes if any(event.when for event in events.of_scene(scene.id))]
    return sorted(dots, key=lambda dot: dot.where.start)


def _dot(event: Event) -> Dot:
    where = span(event.when or "", event.until)
    return Dot(
        id=event.id,
        label=event.label,
        when=when_words(event),
        layer=event.layer,
        account=event.account,
        where=where,
        lasts=bool(event.until),
        given=not event.computed,
        scene=event.scene,
    )


def _whole(scene: Scene, events: Events) -> Dot:
    """A scene as one mark, on the days that its events name (or the months or years, where none names a day)."""
    members = events.of_scene(scene.id)
    finest = max(len(event.when[:10]) for event in members if event.when)
    days = [event.when for event in members if event.when and len(event.when[:10]) == finest]
    where = Span(span(min(days)).start, span(max(days)).end)
    return Dot(
        id=scene.id,
        label=scene.title,
        when=f"{len(members)} events",
        layer="incident",
        account="court",
        where=where,
        lasts=False,
        given=True,
        count=len(members),
    )


def _in_lanes(dots: list[Dot], reach: timedelta) -> list[Dot]:
    """The dots, each in the lowest lane where the one before leaves room for it."""
    taken: dict[tuple[str, int], datetime] = {}
    lanes: dict[str, int] = {}
    for dot in sorted(dots, key=lambda dot: dot.where.middle):
        lane = 0
        while taken.get((dot.layer, lane), datetime.min) > dot.where.middle - reach * (PITCH / _NARROW):
            lane += 1
        taken[dot.layer, lane] = dot.where.middle
        lanes[dot.id] = lane
    return [replace(dot, lane=lanes[dot.id]) for dot in dots]
