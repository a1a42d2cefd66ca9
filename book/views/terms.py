"""The glossary as a page: each term with our definition and a court's own use of it."""

from lxml import etree

from book.cards import Card, parts
from book.glossary import Term
from book.library import Chapter, Library
from book.markup import Pins, el


def terms_html(library: Library, root: str) -> etree._Element:
    """Every term, in the order of the glossary, from a page at `root`."""
    pins = Pins(library, root)
    items = [
        (
            el("dt", term.term, id=f"term-{term.id}"),
            el("dd", el("p", pins.prose(term.definition)), _use(term, pins)),
        )
        for term in library.terms
    ]
    return el("dl", items, class_="cb-terms cb-ours")


def terms_of(chapter: Chapter, library: Library) -> tuple[Term, ...]:
    """The terms that are marked in one opinion."""
    return tuple(term for term in library.terms if term.opinion == chapter.case.id)


def term_cards(chapter: Chapter, pins: Pins) -> dict[str, Card]:
    """Name and definition of the terms marked in one opinion, by the anchors of the glossary."""
    return {
        f"term-{term.id}": {"name": term.term, "means": parts(term.definition, pins)}
        for term in terms_of(chapter, pins.library)
    }


def _use(term: Term, pins: Pins) -> etree._Element:
    """The court's use of a term, folded, since it may tell how the court ruled."""
    return el("details", el("summary", "A court’s use of it (may tell how it ruled)"), pins.quotation(term.opinion, term.quote))
