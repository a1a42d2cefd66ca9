"""Trees of HTML as documents of XHTML, the form that an EPUB holds."""

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
_TYPES = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-pagebreak": "pagebreak",
    "doc-toc": "toc",
    "doc-pagelist": "page-list",
}


def document(title: str, body: list[etree._Element], sheet: str = "paper.css", lang: str = "en") -> bytes:
    """A whole document with a title, a style sheet and the copied nodes of `body`."""
    root = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": OPS})
    root.set("lang", lang)
    root.set(f"{{{XML}}}lang", lang)
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", rel="stylesheet", type="text/css", href=sheet)
    inside = etree.SubElement(root, f"{{{XHTML}}}body")
    for node in body:
        _copy(node, inside, XHTML)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")


def _copy(node: etree._Element, parent: etree._Element, space: str) -> None:
    space = SVG if node.tag == "svg" else space
    copy = etree.SubElement(parent, f"{{{space}}}{node.tag}", nsmap={None: SVG} if node.tag == "svg" else None)
    for name, value in node.attrib.items():
        copy.set(name, value)
    if node.get("role") in _TYPES:
        copy.set(f"{{{OPS}}}type", _TYPES[node.get("role")])
    copy.text, copy.tail = node.text, node.tail
    for child in node.iterchildren(etree.Element):
        _copy(child, copy, space)
