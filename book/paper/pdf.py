"""The book as a PDF: one document with page numbers in its contents, bookmarks, and notes at the foot of the page.

Drawn by WeasyPrint: it sets footnotes and the page numbers of the contents, which browsers do not.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path

from lxml import etree

from book.markup import add, el, html
from book.paper.folios import ask, loosen, tell
from book.paper.outline import as_list, outline
from book.paper.package import RIGHTS
from book.paper.sheet import Sheet, classed, drop, replace, within, words

HERE = Path(__file__).parent
_FEW = 12
_ROUNDS = 6  # WeasyPrint has page numbers of its own (`target-counter`); with footnotes they end a page beside the truth
_INLINE = {"p": "span", "div": "span", "blockquote": "span", "footer": "span"}


def pdf(sheets: list[Sheet], title: str, author: str, year: str) -> bytes:
    """The PDF of the sheets, tagged, with fonts embedded."""
    from weasyprint import CSS, HTML  # it loads Pango, which nothing else of the book needs

    styles = [CSS(filename=HERE / name) for name in ("paper.css", "pdf.css")]
    tree = joined(sheets, title, author, year)
    ask(tree)
    for _ in range(_ROUNDS):
        laid = HTML(string=html(tree), base_url=str(HERE)).render(stylesheets=styles)
        anchors = [page.anchors for page in laid.pages]
        loosened = loosen(tree, {name for page in anchors for name in page})
        if not tell(tree, anchors) and not loosened:
            return laid.write_pdf(pdf_variant="pdf/ua-1")
    raise ValueError(f"the pages do not settle in {_ROUNDS} rounds")


def joined(sheets: list[Sheet], title: str, author: str, year: str) -> etree._Element:
    """All sheets as one document; the anchors of each carry its name."""
    starts = {sheet.address: f"#{sheet.name}" for sheet in sheets}
    contents = as_list(outline(sheets), starts)
    for link in contents.iter("a"):
        link.set("href", _anchor(link.get("href")))
    head = el(
        "head",
        el("title", title),
        el("meta", name="author", content=author),
        el("meta", name="description", content="Three federal opinions about police and the Constitution"),
        el("meta", name="dcterms.created", content=f"{year}-01-01"),
    )
    cover = el(
        "section",
        el("p", title, class_="cb-cover-title"),
        el("p", "Three federal opinions about police and the Constitution, in the courts’ own words"),
        el(
            "p",
            "Malek v. Green",
            el("br"),
            "Perez v. City of Fresno",
            el("br"),
            "Martinez v. City of Clovis",
            class_="cb-cases",
        ),
        el("p", f"{author}, {year}", el("br"), RIGHTS, class_="cb-imprint"),
        class_="cb-cover",
    )
    body = el("body", cover, el("nav", el("h1", "Contents"), contents, class_="cb-listed"), _parts(sheets, starts))
    return el("html", head, body, lang="en")


def _anchor(href: str) -> str:
    """`#name#id` as `#name--id`."""
    return "#" + href.removeprefix("#").replace("#", "--")


def _parts(sheets: list[Sheet], starts: dict[str, str]) -> Iterator[etree._Element]:
    for part, members in groupby(sheets, key=lambda sheet: sheet.part):
        if part:
            yield el("section", el("h1", part), class_="cb-part-page")
        for sheet in members:
            kind = sheet.address.partition("/")[0].removesuffix(".html")
            court = " cb-numbered" if classed(sheet.body, "cb-opinion") else ""
            yield el(
                "section", _body(sheet, starts), id=sheet.name, class_=f"cb-sheet cb-deep-{sheet.depth} cb-in-{kind}{court}"
            )


def _body(sheet: Sheet, starts: dict[str, str]) -> etree._Element:
    body = _footed(deepcopy(sheet.body))
    for picture in body.cssselect("svg.cb-svg"):  # WeasyPrint draws a picture by the styles inside it only
        picture.insert(0, add(etree.Element("style"), (HERE / "svg.css").read_text(encoding="utf-8")))
    for node in body.iter(etree.Element):
        if node.get("id"):
            node.set("id", f"{sheet.name}--{node.get('id')}")
        page, _, anchor = node.get("href", "").partition("#")
        if page in starts:
            node.set("href", f"{starts[page]}--{anchor}" if anchor else starts[page])
    return body


def _footed(body: etree._Element) -> etree._Element:
    """Put each note, the court's and ours, where it is called; the page sets it at its foot. A note of ours on words of a
    footnote follows that footnote, for a footnote cannot have its own."""
    notes = {f"note-{name}": note for note in classed(body, "cb-our-note") for name in [note.get("id").removeprefix("note-")]}
    courts = {note.get("id"): note for note in classed(body, "cb-footnote") if note.get("id", "").startswith(("n", "dn"))}
    for mark in classed(body, "cb-our-mark"):
        if not within(mark, "cb-footnote"):
            name = mark.get("href").rpartition("#")[2]
            note = notes.pop(name)
            _brief(note)
            replace(mark, _foot(note, mark.text, mark.get("id"), "cb-foot-ours cb-ours"))
    for call in classed(body, "cb-ref"):
        name = call.get("href").rpartition("#")[2]
        if name in courts:
            replace(call.getparent(), _foot(courts.pop(name), call.text, call.get("id"), "cb-foot-court"))
    for box in classed(body, "cb-beside"):
        if not len(box):
            drop(box)
    for section in classed(body, "cb-footnotes"):
        if not classed(section, "cb-footnote") and section.getparent() is not None:
            drop(section)
    return body


def _foot(note: etree._Element, label: str, call: str | None, kind: str) -> etree._Element:
    """A note as an inline element that leaves the line for the foot of the page."""
    for number, back in enumerate(classed(note, "cb-back")):
        replace(back, el("strong", f"{back.text} ") if number else None)  # its own label the style sheet sets
    for node in note.iter(etree.Element):
        if node.tag in _INLINE:
            node.tag = _INLINE[node.tag]
    foot = add(el("span", id=note.get("id"), class_=f"cb-foot {kind}", data_label=label), note.text, list(note))
    drop(note)
    return el("span", foot, id=call) if call else foot


def _brief(note: etree._Element) -> None:
    """Where a note says on which words of the court it is, the first and the last of them do: they stand on the same page."""
    quote = next(node for node in reversed(list(note.iter("q"))) if node.get("class") == "cb-court-words")
    told = words(quote).split()
    quote.tail = "" if told[-1].rstrip("’”").endswith(".") else "."
    if len(told) > _FEW:
        quote.tag = "span"
        for node in list(quote):
            quote.remove(node)
        quote.text = " ".join([*told[:5], "…", *told[-4:]]).removeprefix("“").removesuffix("”")
