"""The joined book, made once."""

import pytest

from book.library import Library
from book.paper.contents import whole_book
from book.paper.sheet import Sheet


@pytest.fixture(scope="session")
def sheets(library: Library) -> list[Sheet]:
    """The sheets of the book."""
    return whole_book(library)
