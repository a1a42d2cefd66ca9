"""All the content of the book, read once and checked against itself.

`open_library` is what every page and command starts from, `open_as_asked` what a notebook does. Both read the folders under
`chapters/` and `quizzes/`, look up every quotation and every pin in them, and raise one `ContentError` with every fault.
"""

from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel

from book import coherence
from book.authorities import Authorities, Authority, Citations
from book.case import Case
from book.citing import check_texts
from book.complaint import Complaint, ContentError
from book.door import M, Sheet, read
from book.events import Events
from book.glossary import Glossary
from book.memory import Memory
from book.notes import Notes
from book.opinion import Opinion, read_opinion
from book.questions import Bank
from book.readings import Readings
from book.rulings import Rulings
from book.shelves import Chapter, Library, Rest, Shelf, cited
from book.stops import Stops
from book.toc import check_toc
from book.voices import Voices

if TYPE_CHECKING:
    from book.cited import Citation

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent


_whole: dict[Path, Library] = {}


def open_library(root: Path = ROOT) -> Library:
    """Read and check the content under `root`, once. Raises `ContentError` with every fault of every file."""
    return _whole[root] if root in _whole else reopen_library(root)


def reopen_library(root: Path, memory: Memory | None = None) -> Library:
    """The same as it stands now. What the memory of an earlier time holds of the same files is neither read nor checked
    again; what is read, it will hold."""
    _whole[root] = _Opening(root, memory).whole()
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

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self.root, self.memory = root, memory
        self.recalled: dict[str, Any] = {}
        self.complaints: list[Complaint] = []
        self.sheets: list[tuple[BaseModel, Sheet, str]] = []
        self.names = self._folders("chapters")
        self.topics = self._folders("quizzes")
        self.opinions: Mapping[str, Opinion | None] = Shelf(self.names, self._opinion)

    def whole(self) -> Library:
        self._recall()
        banks = {topic: self._checked(f"bank-{topic}", partial(self._bank, topic)) for topic in self.topics}
        chapters = {name: self._checked(f"chapter-{name}", partial(self._chapter, name)) for name in self.names}
        rest = self._checked("rest", self._rest)
        self._check_asked(chapters, banks)
        self._check_tested(chapters, banks)
        self.complaints += check_toc(self.root)
        self._settle()
        self._keep({f"chapter-{name}": chapter for name, chapter in chapters.items()})
        self._keep({f"bank-{topic}": bank for topic, bank in banks.items()} | {"rest": rest})
        return Library(
            {name: chapter for name, chapter in chapters.items() if chapter},
            {name: bank for name, bank in banks.items() if bank},
            lambda: rest,
            self._cite if self.memory else None,
        )

    def _checked(self, name: str, read: Callable[[], T]) -> T:
        """A part of the library, recalled or read; its texts are checked at once, since the sheets of all would fill memory."""
        found = self.recalled.get(name) or read()
        self._check()
        return found

    def _check_asked(self, chapters: Mapping[str, Chapter | None], banks: Mapping[str, Bank | None]) -> None:
        """Hold the stops to the questions; of a bank that could not be read, whatever is asked is taken to be there."""
        known = {f"{topic}/{question.id}" for topic, bank in banks.items() if bank for question in bank.questions}
        for name, chapter in chapters.items():
            asked = {stop.question for stop in chapter.stops.stops} if chapter else set()
            unread = {question for question in asked if banks.get(question.partition("/")[0], True) is None}
            if asked - known - unread:
                stops, sheet = self._open(self.root / "chapters" / name / "stops.yml", Stops)  # once more, for the lines
                self.complaints += coherence.check_asked(stops, sheet, known | unread)

    def _check_tested(self, chapters: Mapping[str, Chapter | None], banks: Mapping[str, Bank | None]) -> None:
        """Hold the questions to the rulings that chapters and notes name, where all of these could be read."""
        read = [chapter for chapter in chapters.values() if chapter]
        known = {ruling.id for chapter in read for ruling in chapter.rulings.rulings}
        known |= {ruling for chapter in read for note in chapter.notes for ruling in note.rulings}
        for topic, bank in banks.items() if len(read) == len(chapters) else ():
            if bank and not known.issuperset(ruling for question in bank.questions for ruling in question.rulings):
                bank, sheet = self._open(self.root / "quizzes" / topic / "questions.yml", Bank)
                self.complaints += coherence.check_tested(bank, sheet, known)

    def _recall(self) -> None:
        if self.memory:
            names = (*(f"chapter-{name}" for name in self.names), *(f"bank-{topic}" for topic in self.topics), "rest")
            found = {name: self.memory.recall(name, self._made_of(name)) for name in names}
            self.recalled = {name: thing for name, thing in found.items() if thing}

    def _keep(self, read: Mapping[str, object]) -> None:
        for name, thing in read.items():
            if self.memory and name not in self.recalled:
                self.memory.keep(name, self._made_of(name), thing)

    def _made_of(self, name: str) -> list[Path]:
        """The files that a part of the library is read from and checked against: its own, and the words of every opinion."""
        kind, _, called = name.partition("-")
        own = {
            "chapter": sorted(path for path in self.root.glob(f"chapters/{called}/*") if path.suffix != ".ipynb"),
            "bank": [self.root / "quizzes" / called / "questions.yml"],
            "rest": [
                self.root / part for part in ("chapters/glossary.yml", "chapters/authorities.yml", "quizzes/readings.yml")
            ],
        }[kind]
        return [*own, *self._words]

    @cached_property
    def _words(self) -> list[Path]:
        return [self.root / "chapters" / name / "opinion.md" for name in self.names]

    def _cite(self, chapter: Chapter, authorities: tuple[Authority, ...]) -> "tuple[Citation, ...]":
        """The citations of one opinion, out of memory where its text and the authorities are what they were."""
        folder = self.root / "chapters" / chapter.case.id
        made_of = [folder / "opinion.md", folder / "citations.yml", self.root / "chapters" / "authorities.yml"]
        name = f"citations-{chapter.case.id}"
        found = self.memory.recall(name, made_of)
        if found is None:
            found = cited(chapter, authorities)
            self.memory.keep(name, made_of, found)
        return found

    def by_and_by(self) -> Library:
        self._settle()
        chapters = Shelf(self.names, lambda name: self._sound(self._chapter(name)))
        banks = Shelf(self.topics, lambda topic: self._sound(self._bank(topic)))
        return Library(chapters, banks, lambda: self._sound(self._rest()))

    def _sound(self, found: T | None) -> T:
        self._settle()
        assert found is not None  # what could not be read has left a complaint
        return found

    def _settle(self) -> None:
        """Check the texts of what was read since the last time; raise what has gathered."""
        self._check()
        if self.complaints:
            gathered, self.complaints = self.complaints, []
            self.opinions = Shelf(self.names, self._opinion)  # what could not be read is read again when it is asked for again
            raise ContentError(gathered)

    def _check(self) -> None:
        sheets, self.sheets = self.sheets, []
        for model, sheet, case in sheets:
            self.complaints += check_texts(model, sheet, case, self.opinions)

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

    def _folders(self, shelf: str) -> tuple[str, ...]:
        """The folders of a shelf that hold anything, but for those put aside by a `_` or `.` before their names."""
        found = {path.parent.name for path in (self.root / shelf).glob("[!_.]*/[!_.]*")}
        if not found:
            self.complaints.append(Complaint(shelf, 0, "", "there is no folder here."))
        return tuple(sorted(found))

    def _opinion(self, name: str) -> Opinion | None:
        if f"chapter-{name}" in self.recalled:
            return self.recalled[f"chapter-{name}"].opinion
        try:
            return read_opinion(self.root / "chapters" / name / "opinion.md", name, f"chapters/{name}/opinion.md")
        except ContentError as error:
            self.complaints += error.complaints
            return None

    def _read(self, path: Path, model: type[M], case: str = "") -> tuple[M, Sheet] | tuple[None, None]:
        try:
            found, sheet = self._open(path, model)
        except ContentError as error:
            self.complaints += error.complaints
            return None, None
        self.sheets.append((found, sheet, case))
        return found, sheet

    def _open(self, path: Path, model: type[M]) -> tuple[M, Sheet]:
        return read(path, model, path.relative_to(self.root).as_posix())

    def _chapter(self, name: str) -> Chapter | None:
        """One opinion with all that belongs to it."""
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
