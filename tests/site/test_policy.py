"""The Content-Security-Policy of every page, and strings from strangers in every place that takes one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import expect

from book.site.offline import LEFT_OUT
from tests.site.conftest import MODES, Reader
from tests.site.test_everywhere import PAGES

Readers = Callable[..., Reader]
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
IMAGE = "<img src=x onerror=\"document.title='taken'\">"
RUNS = """() => new Promise((refused) => {
  addEventListener("securitypolicyviolation", (event) => refused([event.effectiveDirective, globalThis.taken ?? "not run"]));
  const script = document.createElement("script");
  script.textContent = "globalThis.taken = 'run'";
  document.body.append(script);
})"""


def _pages(site: Path) -> list[Path]:
    return [path for path in sorted(site.rglob("*.html")) if not path.relative_to(site).as_posix().startswith(LEFT_OUT)]


def test_every_page_carries_the_policy_before_anything_it_loads(site: Path) -> None:
    """The policy is the second thing in the head, after the encoding."""
    heads = {path: html.parse(str(path)).find("head") for path in _pages(site)}
    wrong = [path for path, head in heads.items() if head[1].get("http-equiv") != "Content-Security-Policy"]
    assert wrong == []
    assert {head[1].get("content") for head in heads.values()} == {POLICY}


def test_nothing_is_inline(site: Path) -> None:
    """No page holds a script or a style of its own, a style or on… attribute, or an address that is a script; data are no script."""
    found = []
    for path in _pages(site):
        for node in html.parse(str(path)).iter():
            if not isinstance(node.tag, str):
                continue
            code = node.tag == "script" and node.get("type") != "application/json" and (node.text or not node.get("src"))
            words = [name for name in node.attrib if name == "style" or name.startswith("on")]
            address = (node.get("href") or node.get("src") or "").strip().lower()
            if code or words or node.tag == "style" or address.startswith(("javascript:", "data:", "http:", "//")):
                found.append((path.name, node.tag, dict(node.attrib)))
    assert found == []


@pytest.mark.parametrize("mode", MODES)
def test_an_injected_script_is_refused(reader: Readers, mode: str) -> None:
    """An inline script that comes into a page does not run, in any mode."""
    page = reader(mode=mode).open("chapters/malek/opinion")
    assert page.evaluate(RUNS) == ["script-src-elem", "not run"]


@pytest.mark.parametrize("mode", MODES)
def test_no_eval_and_no_stranger_s_picture(reader: Readers, mode: str) -> None:
    """Text is not run as code even when a script of the page asks for it, and a picture of another host is refused."""
    page = reader(mode=mode).open("index")
    refused = page.evaluate(
        """() => new Promise((done) => {
          const seen = new Set();
          addEventListener("securitypolicyviolation", (event) => { if (seen.add(event.effectiveDirective).size === 2) done([...seen].sort()); });
          setTimeout("globalThis.taken = 'run'");
          new Image().src = "http://stranger.invalid/x.png";
        })"""
    )
    assert refused == ["img-src", "script-src"] and page.evaluate("globalThis.taken") is None


@pytest.mark.parametrize(
    "ending", ["#%E0%A4%A", "#" + IMAGE, "?q=" + IMAGE, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "#constructor"]
)
def test_hostile_addresses_do_no_harm(reader: Readers, ending: str) -> None:
    """Whatever stands behind `#` or `?`, each page shows itself, adds no element of the stranger's, and runs nothing."""
    visitor = reader(service_workers="block")
    for name in PAGES:
        page = visitor.page
        page.goto("about:blank")
        page.goto(f"{visitor.start}{name}.html{ending}")
        expect(page.locator("h1").first).to_be_visible()
        assert page.locator("img[src='x']").count() == 0 and page.title() != "taken"
    assert visitor.troubles == []


@pytest.mark.parametrize("theme", ["constructor", "toString", IMAGE, ""])
def test_a_strange_choice_of_colors_is_none(reader: Readers, theme: str) -> None:
    """What is kept as the choice of colors and is none leaves it to the device."""
    visitor = reader()
    visitor.context.add_init_script(f"localStorage.setItem('clearly-established:theme', {theme!r})")
    page = visitor.open("index")
    expect(page.get_by_role("button", name="Colors: auto")).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.theme") == "auto"


def test_a_hostile_file_of_progress_is_only_text(reader: Readers, tmp_path: Path) -> None:
    """A file that passes for one of ours, with markup in every record, is taken in; no page shows it as markup or fails on it."""
    visitor = reader()
    page = visitor.open("progress")
    keys = [
        "quiz:entry", "marks", "review", "fork:perez", "grid:malek", "read:malek", "reading:malek", "reading:show-all", "stop:malek",
    ]  # fmt: skip
    bodies = [
        f'{{"format":1,"{field}":{{"answers":{{"entry-arrest-report":{{"version":1,"chosen":[{IMAGE!r}]}}}}}}}}'
        for field in ("state", "marks")
    ]
    for body in [*bodies, IMAGE, '{"format":1,"marks":[{"id":"<b>","quote":"<img src=x>","case":"malek","passage":"p1"}]}']:
        file = {"format": 1, "keys": {f"clearly-established:{key}": body for key in keys}}
        saved = tmp_path / "hostile.json"
        saved.write_text(json.dumps(file), encoding="utf-8")
        page = visitor.open("progress")
        page.get_by_label("Take in a saved file").set_input_files(saved)
        expect(page.get_by_role("status").filter(has_text="Taken in: 9 records")).to_be_visible()
        for name in (
            "progress",
            "review",
            "marks",
            "quizzes/entry/index",
            "chapters/malek/index",
            "chapters/malek/opinion",
            "chapters/perez/opinion",
        ):
            page = visitor.open(name)
            expect(page.locator("h1").first).to_be_visible()
            assert page.locator("img[src='x']").count() == 0 and page.title() != "taken"
    assert visitor.troubles == []
