"""The PDF, read back: pages, bookmarks, links that resolve, the first and last words of each opinion, every note."""

import io
import re
from collections import Counter

import pypdf
import pytest

from book.library import Library
from book.opinion import Passage
from book.paper.outline import flat, outline
from book.paper.pdf import joined, pdf
from book.paper.sheet import Sheet
from book.prose import Words, parse


@pytest.fixture(scope="module")
def read(sheets: list[Sheet]) -> pypdf.PdfReader:
    """The PDF, made and opened; it takes a minute or two."""
    return pypdf.PdfReader(io.BytesIO(pdf(sheets, "Clearly Established", "The Clearly Established authors", "2026")))


@pytest.fixture(scope="module")
def text(read: pypdf.PdfReader) -> str:
    """The letters of all pages."""
    return _letters("".join(page.extract_text() for page in read.pages))


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _piece(passage: Passage) -> str:
    """The first letters of a passage's longest stretch without a mark, too few to run over a page often."""
    return _letters(max((run.text for run in passage.runs if run.kind == "text"), key=len))[:20]


def test_a_book_of_some_hundred_pages(read: pypdf.PdfReader) -> None:
    """Neither cut short nor blown up; tagged, titled, in English."""
    assert 350 <= len(read.pages) <= 800
    catalog = read.trailer["/Root"]
    assert catalog["/Lang"] == "en" and catalog["/MarkInfo"]["/Marked"] and read.metadata.title == "Clearly Established"


def test_every_line_of_the_contents_is_a_bookmark(read: pypdf.PdfReader, sheets: list[Sheet]) -> None:
    """Parts and pages have bookmarks of the same words."""

    def titles(entries: list) -> list[str]:
        return [title for one in entries for title in (titles(one) if isinstance(one, list) else [one.title])]

    named = set(titles(read.outline))
    assert {entry.title for entry in flat(outline(sheets)) if not entry.href or "#" not in entry.href} <= named


def test_every_link_resolves(read: pypdf.PdfReader) -> None:
    """No link leads to an anchor that is not there, and there are thousands."""
    known, asked = set(read.named_destinations), []
    for page in read.pages:
        for one in page.get("/Annots") or ():
            link = one.get_object()
            if "/Dest" in link:
                asked.append(str(link["/Dest"]))
            elif link.get("/A", {}).get("/S") == "/GoTo":
                asked.append(str(link["/A"]["/D"]))
    assert len(asked) > 3000 and set(asked) - known == set()


def test_the_contents_tell_the_page(read: pypdf.PdfReader, sheets: list[Sheet]) -> None:
    """Behind each line of the contents stands the number of the page to which its bookmark leads."""
    starts = {sheet.title: read.get_destination_page_number(read.named_destinations[sheet.name]) + 1 for sheet in sheets}
    contents = " ".join("".join(page.extract_text() for page in read.pages[1:4]).split())
    assert [title for title, page in starts.items() if not re.search(rf"{re.escape(title)}[ .]*{page}\b", contents)] == []


def test_the_head_of_a_page_names_its_paragraphs(read: pypdf.PdfReader) -> None:
    """The heads of an opinion's pages follow on each other: from the paragraph with which a page begins to its last."""
    start = read.get_destination_page_number(read.named_destinations["chapters-malek-opinion"])
    last = 0
    for page in read.pages[start + 1 : start + 20]:
        first, end = map(
            int, re.search(r"¶(\d+) Malek v. Green: the opinion ¶(\d+)\n\d+$", page.extract_text().strip()).groups()
        )
        assert first - last in (0, 1) or not last
        last = end
    assert last > 20


def test_no_name_twice(sheets: list[Sheet]) -> None:
    """A note moved to its call leaves nothing behind: every anchor of the joined document stands once."""
    tree = joined(sheets, "Clearly Established", "The Clearly Established authors", "2026")
    names = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_first_and_last_words_and_every_note(text: str, library: Library, case: str) -> None:
    """An opinion is there from its first to its last paragraph, and no footnote, the court's or ours, was lost on the way."""
    chapter = library.chapter(case)
    paragraphs = [passage for passage in chapter.opinion.body if passage.number]
    assert _piece(paragraphs[0]) in text and _piece(paragraphs[-1]) in text
    assert [note.key for note in chapter.opinion.notes if _piece(note) not in text] == []
    first = {note.id: next(part.text for part in parse(note.text) if isinstance(part, Words)) for note in chapter.notes}
    assert [name for name, words in first.items() if _letters(words)[:20] not in text] == []
