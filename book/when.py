"""Dates and times in words, as far as the court gives them: the one place that writes them."""

from datetime import datetime

from book.events import Event

PERIODS = ("a.m.", "p.m.")
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
    if event.computed and words:
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
    return f"{words}, {clock_words(datetime.fromisoformat(when))}" if clock else words


def clock_words(moment: datetime) -> str:
    """A time of day: 9 p.m., 3:54 a.m.; it does not break at the end of a line."""
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}\u00a0{PERIODS[moment.hour >= 12]}"


def day_words(moment: datetime) -> str:
    """The day of a moment without its year: February 4."""
    return f"{_MONTHS[moment.month - 1]} {moment.day}"


def minutes_words(minutes: float) -> str:
    """A count of minutes: 5 minutes, 6 minutes 30 seconds."""
    whole, seconds = divmod(round(minutes * 60), 60)
    parts = [
        f"{count}\u00a0{unit}{'' if count == 1 else 's'}" for count, unit in ((whole, "minute"), (seconds, "second")) if count
    ]
    return " ".join(parts)
