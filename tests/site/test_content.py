"""What the pages of the site are made of: a page whose facts have changed must not pass for fresh."""

from dataclasses import replace

import pytest

from book.library import Library
from book.notebook import Chapter
from book.shelves import Rest
from book.stops import Stops


def _shown(chapter: Chapter) -> list[str]:
    """All that a chapter's notebook can show."""
    parts = [getattr(chapter, name) for name in dir(Chapter) if not name.startswith("_")]
    return [part._repr_mimebundle_()[0]["text/html"] if hasattr(part, "card") else part._repr_html_() for part in parts]


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_chapter_shows_nothing_of_files_it_does_not_wait_for(case: str, library: Library) -> None:
    """Without notes, stops, voices and citations, and with other words in the quizzes, a chapter’s notebook is the same."""
    full = library.chapter(case)
    bare = replace(full, notes=(), stops=Stops(stops=()), voices=(), reviewed=())
    banks = {
        name: bank.model_copy(
            update={
                "about": "Other words.",
                "questions": tuple(one.model_copy(update={"stem": "Another stem?"}) for one in bank.questions),
            }
        )
        for name, bank in library.banks.items()
    }
    other = Library({**library.chapters, case: bare}, banks, lambda: Rest(library.terms, library.authorities, library.readings))
    assert _shown(Chapter(bare, other)) == _shown(Chapter(full, library))
