"""The opinion as a page: the court's paragraphs with their numbers, pages and footnotes, our notes apart and marked as ours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from book.library import Chapter, Library
from book.markup import Child, Pins, el
from book.notes import Note
from book.opinion import Opinion, Passage, Run, called

_CLASSES = {
    "caption": "cb-cap",
    "label": "cb-label",
    "author": "cb-author",
    "break": "cb-break",
    "order": "cb-order",
    "signature": "cb-signature",
}
_KINDS = {"quotation": " cb-quotation", "item": " cb-item"}


def opinion_html(chapter: Chapter, library: Library, root: str = "../../") -> etree._Element:
    """The whole opinion: outline, text, footnotes; a dissent as its own marked part; our notes at the end."""
    page = _Page(chapter, Pins(library, root, home=chapter.case.id))
    parts = [
        page.part(part, list(passages)) for part, passages in groupby(chapter.opinion.body, key=lambda passage: passage.part)
    ]
    return el("div", _outline(chapter.opinion), parts, page.our_notes(), class_="cb-opinion", data_case=chapter.case.id)


def _outline(opinion: Opinion) -> etree._Element:
    headings = [passage for passage in opinion.body if passage.kind == "heading"]
    items = [
        el("li", el("a", passage.text, href=f"#{passage.key}"), class_=f"cb-depth-{passage.level}") for passage in headings
    ]
    nav = el("nav", el("ol", items), aria_label="Outline of the opinion")
    return el("details", el("summary", "Outline of the opinion"), nav, class_="cb-outline")


class _Page:
    """One opinion being set: knows where our notes' marks go."""

    def __init__(self, chapter: Chapter, pins: Pins) -> None:
        self.chapter, self.pins = chapter, pins
        self.marks: dict[str, list[tuple[int, Note]]] = defaultdict(list)
        for note in chapter.notes:
            place = chapter.place(note.quote)
            self.marks[place.passage.key].append((place.end, note))

    def part(self, part: str, passages: list[Passage]) -> etree._Element:
        """The court's opinion, or the dissent under a line of ours that says whose it is."""
        notes = [note for note in self.chapter.opinion.notes if note.part == part]
        blocks = list(self._blocks(passages))
        footnotes = self._footnotes(notes) if notes else None
        if part != "dissent":
            return el("section", blocks, footnotes, class_="cb-part", aria_label="Opinion of the court")
        writer = next(judge.name for judge in self.chapter.case.judges if "dissent" in judge.wrote.lower())
        words = (
            f"From here on: the partial concurrence and partial dissent of Judge {writer}. It is not the opinion of the court."
        )
        banner = el("p", words, class_="cb-ours cb-banner")
        return el(
            "section", banner, blocks, footnotes, class_="cb-part cb-dissent-part", id="dissent", aria_label="Partial dissent"
        )

    def our_notes(self) -> Child:
        """Our notes on this opinion, in the order of the text."""
        if not self.chapter.notes:
            return None
        heading = el("h2", "Our notes on the text", class_="cb-ours-heading")
        return el("section", heading, [self._our_note(note) for note in self.chapter.notes],
                  class_="cb-footnotes cb-ours", aria_label="Our notes on the text")  # fmt: skip

    def _our_note(self, note: Note) -> etree._Element:
        back = el("a", "†", href=f"#mark-{note.id}", class_="cb-back", aria_label="Back to the passage")
        place = self.chapter.place(note.quote)
        body = el("p", el("strong", f"{note.kind.capitalize()}. "), el("q", note.quote, class_="cb-court-words"), " (",
                  self.pins.at(self.chapter.case.id, place), "). ", self.pins.prose(note.text))  # fmt: skip
        return el("div", back, body, id=f"note-{note.id}", class_="cb-footnote", role="note", aria_label="Our note")

    def _blocks(self, passages: Iterable[Passage]) -> Iterator[Child]:
        for in_caption, group in groupby(passages, key=lambda passage: passage.kind == "caption"):
            blocks = [self._block(passage) for passage in group]
            yield el("div", blocks, class_="cb-caption", id="caption") if in_caption else blocks

    def _block(self, passage: Passage) -> etree._Element:
        inline = list(self._inline(passage))
        if passage.kind == "heading":
            return el(f"h{passage.level}", inline, id=passage.key, class_="cb-heading")
        if passage.kind in _CLASSES:
            return el("p", inline, id=passage.key, class_=_CLASSES[passage.kind])
        return el("p", _number(passage), inline, id=passage.key, class_=f"cb-par{_KINDS.get(passage.kind, '')}")

    def _footnotes(self, notes: list[Passage]) -> etree._Element:
        heading = el("h2", "Footnotes", class_="cb-ours-heading")
        return el("section", heading, [self._footnote(note) for note in notes], class_="cb-footnotes", aria_label="Footnotes")

    def _footnote(self, note: Passage) -> etree._Element:
        label = note.key.lstrip("dn")
        back = el(
            "a",
            "*" if label == "star" else label,
            href=f"#ref-{note.key}",
            role="doc-backlink",
            class_="cb-back",
            aria_label=f"Back to the mark of footnote {label}",
        )
        body = el("p", list(self._inline(note)))
        return el("div", back, body, id=note.key, class_="cb-footnote", role="note", aria_label=f"Footnote {label}")

    def _inline(self, passage: Passage) -> Iterator[Child]:
        """The words of a passage with their marks; a mark of ours stands where its quotation ends."""
        at = 0
        for run in passage.runs:
            if run.kind == "text":
                yield from self._words(run, passage.key, at)
                at += len(run.text)
            else:
                at += run.kind == "break"
                yield _mark(run, in_note=passage.kind == "footnote")

    def _words(self, run: Run, key: str, start: int) -> Iterator[Child]:
        done = 0
        here = [(end, note) for end, note in self.marks[key] if start < end <= start + len(run.text)]
        for end, note in sorted(here, key=lambda mark: mark[0]):
            yield _set(run.text[done : end - start], run.italic)
            yield _our_mark(note)
            done = end - start
        yield _set(run.text[done:], run.italic)


