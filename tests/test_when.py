"""Dates in words."""

from typing import Any

import pytest

from book.events import Event
from book.when import minutes_words, when_date, when_words

WHOLE = {"id": "x", "layer": "incident", "label": "x", "status": "stated", "account": "court", "detail": "x", "quote": "x"}


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2013", "2013"),
        ("2013-04", "April 2013"),
        ("2016-02-04", "February 4, 2016"),
        ("2016-02-05T03:54", "February 5, 2016, 3:54\u00a0a.m."),
        ("2016-02-05T00:05", "February 5, 2016, 12:05\u00a0a.m."),
        ("2016-02-05T12:00", "February 5, 2016, 12\u00a0p.m."),
        ("2016-02-04T21:00", "February 4, 2016, 9\u00a0p.m."),
    ],
)
def test_a_date(when: str, words: str) -> None:
    """As far as it is given, and no further."""
    assert when_date(when) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({}, "no date given"),
        ({"when": "2016-02-04", "approx": True}, "about February 4, 2016"),
        ({"when": "2018-06-20", "computed": True}, "June 20, 2018 (computed)"),
        ({"when": "2013-07", "until": "2013-09"}, "July 2013 to September 2013"),
        ({"time_words": "The next day"}, "“The next day”"),
        ({"when": "2013-05-03", "time_words": "The next day"}, "May 3, 2013 (“The next day”)"),
        ({"when": "2017-05-10", "scene": "s", "approx": True}, "May 10, 2017"),
        ({"when": "2013-06-04", "scene": "s", "computed": True}, "June 4, 2013 (computed)"),
    ],
)
def test_the_time_of_an_event(written: dict[str, Any], words: str) -> None:
    """What is about, computed, or only in the court's words is said so."""
    assert when_words(Event.model_validate(WHOLE | written)) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(5, "5\u00a0minutes"), (6.5, "6\u00a0minutes 30\u00a0seconds"), (1, "1\u00a0minute"), (0.5, "30\u00a0seconds")],
)
def test_a_count_of_minutes(minutes: float, words: str) -> None:
    """Minutes and seconds, each left out where there are none."""
    assert minutes_words(minutes) == words
