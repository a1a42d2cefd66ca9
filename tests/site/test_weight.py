"""How much a first view loads, compressed: the page, and the scripts and style sheets that it names."""

import gzip
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from book.library import ROOT
from tests.site.test_everywhere import PAGES

READING, QUIZ, OTHER, SCRIPTS = 100_000, 60_000, 100_000, 25_000
HEAVIEST_HTML = 74_000
"""What a phone on a slow network gets in four rounds; a page that is larger is seen a round later."""


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def _named(site: Path, name: str) -> list[Path]:
    """The scripts and style sheets that a page names."""
    head = html.parse(str(site / f"{name}.html")).find("head")
    links = [node.get("src") for node in head.iter("script")] + [
        node.get("href") for node in head.iter("link") if node.get("rel") == "stylesheet"
    ]
    return [site / urljoin(f"/{name}.html", link).lstrip("/") for link in links]


@pytest.mark.parametrize("name", PAGES)
def test_a_first_view_is_light(site: Path, name: str) -> None:
    """An opinion with all its notes weighs at most 100 kB, a quiz 60, the scripts of any page 25; nothing is named twice."""
    files = _named(site, name)
    assert len(files) == len(set(files)) and all(path.is_file() for path in files)
    page = _compressed(site / f"{name}.html")
    most = READING if name.endswith("/opinion") else QUIZ if name.startswith("quizzes/") else OTHER
    assert page + sum(map(_compressed, files)) <= most
    assert sum(_compressed(path) for path in files if path.suffix == ".js") <= SCRIPTS
    assert page <= HEAVIEST_HTML


def test_one_list_of_signs() -> None:
    """What counts as the first sign of a reader is said in one script; the others wait for its promise."""
    own = [*(ROOT / "book" / "site").glob("*.js"), *(ROOT / "book" / "views").rglob("*.js")]
    assert [path.name for path in own if '"pointermove", "pointerdown"' in path.read_text(encoding="utf-8")] == ["theme.js"]
