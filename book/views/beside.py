"""Our notes beside the passage they belong to: numbered as their marks, in the order of the marks, after the court's words."""

from collections import defaultdict

from lxml import etree

from book.library import Chapter
from book.markup import Pins, el
from book.notes import LETTERS, Note
from book.views.veil import built_on


def numbers(chapter: Chapter) -> dict[str, int]:
    """The number of every note by its id: 1 for the first mark on the page, a part's footnotes after its paragraphs."""
    opinion = chapter.opinion
    parts = list(dict.fromkeys(passage.part for passage in opinion.body))
    order = {passage.key: (parts.index(passage.part), passage.kind == "footnote", at)
             for at, passage in enumerate(opinion.passages.values())}  # fmt: skip
    places = {note.id: chapter.place(note.quote) for note in chapter.notes}
    ordered = sorted(places, key=lambda name: (order[places[name].passage.key], places[name].end))
    return {name: number for number, name in enumerate(ordered, 1)}


class Beside:
    """The notes of one opinion by the passage beside which they stand."""

    def __init__(self, chapter: Chapter, pins: Pins) -> None:
        self.chapter, self.case, self.pins, self.numbers = chapter, chapter.case.id, pins, numbers(chapter)
        self.places = {note.id: chapter.place(note.quote) for note in chapter.notes}
        self.notes: dict[str, list[Note]] = defaultdict(list)
        for note in sorted(chapter.notes, key=lambda note: self.numbers[note.id]):
            self.notes[self.places[note.id].passage.key].append(note)

    def with_notes(self, key: str, words: etree._Element) -> etree._Element:
        """A passage's words, and after them its notes, which a wide screen sets beside them; alone where it has none."""
        if key not in self.notes:
            return words
        return el("div", words, el("div", map(self._note, self.notes[key]), class_="cb-beside cb-ours"), class_="cb-noted")

    def _note(self, note: Note) -> etree._Element:
        label = f"{LETTERS[note.kind]}{self.numbers[note.id]}"
        place = self.places[note.id]
        where = self.pins.words(self.case, place.passage, place.page)
        of = [" On: ", el("q", note.quote, class_="cb-court-words"), f" ({where})."]
        return el(
            "div",
            el("a", label, href=f"#{place.passage.key}", class_="cb-back", role="doc-backlink"),
            el("p", el("strong", f"{note.kind.capitalize()}. "), self.pins.prose(note.text), of),
            id=f"note-{note.id}",
            class_="cb-our-note",
            data_kind=note.kind,
            data_waits=" ".join(built_on(self.chapter, note.text)) or None,
            role="note",
        )
