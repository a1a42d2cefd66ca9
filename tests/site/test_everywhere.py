"""What holds on every page: no trouble, no request to elsewhere, no link that leads nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from book.library import ROOT
from tests.site.conftest import MODES, Reader

PAGES = [
    "index",
    "about",
    "access",
    "authorities",
    "review",
    "progress",
    "quality",
    "quizzes/bank",
    "glossary",
    "marks",
    "search",
    "404",
    *(f"chapters/{case}/{page}" for case in ("malek", "perez", "martinez") for page in ("index", "opinion")),
    *(f"quizzes/{path.parent.name}/index" for path in sorted(ROOT.glob("quizzes/*/questions.yml"))),
]
Readers = Callable[..., Reader]


def test_the_list_of_pages_is_whole(site: Path) -> None:
    """A page that is built is a page that is tested."""
    built = {str(path.relative_to(site).with_suffix("")) for path in site.rglob("*.html")}
    assert built == {*PAGES, "genindex"}


@pytest.mark.parametrize("mode", MODES)
def test_no_trouble_and_no_request_to_elsewhere(reader: Readers, mode: str) -> None:
    """Every page loads without an error or a warning and asks no other host for anything, storing the book or not."""
    visitor = reader(mode=mode, service_workers="allow")
    visitor.context.on("request", lambda request: visitor.requests.append(request.url))
    for name in PAGES:
        visitor.open(name)
        visitor.page.wait_for_load_state()
    assert visitor.troubles == []
    assert visitor.abroad() == []


_WATCHED = """
  const given = Object.getOwnPropertyDescriptor(globalThis, "localStorage").get;
  globalThis.asked = [];
  Object.defineProperty(globalThis, "localStorage", { get() {
    asked.push(document.readyState);
    return given.call(globalThis);
  } });
"""


def test_from_disk_no_page_asks_for_its_storage_before_it_has_loaded(reader: Readers) -> None:
    """Chromium can give a page that asks too early a storage that forgets everything; every page asks, but later."""
    visitor = reader(mode="disk")
    visitor.page.add_init_script(_WATCHED)
    for name in PAGES:
        page = visitor.open(name)
        expect(page.get_by_role("button", name="Colors: auto")).to_be_visible()
        assert set(page.evaluate("asked")) == {"complete"}, name


def test_every_link_of_the_book_leads_somewhere(site: Path) -> None:
    """Each link inside the site leads to a page that is there, and to an anchor that is on it."""
    from lxml import html

    trees = {path.resolve(): html.parse(str(path)) for path in site.rglob("*.html")}
    ids = {path: {node.get("id") for node in tree.iter() if node.get("id")} for path, tree in trees.items()}
    broken = []
    for path, tree in trees.items():
        for link in tree.iter("a"):
            target, _, anchor = (link.get("href") or "").partition("#")
            if "//" in target or target.startswith("mailto:"):
                continue
            where = (path.parent / target).resolve() if target else path
            if where not in ids or (anchor and anchor not in ids[where]):
                broken.append(f"{path.relative_to(site)}: {link.get('href')}")
    assert broken == []
