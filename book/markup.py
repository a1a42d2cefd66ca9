"""HTML grown as a tree: our texts, pins and the court's passages as lxml elements.

Text is always put in as text; nothing here takes markup as a string.
"""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree
from lxml.html import builder

from book.library import Library
from book.opinion import Passage, Place, called
from book.prose import Pin, Words, held, parse

_TAG = re.compile(r"""<[a-z][^\s<>]*(?:\s+[^\s=<>"]+(?:="[^"]*")?)+>""")
_QUOTED = re.compile(r"""="([^\s"'=<>`]+)"(?=[\s>])""")

Child = Any
"""What `el` takes as a child: an element, a text, None (left out), or an iterable of these."""


def el(tag: str, *children: Child, **attrs: str | bool | int | None) -> etree._Element:
    """An element. Attribute names lose a final underscore and turn inner ones into hyphens; None and False drop one."""
    element = getattr(builder, tag.upper(), None)
    node = element() if element else etree.Element(tag)
    for name, value in attrs.items():
        if value is not None and value is not False:
            node.set(name.rstrip("_").replace("_", "-"), "" if value is True else str(value))
    add(node, *children)
    return node


def add(node: etree._Element, *children: Child) -> etree._Element:
    """Append children to `node`; returns it."""
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            _add_text(node, child)
        elif etree.iselement(child):
            node.append(child)
        elif isinstance(child, Iterable):
            add(node, *child)
    return node


def _add_text(node: etree._Element, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def html(node: etree._Element) -> str:
    """The tree as HTML."""
    return etree.tostring(node, method="html", encoding="unicode")


def spare(text: str) -> str:
    """The same HTML without the quotation marks that HTML does not need around an attribute's value."""
    return _TAG.sub(lambda tag: _QUOTED.sub(r"=\1", tag[0]), text)


def table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[Child, ...]]) -> etree._Element:
    """A table with a caption and heads, the first cell of each row its head, in a frame that scrolls by itself."""
    body = [
        el(
            "tr",
            el("th", row[0], scope="row"),
            [el("td", cell, data_head=head) for head, cell in zip(heads[1:], row[1:], strict=True)],
        )
        for row in rows
    ]
    head = el("thead", el("tr", [el("th", words, scope="col") for words in heads]))
    whole = el("table", el("caption", caption), head, el("tbody", body), class_="cb-events")
    return el("div", whole, class_="cb-scroll", tabindex="0", role="region", aria_label=caption)


class Pins:
    """Makes links into the opinions, from a page at `root` (the relative way to the top of the site, e.g. "../../").

    Without a root (None) no page is at hand, and a pin is its words alone.
    Inside one case's own pages (`home`) its name is left out of the link's words; on the page of its opinion (`here`) a link
    is the anchor alone.
    """

    def __init__(self, library: Library, root: str | None, home: str = "", here: str = "") -> None:
        self.library, self.root, self.home, self.here = library, root, home, here

    def href(self, case: str, key: str) -> str | None:
        if case == self.here:
            return f"#{key}"
        return self.page(f"chapters/{case}/opinion.html#{key}")

    def page(self, path: str) -> str | None:
        """The way to a page of the book by its path from the top."""
        return None if self.root is None else f"{self.root}{path}"

    def words(self, case: str, passage: Passage, page: int | None = None, last: Passage | None = None) -> str:
        """The pin as a reader sees it: 'Malek ¶41, p. 16'."""
        name = "" if case == self.home else f"{self.library.chapters[case].case.short} "
        number = called(passage) + (f"–{last.number}" if last else "")
        if page is not None:
            return f"{name}{number}, p. {page}"
        end = (last or passage).last_page
        pages = f"p. {passage.page}" if end == passage.page else f"pp. {passage.page}–{end}"
        return f"{name}{number}, {pages}"

    def to(self, pin: Pin) -> etree._Element:
        passages = self.library.chapters[pin.case].opinion.passages
        last = passages[pin.last] if pin.last else None
        return self._link(pin.case, passages[pin.key], self.words(pin.case, passages[pin.key], last=last))

    def at(self, case: str, place: Place) -> etree._Element:
        """A link to the passage in which a quotation stands."""
        return self._link(case, place.passage, self.words(case, place.passage, place.page))

    def _link(self, case: str, passage: Passage, words: str) -> etree._Element:
        return el("a", words, class_="cb-pin", href=self.href(case, passage.key))

    def prose(self, text: str) -> list[Child]:
        """A text of ours as children of an element: words, italics and pins."""
        parts: list[Child] = []
        for part in parse(held(text)):
            if isinstance(part, Pin):
                parts.append(self.to(part))
            elif isinstance(part, Words):
                parts.append(el("em", part.text) if part.italic else part.text)
        return parts

    def quotation(self, case: str, quote: str) -> etree._Element:
        """The court's words, set apart as such, with their pin."""
        place = self.library.chapters[case].opinion.find(quote)[0]
        return el("blockquote", el("p", quote), el("footer", self.at(case, place)), class_="cb-court")
