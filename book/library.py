"""All the content of the book, read once and checked against itself.

`open_library` is what every page and command starts from, `open_as_asked` what a notebook does. Both read the folders under
`chapters/` and `quizzes/`, look up every quotation and every pin in them, and raise one `ContentError` with every fault.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from book import coherence
from book.authorities import Authorities, Authority, Citations, Reviewed
from book.case import Case
from book.citing import check_texts
from book.complaint import Complaint, ContentError
from book.door import M, Sheet, read
from book.events import Events
from book.glossary import Glossary, Term
from book.notes import Note, Notes
from book.opinion import Opinion, Place, read_opinion
from book.questions import Bank
from book.readings import Reading, Readings
from book.rulings import Rulings
from book.stops import Stops
from book.voices import Span, Voices

if TYPE_CHECKING:
    from book.citations import Citation

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


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

    def __init__(self, chapters: Mapping[str, Chapter], banks: Mapping[str, Bank], rest: Callable[[], Rest]) -> None:
        self.chapters, self.banks, self._open_rest = chapters, banks, rest

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
        from book.citations import settled  # eyecite takes half a second to load, which no notebook needs

        faults, found = [], {}
        for name, chapter in self.chapters.items():
            try:
                found[name] = settled(chapter.opinion, self.authorities, chapter.reviewed)
            except ContentError as error:
                faults += error.complaints
        if faults:
            raise ContentError(faults)
        return found


class _Shelf(Mapping[str, T]):
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


_whole: dict[Path, Library] = {}


@cache
def open_library(root: Path = ROOT) -> Library:
    """Read and check the content under `root`. Raises `ContentError` with every fault of every file."""
    _whole[root] = _Opening(root).whole()
    return _whole[root]


@cache
def open_as_asked(root: Path = ROOT) -> Library:
    """A library that reads each opinion and each quiz when it is first asked for, as a notebook does that shows one.

    What is read is checked by itself; whether everything fits together `open_library` says. Raises `ContentError`, when
    something is asked for, with every fault of its files. A process that has opened the whole library takes that.
    """
    return _whole.get(root) or _Opening(root).by_and_by()


class _Opening:
    """One reading of the shelves, gathering complaints."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.complaints: list[Complaint] = []
        self.sheets: list[tuple[BaseModel, Sheet, str]] = []
        self.names = self._folders("chapters", "case.yml")
        self.topics = self._folders("quizzes", "questions.yml")
        self.opinions: Mapping[str, Opinion | None] = _Shelf(self.names, self._opinion)

    def whole(self) -> Library:
        chapters = {name: self._chapter(name) for name in self.names}
        banks = {topic: self._bank(topic) for topic in self.topics}
        rest = self._rest()
        asked = {f"{name}/{question.id}" for name, bank in banks.items() if bank for question in bank.questions}
        for model, sheet, _ in self.sheets:
            if isinstance(model, Stops):
                self.complaints += coherence.check_asked(model, sheet, asked)
        self._settle()
        return Library(
            {name: chapter for name, chapter in chapters.items() if chapter},
            {name: bank for name, bank in banks.items() if bank},
            lambda: rest,
        )

    def by_and_by(self) -> Library:
        self._settle()
        chapters = _Shelf(self.names, lambda name: self._sound(self._chapter(name)))
        banks = _Shelf(self.topics, lambda topic: self._sound(self._bank(topic)))
        return Library(chapters, banks, lambda: self._sound(self._rest()))

    def _sound(self, found: T | None) -> T:
        self._settle()
        assert found is not None  # what could not be read has left a complaint
        return found

    def _settle(self) -> None:
        """Check the texts of what was read since the last time; raise what has gathered."""
        sheets, self.sheets = self.sheets, []
        readable = (
            {name: opinion for name in self.names if (opinion := self.opinions[name])} if self.complaints else self.opinions
        )
        for model, sheet, case in sheets:
            self.complaints += check_texts(model, sheet, case, readable)
        if self.complaints:
            gathered, self.complaints = self.complaints, []
            self.opinions = _Shelf(self.names, self._opinion)  # what could not be read is read again when it is asked for again
            raise ContentError(gathered)

    def _rest(self) -> Rest:
        glossary, glossary_sheet = self._read(self.root / "chapters" / "glossary.yml", Glossary)
        if glossary:
            self.complaints += coherence.check_terms(glossary, glossary_sheet)
        authorities, authorities_sheet = self._read(self.root / "chapters" / "authorities.yml", Authorities)
        if authorities:
            self.complaints += coherence.check_unique(authorities.authorities, ("authorities",), authorities_sheet)
        readings, _ = self._read(self.root / "quizzes" / "readings.yml", Readings)
        return Rest(
            glossary.terms if glossary else (),
            authorities.authorities if authorities else (),
            readings.readings if readings else (),
        )

    def _folders(self, shelf: str, mark: str) -> tuple[str, ...]:
        found = tuple(sorted(path.parent.name for path in (self.root / shelf).glob(f"*/{mark}")))
        if not found:
            self.complaints.append(Complaint(shelf, 0, "", f"no folder with a {mark}"))
        return found

    def _opinion(self, name: str) -> Opinion | None:
        try:
            return read_opinion(self.root / "chapters" / name / "opinion.md", name, f"chapters/{name}/opinion.md")
        except ContentError as error:
            self.complaints += error.complaints
            return None

    def _read(self, path: Path, model: type[M], case: str = "") -> tuple[M, Sheet] | tuple[None, None]:
        try:
            found, sheet = read(path, model, path.relative_to(self.root).as_posix())
        except ContentError as error:
            self.complaints += error.complaints
            return None, None
        self.sheets.append((found, sheet, case))
        return found, sheet

    def _chapter(self, name: str) -> Chapter | None:
        folder = self.root / "chapters" / name
        case, case_sheet = self._read(folder / "case.yml", Case, name)
        events, events_sheet = self._read(folder / "events.yml", Events, name)
        rulings, rulings_sheet = self._read(folder / "rulings.yml", Rulings, name)
        notes, notes_sheet = self._read(folder / "notes.yml", Notes, name)
        stops, stops_sheet = self._read(folder / "stops.yml", Stops, name)
        voices, voices_sheet = self._read(folder / "voices.yml", Voices, name)
        citations, _ = self._read(folder / "citations.yml", Citations, name)
        opinion = self.opinions[name]
        if not (case and events and rulings and notes and stops and voices and citations and opinion):
            return None
        self.complaints += coherence.check_source(folder, case, opinion, case_sheet)
        self.complaints += coherence.check_id(case.id, name, case_sheet)
        self.complaints += coherence.check_writer(case, opinion, case_sheet)
        self.complaints += coherence.check_unique(case.people, ("people",), case_sheet)
        self.complaints += coherence.check_events(events, events_sheet)
        self.complaints += coherence.check_rulings(rulings, rulings_sheet, case)
        self.complaints += coherence.check_unique(notes.notes, ("notes",), notes_sheet)
        self.complaints += coherence.check_unique(stops.stops, ("stops",), stops_sheet)
        self.complaints += coherence.check_veils(stops, opinion, stops_sheet)
        self.complaints += coherence.check_voices(voices, opinion, voices_sheet)
        return Chapter(case, opinion, events, rulings, notes.notes, stops, voices.spans, citations.reviewed)

    def _bank(self, topic: str) -> Bank | None:
        bank, sheet = self._read(self.root / "quizzes" / topic / "questions.yml", Bank)
        if bank:
            self.complaints += coherence.check_id(bank.id, topic, sheet)
            self.complaints += coherence.check_unique(bank.questions, ("questions",), sheet)
            self.complaints += coherence.check_fair(bank, sheet)
        return bank
