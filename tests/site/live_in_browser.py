"""The notebooks live in the browser, with no host but the site's own. `make livetest` runs this, on a site that `make lite` built."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from book.library import ROOT, Library
from tests.site.conftest import Handler

BOOT = 300_000  # Python starts within seconds where nothing else runs


@pytest.fixture(scope="module")
def start() -> Iterator[str]:
    """The address of the site with JupyterLite in it, under a sub-path."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(ROOT / "_build" / "html")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/book/"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, start: str) -> Iterator[Page]:
    """A fresh page; at the end, no request has gone to another host. (JupyterLite asks its own for a heartbeat, at the top.)"""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(60_000)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    yield context.new_page()
    context.close()
    assert [url for url in asked if not url.startswith((start.removesuffix("book/"), "data:", "blob:"))] == []


def _run(page: Page, start: str, name: str) -> Page:
    """Press the notebook page's own link, wait for Python, and run every cell."""
    page.goto(f"{start}{name}.html")
    page.get_by_text("Run this notebook").click()
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Open the notebook in JupyterLite").click()
    lab = popup.value
    expect(lab.get_by_text("Python (Pyodide) | Idle")).to_be_visible(timeout=BOOT)
    lab.get_by_role("menuitem", name="Run", exact=True).click()
    lab.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    return lab


def _again(lab: Page, code: str) -> Locator:
    """Run the cell that holds just `code` once more; returns its output."""
    cell = lab.locator(".jp-CodeCell", has_text=code).last
    cell.locator(".cm-content").click()
    lab.keyboard.press("Control+Enter")
    return cell.locator(".jp-OutputArea-output").last


def test_a_quiz_reads_back(page: Page, start: str, library: Library) -> None:
    """The widget stands in the notebook; a right answer given with the mouse is a point in the browser's Python."""
    question = library.bank("entry").questions[0]
    lab = _run(page, start, "quizzes/entry/index")
    live = lab.locator(f'.cb-quiz [data-question="{question.id}"]')
    right = next(place for place, option in enumerate(question.options) if option.right)
    live.locator(".cb-option > label").nth(right).click(timeout=BOOT)
    live.get_by_role("button", name="Check answer").click()
    expect(live.locator(".cb-verdict")).to_have_text("Right.")
    expect(_again(lab, "entry.score")).to_have_text("1.0", timeout=BOOT)
    expect(_again(lab, "entry.responses")).to_contain_text(question.id)
    expect(_again(lab, "entry.report()")).to_contain_text("1 point in 1 of")


def test_a_chapter_lives(page: Page, start: str) -> None:
    """The timeline draws and the ruling grid checks a row; a pin of it leads to the opinion on the site."""
    lab = _run(page, start, "chapters/malek/index")
    lab.get_by_role("button", name="Open the interactive timeline").click(timeout=BOOT)
    expect(lab.locator(".cb-canvas .main-svg").first).to_be_visible()
    row = lab.locator("fieldset#ruling-malek-entry")
    row.get_by_label("Violation?").select_option("not-pleaded")
    row.get_by_role("button", name="Check this row").click()
    expect(row.locator(".cb-mark-words").first).to_have_text("✗ You said: Not plausibly pleaded")
    with lab.expect_popup() as popup:
        row.locator("a.cb-pin").first.click()
    expect(popup.value.get_by_role("heading", level=1)).to_have_text("Malek v. Green: the opinion")
