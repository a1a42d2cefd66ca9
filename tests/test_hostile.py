"""Markup in a content file is text: no view of ours makes an element of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as parser

from book.library import Library, open_library
from book.markup import html
from book.views.authorities import authorities_html
from book.views.chapter import story_html
from book.views.grid import grid_html
from book.views.quiz import quiz_html
from book.views.reading import opinion_html
from book.views.terms import terms_html
from book.views.timeline import timeline_html

HOSTILE = '</script></style><script>alert(1)</script><img src=x onerror="alert(1)"> &lt;b> <!-- ]]>'
Shown = Callable[[Library], etree._Element]
PLACES: dict[str, tuple[str, str, Shown]] = {
    "a note": ("chapters/malek/notes.yml", "This is the second round.", lambda all_: opinion_html(all_.chapter("malek"), all_)),
    "a stop": ("chapters/malek/stops.yml", "Malek alleges that", lambda all_: opinion_html(all_.chapter("malek"), all_)),
    "a story": ("chapters/malek/case.yml", "The facts come from", lambda all_: story_html(all_.chapter("malek"), all_)),
    "a ruling": ("chapters/malek/rulings.yml", "The court held for", lambda all_: grid_html(all_.chapter("malek"), all_)),
    "an event": ("chapters/malek/events.yml", "Malek pleads no", lambda all_: timeline_html(all_.chapter("malek"), all_)),
    "a term": ("chapters/glossary.yml", "To leave the decision", lambda all_: terms_html(all_, "")),
    "an authority": ("chapters/authorities.yml", "The statute under which Malek", lambda all_: authorities_html(all_)),
    "a question": ("quizzes/entry/questions.yml", "On the first prong, how", lambda all_: quiz_html(all_.bank("entry"), all_)),
}


@pytest.mark.parametrize("place", PLACES)
def test_markup_in_a_content_file_is_text(spoil: Callable[[str, str, str], Path], place: str) -> None:
    """The words stand on the page as they were written; no script, picture or attribute comes of them."""
    name, words, shown = PLACES[place]
    library = open_library(spoil(name, words, f"{HOSTILE} {words}"))
    text = html(shown(library))
    tree = parser.fromstring(text)
    assert tree.cssselect("img, style") == [] and {node.get("type") for node in tree.iter("script")} <= {"application/json"}
    assert [
        node for node in tree.iter() if isinstance(node.tag, str) and any(key.startswith("on") for key in node.attrib)
    ] == []
    assert HOSTILE in tree.text_content()
