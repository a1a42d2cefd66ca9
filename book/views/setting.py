"""The words of a passage being set: with the court's own marks, and with ours (notes, voices, terms) that add no character."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from book.cited import NOTHING, RECORD, Citation
from book.glossary import Term
from book.library import Chapter
from book.markup import Child, add, el
from book.notes import LETTERS, Note
from book.opinion import Passage, Run
from book.views.beside import numbers
from book.voices import Span


@dataclass(frozen=True)
class _Range:
    """A stretch of one passage's text that belongs to a voice, is a term, or cites."""

    start: int
    end: int
    what: Span | Term | Citation

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


class Setting:
    """Sets the passages of one opinion."""

    def __init__(self, chapter: Chapter, terms: tuple[Term, ...], citations: tuple[Citation, ...], root: str) -> None:
        self.root = root
        self.numbers = numbers(chapter)
        self.marks: dict[str, dict[int, list[Note]]] = defaultdict(lambda: defaultdict(list))
        self.voices: dict[str, list[_Range]] = defaultdict(list)
        self.links: dict[str, list[_Range]] = defaultdict(list)
        for note in chapter.notes:
            place = chapter.place(note.quote)
            self.marks[place.passage.key][place.end].append(note)
        for span in chapter.voices:
            start, end = chapter.place(span.start), chapter.place(span.end)
            self.voices[start.passage.key].append(_Range(start.start, end.end, span))
        for citation in citations:
            if citation.authority not in (RECORD, NOTHING):
                self.links[citation.passage].append(_Range(citation.start, citation.end, citation))
        for term in terms:
            key, where = _used(chapter, term)
            if not any(other.start < where.end and where.start < other.end for other in self.links[key]):
                self.links[key].append(where)

    def inline(self, passage: Passage) -> list[Child]:
        """The passage's words and marks as children of its element."""
        out: list[Child] = []
        spans: dict[int, etree._Element] = {}
        for at, node in self._nodes(passage):
            voice = next((one for one in self.voices[passage.key] if one.holds(at)), None)
            if voice is None:
                out.append(node)
            elif voice.start in spans:
                add(spans[voice.start], node)
            else:
                spans[voice.start] = add(_voice(voice.what), node)
                out.append(spans[voice.start])
        return out

    def _nodes(self, passage: Passage) -> Iterator[tuple[int, Child]]:
        """The smallest pieces, each with the place in the text whose voice it shares; a link, with all its pieces, is one."""
        at = 0
        link: tuple[_Range | None, etree._Element | None] = (None, None)
        for run in passage.runs:
            if run.kind == "text":
                for start, end in self._cuts(passage.key, at, at + len(run.text)):
                    words = run.text[start - at : end - at]
                    piece: Child = el("em", words) if run.italic else words
                    where = next((one for one in self.links[passage.key] if one.holds(start)), None)
                    if where is None:
                        yield start, piece
                    elif where is link[0]:
                        add(link[1], piece)
                    else:
                        link = (where, add(self._link(where.what), piece))
                        yield start, link[1]
                    for note in self.marks[passage.key].get(end, ()):
                        link = (None, None)
                        yield start, _our_mark(note, self.numbers[note.id])
                at += len(run.text)
            else:
                link = (None, None)
                yield max(at - 1, 0), court_mark(run, in_note=passage.kind == "footnote")
                at += run.kind == "break"

    def _cuts(self, key: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        edges = {edge for one in (*self.voices[key], *self.links[key]) for edge in (one.start, one.end)} | set(self.marks[key])
        stops = [start, *sorted(edge for edge in edges if start < edge < end), end]
        yield from zip(stops, stops[1:], strict=False)

    def _link(self, what: Span | Term | Citation) -> etree._Element:
        if isinstance(what, Citation):
            return el("a", href=f"{self.root}authorities.html#a-{what.authority}", class_="cb-cite")
        return el("a", href=f"{self.root}glossary.html#term-{what.id}", class_="cb-term")


def _used(chapter: Chapter, term: Term) -> tuple[str, _Range]:
    """Where, inside its quotation, a term stands."""
    place = chapter.place(term.quote)
    found = term.found_in(place.passage.text[place.start : place.end])
    assert found  # a quotation without its term is a fault in the content
    return place.passage.key, _Range(place.start + found[0], place.start + found[1], term)


def _voice(span: Span | Term | Citation) -> etree._Element:
    voice, status = (span.voice, span.status) if isinstance(span, Span) else ("court", None)
    return el("span", class_="cb-voice", data_voice=voice, data_status=status)


def _our_mark(note: Note, number: int) -> etree._Element:
    """The mark of a note. A script gives it its name and the note its way back to it, which would weigh much in the page."""
    return el(
        "a",
        href=f"#note-{note.id}",
        class_="cb-our-mark",
        data_letter=LETTERS[note.kind],
        data_n=number,
    )


def court_mark(run: Run, in_note: bool) -> Child:
    """What stands between the words. A page that starts in a footnote has its anchor in the body, where it starts too."""
    match run.kind:
        case "page":
            return el(
                "a",
                href=f"#page-{run.text}",
                id=None if in_note else f"page-{run.text}",
                class_="cb-page",
                data_page=run.text,
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
