"""What holds on every page: no trouble, no request to elsewhere, no sideways scrolling, nothing that axe-core objects to."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

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
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
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


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(reader: Readers, width: int) -> None:
    """The text fits the screen."""
    visitor = reader(width=width)
    wide = []
    for name in PAGES:
        page = visitor.open(name)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize(
    ("width", "dark", "options"),
    [(1280, False, {}), (360, True, {}), (320, True, {"forced_colors": "active", "reduced_motion": "reduce"})],
    ids=["wide-light", "narrow-dark", "narrowest-forced"],
)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(reader: Readers, name: str, width: int, dark: bool, options: dict[str, str]) -> None:
    """axe-core's rules for WCAG 2.2 A and AA, with everything unfolded; in forced colors and with reduced motion, too."""
    page = reader(width=width, dark=dark, **options).open(name)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found] == []


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
