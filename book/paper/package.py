"""The package document of the EPUB: what the book is, who can read it how, its files and their order."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = (
    b'<?xml version="1.0" encoding="utf-8"?>\n'
    b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    b'<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
RIGHTS = "Opinions: public domain. Our stories, notes and questions: CC BY 4.0."
_SLIP = "The slip opinions, as received"
_ACCESS = [
    ("schema:accessMode", "textual"),
    ("schema:accessMode", "visual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessModeSufficient", "textual,visual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilityFeature", "displayTransformability"),
    ("schema:accessibilityFeature", "pageBreakMarkers"),
    ("schema:accessibilityFeature", "pageNavigation"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityHazard", "none"),
    (
        "schema:accessibilitySummary",
        "All text can be reflowed and read aloud. The pictures are timelines; the events of each stand in tables after it. "
        "Notes are linked both ways, and the pages of the slip opinions are marked.",
    ),
]


@dataclass(frozen=True)
class Item:
    """A file of the book; `linear` when it is read in its turn."""

    id: str
    href: str
    kind: str = "application/xhtml+xml"
    data: bytes = b""
    properties: str = ""
    linear: bool = False


def package(items: list[Item], title: str, author: str, year: str) -> bytes:
    """The package document. The day of the edition is the first of its year: the book reads no clock."""
    root = etree.Element(f"{{{OPF}}}package", nsmap={None: OPF, "dc": DC})
    for name, value in (("version", "3.0"), ("unique-identifier", "book"), ("prefix", "schema: http://schema.org/")):
        root.set(name, value)
    data = etree.SubElement(root, f"{{{OPF}}}metadata")
    identity = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{title} {year}')}"
    for name, value in (
        ("identifier", identity),
        ("title", title),
        ("creator", author),
        ("language", "en"),
        ("date", year),
        ("subject", "Constitutional law; qualified immunity; police"),
        ("rights", RIGHTS),
        ("source", _SLIP),
    ):
        node = etree.SubElement(data, f"{{{DC}}}{name}")
        node.text = value
        if name in ("identifier", "source"):
            node.set("id", "book" if name == "identifier" else "slip")
    for name, value in [("dcterms:modified", f"{year}-01-01T00:00:00Z"), *_ACCESS]:
        etree.SubElement(data, f"{{{OPF}}}meta", property=name).text = value
    etree.SubElement(data, f"{{{OPF}}}meta", property="source-of", refines="#slip").text = "pagination"
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{OPF}}}spine")
    for item in items:
        held = {"id": item.id, "href": item.href, "media-type": item.kind, "properties": item.properties}
        etree.SubElement(manifest, f"{{{OPF}}}item", {name: value for name, value in held.items() if value})
        if item.linear:
            etree.SubElement(spine, f"{{{OPF}}}itemref", idref=item.id)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
