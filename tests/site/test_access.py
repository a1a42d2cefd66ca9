"""Access: nothing that axe-core objects to, on any page, in any state that a reader can bring about, however it is seen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Playwright

from book.library import Library
from tests.site.axe import VARIANTS, alive, everywhere, settled
from tests.site.conftest import FLAGS, Reader, chromium
from tests.site.hearing import unheard
from tests.site.reflow import cut
from tests.site.states import GRID, MALEK, QUIZ, STATES, kinds_kept
from tests.site.test_everywhere import PAGES

Readers = Callable[..., Reader]
LONG = ".cb-part, .cb-veiled, .cb-questions, .cb-footnotes, .cb-authorities tbody"
TWO = (list(VARIANTS)[0], list(VARIANTS)[-1])
"""The variants for what is built like another page, or state, that is looked at in all of them."""
TURN = [[variant] for variant in VARIANTS if variant not in TWO]
"""The others, of which a state is looked at in one."""
LEAN = """([long, keeps]) => {
  const wanted = (one) => one !== null && (one.matches(keeps) || one.querySelector(keeps) !== null);
  const gone = [...document.querySelectorAll(long)].flatMap((list) => [...list.children])
    .filter((one) => ![one, one.previousElementSibling, one.nextElementSibling].some(wanted));
  gone.forEach((one) => one.remove());
}"""


@pytest.mark.parametrize("name", PAGES)
def test_every_page(reader: Readers, name: str) -> None:
    """With everything unfolded nothing is to be objected to: not by axe-core, in any variant, not by who hears the page, and not
    by who sets its text wider."""
    page = reader().open(name)
    alive(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    alike = name.endswith(("/index", "/opinion", "authorities", "glossary")) and name not in (QUIZ, MALEK, GRID)
    found = unheard(page) + everywhere(page, TWO if alike else VARIANTS)
    assert found + cut(page, 320) + cut(page, 1280) == []


@pytest.mark.parametrize("name", STATES)
def test_every_state(reader: Readers, library: Library, name: str) -> None:
    """The same in each state. What it leaves as it was on a long page is taken away first, to be quick."""
    state = STATES[name]
    visitor = reader(whole=state.whole)
    if state.script:
        visitor.context.add_init_script(state.script)
    page = visitor.open(state.page)
    state.act(page, library)
    if state.keeps:
        settled(page)
        page.evaluate(LEAN, [LONG, kinds_kept(library) if state.keeps == "kinds" else state.keeps])
    found = everywhere(page, [*TWO, *([] if state.alike else TURN[list(STATES).index(name) % 3])]) + cut(page, 320)
    assert (found if state.keeps else found + unheard(page)) == []


def test_letters_of_twice_the_size(playwright: Playwright, served: str) -> None:
    """A reader whose browser sets text at twice the usual size reads every page without scrolling sideways and with nothing cut."""
    browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    page = browser.new_page()
    found = []
    for name in PAGES:
        page.goto(f"{served}/{name}.html")
        found += [f"{name} {one}" for one in cut(page, 1280, "")]
    size = page.evaluate("getComputedStyle(document.body).fontSize")
    browser.close()
    assert found == [] and size == "34px"


def test_a_fault_would_be_found(reader: Readers) -> None:
    """Small targets, pale letters, words cut off, skipped headings and other names than can be seen do not go by unnoticed."""
    page = reader().open("404")
    page.evaluate(
        """() => {
          const main = document.querySelector("main");
          const put = (tag, words, attributes = {}, style = {}) => {
            const one = document.createElement(tag);
            one.textContent = words;
            Object.entries(attributes).forEach(([name, value]) => one.setAttribute(name, value));
            Object.entries(style).forEach(([name, value]) => one.style.setProperty(name, value));
            main.append(one);
          };
          put("button", "x", {}, { width: "12px", height: "12px", padding: "0", border: "0" });
          put("button", "y", {}, { width: "12px", height: "12px", padding: "0", border: "0" });
          put("p", "Pale.", {}, { color: "#bbb" });
          put("p", "Forced to be pale.", {}, { color: "#222", background: "#000", "forced-color-adjust": "none" });
          put("p", "Cut off, all of it but the first words.", {}, { width: "6rem", height: "1.6rem", overflow: "hidden" });
          put("h5", "Too deep");
          put("button", "Seen", { "aria-label": "Heard" });
          put("div", "Wide", {}, { width: "700px" });
        }"""
    )
    found = " ".join(unheard(page) + everywhere(page) + cut(page, 320))
    for fault in (
        "target-size",
        "color-contrast",
        "contrast: <p",
        "cut off: <p",
        "skips from",
        "seen “Seen”",
        "scrolls sideways",
    ):
        assert fault in found, fault
