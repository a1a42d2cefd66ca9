"""All the content of the book, read once and checked against itself.

`open_library` is what every page, notebook and command starts from. It reads each folder under `chapters/` and
`quizzes/`, looks up every quotation and every pin, and raises one `ContentError` with every fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from book import coherence
from book.authorities import Authorities, Authority, Citations, Reviewed
from book.case import Case
from book.citations import Citation, settled
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


@dataclass(frozen=True)
class Library:
    """The chapters and the question banks, by id, in the order of their folders' names; the glossary and the authorities."""

    chapters: dict[str, Chapter]
    banks: dict[str, Bank]
    terms: tuple[Term, ...]
    authorities: tuple[Authority, ...]
    readings: tuple[Reading, ...]

    def chapter(self, identity: str) -> Chapter:
        return _known(self.chapters, identity, "opinion")

    def bank(self, identity: str) -> Bank:
        return _known(self.banks, identity, "quiz")

    def authority(self, identity: str) -> Authority:
        return _known({authority.id: authority for authority in self.authorities}, identity, "authority")

    @cached_property
    def citations(self) -> dict[str, tuple[Citation, ...]]:
        """The citations of every opinion, by case. Raises `ContentError` with every doubt that nobody has reviewed.

        Found when first asked for: it takes a second or two, and only pages of opinions and authorities need it.
        """
        faults, found = [], {}
        for name, chapter in self.chapters.items():
            try:
                found[name] = settled(chapter.opinion, self.authorities, chapter.reviewed)
            except ContentError as error:
                faults += error.complaints
        if faults:
            raise ContentError(faults)
        return found


def _known(shelf: dict[str, T], identity: str, noun: str) -> T:
    if identity not in shelf:
        raise KeyError(f"there is no {noun} '{identity}'; there are: {', '.join(shelf)}")
    return shelf[identity]


@cache
def open_library(root: Path = ROOT) -> Library:
    """Read and check the content under `root`. Raises `ContentError` with every fault of every file."""
    return _Opening(root).library()


class _Opening:
    """One reading of the shelves, gathering complaints until the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.complaints: list[Complaint] = []
        self.sheets: list[tuple[BaseModel, Sheet, str]] = []
        self.opinions: dict[str, Opinion] = {}

    def library(self) -> Library:
        chapters = {folder.name: self._chapter(folder) for folder in self._folders("chapters", "case.yml")}
        banks = {folder.name: self._bank(folder) for folder in self._folders("quizzes", "questions.yml")}
        glossary, glossary_sheet = self._read(self.root / "chapters" / "glossary.yml", Glossary)
        if glossary:
            self.complaints += coherence.check_terms(glossary, glossary_sheet)
        authorities, authorities_sheet = self._read(self.root / "chapters" / "authorities.yml", Authorities)
        if authorities:
            self.complaints += coherence.check_unique(authorities.authorities, ("authorities",), authorities_sheet)
        readings, _ = self._read(self.root / "quizzes" / "readings.yml", Readings)
        asked = {f"{name}/{question.id}" for name, bank in banks.items() if bank for question in bank.questions}
        for model, sheet, case in self.sheets:
            self.complaints += check_texts(model, sheet, case, self.opinions)
            if isinstance(model, Stops):
                self.complaints += coherence.check_asked(model, sheet, asked)
        if self.complaints:
            raise ContentError(self.complaints)
        return Library(
            {name: chapter for name, chapter in chapters.items() if chapter},
            {name: bank for name, bank in banks.items() if bank},
            glossary.terms if glossary else (),
            authorities.authorities if authorities else (),
            readings.readings if readings else (),
        )

    def _folders(self, shelf: str, mark: str) -> Iterator[Path]:
        found = sorted(path.parent for path in (self.root / shelf).glob(f"*/{mark}"))
        if not found:
            self.complaints.append(Complaint(shelf, 0, "", f"no folder with a {mark}"))
        yield from found

    def _read(self, path: Path, model: type[M], case: str = "") -> tuple[M, Sheet] | tuple[None, None]:
        try:
            found, sheet = read(path, model, path.relative_to(self.root).as_posix())
        except ContentError as error:
            self.complaints += error.complaints
            return None, None
        self.sheets.append((found, sheet, case))
        return found, sheet

    def _chapter(self, folder: Path) -> Chapter | None:
        name = folder.name
        case, case_sheet = self._read(folder / "case.yml", Case, name)
        events, events_sheet = self._read(folder / "events.yml", Events, name)
        rulings, rulings_sheet = self._read(folder / "rulings.yml", Rulings, name)
        notes, notes_sheet = self._read(folder / "notes.yml", Notes, name)
        stops, stops_sheet = self._read(folder / "stops.yml", Stops, name)
        voices, voices_sheet = self._read(folder / "voices.yml", Voices, name)
        citations, _ = self._read(folder / "citations.yml", Citations, name)
        try:
            self.opinions[name] = read_opinion(folder / "opinion.md", name, f"chapters/{name}/opinion.md")
        except ContentError as error:
            self.complaints += error.complaints
        if not (case and events and rulings and notes and stops and voices and citations and name in self.opinions):
            return None
        self.complaints += coherence.check_source(folder, case, self.opinions[name], case_sheet)
        self.complaints += coherence.check_id(case.id, name, case_sheet)
        self.complaints += coherence.check_writer(case, self.opinions[name], case_sheet)
        self.complaints += coherence.check_unique(case.people, ("people",), case_sheet)
        self.complaints += coherence.check_events(events, events_sheet)
        self.complaints += coherence.check_rulings(rulings, rulings_sheet, case)
        self.complaints += coherence.check_unique(notes.notes, ("notes",), notes_sheet)
        self.complaints += coherence.check_unique(stops.stops, ("stops",), stops_sheet)
        self.complaints += coherence.check_veils(stops, self.opinions[name], stops_sheet)
        self.complaints += coherence.check_voices(voices, self.opinions[name], voices_sheet)
        return Chapter(case, self.opinions[name], events, rulings, notes.notes, stops, voices.spans, citations.reviewed)

    def _bank(self, folder: Path) -> Bank | None:
        bank, sheet = self._read(folder / "questions.yml", Bank)
        if bank:
            self.complaints += coherence.check_id(bank.id, folder.name, sheet)
            self.complaints += coherence.check_unique(bank.questions, ("questions",), sheet)
            self.complaints += coherence.check_fair(bank, sheet)
        return bank
