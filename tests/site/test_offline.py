"""One visit stores the whole book; a new edition replaces it when the reader says so, and never mixes with it."""

import gzip
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from book.library import Library
from book.site.offline import files_of, worker_script
from tests.site.axe import everywhere
from tests.site.conftest import Handler, Reader
from tests.site.test_everywhere import PAGES

Readers = Callable[..., Reader]
STORED = "This edition is stored for reading without a network."
READY = "A new edition of this book is ready."
OLD, NEW = "These are real people and real harm.", "Words of the next edition."
UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const coming = (await registration.update()).installing;
  if (coming?.state === "installing") await new Promise((done) => coming.addEventListener("statechange", done));
  return coming?.state ?? "none";
}"""
KEPT = """async (words) => {
  const about = new URL("about.html", (await navigator.serviceWorker.ready).scope);
  const names = (await caches.keys()).filter((name) => !name.endsWith("standing"));
  const texts = await Promise.all(names.map(async (name) => (await caches.match(about, { cacheName: name }))?.text()));
  return texts.map((text) => text?.includes(words) ?? null).sort();
}"""


@dataclass
class Host:
    """A server for a copy of the site that a test may change; `close` ends it."""

    folder: Path
    server: ThreadingHTTPServer

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def change(self, name: str, old: str, new: str) -> None:
        """Change a file without telling the list of the edition."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def publish(self) -> None:
        """Make what the folder holds an edition."""
        (self.folder / "sw.js").write_text(worker_script(files_of(self.folder)), encoding="utf-8")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A copy of the site, served."""
    folder = tmp_path / "host"
    shutil.copytree(site, folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = Host(folder, server)
    yield host
    host.close()


@pytest.fixture
def visitor(reader: Readers, host: Host) -> Reader:
    """A reader whose browser may store the book."""
    new = reader(service_workers="allow")
    new.start = host.address
    return new


def _visit(visitor: Reader, name: str = "about") -> Page:
    """A visit that stores the book."""
    page = visitor.open(name)
    expect(page.get_by_text(STORED)).to_be_visible(timeout=60_000)
    expect(page.get_by_text(READY)).to_have_count(0)
    return page


def _answer(page: Page, library: Library) -> str:
    identity = library.bank("entry").questions[0].id
    question = page.locator(f'[data-question="{identity}"]')
    question.locator(".cb-option > label").first.click()
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-feedback")).to_be_visible()
    return identity


def _kept(page: Page) -> list[bool | None]:
    """For each edition that the browser keeps, whether it holds the words of the new one; None where it lacks their page."""
    return page.evaluate(KEPT, NEW)


def _until_kept(page: Page, wanted: list[bool]) -> None:
    """Ask until these are kept; the policy forbids the waiting that the driver would do by itself."""
    for _ in range(200):
        if _kept(page) == wanted:
            break
        page.wait_for_timeout(50)
    assert _kept(page) == wanted


@pytest.mark.parametrize("below", ["", "strict/", "book/"])
def test_after_one_visit_the_book_needs_no_network(visitor: Reader, host: Host, library: Library, below: str) -> None:
    """With the server gone, every page opens with its style, a quiz is answered, a timeline drawn, a search made."""
    visitor.start += below
    _visit(visitor, "index")
    host.close()
    visitor.context.set_offline(True)
    for name in PAGES:
        page = visitor.open(name)
        expect(page.locator("h1").first).to_be_visible()
        assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length)")
        expect(page.get_by_text(STORED)).to_be_visible()
    page = visitor.open("quizzes/entry/index")
    identity = _answer(page, library)
    page.reload()
    expect(page.locator(f'[data-question="{identity}"] .cb-feedback')).to_be_visible()
    page = visitor.open("chapters/malek/index")
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.locator(".cb-canvas .main-svg").first).to_be_visible()
    page.goto(f"{visitor.start}search.html?q=warrant")
    expect(page.get_by_role("searchbox")).to_have_value("warrant")
    for short in ("", "quizzes/entry/", "chapters/malek/opinion?from=elsewhere"):
        page.goto(visitor.start + short)
        expect(page.get_by_text(STORED)).to_be_visible()
    assert visitor.troubles == [] and visitor.abroad() == []


def test_a_page_that_is_not_there_says_so(visitor: Reader, host: Host) -> None:
    """Without a network, and with one that has no such page, the edition's own page says so, links and style whole."""
    page = _visit(visitor)
    for connected in (True, False):
        if not connected:
            host.close()
        page.goto(f"{visitor.start}chapters/gone/opinion.html")
        expect(page.get_by_role("heading", name="Not in this edition")).to_be_visible()
        assert page.url == f"{visitor.start}404.html"
        page.get_by_role("link", name="The front page").click()
        expect(page.locator(".cb-contents").first).to_be_visible()


