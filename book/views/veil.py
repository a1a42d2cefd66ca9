"""Veils: which passages tell rulings too early, which stops they wait for, and the box that a script keeps closed."""

from collections.abc import Iterable

from lxml import etree

from book.library import Chapter
from book.markup import el
from book.prose import Pin, parse

WORDS = "This passage tells how the court rules. It shows once you have answered, or with “Show the whole opinion” above."


def early(chapter: Chapter) -> dict[str, tuple[str, ...]]:
    """The passages outside the stops' own ranges that tell rulings, by key, with the stops they wait for."""
    found: dict[str, tuple[str, ...]] = {}
    for one in chapter.stops.early:
        key = chapter.place(one.quote).passage.key
        found[key] = (*found.get(key, ()), *one.stops)
    return found


def over(chapter: Chapter, keys: Iterable[str], told: dict[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """The stops that any of the passages `keys` waits for, each once, in the order of the text. `told` says what tells too
    early, by passage; what the opinion's own file says when left out."""
    told = early(chapter) if told is None else told
    waiting = {name for key in keys for name in (*told.get(key, ()), *chapter.behind.get(key, ()))}
    return tuple(stop.id for stop in chapter.stops.stops if stop.id in waiting)


def pinned(case: str, text: str) -> set[str]:
    """The passages of one opinion that a text of ours pins, by key; of a range, every one."""
    return pinned_anywhere(text).get(case, set())


def pinned_anywhere(text: str) -> dict[str, set[str]]:
    """The passages that a text of ours pins, by case and key; of a range, every one."""
    keys: dict[str, set[str]] = {}
    for part in parse(text):
        if isinstance(part, Pin):
            letter, first = part.key.rstrip("0123456789"), part.key
            numbers = range(int(first[len(letter) :]), int((part.last or first)[len(letter) :]) + 1)
            keys.setdefault(part.case, set()).update(f"{letter}{number}" for number in numbers)
    return keys


def built_on(chapter: Chapter, text: str) -> tuple[str, ...]:
    """The stops in whose own ranges the passages stand that a text pins, in the order of the text."""
    return over(chapter, pinned(chapter.case.id, text), told={})


def veil(stops: tuple[str, ...]) -> etree._Element:
    """A box that a script keeps closed until these stops are open; without a script it is just a box."""
    return el("div", class_="cb-veiled", data_stops=" ".join(dict.fromkeys(stops)))


def veiled_words(building: bool = False) -> etree._Element:
    """Where a closed veil says what it waits for; `building` when it keeps a stop that builds on an earlier one."""
    return el("p", class_="cb-veiled-words cb-ours cb-building" if building else "cb-veiled-words cb-ours")
