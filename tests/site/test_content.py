"""What the pages of the site are made of: a page whose facts have changed must not pass for fresh.

`book/site/content.py` names the files behind each page. Here everything else is taken away or changed, and the page must
still be the same.
"""

from collections.abc import Container
from dataclasses import replace

import pytest

from book.frames import questions_frame
from book.library import Library
from book.markup import html
from book.notebook import Chapter
from book.shelves import Rest
from book.stops import Stops
from book.views.quality import quality_html
from book.views.quiz import quiz_html
from book.views.reading import opinion_html


def _other(library: Library, kept: Container[str] = (), chapters: Container[str] = ()) -> Library:
    """The library with no notes, stops, voices and reviewed citations but in `chapters`, and with other questions but `kept`."""
    bare = {
        name: one if name in chapters else replace(one, notes=(), stops=Stops(stops=()), voices=(), reviewed=())
        for name, one in library.chapters.items()
    }
    banks = {
        name: bank.model_copy(
            update={
                "about": "Other words.",
                "questions": tuple(
                    one if f"{name}/{one.id}" in kept else one.model_copy(update={"stem": "Another stem?"})
                    for one in bank.questions
                ),
            }
        )
        for name, bank in library.banks.items()
    }
    return Library(
        bare, banks, lambda: Rest(library.terms, library.authorities, ()), lambda chapter, _: library.citations[chapter.case.id]
    )


def _shown(case: str, library: Library) -> list[str]:
    """All that a chapter's notebook can show."""
    chapter = Chapter(library.chapter(case), library)
    parts = [getattr(chapter, name) for name in dir(Chapter) if not name.startswith("_")]
    return [part._repr_mimebundle_()[0]["text/html"] if hasattr(part, "card") else part._repr_html_() for part in parts]


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_chapter_needs_no_other_file(case: str, library: Library) -> None:
    """A chapter’s notebook shows nothing of notes, stops, voices and citations, and of the quizzes only their titles."""
    assert _shown(case, _other(library)) == _shown(case, library)


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_an_opinion_needs_no_other_file(case: str, library: Library) -> None:
    """An opinion’s page shows nothing of other opinions’ notes and stops, nor of questions that its stops do not ask."""
    asked = {stop.question for stop in library.chapter(case).stops.stops}
    other = _other(library, kept=asked, chapters={case})
    assert html(opinion_html(other.chapter(case), other)) == html(opinion_html(library.chapter(case), library))


def test_a_quiz_needs_no_other_file(library: Library) -> None:
    """A quiz shows nothing of notes, stops and voices, nor of another quiz."""
    for name, bank in library.banks.items():
        other = _other(library, kept={f"{name}/{question.id}" for question in bank.questions})
        assert html(quiz_html(bank, other)) == html(quiz_html(bank, library))


def test_what_is_said_of_all_quizzes_needs_no_other_file(library: Library) -> None:
    """The questions as data, and the cards of quality, show nothing of notes, stops and voices."""
    other = Library(_other(library).chapters, library.banks, lambda: Rest((), (), library.readings))
    assert questions_frame(other).equals(questions_frame(library))
    assert html(quality_html(other)) == html(quality_html(library))
