"""All the content of the book, read once and checked against itself.

`open_library` is what every page, notebook and command starts from. It reads each folder under `chapters/` and
`quizzes/`, looks up every quotation and every pin, and raises one `ContentError` with every fault.
"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from rapidfuzz import fuzz

from book.case import Case
from book.complaint import Complaint, ContentError
from book.door import Loc, M, Sheet, read
from book.events import Events
from book.glossary import Glossary, Term
from book.notes import Note, Notes
from book.opinion import Opinion, Place, called, read_opinion
from book.prose import Pin, Unreadable, parse, quotations
from book.questions import Bank
from book.rulings import Rulings
from book.stops import Stops
from book.voices import Span, Voices
from book.witness import compare, digest

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
_ANCHORS = ("quote", "order_quote", "after")


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

    def place(self, quotation: str) -> Place:
        """Where a quotation of a content file stands; checked when the library was opened."""
        return self.opinion.find(quotation)[0]


@dataclass(frozen=True)
class Library:
    """The chapters and the question banks, by id, in the order of their folders' names; the glossary."""

    chapters: dict[str, Chapter]
    banks: dict[str, Bank]
    terms: tuple[Term, ...]

    def chapter(self, identity: str) -> Chapter:
        return _known(self.chapters, identity, "opinion")

    def bank(self, identity: str) -> Bank:
        return _known(self.banks, identity, "quiz")


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
            self._check_terms(glossary, glossary_sheet)
        for model, sheet, case in self.sheets:
            self._check_texts(model, sheet, case)
            if isinstance(model, Stops):
                self._check_asked(
                    model,
                    sheet,
                    {f"{name}/{question.id}" for name, bank in banks.items() if bank for question in bank.questions},
                )
        if self.complaints:
            raise ContentError(self.complaints)
        return Library(
            {name: chapter for name, chapter in chapters.items() if chapter},
            {name: bank for name, bank in banks.items() if bank},
            glossary.terms if glossary else (),
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
        try:
            self.opinions[name] = read_opinion(folder / "opinion.md", name, f"chapters/{name}/opinion.md")
        except ContentError as error:
            self.complaints += error.complaints
        if not (case and events and rulings and notes and stops and voices and name in self.opinions):
            return None
        self._check_source(folder, case, case_sheet)
        self._check_case(case, case_sheet, name)
        self._check_events(events, events_sheet)
        self._check_rulings(rulings, rulings_sheet, case)
        self._check_unique(notes.notes, ("notes",), notes_sheet)
        self._check_unique(stops.stops, ("stops",), stops_sheet)
        self._check_veils(stops, self.opinions[name], stops_sheet)
        self._check_voices(voices, self.opinions[name], voices_sheet)
        return Chapter(case, self.opinions[name], events, rulings, notes.notes, stops, voices.spans)

    def _bank(self, folder: Path) -> Bank | None:
        bank, sheet = self._read(folder / "questions.yml", Bank)
        if bank:
            self._check_id(bank.id, folder.name, sheet)
            self._check_unique(bank.questions, ("questions",), sheet)
        return bank

    def _check_source(self, folder: Path, case: Case, sheet: Sheet) -> None:
        try:
            source = (folder / "source.txt").read_bytes()
        except FileNotFoundError:
            self.complaints.append(Complaint(f"chapters/{folder.name}/source.txt", 0, "", "the file is missing"))
            return
        if digest(source) != case.received.sha256:
            self._say(sheet, ("received", "sha256"), "source.txt is not the text that was received; it is never edited.")
            return
        difference = compare(self.opinions[folder.name], source.decode(), case.received)
        if difference:
            name = f"chapters/{folder.name}/opinion.md"
            self.complaints.append(Complaint(name, 0, "", f"differs from source.txt: {difference}"))

    def _check_case(self, case: Case, sheet: Sheet, name: str) -> None:
        self._check_id(case.id, name, sheet)
        self._check_unique(case.people, ("people",), sheet)

    def _check_events(self, events: Events, sheet: Sheet) -> None:
        self._check_unique(events.events, ("events",), sheet)
        scenes = {scene.id for scene in events.scenes}
        known = {event.id for event in events.events}
        for i, event in enumerate(events.events):
            if event.scene and event.scene not in scenes:
                self._say(sheet, ("events", i, "scene"), f"there is no scene '{event.scene}'.", _one_of(scenes))
            if event.offset and event.offset.start not in known:
                self._say(sheet, ("events", i, "offset"), f"there is no event '{event.offset.start}'.")
        for i, disagreement in enumerate(events.disagreements):
            for j, event_id in enumerate(disagreement.events):
                if event_id not in known:
                    self._say(sheet, ("disagreements", i, "events", j), f"there is no event '{event_id}'.")

    def _check_rulings(self, rulings: Rulings, sheet: Sheet, case: Case) -> None:
        self._check_unique(rulings.rulings, ("rulings",), sheet)
        people = {person.id for person in case.people}
        for i, ruling in enumerate(rulings.rulings):
            for j, defendant in enumerate(ruling.defendants):
                if defendant not in people:
                    self._say(sheet, ("rulings", i, "defendants", j), f"case.yml knows no '{defendant}'.", _one_of(people))

    def _check_veils(self, stops: Stops, opinion: Opinion, sheet: Sheet) -> None:
        order = [passage.key for passage in opinion.body]
        reached = -1
        for i, stop in enumerate(stops.stops):
            ends = [opinion.find(words) for words in (stop.after, stop.until)]
            if not all(len(places) == 1 and places[0].passage.key in order for places in ends):
                continue  # said elsewhere, as a quotation that is not there once
            first, last = (order.index(places[0].passage.key) for places in ends)
            if first < reached or last <= first:
                self._say(sheet, ("stops", i), "the stop's veil is empty, or reaches into the one before.")
            reached = last
        known = {stop.id for stop in stops.stops}
        for i, early in enumerate(stops.early):
            for j, name in enumerate(early.stops):
                if name not in known:
                    self._say(sheet, ("early", i, "stops", j), f"there is no stop '{name}'.", _one_of(known))

    def _check_voices(self, voices: Voices, opinion: Opinion, sheet: Sheet) -> None:
        taken: dict[str, int] = {}
        for i, span in enumerate(voices.spans):
            starts, ends = opinion.find(span.start), opinion.find(span.end)
            if len(starts) != 1 or len(ends) != 1:
                continue  # said elsewhere, as a quotation that is not there once
            key = starts[0].passage.key
            if key != ends[0].passage.key or ends[0].end <= starts[0].start:
                self._say(sheet, ("spans", i), "the span does not end in the passage in which it begins, after its beginning.")
            elif starts[0].start < taken.get(key, 0):
                self._say(sheet, ("spans", i), "the span overlaps the one before it.")
            taken[key] = ends[0].end

    def _check_terms(self, glossary: Glossary, sheet: Sheet) -> None:
        self._check_unique(glossary.terms, ("terms",), sheet)
        for i, term in enumerate(glossary.terms):
            if not any(form.lower() in term.quote.lower() for form in (term.term, *term.forms)):
                self._say(
                    sheet, ("terms", i, "quote"), f"the quotation does not use the term '{term.term}' or one of its forms."
                )

    def _check_asked(self, stops: Stops, sheet: Sheet, known: set[str]) -> None:
        for i, stop in enumerate(stops.stops):
            if stop.question not in known:
                near = difflib.get_close_matches(stop.question, known, n=1)
                self._say(
                    sheet,
                    ("stops", i, "question"),
                    f"there is no question '{stop.question}'.",
                    f"Did you mean '{near[0]}'?" if near else "",
                )

    def _check_id(self, identity: str, folder: str, sheet: Sheet) -> None:
        if identity != folder:
            self._say(sheet, ("id",), f"the id '{identity}' is not the folder's name.", f"Write '{folder}'.")

    def _check_unique(self, items: Iterable[BaseModel], loc: Loc, sheet: Sheet) -> None:
        seen: dict[str, int] = {}
        for i, item in enumerate(items):
            if item.id in seen:
                self._say(sheet, (*loc, i, "id"), f"the id '{item.id}' is taken by entry {seen[item.id] + 1}")
            seen.setdefault(item.id, i)

    def _check_texts(self, model: BaseModel, sheet: Sheet, case: str) -> None:
        for loc, text, of in _strings(model, (), case):
            if (
                loc[-1] in _ANCHORS
                or (loc[0], loc[-1]) == ("stops", "until")
                or loc[0] == "spans"
                and loc[-1] in ("from", "to")
            ):
                self._check_quotation(text, of, loc, sheet)
            elif loc[0] != "received":
                self._check_prose(text, loc, sheet)

    def _check_quotation(self, quotation: str, case: str, loc: Loc, sheet: Sheet) -> None:
        opinion = self.opinions.get(case)
        if opinion is None:
            self._say(sheet, loc, f"there is no opinion '{case}'.", _one_of(self.opinions))
            return
        places = opinion.find(quotation)
        if not places:
            self._say(sheet, loc, f"the quotation is not in {case}: “{quotation}”.", opinion.nearest(quotation))
        elif len(places) > 1:
            where = ", ".join(called(place.passage) for place in places)
            remedy = f"It stands in {where}; lengthen it until it stands once."
            self._say(sheet, loc, f"the quotation stands {len(places)} times in {case}: “{quotation}”.", remedy)

    def _check_prose(self, text: str, loc: Loc, sheet: Sheet) -> None:
        for part in parse(text):
            if isinstance(part, Unreadable):
                self._say(
                    sheet,
                    loc,
                    f"{{{part.text}}} is no pin.",
                    "Write {malek ¶41}, {malek ¶41–42}, {malek n.9} or {perez dissent ¶3}.",
                )
            elif isinstance(part, Pin):
                self._check_pin(part, loc, sheet)
        for pieces in quotations(text):
            if not any(_stand_together(pieces, opinion) for opinion in self.opinions.values()):
                shown = " … ".join(pieces)
                near = max((opinion for opinion in self.opinions.values()), key=lambda o: _closeness(shown, o), default=None)
                remedy = near.nearest(shown) if near else ""
                self._say(sheet, loc, f"quotes words that no passage has: “{shown}”.", remedy)

    def _check_pin(self, pin: Pin, loc: Loc, sheet: Sheet) -> None:
        opinion = self.opinions.get(pin.case)
        if opinion is None:
            self._say(sheet, loc, f"cites the unknown opinion '{pin.case}'.", _one_of(self.opinions))
            return
        for key in pin.keys:
            if key not in opinion.passages:
                same = [passage for passage in opinion.passages.values() if _family(passage.key) == _family(key)]
                end = f"; the last there is {called(same[-1])}" if same else ""
                self._say(sheet, loc, f"cites {pin.case} #{key}, which does not exist{end}.")

    def _say(self, sheet: Sheet, loc: Loc, fault: str, remedy: str = "") -> None:
        self.complaints.append(sheet.complain(loc, fault, remedy))


def _strings(value: object, loc: Loc, case: str) -> Iterator[tuple[Loc, str, str]]:
    """Every text of a model with its location and the opinion it speaks of."""
    if isinstance(value, BaseModel):
        case = getattr(value, "opinion", case)
        for name, field in type(value).model_fields.items():
            yield from _strings(getattr(value, name), (*loc, field.alias or name), case)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _strings(item, (*loc, i), case)
    elif isinstance(value, str) and value:
        yield loc, value, case


def _stand_together(pieces: tuple[str, ...], opinion: Opinion) -> bool:
    """Whether the pieces of one quotation stand in one passage, in this order."""
    return any(_in_order(pieces, passage.text) for passage in opinion.passages.values())


def _in_order(pieces: tuple[str, ...], text: str) -> bool:
    at = 0
    for piece in pieces:
        found = text.find(" ".join(piece.split()), at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _closeness(quotation: str, opinion: Opinion) -> float:
    return max(fuzz.partial_ratio(quotation, passage.text) for passage in opinion.passages.values())


def _family(key: str) -> str:
    return key.rstrip("0123456789")


def _one_of(names: Iterable[str]) -> str:
    return f"Known: {', '.join(sorted(names))}."
