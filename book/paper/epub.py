"""The book as an EPUB 3: each sheet a document, notes as footnotes that a reading system may show where they are called.

The container is written here and not by a library: EbookLib, the one there is, stands under the AGPL, reads every
document anew as HTML, which loses what marks a footnote, and writes the clock into each file.
"""

import io
import zipfile
from copy import deepcopy
from pathlib import Path

from lxml import etree

from book.markup import el
from book.paper.outline import as_list, outline
from book.paper.package import CONTAINER, Item, package
from book.paper.sheet import Sheet, classed, drop
from book.paper.xhtml import document

HERE = Path(__file__).parent
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def epub(sheets: list[Sheet], title: str, author: str, year: str) -> bytes:
    """The EPUB of the sheets; the same bytes for the same sheets."""
    files = {sheet.address: f"{sheet.name}.xhtml" for sheet in sheets}
    documents = [(sheet, [*_notes_last(sheet, files)]) for sheet in sheets]
    items = [
        Item("cover-image", "cover.svg", "image/svg+xml", (HERE / "cover.svg").read_bytes(), "cover-image"),
        Item(
            "style",
            "paper.css",
            "text/css",
            b"".join((HERE / name).read_bytes() for name in ("paper.css", "svg.css", "epub.css")),
        ),
        Item("cover", "cover.xhtml", data=document(title, [_cover(title)]), linear=True),
        Item("nav", "nav.xhtml", data=_nav(sheets, files), properties="nav", linear=True),
    ]
    items += [
        Item(
            sheet.name,
            files[sheet.address],
            data=document(sheet.title, body),
            properties="svg" if any(True for one in body for _ in one.iter("svg")) else "",
            linear=True,
        )
        for sheet, body in documents
    ]
    return _zipped(items, package(items, title, author, year))


def _notes_last(sheet: Sheet, files: dict[str, str]) -> list[etree._Element]:
    """The words of a sheet for one document: links to files, and our notes gathered behind the text."""
    body = deepcopy(sheet.body)
    for link in body.iter("a"):
        page, mark, anchor = link.get("href", "").partition("#")
        if page in files:
            own = page == sheet.address and anchor
            link.set("href", ("" if own else files[page]) + mark + anchor)
    for note in classed(body, "cb-footnote"):
        note.tag = "aside"
        note.set("role", "doc-footnote")
    notes = classed(body, "cb-our-note")
    for note in notes:
        drop(note)
        note.tail, note.tag = None, "aside"
        note.set("role", "doc-footnote")
    for empty in classed(body, "cb-beside"):
        drop(empty)
    return [body, el("section", el("h2", "Our notes"), notes, class_="cb-our-notes")] if notes else [body]


def _cover(title: str) -> etree._Element:
    return el(
        "section",
        el("h1", title, class_="cb-cover-title"),
        el("p", "Three federal opinions about police and the Constitution, in the courts’ own words"),
        el("p", "An interactive casebook, for reading away from the screen"),
        class_="cb-cover",
    )


def _nav(sheets: list[Sheet], files: dict[str, str]) -> bytes:
    """The contents, and the pages of the slip opinions."""
    pages = [
        el("li", el("a", f"{sheet.title.split(' v. ')[0]} {page.text.strip('[]')}",
                    href=f"{files[sheet.address]}#{page.get('id')}"))
        for sheet in sheets
        for page in classed(sheet.body, "cb-page")
        if page.get("id")
    ]  # fmt: skip
    contents = el("nav", el("h1", "Contents"), as_list(outline(sheets), files), role="doc-toc", id="toc")
    listed = el("nav", el("h2", "Pages of the slip opinions"), el("ol", pages), role="doc-pagelist", hidden="hidden")
    return document("Contents", [contents, listed])


def _zipped(items: list[Item], opf: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        _write(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _write(archive, "META-INF/container.xml", CONTAINER)
        _write(archive, "book/package.opf", opf)
        for item in items:
            _write(archive, f"book/{item.href}", item.data)
    return whole.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(name, _MIDNIGHT)
    info.compress_type = how
    info.external_attr = 0o644 << 16
    archive.writestr(info, data)
