"""What the PDF learns from its pages once they are laid out: their numbers, and whether a note was lost."""

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


def loosen(tree: etree._Element, there: set[str]) -> bool:
    """Let the paragraphs of a sheet break anywhere when one of its notes is not `there`, among the anchors of the pages:
    WeasyPrint can lose a note whose line it moves for the sake of widows. Whether a sheet was loosened. Raises `ValueError`
    when a note is lost all the same."""
    lost = [note for note in classed(tree, "cb-foot") if note.get("id") not in there]
    sheets = {next(node for node in note.iterancestors() if "cb-sheet" in node.get("class", "").split()) for note in lost}
    for sheet in sheets:
        if "cb-loose" in sheet.get("class").split():
            raise ValueError(f"lost on the pages: {', '.join(str(note.get('id')) for note in lost)}")
        sheet.set("class", f"{sheet.get('class')} cb-loose")
    return bool(sheets)