def _set(words: str, italic: bool) -> Child:
    return el("em", words) if italic and words else words


def _number(passage: Passage) -> etree._Element:
    lines = passage.lines.replace("-", "–")
    where = f"page and lines {lines}" if lines else f"page {passage.page}"
    words = f"{called(passage).replace('¶', 'paragraph ')}, slip opinion {where}"
    return el("a", href=f"#{passage.key}", class_="cb-number", data_number=passage.number, data_lines=lines or None,
              aria_label=words, title=words)  # fmt: skip


def _mark(run: Run, in_note: bool) -> Child:
    """What stands between the words. A page that starts in a footnote has its anchor in the body, where it starts too."""
    match run.kind:
        case "page":
            return el(
                "a",
                href=f"#page-{run.text}",
                id=None if in_note else f"page-{run.text}",
                class_="cb-page",
                data_page=run.text,
                aria_label=f"Page {run.text} of the slip opinion starts here",
            )
        case "note":
            return _reference(run.text)
        case _:
            return el("br")


def _reference(label: str) -> etree._Element:
    dissent, shown = label.startswith("d"), label.removeprefix("d")
    key = f"{'d' if dissent else ''}n{'star' if shown == '*' else shown}"
    link = el("a", shown, href=f"#{key}", id=f"ref-{key}", class_="cb-ref", role="doc-noteref", aria_label=f"Footnote {shown}")
    return el("sup", link)


def _our_mark(note: Note) -> etree._Element:
    words = f"Our note on these words: {note.kind}"
    return el("a", href=f"#note-{note.id}", id=f"mark-{note.id}", class_="cb-our-mark", aria_label=words)
