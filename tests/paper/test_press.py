"""What readers are offered to download: what has been made, and only while it is not older than the content."""

import os
from pathlib import Path

from book.paper.press import file, fresh


def test_only_fresh_books_are_offered(shelves: Path) -> None:
    """Without a file there is nothing to offer; a new one is offered; one older than a content file is not."""
    assert fresh(shelves) == {}
    path = file(shelves, "epub")
    path.parent.mkdir()
    path.touch()
    assert fresh(shelves) == {"epub": path}
    newer = path.stat().st_mtime + 10
    os.utime(shelves / "chapters" / "glossary.yml", (newer, newer))
    assert fresh(shelves) == {}
