"""What a reader can search: every passage, note, term, question, authority and part of a chapter, and what keeps it back.

A document waits for stops as its page makes it wait (`book.views.veil`); beyond the pages, a note or a question of one
opinion waits also for the stops of another whose ruling it pins.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from book.authorities import KINDS as AUTHORITIES
from book.authorities import ROLES, WRITERS, Authority, Use
from book.events import Event
from book.library import Chapter, Library
from book.notes import LETTERS
from book.opinion import Passage, called
from book.prose import Pin, Words, parse
from book.questions import AnyQuestion, Bank
from book.views.beside import numbers
from book.views.veil import built_on, early, over, pinned_anywhere
from book.when import when_words

KINDS: dict[str, str] = {
    "term": "Glossary",
    "court": "The court’s words",
    "note": "Our notes",
    "authority": "Authorities",
    "chapter": "Story, people and timeline",
    "question": "Questions",
}
Waiting = dict[str, dict[str, tuple[str, ...]]]
"""By case and by the key of a passage, the stops that it waits for."""
WHOLE = "The whole book"
"""The name of the group for what belongs to no single opinion."""


@dataclass(frozen=True)
class Document:
    """One thing to be found. `opinion` is empty for the whole book's; `address` is from the top of the site; `title` tells no
    ruling; `waits` are the stops without which its text is not shown."""

    opinion: str
    kind: str
    title: str
    address: str
    text: str
    waits: tuple[str, ...] = ()


class Veils:
    """What each passage of every opinion waits for, looked up once: `own` by the stops' ranges alone, `every` with what tells
    too early; by case and key."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.own = {case: _by_key(chapter, {}) for case, chapter in library.chapters.items()}
        self.every = {case: _by_key(chapter, early(chapter)) for case, chapter in library.chapters.items()}
        stops = (stop.id for chapter in library.chapters.values() for stop in chapter.stops.stops)
        self._order = {name: place for place, name in enumerate(stops)}

    def built_on(self, text: str) -> tuple[str, ...]:
        """The stops, of any opinion, in whose own ranges the passages stand that a text pins."""
        return self._over(self.own, pinned_anywhere(text))

    def resting_on(self, case: str, quote: str, text: str) -> tuple[str, ...]:
        """The stops for what may tell all that it rests on: the passage that it quotes, and whatever it pins."""
        keys = pinned_anywhere(text)
        keys.setdefault(case, set()).add(self.library.chapters[case].place(quote).passage.key)
        return self._over(self.every, keys)

    def _over(self, veils: Waiting, keys: dict[str, set[str]]) -> tuple[str, ...]:
        return self.in_order({stop for case, wanted in keys.items() for key in wanted for stop in veils[case].get(key, ())})

    def in_order(self, names: set[str]) -> tuple[str, ...]:
        """Stops in the order of the texts, opinion by opinion."""
        return tuple(sorted(names, key=self._order.__getitem__))


