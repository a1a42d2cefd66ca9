"""The notebooks live: JupyterLab runs one, the widget answers, and Python reads the score."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect

from book.library import Library


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except OSError:
        return False


def _make_lab(root: Path) -> list[str]:
    """The last command of `make lab` with the entry quiz's notebook, which every notebook's page gives its reader."""
    asked = ["make", "--no-print-directory", "-n", "lab", "OPEN=quizzes/entry/index.ipynb", f"VENV={sys.prefix}"]
    told = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout
    return ["env", *shlex.split(told.splitlines()[-1])]


@pytest.fixture(scope="module")
def lab(copied_project: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab on a copy of the project, built, as `make lab` starts it."""
    port, home = _free_port(), tmp_path_factory.mktemp("home")
    shutil.copytree(site, copied_project / "_build" / "html")
    command = [*_make_lab(copied_project), "--no-browser", "--ServerApp.ip=127.0.0.1",
               f"--ServerApp.port={port}", "--IdentityProvider.token=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
               "--LabApp.news_url="]  # fmt: skip
    environment = {
        **os.environ,
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "PYTHONPATH": str(copied_project),
    }
    process = subprocess.Popen(
        command, cwd=copied_project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not _answers(f"{address}/api") and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.2)
    assert process.poll() is None, "JupyterLab did not start"
    yield address
    process.terminate()
    process.wait(timeout=30)


def _run_all(page: Page, shown: Locator) -> None:
    """Run every cell until `shown` is there; JupyterLab drops the command while its kernel is still connecting."""
    for _ in range(5):
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=60_000)
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        try:
            shown.wait_for(timeout=20_000)
            return
        except TimeoutError:
            continue
    raise AssertionError("the cells did not run")


@pytest.fixture
def notebook(browser: Browser, lab: str) -> Iterator[Page]:
    """The entry quiz's notebook, open in JupyterLab, all cells run."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{lab}/lab/tree/quizzes/entry/index.ipynb?reset")
    _run_all(page, page.locator(".cb-quiz").first)
    yield page
    context.close()


def test_a_live_quiz_reads_back(notebook: Page, library: Library) -> None:
    """The widget stands in the notebook; a right answer given with the mouse is a point in Python."""
    question = library.bank("entry").questions[0]
    live = notebook.locator(f'.cb-quiz [data-question="{question.id}"]')
    right = next(place for place, option in enumerate(question.options) if option.right)
    live.locator(".cb-option > label").nth(right).click()
    live.get_by_role("button", name="Check answer").click()
    expect(live.locator(".cb-verdict")).to_have_text("Right.")
    cell = notebook.locator(".jp-CodeCell", has_text="entry.score").last
    cell.locator(".cm-content").click()
    notebook.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-OutputArea-output").last).to_have_text("1.0")
    cell = notebook.locator(".jp-CodeCell", has_text="entry.responses").last
    cell.locator(".cm-content").click()
    notebook.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-OutputArea-output").last).to_contain_text(question.id)


def test_a_live_timeline_draws(browser: Browser, lab: str) -> None:
    """In JupyterLab the timeline widget draws its figure and answers the keyboard, with no host but this machine."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{lab}/lab/tree/chapters/perez/index.ipynb?reset")
    opener = page.get_by_role("button", name="Open the interactive timeline")
    _run_all(page, opener)
    opener.click()
    expect(page.locator(".cb-canvas .main-svg").first).to_be_visible()
    page.get_by_role("button", name="Next event").click()
    expect(page.locator(".cb-detail blockquote")).to_be_visible()
    context.close()


def test_a_live_grid_answers(browser: Browser, lab: str) -> None:
    """In JupyterLab the ruling grid points out what cannot be, and checks a row."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{lab}/lab/tree/chapters/malek/index.ipynb?reset")
    row = page.locator("fieldset#ruling-malek-entry")
    _run_all(page, row)
    row.get_by_label("Violation?").select_option("not-pleaded")
    row.get_by_label("Result").select_option("goes-on")
    expect(row.get_by_role("status")).to_contain_text("This cannot be.")
    row.get_by_role("button", name="Check this row").click()
    expect(row.locator(".cb-mark-words")).to_have_text(
        ["✗ You said: Not plausibly pleaded", "– You left this open", "✓ As you said"]
    )
    _follow(page.locator(".cb-read a").first, "chapters/malek/opinion.html", "h1")
    expect(row.locator("blockquote a.cb-pin")).to_have_css("text-decoration-line", "underline")
    _follow(row.locator("blockquote a.cb-pin"), "chapters/malek/opinion.html#p46", "#p46")
    context.close()


def _follow(link: Locator, path: str, shown: str) -> None:
    """Press a link: the built page opens beside the notebook at the right place, in the book's own style."""
    with link.page.context.expect_page() as opened:
        link.click()
    page = opened.value
    expect(page).to_have_url(re.compile(rf"/static/{re.escape(path)}$"))
    expect(page.locator(shown).first).to_be_in_viewport()
    assert page.evaluate("[...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)")
    page.close()


def test_the_notebooks_stay_as_they_were(copied_project: Path, library: Library) -> None:
    """Running them in JupyterLab without saving leaves the stored outputs alone."""
    stored = json.loads((copied_project / "quizzes" / "entry" / "index.ipynb").read_text(encoding="utf-8"))
    outputs = [output for cell in stored["cells"] for output in cell.get("outputs", [])]
    assert library.bank("entry").questions[0].id in json.dumps(outputs)
