"""A scene as a strip: the court's order, and a time only where the court gives one."""

import pytest

from book.events import Event
from book.library import Library
from book.strip import steps


@pytest.mark.parametrize(
    ("case", "scene"), [("malek", "night"), ("perez", "encounter"), ("martinez", "may-2"), ("martinez", "june-4")]
)
def test_the_order_is_the_court_s(library: Library, case: str, scene: str) -> None:
    """Every event of the scene, from the top, none over another."""
    events = library.chapter(case).events
    laid = steps(events, next(one for one in events.scenes if one.id == scene))
    assert [step.event for step in laid] == events.of_scene(scene)
    assert all(upper.bottom <= lower.top for upper, lower in zip(laid, laid[1:], strict=False))


def _times(library: Library, case: str, scene: int = 0) -> dict[str, str]:
    events = library.chapter(case).events
    laid = steps(events, events.scenes[scene])
    words = {step.event.id: " ".join(text for kind, text in step.lines if kind == "time") for step in laid}
    return {name: text for name, text in words.items() if text}


def test_the_clock_is_written_as_the_court_gives_it(library: Library) -> None:
    """About where the order says about; the day where it changes; nothing for the other events of the night."""
    assert {name: words.replace("\u00a0", " ") for name, words in _times(library, "malek").items()} == {
        "malek-knock": "about 9 p.m. on February 4",
        "malek-warrant-signed": "about 3:54 a.m. on February 5",
        "malek-green-calls": "about 4:15 a.m.",
        "malek-six-am": "6 a.m.",
        "malek-released": "1 p.m.",
        "malek-voicemail": "6 p.m.",
        "malek-guns-returned": "9 p.m.",
    }


def test_minutes_are_those_the_court_gives(library: Library) -> None:
    """Two moments of the encounter; what would be a sum of ours is not among them."""
    assert {name: words.replace("\u00a0", " ") for name, words in _times(library, "perez").items()} == {
        "perez-encounter": "The start of the count",
        "perez-ems-call": "5 minutes after the start",
    }


def test_an_order_has_no_times(library: Library) -> None:
    """The opinion in Martinez gives no time of day."""
    assert _times(library, "martinez") == _times(library, "martinez", 1) == {}


def test_the_court_s_own_words_for_when_stand_whole(library: Library) -> None:
    """In quotation marks beneath the label of an event without a time, not cut."""
    events = library.chapter("perez").events
    said: dict[str, str] = {}
    for step in steps(events, events.scenes[0]):
        said[step.event.id] = " ".join(text for kind, text in step.lines if kind == "said")

    def expected(event: Event) -> str:
        return f"“{event.time_words}”" if event.time_words and event.id not in _times(library, "perez") else ""

    assert said == {event.id: expected(event) for event in events.of_scene("encounter")}
