"""HTML grown as a tree: text never becomes markup."""

import json

import pytest
from lxml import html as parser

from book.cards import parts
from book.library import Library
from book.markup import Pins, el, html, spare
from book.prose import Pin
from book.views.frame import frame

HOSTILE = '<script>alert(1)</script> & "x" </script> <img src=x onerror=alert(1)> ]]> שלום 😀'


def test_hostile_text_stays_text() -> None:
    """A text with tags reads the same after a round trip through a browser's parser."""
    tree = parser.fromstring(html(el("p", HOSTILE, title=HOSTILE)))
    assert tree.text_content() == HOSTILE and tree.get("title") == HOSTILE and len(tree) == 0


@pytest.mark.parametrize(
    "value", [HOSTILE, "", "plain", "a/b.html#c", "two words", "x>y", 'say="so"', "it's", "`", "a=b", "ende/"]
)
def test_fewer_quotation_marks_say_the_same(value: str) -> None:
    """HTML without the quotation marks that it does not need reads the same, whatever stands in attributes and in the text."""
    page = html(
        el("div", el("p", f'{HOSTILE} class="kept" ', title=value, class_="cb-x", hidden=True), f'<a b="c"> {value}', id="one")
    )
    once, twice = (parser.fromstring(text) for text in (page, spare(page)))
    assert parser.tostring(once) == parser.tostring(twice) and len(spare(page)) < len(page)


def test_hostile_text_in_a_card_cannot_end_the_card() -> None:
    """The card is data: whatever a question says, the script element ends where it should."""
    text = html(frame("quiz", "x", el("div", "twin"), {"stem": HOSTILE}))
    tree = parser.fromstring(text)
    assert json.loads(tree.find("script").text) == {"stem": HOSTILE}
    assert len(tree) == 2 and text.count("</script>") == 1


def test_a_pin_names_paragraph_and_page(library: Library) -> None:
    """In its own chapter a pin leaves the case's name out; a range names both ends and its pages."""
    assert Pins(library, "../../").to(Pin("malek", "p46")).text == "Malek ¶46, pp. 17–18"
    assert Pins(library, "../../", home="malek").to(Pin("malek", "p1", "p3")).text == "¶1–3, pp. 1–2"
    assert Pins(library, "").to(Pin("perez", "dn1")).text == "Perez dissent n.1, pp. 30–31"


def test_a_pin_opens_its_passage(library: Library) -> None:
    """The link leads to the opinion's page and the passage's anchor."""
    assert Pins(library, "../../").to(Pin("malek", "n9")).get("href") == "../../chapters/malek/opinion.html#n9"


def test_a_sign_does_not_lose_its_number(library: Library) -> None:
    """Our words as HTML and as a card hold § and number together, around italics and pins; a quotation stays the court's."""
    pins = Pins(library, "", home="malek")
    text = "Under § 1983, *see* “under § 1983” {malek ¶1}, at 9 p.m."
    assert el("p", pins.prose(text)).text_content() == "Under §\u00a01983, see “under § 1983” ¶1, p. 1, at 9\u00a0p.m."
    assert parts(text, pins)[0] == "Under §\u00a01983, "
