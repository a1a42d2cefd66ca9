"""What the notebooks call: name a thing and show it.

from book import chapter, quiz
malek = chapter("malek")
malek.timeline
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

import plotly.graph_objects as go
from lxml import etree

from book.chart import Chart
from book.draw import asked_for
from book.hosted import roots
from book.library import Chapter as Contents
from book.library import Library, open_as_asked, open_library
from book.markup import html, table
from book.shown import Shown
from book.views.chapter import head_html, people_html, story_html
from book.views.grid import Grid
from book.views.quiz import Quiz
from book.views.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd


class Chapter:
    """One opinion's chapter; each property shows one part of it."""

    def __init__(self, contents: Contents, library: Library) -> None:
        self._contents, self._library = contents, library

    def __repr__(self) -> str:
        return f"Chapter({self._contents.case.id!r})"

    @property
    def head(self) -> Shown:
        """Court, docket, judges, dates and posture."""
        return self._show("head", head_html)

    @property
    def story(self) -> Shown:
        """What happened, in the book's words with pins."""
        return self._show("story", story_html)

    @property
    def people(self) -> Shown:
        """The people and their roles."""
        return self._show("people", people_html)

    @cached_property
    def rulings(self) -> Grid:
        """The live ruling grid; its `responses` and `score` follow the rows that the reader checks."""
        return Grid(self._contents, self._library, *roots())

    @cached_property
    def timeline(self) -> Timeline:
        """The live timeline."""
        return Timeline(self._contents, self._library, *roots())

    def _show(self, part: str, make: Callable[[Contents, Library, str | None], etree._Element]) -> Shown:
        return Shown(f"{self._contents.case.name}: {part}", html(make(self._contents, self._library, roots()[0])))


def chapter(identity: str) -> Chapter:
    """The chapter of one opinion: "malek", "perez" or "martinez"."""
    library = open_as_asked()
    return Chapter(library.chapter(identity), library)


def questions() -> "pd.DataFrame":
    """Every question of every quiz, one in a row; the columns are told in `book.frames`."""
    from book.frames import questions_frame  # pandas takes half a second to load, which no other notebook needs

    return questions_frame(open_library())


def show(frame: "pd.DataFrame", caption: str, figure: go.Figure | None = None) -> Shown | Chart:
    """A frame as a table with a caption; with a plotly figure of the same, Jupyter draws that and a page keeps the table.

    Raises `TypeError` when it is no frame.
    """
    if not hasattr(frame, "reset_index"):
        raise TypeError(f"show takes a frame of pandas and a caption, not {frame!r:.60}")
    named = frame.reset_index()
    heads = tuple(str(name) for name in named.columns)
    rows = [tuple(str(cell) for cell in row) for row in named.itertuples(index=False)]
    return Chart(figure, caption, heads, rows) if figure else Shown(caption, html(table(caption, heads, rows)))


def quiz(identity: str, count: int | None = None, seed: str = "") -> Quiz:
    """A live quiz by the name of its folder, as "entry": all of it, or `count` questions drawn by `seed` as on the page.

    Its `responses` and `score` follow what the reader answers. Raises `KeyError` when there is no such quiz, `TypeError` or
    `ValueError` when it has not so many questions or a seed stands alone.
    """
    library = open_as_asked()
    bank = library.bank(identity)
    drawn = asked_for([question.id for question in bank.questions], count, seed)
    return Quiz(bank.model_copy(update={"questions": tuple(bank.question(name) for name in drawn)}), library, *roots())
