"""Where events stand: as the court gives it, or in order and marked so."""

from datetime import datetime

import pytest

from book.events import Events
from book.placing import calendar, in_scene, span


def _events(scale: str, *written: dict) -> Events:
    whole = [
        {"layer": "incident", "scene": "s", "label": "x", "status": "stated", "account": "court", "detail": "x", "quote": "x"}
        | event
        for event in written
    ]
    return Events.model_validate({"scenes": [{"id": "s", "title": "t", "scale": scale, "note": "n"}], "events": whole})


def _places(events: Events) -> list[tuple[float, bool]]:
    return [(round(spot.at, 2), spot.given) for spot in in_scene(events, events.scenes[0])]


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2013", (2013, 1, 1), (2014, 1, 1)),
        ("2013-12", (2013, 12, 1), (2014, 1, 1)),
        ("2013-04", (2013, 4, 1), (2013, 5, 1)),
        ("2016-02-29", (2016, 2, 29), (2016, 3, 1)),
        ("2016-02-05T03:54", (2016, 2, 5, 3, 54), (2016, 2, 5, 3, 54)),
    ],
)
def test_a_date_covers_what_it_says(when: str, start: tuple[int, ...], end: tuple[int, ...]) -> None:
    """A year is a whole year, a month a whole month, a minute a moment."""
    assert (span(when).start, span(when).end) == (datetime(*start), datetime(*end))


def test_a_clock_scene_counts_from_its_first_time() -> None:
    """Timed events stand at their minutes; the others evenly between them, marked as order only."""
    events = _events(
        "clock",
        {"id": "a", "when": "2016-02-04T21:00"},
        {"id": "b"},
        {"id": "c"},
        {"id": "d", "when": "2016-02-04T22:30"},
        {"id": "e"},
    )
    assert _places(events) == [(0, True), (30, False), (60, False), (90, True), (91, False)]


def test_an_elapsed_scene_follows_stated_offsets() -> None:
    """Minutes add up along the chain of offsets."""
    events = _events(
        "elapsed",
        {"id": "start", "offset": {"from": "start", "plus": "PT0M"}},
        {"id": "call", "offset": {"from": "start", "plus": "PT5M"}},
        {"id": "raised", "offset": {"from": "call", "plus": "PT1M30S"}},
    )
    assert _places(events) == [(0, True), (5, True), (6.5, True)]


def test_an_offset_from_an_untimed_event_is_not_given() -> None:
    """A stretch counted from an event without a time is drawn there, but marked."""
    events = _events(
        "elapsed",
        {"id": "start", "offset": {"from": "start", "plus": "PT0M"}},
        {"id": "told"},
        {"id": "before", "offset": {"from": "told", "plus": "-PT15M"}, "lasts": "PT15M"},
    )
    assert _places(events) == [(0, True), (1, False), (-14, False)]
    assert in_scene(events, events.scenes[0])[2].until == 1


def test_another_account_told_later_is_no_neighbour() -> None:
    """An earlier time that comes later in the text does not pull untimed events back."""
    events = _events(
        "elapsed",
        {"id": "start", "offset": {"from": "start", "plus": "PT0M"}},
        {"id": "arrival", "offset": {"from": "start", "plus": "PT19M"}},
        {"id": "after"},
        {"id": "dissent", "offset": {"from": "arrival", "plus": "-PT10M"}, "computed": True},
    )
    assert _places(events) == [(0, True), (19, True), (20, False), (9, False)]


def test_an_order_is_only_ranks() -> None:
    """Where the court gives only an order, no place counts as given."""
    assert _places(_events("order", {"id": "a"}, {"id": "b"}, {"id": "c"})) == [(0, False), (1, False), (2, False)]


def test_the_calendar_leaves_out_what_has_no_date() -> None:
    """Undated events are in the table, not on the calendar; the others stand in order of time."""
    events = _events("order", {"id": "a", "when": "2016"}, {"id": "b"}, {"id": "c", "when": "2013-04"})
    assert [event.id for event, _ in calendar(events)] == ["c", "a"]
