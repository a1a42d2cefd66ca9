"""The opinion as a page: the court's paragraphs, numbers, pages and footnotes; our notes beside them and marked as ours."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from book.citeform import form
from book.library import Chapter, Library
from book.markup import Child, Pins, add, el
from book.notes import KINDS
from book.opinion import Opinion, Passage, called
from book.stops import Stop
from book.views.beside import Beside
from book.views.fork import fork_html
from book.views.setting import Setting
from book.views.stop import stop_html
from book.views.terms import terms_of
from book.views.veil import built_on, early, veil, veiled_words
from book.voices import VOICES

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
    """The whole opinion: controls, text, footnotes; a dissent as its own marked part; our notes after each passage."""
    page = _Page(chapter, Pins(library, root, home=chapter.case.id, here=chapter.case.id))
    parts = [
        page.part(part, list(passages)) for part, passages in groupby(chapter.opinion.body, key=lambda passage: passage.part)
    ]
    return el(
        "div",
        page.controls(),
        parts,
        class_="cb-opinion",
        data_case=chapter.case.id,
        data_cite=form(chapter.case),
        data_cite_dissent=form(chapter.case, "dissent") if chapter.opinion.dissents else None,
    )


def _outline(opinion: Opinion) -> etree._Element:
    headings = [passage for passage in opinion.body if passage.kind == "heading"]
    items = [
        el("li", el("a", passage.text, href=f"#{passage.key}"), class_=f"cb-depth-{passage.level}") for passage in headings
    ]
    nav = el("nav", el("ol", items), aria_label="Outline of the opinion")
    return el("details", el("summary", "Outline"), nav, class_="cb-outline")


class _Page:
    """One opinion being laid out: knows where the reading stops and what tells too early."""

    def __init__(self, chapter: Chapter, pins: Pins) -> None:
        self.chapter, self.pins = chapter, pins
        self.stops = {self._next_key(stop.after): (stop, chapter.place(stop.until).passage.key) for stop in chapter.stops.stops}
        self.early = early(chapter)
        self.setting = Setting(chapter, terms_of(chapter, pins.library), pins.library.citations[chapter.case.id], pins.root)
        self.beside = Beside(chapter, pins)

    def _next_key(self, quotation: str) -> str:
        """The passage after the one in which a quotation stands; a heading before it is veiled with it."""
        order = [passage.key for passage in self.chapter.opinion.body]
        return order[order.index(self.chapter.place(quotation).passage.key) + 1]

    def controls(self) -> etree._Element:
        """What the page does at its stops, the one switch that shows all, outline, reading aids, and how to mark words."""
        link = el("a", "All your marks", href=f"{self.pins.root}marks.html")
        marking = el(
            "p",
            "To mark or cite, select words or press a paragraph’s number. ",
            link,
            ".",
            el("span", class_="cb-own-count"),
            class_="cb-own-standing",
        )
        outline = _outline(self.chapter.opinion)
        return el("div", self._stopping(), outline, self._lenses(), marking, class_="cb-controls cb-ours")

    def _stopping(self) -> Child:
        count = len(self.chapter.stops.stops)
        if not count:
            return None
        words = f"This page stops at {count} places where the court is about to rule, and asks you what it will do. "
        standing = el("span", f"You have answered 0 of {count}.", class_="cb-stops-standing", role="status")
        switch = el(
            "button", "Show the whole opinion", type="button", class_="cb-button cb-quiet cb-show-all", aria_pressed="false"
        )
        return [el("p", words, standing), switch]

    def _lenses(self) -> etree._Element:
        """Who is speaking, what this court had to assume, and which of our notes to mark; a script makes them work."""
        voices = {"": "Everyone"} | VOICES | ({"dissent": "The dissent"} if self.chapter.opinion.dissents else {})
        speaker = el("select", [el("option", words, value=name) for name, words in voices.items()], class_="cb-lens-voice")
        status = el("input", type="checkbox", class_="cb-lens-status")
        kinds = sorted({note.kind for note in self.chapter.notes})
        boxes = [
            el("label", el("input", type="checkbox", checked=True, value=kind, class_="cb-lens-kind"), f" {KINDS[kind]} ",
               el("span", str(sum(note.kind == kind for note in self.chapter.notes)), class_="cb-count"))
            for kind in kinds
        ]  # fmt: skip
        posture = self.chapter.case.posture
        lens = el("div", el("p", el("strong", f"Posture: {posture.name}. "), self.pins.prose(posture.assumes)),
                  el("p", self.pins.prose(posture.so)), class_="cb-posture cb-posture-lens", hidden=True)  # fmt: skip
        return el(
            "details",
            el("summary", "Reading aids"),
            el("p", el("label", "Let one speaker stand out: ", speaker)),
            el("p", el("label", status, " Show the status of facts, and what this court had to assume")),
            lens,
            el("fieldset", el("legend", "Show our notes of these kinds"), _all_or_none(), boxes, class_="cb-kinds"),
            class_="cb-lenses",
        )

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
        banner = el("div", el("p", words), fork_html(self.chapter, self.pins), class_="cb-ours cb-banner")
        return el(
            "section", banner, blocks, footnotes, class_="cb-part cb-dissent-part", id="dissent", aria_label="Partial dissent"
        )

    def _blocks(self, passages: list[Passage]) -> Iterator[Child]:
        """The passages in order; from a stop on, those that stay veiled stand in one box behind it."""
        caption = [self._block(passage) for passage in passages if passage.kind == "caption"]
        if caption:
            yield el("div", caption, class_="cb-caption", id="caption")
        closed: etree._Element | None = None
        last = ""
        for passage in passages:
            if passage.kind == "caption":
                continue
            if passage.key in self.stops:
                stop, last = self.stops[passage.key]
                closed = veil((stop.id,))
                yield from (*self._stop(stop), closed, veiled_words())
            block = self._block(passage)
            if closed is None:
                yield block
            else:
                add(closed, block)
            if passage.key == last:
                closed = None

    def _stop(self, stop: Stop) -> Iterator[etree._Element]:
        """A stop; veiled itself while what it tells of so far stands behind an earlier one."""
        names = [one.id for one in self.chapter.stops.stops]
        number = names.index(stop.id) + 1
        node = stop_html(stop, self.pins, number, len(names))
        needs = tuple(name for name in built_on(self.chapter, stop.so_far) if names.index(name) + 1 < number)
        yield from (add(veil(needs), node), veiled_words(building=True)) if needs else (node,)

    def _block(self, passage: Passage) -> Child:
        block = self.beside.with_notes(passage.key, self._plain_block(passage))
        if passage.key not in self.early:
            return block
        return [add(veil(self.early[passage.key]), block), veiled_words()]

    def _plain_block(self, passage: Passage) -> etree._Element:
        inline = self.setting.inline(passage)
        if passage.kind == "heading":
            return el(f"h{passage.level}", inline, id=passage.key, class_="cb-heading")
        if passage.kind in _CLASSES:
            return el("p", inline, id=passage.key, class_=_CLASSES[passage.kind])
        return el("p", _number(passage), inline, id=passage.key, class_=f"cb-par{_KINDS.get(passage.kind, '')}")

    def _footnotes(self, notes: list[Passage]) -> etree._Element:
        heading = el("h2", "Footnotes", class_="cb-ours-heading")
        return el(
            "section",
            heading,
            [self._footnote(note) for note in notes],
            class_="cb-footnotes",
            aria_label="Footnotes of the dissent" if notes[0].part == "dissent" else "Footnotes",
        )

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
        body: Child = self.beside.with_notes(note.key, el("p", self.setting.inline(note)))
        if note.key in self.early:
            body = [add(veil(self.early[note.key]), body), veiled_words()]
        return el("div", back, body, id=note.key, class_="cb-footnote", role="note", aria_label=f"Footnote {label}")


def _all_or_none() -> etree._Element:
    """Two buttons: every kind of our notes, or none, so that the court's words stand alone."""
    buttons = [
        [el("button", words, type="button", value=value, class_="cb-button cb-quiet"), " "]
        for value, words in (("all", "All notes"), ("none", "No notes"))
    ]
    return el("p", buttons)


def _number(passage: Passage) -> etree._Element:
    """The number of a paragraph. Where the slip opinion has lines, a script makes of them what a screen reader says."""
    lines = passage.lines.replace("-", "–")
    words = f"{called(passage).replace('¶', 'paragraph ')}, slip opinion page {passage.page}"
    return el(
        "a",
        href=f"#{passage.key}",
        class_="cb-number",
        data_number=passage.number,
        data_lines=lines or None,
        title=None if lines else words,
    )
