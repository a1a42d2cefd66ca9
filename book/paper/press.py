"""Writing the joined book into `_build`, and finding what stands there for readers to download."""

from pathlib import Path
from typing import Literal

import yaml

from book.library import Library
from book.paper.contents import whole_book

Form = Literal["epub", "pdf"]
FORMS: dict[Form, str] = {"epub": "EPUB, for e-readers and phones", "pdf": "PDF, for paper"}


def file(root: Path, form: Form) -> Path:
    """Where the book in a form is written."""
    return root / "_build" / f"clearly-established.{form}"


def press(root: Path, form: Form, library: Library) -> Path:
    """Write the book in one form; returns the file. Raises `ValueError` when a link leads nowhere."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    about = config["title"], config["author"], config["copyright"]
    sheets = whole_book(library, root)
    if form == "epub":
        from book.paper.epub import epub as make
    else:
        from book.paper.pdf import pdf as make
    path = file(root, form)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(make(sheets, *about))
    return path


def fresh(root: Path) -> dict[Form, Path]:
    """The forms that have been written and are not older than any content; the others are not offered to readers."""
    content = [
        *root.glob("[a-z]*.md"),
        *(path for shelf in ("chapters", "quizzes") for path in (root / shelf).rglob("*") if path.suffix in (".yml", ".md")),
    ]
    newest = max((path.stat().st_mtime for path in content), default=0.0)
    found = {form: file(root, form) for form in FORMS}
    return {form: path for form, path in found.items() if path.is_file() and path.stat().st_mtime >= newest}
