"""A page's static twin made fit for paper: nothing to press, nothing folded, the numbers that a style sheet writes as words."""

from lxml import etree

from book.markup import el
from book.paper.sheet import classed, drop, fold, replace, unwrap, within

_FOR_A_SCREEN = ("cb-controls", "cb-outline", "cb-veiled-words", "cb-hints", "cb-bar", "cb-read", "cb-unseen")
_ATTRIBUTES = {"id", "class", "href", "colspan", "scope", "role", "aria-label", "data-head", "data-label", "lang"}
_ROLES = {"img", "doc-noteref", "doc-backlink", "doc-footnote", "doc-pagebreak"}


def settle(body: etree._Element) -> etree._Element:
    """The same tree, settled; returns it."""
    for node in [*body.iter("script", "button", "input", "select"), *classed(body, *_FOR_A_SCREEN)]:
        if node.getparent() is not None:
            drop(node)
    for node in list(body.iter("details")):
        summary = node.find("summary")
        node.remove(summary)
        replace(node, fold([summary.text, *summary], list(node)))
    _say(body)
    for node in body.iter(etree.Element):
        _bare(node)
    for voice in classed(body, "cb-voice"):  # a reading aid of the screen; on paper a line would break at its edge
        if not voice.get("id"):
            unwrap(voice)
    return body


def _say(body: etree._Element) -> None:
    """Write out the numbers, pages and letters that the screen's style sheet takes from attributes."""
    for node in classed(body, "cb-number"):
        mark = "D¶" if within(node, "cb-dissent-part") else "¶"
        replace(node, el("span", f"{mark}{node.get('data-number')}", class_="cb-number"), " ")
    for node in classed(body, "cb-page"):
        where = f"[p. {node.get('data-page')}]"
        page = el("span", where, id=node.get("id"), class_="cb-page", role="doc-pagebreak" if node.get("id") else None)
        replace(node, page, " ")
    for node in classed(body, "cb-our-mark"):
        node.text = f"{node.get('data-letter')}{node.get('data-n')}"
        node.set("role", "doc-noteref")


def _bare(node: etree._Element) -> None:
    """Keep the attributes that mean something without a script."""
    if node.get("role") not in _ROLES:
        node.attrib.pop("role", None)
    if node.tag not in ("a", "svg"):
        node.attrib.pop("aria-label", None)
    drawn = node.tag == "svg" or any(one.tag == "svg" for one in node.iterancestors())
    for name in [] if drawn else list(node.attrib):
        if name not in _ATTRIBUTES:
            del node.attrib[name]
