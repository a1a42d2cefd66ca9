"""Page numbers told after the pages are laid out, and lost notes noticed."""

import pytest
from lxml import etree

from book.markup import el
from book.paper.folios import ask, loosen, tell


def test_numbers_are_told_until_they_stand() -> None:
    """A link of the contents gets the page that first holds its anchor; told the same again, nothing has changed."""
    tree = el("body", el("nav", el("a", "One", href="#one"), class_="cb-listed"), el("p", el("a", "Else", href="#else")))
    ask(tree)
    assert tell(tree, [["x"], ["one"], ["one"]]) and not tell(tree, [["x"], ["one"]])
    assert [link.get("data-page") for link in tree.iter("a")] == ["2", None]


def _with_a_note() -> etree._Element:
    return el("body", el("section", el("p", "Words", el("span", "A note", id="note", class_="cb-foot")), class_="cb-sheet"))


def test_a_lost_note_loosens_its_sheet_and_then_stops_the_making() -> None:
    """With every note there nothing changes; a lost one loosens its sheet once; lost again it is an error that names it."""
    tree = _with_a_note()
    assert not loosen(tree, {"note"}) and tree[0].get("class") == "cb-sheet"
    assert loosen(tree, set()) and tree[0].get("class") == "cb-sheet cb-loose"
    with pytest.raises(ValueError, match="lost on the pages: note"):
        loosen(tree, set())
