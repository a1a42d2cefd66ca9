"""The content of the book as it lies on the shelves: chapters, quizzes, and what belongs to no one of them.

`book.library` reads and checks it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from book.authorities import Authority, Reviewed
from book.case import Case
from book.complaint import ContentError
from book.events import Events
from book.glossary import Term
from book.notes import Note
from book.opinion import Opinion, Place
from book.questions import Bank
from book.readings import Reading
from book.rulings import Rulings
from book.stops import Stops
from book.voices import Span

if TYPE_CHECKING:
    from book.cited import Citation

T = TypeVar("T")


@dataclass(frozen=True)
class Chapter:
    """One opinion with all that belongs to it."""

    case: Case
    opinion: Opinion
    events: Events
    rulings: Rulings
    notes: tuple[Note, ...]
    stops: Stops
    voices: tuple[Span, ...]
    reviewed: tuple[Reviewed, ...]

    def place(self, quotation: str) -> Place:
        """Where a quotation of a content file stands; checked when the library was opened."""
        return self.opinion.find(quotation)[0]

    @cached_property
    def behind(self) -> dict[str, tuple[str, ...]]:
        """The stops in whose own ranges the passages stand, by key; a passage in none is left out."""
        order = [passage.key for passage in self.opinion.body]
        found: dict[str, tuple[str, ...]] = {}
        for stop in self.stops.stops:
            first, last = (order.index(self.place(words).passage.key) for words in (stop.after, stop.until))
            for key in order[first + 1 : last + 1]:
                found[key] = (*found.get(key, ()), stop.id)
        return found


@dataclass(frozen=True)
class Rest:
    """What belongs to no one opinion or quiz: the glossary, the authorities, and the readings of the quizzes."""

    terms: tuple[Term, ...]
    authorities: tuple[Authority, ...]
    readings: tuple[Reading, ...]


class Library:
    """The chapters and the question banks, by id, in the order of their folders' names; the glossary and the authorities."""

    def __init__(
        self,
        chapters: Mapping[str, Chapter],
        banks: Mapping[str, Bank],
        rest: Callable[[], Rest],
        cite: "Callable[[Chapter, tuple[Authority, ...]], tuple[Citation, ...]] | None" = None,
    ) -> None:
        self.chapters, self.banks, self._open_rest, self._cite = chapters, banks, rest, cite or cited

    @cached_property
    def _rest(self) -> Rest:
        return self._open_rest()

    @property
    def terms(self) -> tuple[Term, ...]:
        return self._rest.terms

    @property
    def authorities(self) -> tuple[Authority, ...]:
        return self._rest.authorities

    @property
    def readings(self) -> tuple[Reading, ...]:
        return self._rest.readings

    def chapter(self, identity: str) -> Chapter:
        return _known(self.chapters, identity, "opinion")

    def bank(self, identity: str) -> Bank:
        return _known(self.banks, identity, "quiz")

    def authority(self, identity: str) -> Authority:
        return _known({authority.id: authority for authority in self.authorities}, identity, "authority")

    @cached_property
    def citations(self) -> "dict[str, tuple[Citation, ...]]":
        """The citations of every opinion, by case. Raises `ContentError` with every doubt that nobody has reviewed.

        Found when first asked for: it takes a second or two, and only pages of opinions and authorities need it.
        """
        faults, found = [], {}
        for name, chapter in self.chapters.items():
            try:
                found[name] = self._cite(chapter, self.authorities)
            except ContentError as error:
                faults += error.complaints
        if faults:
            raise ContentError(faults)
        return found

    @cached_property
    def citing(self) -> dict[str, dict[str, list[str]]]:
        """Where each authority is cited: the keys of the passages, by authority and case."""
        found: dict[str, dict[str, list[str]]] = {}
        for case, citations in self.citations.items():
            for authority, keys in _passages(citations).items():
                found.setdefault(authority, {})[case] = keys
        return found


def _passages(citations: "Iterable[Citation]") -> dict[str, list[str]]:
    """By authority, the passages that cite it."""
    found: dict[str, dict[str, None]] = {}
    for citation in citations:
        found.setdefault(citation.authority, {})[citation.passage] = None
    return {authority: list(keys) for authority, keys in found.items()}


def cited(chapter: Chapter, authorities: tuple[Authority, ...]) -> "tuple[Citation, ...]":
    """The citations of one opinion. Raises `ContentError` with every doubt that nobody has reviewed."""
    from book.citations import settled  # eyecite takes half a second to load, which no notebook needs

    return settled(chapter.opinion, authorities, chapter.reviewed)


class Shelf(Mapping[str, T]):
    """Things by name, each read when it is first asked for."""

    def __init__(self, names: Iterable[str], fetch: Callable[[str], T]) -> None:
        self._names, self._fetch = dict.fromkeys(names), cache(fetch)

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        return self._fetch(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _known(shelf: Mapping[str, T], identity: str, noun: str) -> T:
    if identity not in shelf:
        raise KeyError(f"there is no {noun} '{identity}'; there are: {', '.join(shelf)}")
    return shelf[identity]