def test_a_new_edition_replaces_the_old_one_whole(visitor: Reader, host: Host, library: Library) -> None:
    """The bar says that it is ready; loaded, its words stand, the answers stay, and no file of the old edition is left."""
    page = _visit(visitor, "quizzes/entry/index")
    identity = _answer(page, library)
    host.change("about.html", OLD, NEW)
    host.publish()
    page = visitor.open("about")
    assert page.evaluate(UPDATE) == "installed"
    expect(page.get_by_role("status").filter(has_text=READY)).to_be_visible()
    page.reload()
    expect(page.get_by_text(OLD)).to_be_visible()
    assert _kept(page) == [False, True]
    page.get_by_role("button", name="Load the new edition").click()
    expect(page.get_by_text(NEW)).to_be_visible()
    expect(page.get_by_text(STORED)).to_be_visible()
    _until_kept(page, [True])
    expect(page.get_by_role("button", name="Load the new edition")).to_have_count(0)
    page = visitor.open("quizzes/entry/index")
    expect(page.locator(f'[data-question="{identity}"] .cb-feedback')).to_be_visible()
    assert visitor.troubles == []


def test_an_open_page_keeps_its_edition(visitor: Reader, host: Host) -> None:
    """A page of the old edition draws with the old edition's library after another tab has gone on; reloaded, with the new one's."""
    host.change("_static/cb/plotly.js", "", "globalThis.of = 'old';")
    host.publish()
    first = _visit(visitor)
    other = visitor.context.new_page()
    other.goto(f"{visitor.start}chapters/malek/index.html")
    expect(other.get_by_text(STORED)).to_be_visible()
    host.change("_static/cb/plotly.js", "'old'", "'new'")
    host.change("about.html", OLD, NEW)
    host.publish()
    assert first.evaluate(UPDATE) == "installed"
    first.get_by_role("button", name="Load the new edition").click()
    expect(first.get_by_text(NEW)).to_be_visible()
    for edition in ("old", "new"):
        other.get_by_role("button", name="Open the interactive timeline").click()
        expect(other.locator(".cb-canvas .main-svg").first).to_be_visible()
        assert other.evaluate("globalThis.of") == edition
        if edition == "old":
            assert _kept(other) == [False, True]
            other.get_by_role("button", name="Load the new edition").click()
            expect(other.get_by_text(READY)).to_have_count(0)
    _until_kept(other, [True])


@pytest.mark.parametrize("name", ["_static/cb/quiz.js", "glossary.html"])
@pytest.mark.parametrize("fault", ["another", "none"])
def test_half_an_edition_is_none(visitor: Reader, host: Host, name: str, fault: str) -> None:
    """When one file is missing or not what the list says, nothing of the new edition is kept and the old one works on."""
    page = _visit(visitor)
    host.change("about.html", OLD, NEW)
    host.change(name, "a", "b")
    host.publish()
    if fault == "another":
        host.change(name, "b", "c")
    else:
        (host.folder / name).unlink()
    assert page.evaluate(UPDATE) in ("redundant", "none")
    _until_kept(page, [False])
    expect(page.get_by_text(READY)).to_have_count(0)
    host.close()
    page = visitor.open("quizzes/entry/index")
    expect(page.get_by_role("button", name="Check answer").first).to_be_visible()
    expect(visitor.open("about").get_by_text(OLD)).to_be_visible()


def test_a_page_of_another_edition_comes_whole_from_the_network(visitor: Reader, host: Host) -> None:
    """A page that the stored edition does not have shows with its own style, not with the stored one."""
    page = _visit(visitor)
    shutil.copyfile(host.folder / "about.html", host.folder / "more.html")
    host.change("_static/cb/site.css", "", ":root { --edition: next; }")
    page = visitor.open("more")
    style = "getComputedStyle(document.documentElement).getPropertyValue('--edition')"
    assert page.evaluate(style) == "next"
    assert visitor.open("about").evaluate(style) == ""


def test_what_the_browser_has_dropped_is_fetched_again(visitor: Reader, host: Host) -> None:
    """A stored file that is gone comes from the network if it is the same, and not at all if it is of another edition."""
    page = _visit(visitor)
    drop = "async () => { for (const name of await caches.keys()) await (await caches.open(name)).delete(new URL('glossary.html', location.href)); }"
    page.evaluate(drop)
    expect(visitor.open("glossary").locator("h1")).to_be_visible()
    host.change("glossary.html", "Glossary", "Another edition")
    visitor.page.evaluate(drop)
    with pytest.raises(Exception, match="ERR_FAILED"):
        visitor.open("glossary")


