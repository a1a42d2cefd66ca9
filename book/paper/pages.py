"""The pages of the site as trees: Markdown and notebooks read as they stand, each view of a cell grown by its own module."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree
from lxml.html import fragments_fromstring
from markdown_it import MarkdownIt

from book.library import Chapter, Library
from book.markup import Child, Pins, el
from book.views.authorities import authorities_html
from book.views.chapter import head_html, people_html, story_html
from book.views.grid import grid_html
from book.views.quiz import quiz_html
from book.views.reading import opinion_html
from book.views.stop import try_html
from book.views.terms import terms_html
from book.views.timeline import timeline_html

_PARTS: dict[str, Callable[[Chapter, Library, str], etree._Element]] = {
    "head": head_html,
    "story": story_html,
    "people": people_html,
    "timeline": timeline_html,
    "rulings": grid_html,
}
_DIRECTIVE = re.compile(r"^```\{(\w+)\}([^\n]*)\n(?:[^`][^\n]*\n)*```$", re.M)


def page(root: Path, name: str, library: Library) -> etree._Element | None:
    """The page that `_toc.yml` calls `name`, title first; None for a page that only a browser can show."""
    shelf, _, rest = name.partition("/")
    case = rest.removesuffix("/opinion")
    if shelf == "chapters" and case != rest:
        chapter = library.chapter(case)
        up = "../" * 2
        return el("div", el("h1", f"{chapter.case.name}: the opinion"), opinion_html(chapter, library, up))
    if (root / f"{name}.ipynb").is_file():
        return _notebook(root / f"{name}.ipynb", library)
    return _document((root / f"{name}.md").read_text(encoding="utf-8"), library)


def _document(text: str, library: Library) -> etree._Element | None:
    views: dict[str, Callable[[str], etree._Element]] = {
        "terms": lambda _: terms_html(library, ""),
        "authorities": lambda _: authorities_html(library, ""),
        "downloads": lambda _: el("div"),
        "try": lambda name: _try(name, library),
    }
    body = el("div")
    at = 0
    for match in _DIRECTIVE.finditer(text):
        if match[1] not in views:
            return None
        body.extend(_markdown(text[at : match.start()]))
        body.append(views[match[1]](match[2].strip()))
        at = match.end()
    body.extend(_markdown(text[at:]))
    return body


def _try(name: str, library: Library) -> etree._Element:
    """The question of one stop, which the front page asks."""
    stop = next(stop for chapter in library.chapters.values() for stop in chapter.stops.stops if stop.id == name)
    return try_html(stop, Pins(library, ""))


def _notebook(path: Path, library: Library) -> etree._Element | None:
    body = el("div")
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        source, tags = "".join(cell["source"]), cell["metadata"].get("tags", [])
        if "remove-cell" in tags:
            continue
        if cell["cell_type"] == "markdown":
            body.extend(_markdown(source))
        elif "remove-input" in tags:
            body.append(_view(source.splitlines()[-1], path.parent.name, library))
        else:  # a notebook that shows its code is for running
            return None
    return body


def _view(line: str, folder: str, library: Library) -> etree._Element:
    """What the last line of a cell shows: `malek.head`, or `entry` for the quiz."""
    name, _, part = line.partition(".")
    if not part and name.isidentifier():
        return quiz_html(library.bank(folder), library)
    return _PARTS[part](library.chapter(folder), library, "../../")


def _markdown(text: str) -> Iterator[Child]:
    yield from fragments_fromstring(MarkdownIt("commonmark", {"html": False}).render(text)) if text.strip() else ()
