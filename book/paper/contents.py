"""The joined book: every page of `_toc.yml` that paper can hold, in its order, and the answers at the end."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from lxml import etree

from book.library import ROOT, Library
from book.markup import el
from book.paper.answers import ANSWERS, keep_back
from book.paper.links import settle_links
from book.paper.pages import page
from book.paper.settle import settle
from book.paper.sheet import Sheet, words

EDITION = (
    "This edition is for reading away from the site. Where an opinion stops and asks, the question stands in the text; the "
    "answers to all questions and the tables of rulings stand near the end of the book, with links there and back. What the "
    "pages below say of folds, cards, marks and the browser is true of the site."
)


def whole_book(library: Library, root: Path = ROOT) -> list[Sheet]:
    """The sheets of the book, links settled: the front page, the parts, and before the last part the answers."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    asked: list[Sheet] = []
    answered: list[tuple[str, etree._Element]] = []
    for name, part, depth in _names(toc):
        body = page(root, name, library)
        if body is None:
            continue
        address = f"{name}.html"
        if not asked:
            body.insert(1, el("p", EDITION, class_="cb-edition"))
        answered += keep_back(body, address, library)
        asked.append(_sheet(address, part, depth, settle(body)))
    last = toc["parts"][-1]["caption"]
    answers = [_sheet(address, ANSWERS, 1, settle(body)) for address, body in answered]
    cut = next(at for at, sheet in enumerate(asked) if sheet.part == last)
    sheets = [*asked[:cut], *answers, *asked[cut:]]
    for sheet in sheets:
        for number, heading in enumerate(sheet.body.iter("h1", "h2", "h3", "h4", "h5", "h6"), 1):
            heading.set("id", heading.get("id") or f"part-{number}")
    settle_links(sheets)
    return sheets


def _names(toc: dict) -> Iterator[tuple[str, str, int]]:
    """The pages with the caption of their part and their depth."""
    yield toc["root"], "", 1
    for part in toc["parts"]:
        for chapter in part["chapters"]:
            yield chapter["file"], part["caption"], 1
            for section in chapter.get("sections", ()):
                yield section["file"], part["caption"], 2


def _sheet(address: str, part: str, depth: int, body: etree._Element) -> Sheet:
    title = body.find("h1")
    title = el("h1", address) if title is None else title
    return Sheet(address, words(title), part, depth, body)
