"""What axe-core objects to on a page, in each of the ways in which a reader may see it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page, expect

from tests.site.conftest import WAIT

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLORS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules whose answer the colors alone can change."""
FORCED = RULES | {"but": ["color-contrast"]}
"""In forced colors axe-core reads the author's color of a text, not the one that is shown; `_CONTRAST` reads that."""

VARIANTS: dict[str, tuple[int, int, dict[str, str], dict[str, Any]]] = {
    "1280 px": (1280, 900, {"color_scheme": "light"}, RULES),
    "1280 px, dark": (1280, 900, {"color_scheme": "dark"}, COLORS),
    "640 px, as 1280 px at 200 % zoom": (640, 450, {"color_scheme": "light"}, RULES),
    "360 px, dark": (360, 800, {"color_scheme": "dark"}, RULES),
    "320 px, forced colors, reduced motion": (
        320,
        800,
        {"color_scheme": "dark", "forced_colors": "active", "reduced_motion": "reduce"},
        FORCED,
    ),
}
_PLAIN = {"forced_colors": "none", "reduced_motion": "no-preference"}
_RUN = """async ([{ but = [], ...runOnly }, region]) => {
  const rules = Object.fromEntries(but.map((name) => [name, { enabled: false }]));
  const { violations } = await axe.run(region ?? document, { runOnly, rules, resultTypes: ["violations"] });
  return violations.map(({ id, nodes: [{ html, failureSummary }, ...more] }) =>
    `${id}, ${more.length + 1} times: ${html.slice(0, 160)} ${failureSummary.split("\\n")[1].slice(0, 200)}`);
}"""
_DRAWN = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(sheet);
}"""
_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : ["scrolls sideways: "
  + [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility()).map((one) => one.outerHTML.slice(0, 90))[0]]"""
_CONTRAST = """() => {
  const light = (color) => color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(color)) return color;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = new Set();
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || one.closest("script, svg, :disabled") || !one.checkVisibility({ visibilityProperty: true })) continue;
    const [ink, paper] = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => b - a);
    if ((ink + 0.05) / (paper + 0.05) < 4.5) poor.add(`contrast: ${one.outerHTML.slice(0, 160)}`);
  }
  return [...poor];
}"""


def objections(page: Page, rules: dict[str, Any] = RULES, region: str | None = None) -> list[str]:
    """What axe-core's rules for WCAG 2.2 A and AA find on the page as it stands, or in one region of it."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
        page.evaluate(_DRAWN)  # what is drawn only when it is scrolled to
    return page.evaluate(_RUN, [rules, region])


def change(page: Page, variant: str) -> None:
    """Let the open page be seen in one of the variants, without a reload."""
    width, height, media, _ = VARIANTS[variant]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(**(_PLAIN | media))
    settled(page)


def everywhere(page: Page, variants: Iterable[str] = VARIANTS) -> list[str]:
    """The objections to a page in every variant, or in some, poor contrast in forced colors, and where it scrolls sideways."""
    found = []
    for variant in variants:
        rules = VARIANTS[variant][3]
        change(page, variant)
        contrast = page.evaluate(_CONTRAST) if rules is FORCED else []
        found += [f"{variant}: {one}" for one in [*objections(page, rules), *contrast, *page.evaluate(_WIDE)]]
    return found


def becomes(page: Page, condition: str) -> bool:
    """Whether a condition in JavaScript holds before a test gives up. The page's policy lets the driver's own waiting not in."""
    script = "for (const end = Date.now() + %d; Date.now() < end && !(%s);) await new Promise(requestAnimationFrame);"
    return page.evaluate(f"async () => {{ {script % (WAIT, condition)} return Boolean({condition}); }}")


def alive(page: Page) -> None:
    """Wait until every question of a quiz is alive; they come in turn."""
    expect(page.locator(".cb-questions > li:not(:has(form))")).to_have_count(0)


def settled(page: Page) -> None:
    """Wait until what a page does at its next frame is done: it has heard that its window is another size, and made room."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
