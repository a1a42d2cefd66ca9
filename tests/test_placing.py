"""Where events stand in time: as the court gives it, or nowhere but in order."""

from datetime import datetime

import pytest

from book.events import Events
from book.placing import in_scene, in_time, span


def _events(scale: str, *written: dict) -> Events:
    whole = [
        {"layer": "incident", "scene": "s", "label": "x", "status": "stated", "account": "court", "detail": "x", "quote": "x"}
        | event
        for event in written
    ]
    return Events.model_validate({"scenes": [{"id": "s", "title": "t", "scale": scale, "note": "n"}], "events": whole})


def _places(events: Events) -> list[tuple[float | None, bool]]:
    return [(spot.at, spot.given) for spot in in_scene(events, events.scenes[0])]


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
    """Timed events stand at their minutes; no time is made up for the others, and what the book computed is not given."""
    events = _events(
        "clock",
        {"id": "a", "when": "2016-02-04T21:00"},
        {"id": "b"},
        {"id": "c", "when": "2016-02-04T22:00", "computed": True},
        {"id": "d", "when": "2016-02-04T22:30"},
    )
    assert _places(events) == [(0, True), (None, False), (60, False), (90, True)]


def test_a_clock_scene_without_a_time_is_an_order() -> None:
    """No time at all is no trouble."""
    assert _places(_events("clock", {"id": "a"}, {"id": "b"})) == [(None, False), (None, False)]


def test_an_elapsed_scene_counts_from_its_start() -> None:
    """An event has the minutes that the opinion counts to it; what the book has counted is not given."""
    events = _events(
        "elapsed",
        {"id": "start", "offset": {"from": "start", "plus": "PT0M"}},
        {"id": "call", "offset": {"from": "start", "plus": "PT5M"}},
        {"id": "told"},
        {"id": "counted", "offset": {"from": "start", "plus": "PT19M"}, "computed": True},
    )
    assert _places(events) == [(0, True), (5, True), (None, False), (19, False)]


def test_an_order_has_no_times() -> None:
    """Where the court gives only an order, nothing is given."""
    assert _places(_events("order", {"id": "a"}, {"id": "b"})) == [(None, False), (None, False)]


def test_undated_events_stay_behind_the_one_they_are_told_after() -> None:
    """In order of time; without a date, in the order of telling."""
    events = _events("order", {"id": "a"}, {"id": "b", "when": "2016"}, {"id": "c"}, {"id": "d", "when": "2013-04"})
    assert [event.id for event in in_time(events.events)] == ["a", "d", "b", "c"]
