"""A browser, and the built site as a reader may meet it: served, under a strict policy, under a sub-path, from disk."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.site.late import LATE, SCRIPT

POLICY = "default-src 'self'"
WAIT = 30_000  # milliseconds until a test gives up on a page: a busy machine may be long about it
MODES = ["served", "strict", "sub-path", "disk"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

expect.set_options(timeout=WAIT)

# From disk, Chromium can give a page that asks for its storage before it has loaded one that forgets all.
_LATE_ON_DISK = "location.protocol === 'file:' ? addEventListener('load', () => {0}) : {0}"


def chromium() -> str:
    """The browser's path: $CHROMIUM, or the first of the usual names."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "No Chromium was found. Debian: apt-get install chromium; or set CHROMIUM to its path."
    return found


class Handler(SimpleHTTPRequestHandler):
    """Serves quietly; below /strict/ with a strict policy, below /book/ as a sub-path."""

    def translate_path(self, path: str) -> str:
        for prefix in ("/strict/", "/book/"):
            if path.startswith(prefix):
                path = "/" + path.removeprefix(prefix)
        return super().translate_path(path)

    def do_GET(self) -> None:
        if LATE and self.path.endswith((".js", ".json")):
            time.sleep(LATE / 1000)
        super().do_GET()

    def end_headers(self) -> None:
        if self.path.startswith("/strict/"):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of a server for the built site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, served: str) -> Callable[[str], str]:
    """The start of every page's address in one of the modes."""
    starts = {"served": f"{served}/", "strict": f"{served}/strict/", "sub-path": f"{served}/book/", "disk": f"{site.as_uri()}/"}
    return starts.__getitem__


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver of the browser."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests, with every host but this machine unknown to it."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@dataclass
class Reader:
    """A reader with a fresh browser profile; remembers what went wrong and which addresses were asked for."""

    context: BrowserContext
    start: str
    page: Page
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page of the book by its path without `.html`, perhaps with `#anchor`."""
        path, _, anchor = name.partition("#")
        self.page.goto(f"{self.start}{path}.html{'#' + anchor if anchor else ''}")
        if self.start.startswith("file:"):  # there every script begins a turn after the page has loaded
            self.page.evaluate("() => new Promise((done) => setTimeout(done))")
        self.page.mouse.move(1, 1)  # the first sign of a reader; some things are loaded only then
        return self.page

    def abroad(self) -> list[str]:
        """The requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.start.split("/strict/")[0], "data:", "blob:"))]


def _is_trouble(message: ConsoleMessage) -> bool:
    """An error or a warning, but for the driver's own word that it lets no service worker in."""
    return message.type in ("error", "warning") and "blocked by Playwright" not in message.text


@pytest.fixture
def reader(browser: Browser, address: Callable[[str], str]) -> Iterator[Callable[..., Reader]]:
    """Makes readers: `reader(mode="strict", width=360, dark=True, whole=True, …)`.

    Their browser stores no edition for reading without a network unless `service_workers="allow"` says so.
    """
    contexts = []

    def make(
        mode: str = "served", width: int = 1280, height: int = 900, dark: bool = False, whole: bool = False, **options: object
    ) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            **({"service_workers": "block"} | options),
        )
        contexts.append(context)
        if LATE:
            context.add_init_script(SCRIPT)
        if whole:  # a reader who has asked for the whole opinion, stops and all
            context.add_init_script(_LATE_ON_DISK.format("localStorage.setItem('clearly-established:reading:show-all', 'yes')"))
        page = context.new_page()
        page.set_default_timeout(WAIT)
        new = Reader(context, address(mode), page)
        page.on("console", lambda message: new.troubles.append(message.text) if _is_trouble(message) else None)
        page.on("pageerror", lambda error: new.troubles.append(str(error)))
        page.on("request", lambda request: new.requests.append(request.url))
        return new

    yield make
    for context in contexts:
        context.close()
