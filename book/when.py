"""Dates in words, as far as the court gives them."""

from book.events import Event

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def when_words(event: Event) -> str:
    """The time of an event as far as the court gives it, in words."""
    words = when_date(event.when) if event.when else ""
    if event.until:
        words += f" to {when_date(event.until)}"
    if event.approx and words and not event.date_is_the_scene_s:
        words = f"about {words}"
    if event.computed and words and not event.date_is_the_scene_s:
        words += " (computed)"
    if event.time_words and event.time_words not in words:
        words = f"{words} (“{event.time_words}”)" if words else f"“{event.time_words}”"
    return words or ("no time given" if event.scene else "no date given")


def when_date(when: str) -> str:
    """A date as far as it is given, in words: 2016, February 2016, February 4, 2016, with the time if there is one."""
    day, _, clock = when.partition("T")
    numbers = [int(part) for part in day.split("-")]
    words = str(numbers[0])
    if len(numbers) == 2:
        words = f"{_MONTHS[numbers[1] - 1]} {words}"
    elif len(numbers) == 3:
        words = f"{_MONTHS[numbers[1] - 1]} {numbers[2]}, {words}"
    return f"{words}, {_clock_words(clock)}" if clock else words


def _clock_words(clock: str) -> str:
    hour, minute = (int(part) for part in clock.split(":"))
    return f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