def test_two_books_on_one_host_leave_each_other_alone(visitor: Reader, host: Host) -> None:
    """Stored under two paths, each keeps its own edition."""
    start = visitor.start
    for below in ("strict/", "book/"):
        visitor.start = start + below
        _visit(visitor)
    stores = [name for name in visitor.page.evaluate("caches.keys()") if not name.endswith("standing")]
    assert sorted(name.split()[1] for name in stores) == ["/book/", "/strict/"]
    host.close()
    for below in ("strict/", "book/"):
        visitor.start = start + below
        expect(visitor.open("index").get_by_text(STORED)).to_be_visible()


def test_the_bar_is_for_everyone(reader: Readers, host: Host) -> None:
    """axe finds nothing, the page does not scroll sideways, and “Later” puts the bar away by keyboard and the reader back."""
    visitor = reader(service_workers="allow")
    visitor.start = host.address
    page = _visit(visitor)
    host.change("about.html", OLD, NEW)
    host.publish()
    page.evaluate(UPDATE)
    expect(page.get_by_role("status").filter(has_text=READY)).to_be_in_viewport()
    assert everywhere(page) == []
    link = page.locator("main a[href]").last
    link.focus()
    page.get_by_role("button", name="Later").press("Enter")
    expect(page.get_by_text(READY)).to_have_count(0)
    expect(link).to_be_focused()
    expect(page.get_by_text(OLD)).to_be_visible()


def test_a_browser_that_stores_nothing_reads_on(reader: Readers) -> None:
    """Where no worker may be, the book is read from the network, and no page claims to be stored."""
    visitor = reader()
    page = visitor.open("about")
    expect(page.get_by_text(OLD)).to_be_visible()
    assert page.get_by_text(STORED).count() == 0 and visitor.troubles == []


def test_the_list_is_whole_but_for_what_is_left_out(site: Path, tmp_path: Path) -> None:
    """Every file that a page of the book asks for is on the list of the built edition; large optional folders are not."""
    listed = json.loads(re.search(r"const FILES = (\{.*?\});", (site / "sw.js").read_text(encoding="utf-8"))[1])
    assert listed == files_of(site)
    assert {f"{name}.html" for name in PAGES} <= set(listed) and "manifest.webmanifest" in listed
    for name in ("index.html", "lite/index.html", "download/book.pdf", "sw.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert set(files_of(tmp_path)) == {"index.html"}


def test_what_one_visit_stores(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The size of the stored edition is measured, plain and compressed, and printed."""
    files = [(site / name).read_bytes() for name in files_of(site)]
    plain, packed = sum(map(len, files)), sum(min(len(file), len(gzip.compress(file, 6))) for file in files)
    with capsys.disabled():
        print(f"\n[measured] one visit stores {len(files)} files, {plain / 1e6:.2f} MB, compressed {packed / 1e6:.2f} MB")
    assert packed < 3_000_000


@pytest.mark.parametrize("mode", ["served", "strict", "sub-path"])
def test_the_book_can_be_installed(reader: Readers, mode: str) -> None:
    """Chromium finds nothing wrong with the manifest and its icons."""
    visitor = reader(mode=mode, service_workers="allow")
    page = visitor.open("chapters/malek/index")
    session = visitor.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["url"] == f"{visitor.start}manifest.webmanifest" and found["errors"] == []
    assert found["manifest"]["scope"] == visitor.start and found["manifest"]["startUrl"] == f"{visitor.start}index.html"
    assert [error["errorId"] for error in session.send("Page.getInstallabilityErrors")["installabilityErrors"]] in (
        [],
        ["in-incognito"],
    )
    assert visitor.troubles == []


def test_icons_are_what_the_manifest_says(site: Path) -> None:
    """Each icon is there, each PNG of its size; every page names icon and manifest, so that nobody asks for /favicon.ico."""
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    for icon in manifest["icons"]:
        data = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert icon["sizes"] == f"{int.from_bytes(data[16:20])}x{int.from_bytes(data[20:24])}"
    for name in PAGES:
        path = site / f"{name}.html"
        links = {link.get("rel"): link.get("href") for link in html.parse(str(path)).iter("link")}
        for rel in ("icon", "apple-touch-icon", "manifest"):
            assert (path.parent / links[rel]).is_file()
