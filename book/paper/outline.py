"""The contents of the joined book as a tree: parts, pages, headings."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from book.markup import Child, el
from book.paper.sheet import Sheet, classed, drop, words


@dataclass
class Entry:
    """A line of the contents: its words, the address it leads to (None for a part), and what stands below it."""

    title: str
    href: str | None
    below: list["Entry"] = field(default_factory=list)


def outline(sheets: list[Sheet]) -> list[Entry]:
    """The contents of the sheets."""
    top: list[Entry] = []
    for sheet in sheets:
        above = top
        if sheet.part:
            if not top or top[-1].href or top[-1].title != sheet.part:
                top.append(Entry(sheet.part, None))
            above = top[-1].below
        if sheet.depth > 1:
            above = above[-1].below
        above.append(Entry(sheet.title, sheet.address, _headings(sheet)))
    return top


def _headings(sheet: Sheet) -> list[Entry]:
    found: list[Entry] = []
    for heading in sheet.headings():
        shelf = found
        for _ in range(int(heading.tag[1]) - 2):
            shelf = shelf[-1].below if shelf else shelf
        shelf.append(Entry(_title(heading), f"{sheet.address}#{heading.get('id')}"))
    return found


def _title(heading: etree._Element) -> str:
    """A heading's words without the page that starts in it and the marks of notes."""
    bare = deepcopy(heading)
    for mark in [node for node in classed(bare, "cb-page", "cb-our-mark", "cb-ref") if node is not bare]:
        drop(mark)
    return words(bare)


def as_list(entries: list[Entry], link: dict[str, str]) -> etree._Element:
    """The contents as nested lists; `link` gives the way to a page."""
    return el("ol", [el("li", _line(entry, link), as_list(entry.below, link) if entry.below else None) for entry in entries])


def _line(entry: Entry, link: dict[str, str]) -> Child:
    if entry.href is None:
        return el("span", entry.title)
    page, mark, anchor = entry.href.partition("#")
    return el("a", entry.title, href=link[page] + mark + anchor)


def flat(entries: list[Entry]) -> Iterator[Entry]:
    """Every line, in order."""
    for entry in entries:
        yield entry
        yield from flat(entry.below)
