"""All that the notebooks show, baked into plain data for a Python that has none of the libraries that read content."""

from typing import Any

from lxml import html as parser

from book.library import Chapter, Library
from book.markup import html
from book.notebook import Chapter as Shelf
from book.shown import Shown
from book.views.grid import Grid, grid_card, grid_html
from book.views.quiz import Quiz, quiz_card, quiz_html
from book.views.timeline import Timeline, timeline_card, timeline_html

ROOT = "../../"  # from lite/lab/ to the site
_WIDGETS = (Quiz, Grid, Timeline)


def bake(library: Library) -> dict[str, Any]:
    """What `book.browser` reads: scripts and styles by widget, chapters by case, quizzes by topic.

    A pair of strings is what a thing says of itself and its HTML; a card and a string are a widget's card and its twin.
    A card's pins lead from the browser's JupyterLab to the site's pages; HTML in a notebook has no way there, and no links.
    """
    return {
        "scripts": {widget.__name__: widget._esm for widget in _WIDGETS},
        "styles": {widget.__name__: widget._css for widget in _WIDGETS},
        "chapters": {name: _chapter(one, library) for name, one in library.chapters.items()},
        "quizzes": {
            name: {
                "bank": bank.model_dump(mode="json"),
                "card": quiz_card(bank, library, root=ROOT),
                "twin": unlinked(html(quiz_html(bank, library))),
            }
            for name, bank in library.banks.items()
        },
    }


def _chapter(one: Chapter, library: Library) -> dict[str, Any]:
    shelf = Shelf(one, library)
    return {
        **{part: _shown(getattr(shelf, part)) for part in ("head", "story", "people")},
        "rulings": (grid_card(one, library, root=ROOT), unlinked(html(grid_html(one, library)))),
        "timeline": (timeline_card(one, library, root=ROOT), unlinked(html(timeline_html(one, library)))),
    }


def _shown(thing: Shown) -> tuple[str, str]:
    return repr(thing), unlinked(thing._repr_html_())


def unlinked(markup: str) -> str:
    """HTML as a notebook in the browser holds it: its links to the site's pages are plain words, and no card is in it."""
    tree = parser.fragment_fromstring(markup)
    for link in tree.iter("a"):
        link.attrib.pop("href", None)
    for card in list(tree.iter("script")):
        card.drop_tree()
    return html(tree)
