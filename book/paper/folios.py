"""Page numbers in the PDF's contents and references, taken from the pages as they were laid out."""

from collections.abc import Iterable

from lxml import etree

from book.paper.sheet import classed

UNKNOWN = "000"


def ask(tree: etree._Element) -> None:
    """Mark the links that say their page: those of the contents, to an answer, and back from it."""
    boxes = [*classed(tree, "cb-listed", "cb-to-answer"), *(key.find("h2") for key in classed(tree, "cb-key"))]
    for link in (link for box in boxes for link in box.iter("a")):
        link.set("data-page", UNKNOWN)


def tell(tree: etree._Element, pages: Iterable[Iterable[str]]) -> bool:
    """Give the links the numbers of the pages that hold their anchors, page by page; whether a number has changed by that."""
    where: dict[str, str] = {}
    for number, anchors in enumerate(pages, 1):
        for anchor in anchors:
            where.setdefault(anchor, str(number))
    changed = False
    for link in tree.iter("a"):
        number = where[link.get("href")[1:]] if link.get("data-page") else None
        if number and number != link.get("data-page"):
            link.set("data-page", number)
            changed = True
    return changed