def _by_key(chapter: Chapter, told: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {key: over(chapter, [key], told) for key in chapter.opinion.passages}


def documents(library: Library) -> list[Document]:
    """Everything that can be found: the whole book's first, then opinion by opinion in the order of their pages."""
    veils, uses = Veils(library), defaultdict(list)
    for one in library.authorities:
        for use in one.used:
            uses[use.opinion].append((one, use))
    found = [*_terms(library), *(_authority(one) for one in library.authorities if one.used)]
    for case, chapter in library.chapters.items():
        page = f"chapters/{case}/opinion.html"
        found += [_passage(one, chapter, veils, page) for one in chapter.opinion.passages.values()]
        found += _notes(chapter, veils, page)
        found += _chapter(chapter, veils)
        found += [_use(one, use, veils) for one, use in uses[case]]
    return found + [one for bank in library.banks.values() for one in _questions(bank, veils)]


def index_script(library: Library) -> str:
    """A classic script that sets `casebookSearch`; only that form can be loaded from disk."""
    data = {
        "opinions": {"": WHOLE} | {name: chapter.case.name for name, chapter in library.chapters.items()},
        "kinds": KINDS,
        "stops": _stops(library),
        "documents": [{name: value for name, value in vars(one).items() if value} for one in documents(library)],
    }
    return f"globalThis.casebookSearch = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _stops(library: Library) -> dict[str, Any]:
    """For each stop how it is called, where it is, which question of which quiz opens it, and the stops before it that its
    own words build on."""
    found = {}
    for case, chapter in library.chapters.items():
        names = [stop.id for stop in chapter.stops.stops]
        for number, stop in enumerate(chapter.stops.stops, 1):
            question = library.bank(stop.topic).question(stop.asks)
            found[stop.id] = {
                "title": f"{chapter.case.short}, stop {number}",
                "address": f"chapters/{case}/opinion.html#stop-{stop.id}",
                "topic": stop.topic,
                "question": {"id": question.id, "version": question.version},
                "needs": [name for name in built_on(chapter, stop.so_far) if names.index(name) < number - 1],
            }
    return found


def _plain(text: str, library: Library, home: str = "") -> str:
    """A text of ours in plain words, its pins in parentheses; the case's own name is left out of them at home."""
    return "".join(
        piece.text if isinstance(piece, Words) else f"({_called(piece, library, home)})" if isinstance(piece, Pin) else ""
        for piece in parse(text)
    )


def _called(pin: Pin, library: Library, home: str) -> str:
    chapter = library.chapters[pin.case]
    name = "" if pin.case == home else f"{chapter.case.short} "
    passages = chapter.opinion.passages
    return name + called(passages[pin.key]) + (f"–{passages[pin.last].number}" if pin.last else "")


def _terms(library: Library) -> Iterator[Document]:
    """The definitions; the courts' own uses, which the glossary folds, are found in their opinions."""
    for term in library.terms:
        words = f"Also: {', '.join(term.forms)}. " if term.forms else ""
        yield Document("", "term", term.term, f"glossary.html#term-{term.id}", words + _plain(term.definition, library))


def _authority(authority: Authority) -> Document:
    """What the table shows of an authority before its fold is opened."""
    names = dict.fromkeys(
        (
            authority.cite,
            *authority.also,
            *authority.short,
            authority.court or AUTHORITIES[authority.kind],
            str(authority.year or ""),
        )
    )
    text = "; ".join(name for name in names if name and name != authority.name)
    return Document("", "authority", authority.name, f"authorities.html#a-{authority.id}", text)


def _use(authority: Authority, use: Use, veils: Veils) -> Document:
    waits = veils.resting_on(use.opinion, use.quote, use.about)
    text = f"{ROLES[use.role]}, by {WRITERS[use.by]}. {_plain(use.about, veils.library, use.opinion)}"
    return Document(use.opinion, "authority", authority.name, f"authorities.html#a-{authority.id}", text, waits)


def _passage(passage: Passage, chapter: Chapter, veils: Veils, page: str) -> Document:
    title = f"{chapter.case.short} {called(passage)}" + ("" if passage.number else f", p. {passage.page}")
    return Document(
        chapter.case.id, "court", title, f"{page}#{passage.key}", passage.text, veils.every[chapter.case.id][passage.key]
    )


def _notes(chapter: Chapter, veils: Veils, page: str) -> Iterator[Document]:
    case, order = chapter.case, numbers(chapter)
    for note in chapter.notes:
        passage = chapter.place(note.quote).passage
        title = f"{case.short}, note {LETTERS[note.kind]}{order[note.id]} on {called(passage)}"
        waits = veils.in_order({*veils.every[case.id][passage.key], *veils.built_on(note.text)})
        yield Document(case.id, "note", title, f"{page}#note-{note.id}", _plain(note.text, veils.library, case.id), waits)


def _chapter(chapter: Chapter, veils: Veils) -> Iterator[Document]:
    case, page = chapter.case, f"chapters/{chapter.case.id}/index.html"
    for number, part in enumerate(case.story, 1):
        title = f"{case.short}: {part.title}"
        yield Document(case.id, "chapter", title, f"{page}#story-{number}", _plain(part.text, veils.library, case.id))
    for person in case.people:
        title = f"{case.short}: {person.name}"
        yield Document(case.id, "chapter", title, f"{page}#person-{person.id}", _plain(person.about, veils.library, case.id))
    yield from (_event(event, chapter, veils, page) for event in chapter.events.events)


def _event(event: Event, chapter: Chapter, veils: Veils, page: str) -> Document:
    """An event; one of a table that is folded because it tells rulings waits for what it rests on."""
    case = chapter.case
    text = f"{event.label}. {when_words(event)}. {_plain(f'{event.detail} {event.note}'.strip(), veils.library, case.id)}"
    waits = () if event.layer == "incident" else veils.resting_on(case.id, event.quote, f"{event.detail} {event.note}")
    scene = next((scene.title for scene in chapter.events.scenes if scene.id == event.scene), event.layer)
    return Document(case.id, "chapter", f"{case.short}, timeline: {scene}", f"{page}#event-{event.id}", text, waits)


def _questions(bank: Bank, veils: Veils) -> Iterator[Document]:
    """Facts and stems alone."""
    for number, question in enumerate(bank.questions, 1):
        asked = " ".join(part for part in (question.facts, question.stem) if part)
        yield Document(
            question.opinion,
            "question",
            f"{bank.title}, question {number}",
            f"quizzes/{bank.id}/index.html#q-{question.id}",
            _plain(asked, veils.library),
            _told_by(question, asked, veils),
        )


def _told_by(question: AnyQuestion, asked: str, veils: Veils) -> tuple[str, ...]:
    """A prediction tells no more than it pins; any other question may tell what its answer rests on."""
    if question.predicts:
        return veils.built_on(asked)
    return veils.resting_on(question.opinion, question.answer.quote, asked)
