"""A sheet: one page of the site as a part of the joined book, and the trees that its nodes are taken from."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from book.markup import add, el


@dataclass(frozen=True)
class Sheet:
    """A page by its address on the site (`chapters/malek/opinion.html`), with its title, the caption of its part, how deep
    it stands below that (1 or 2), and its words."""

    address: str
    title: str
    part: str
    depth: int
    body: etree._Element

    @property
    def name(self) -> str:
        """The address as one word: `chapters-malek-opinion`."""
        return self.address.removesuffix(".html").removesuffix("/index").replace("/", "-")

    def headings(self) -> Iterator[etree._Element]:
        """The court's headings of an opinion, and the chief ones of a chapter; other pages have too many or none."""
        if self.address.endswith("/opinion.html"):
            yield from (node for node in self.body.iter("h2", "h3", "h4") if node.get("class") == "cb-heading")
        elif self.address.startswith("chapters/"):
            yield from self.body.iter("h2")


def classed(node: etree._Element, *names: str) -> list[etree._Element]:
    """Every element in a tree that has one of the classes, itself included, in the order of the text."""
    wanted = set(names)
    return [one for one in node.iter(etree.Element) if wanted & set(one.get("class", "").split())]


def within(node: etree._Element, name: str) -> bool:
    """Whether an element stands inside one that has the class."""
    return any(name in one.get("class", "").split() for one in node.iterancestors())


def drop(node: etree._Element) -> None:
    """Take an element out of its tree; the words after it stay."""
    replace(node)


def replace(node: etree._Element, *others: object) -> None:
    """Put others (elements, texts, or nothing) in the place of an element; the words after it stay."""
    parent, tail = node.getparent(), node.tail
    if parent is None:
        raise ValueError(f"<{node.tag}> stands in no tree")
    after = list(parent)[parent.index(node) + 1 :]
    parent.remove(node)
    for one in after:
        parent.remove(one)
    add(parent, *others, tail, *after)


def unwrap(node: etree._Element) -> None:
    """Put what an element holds in its place."""
    replace(node, node.text, *node)


def words(node: etree._Element) -> str:
    """The text of a tree, its white space as single spaces."""
    return " ".join("".join(node.itertext()).split())


def fold(title: object, *inside: object) -> etree._Element:
    """What the site folds, laid open under its title."""
    return el("div", el("p", el("strong", title), class_="cb-fold-title"), inside, class_="cb-fold")
