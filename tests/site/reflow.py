"""Text that a reader has set wider or larger: what is then cut off, or no longer fits the screen."""

from playwright.sync_api import Page

from tests.site.axe import becomes, settled

SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
"""The spacing of WCAG 1.4.12."""
_CUT = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
  const cut = (one) => {
    const { overflowX, overflowY, clipPath, webkitLineClamp } = getComputedStyle(one);
    const hides = (way) => way === "hidden" || way === "clip";
    return clipPath === "none" && webkitLineClamp === "none" && one.checkVisibility() && one.textContent.trim() && one.clientHeight > 0
      && (hides(overflowX) && one.scrollWidth > one.clientWidth + 2 || hides(overflowY) && one.scrollHeight > one.clientHeight + 2);
  };
  const found = [...document.querySelectorAll("body *:not(svg, svg *, .js-plotly-plot *)")].filter(cut).map((one) => `cut off: ${one.outerHTML.slice(0, 120)}`);
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll("body *")].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && one.checkVisibility() && !one.closest(".cb-scroll"));
    found.push(`scrolls sideways: ${wide?.outerHTML.slice(0, 120)}`);
  }
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  return found;
}"""


def cut(page: Page, width: int, rules: str = SPACED) -> list[str]:
    """What is cut off or too wide at a width in px, with the text spaced."""
    page.set_viewport_size({"width": width, "height": 800})
    settled(page)
    becomes(page, "[...document.querySelectorAll('.main-svg')].every((one) => one.getBoundingClientRect().width < innerWidth)")
    return [f"at {width} px, {one}" for one in page.evaluate(_CUT, rules)]
