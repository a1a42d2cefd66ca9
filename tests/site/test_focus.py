"""The keyboard's way over whole pages: every control is reached, seen and not covered, and none is a trap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.axe import VARIANTS, alive, becomes, change
from tests.site.conftest import Reader
from tests.site.states import GRID, MALEK, QUIZ, STATES

Readers = Callable[..., Reader]
TYPES = [
    "index",
    "glossary",
    "authorities",
    "search",
    "marks",
    "progress",
    "quizzes/bank",
    "quizzes/monell/index",
    "chapters/perez/index",
    "chapters/martinez/opinion",
]
"""A page of every type; an opinion as it is on a first visit."""
WIDE, DARK, FORCED = (list(VARIANTS)[place] for place in (0, 3, 4))
WATCH = """() => {
  globalThis.walk = [];
  const light = (color) => color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (one) => {
    for (one = one.parentElement; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (!/^rgba.*, 0\\)$/.test(color)) return color;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const faults = (one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    const [high, low] = [light(outlineColor), light(behind(one))].sort((a, b) => b - a);
    return [
      (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) && "no outline",
      (high + 0.05) / (low + 0.05) < 3 && `pale outline ${outlineColor} on ${behind(one)}`,
    ].filter(Boolean);
  };
  const seen = (one) => {
    const rects = [...one.getClientRects()].map(({ left, right, top, bottom }) =>
      ({ left: Math.max(left, 0), right: Math.min(right, innerWidth), top: Math.max(top, 0), bottom: Math.min(bottom, innerHeight) }));
    return rects.some(({ left, right, top, bottom }) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].some(([x, y]) => {
      const at = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
      return at && (one.contains(at) || at.contains(one) && at.closest("label, details, li, td, p, .cb-our-note, form") !== null || at.control === one);
    }));
    return [
      (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) && "no outline",
      (high + 0.05) / (low + 0.05) < 3 && `pale outline ${outlineColor} on ${behind(one)}`,
      !seen && "covered or out of view",
    ].filter(Boolean);
  };
  const name = (one) => `${one.outerHTML.slice(0, 90)} ${one.textContent.trim().slice(0, 30)}`;
  document.addEventListener("keyup", () => {
    const one = document.activeElement;
    const end = one === document.body || one.dataset.walked === "yes";
    globalThis.walk.push({ one, end, name: name(one), faults: end ? [] : faults(one), seen: end || seen(one) });
    one.dataset.walked = "yes";
  });
  // What makes room for itself has done so two frames later.
  globalThis.look = async () => {
    for (const step of globalThis.walk.filter((one) => !one.seen)) {
      step.one.focus();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      if (!seen(step.one)) step.faults.push("covered or out of view");
    }
    return globalThis.walk.slice(0, globalThis.walk.findIndex(({ end }) => end)).flatMap(({ name, faults }) => faults.map((fault) => `${fault}: ${name}`));
  };
}"""
MISSED = """() => {
  const groups = new Set([...document.querySelectorAll('input[type=radio][data-walked]')].map((one) => one.name));
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0 && !one.dataset.walked)
    .filter((one) => one.type !== "radio" || !groups.has(one.name)).map((one) => one.outerHTML.slice(0, 120));
}"""


def walk(page: Page, most: int = 2500) -> list[str]:
    """Press Tab from the start of the page to its end; what was wrong on the way, and what was not reached."""
    page.evaluate(WATCH)
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    for _ in range(most // 25):
        for _ in range(25):
            page.keyboard.press("Tab")
        if page.evaluate("walk.some(({ end }) => end)"):
            break
    else:
        return [f"no end after {most} presses of Tab"]
    missed = page.evaluate(MISSED)
    return page.evaluate("look()") + [f"not reached: {name}" for name in missed]


@pytest.mark.parametrize(
    ("name", "variant"),
    [*((name, WIDE) for name in TYPES), *((name, FORCED) for name in TYPES), ("index", DARK), ("quizzes/monell/index", DARK)],
)
def test_tab_leads_through(reader: Readers, name: str, variant: str) -> None:
    """Tab reaches every control once, each with an outline that stands out from what is behind it and with nothing over it."""
    page = reader().open(name)
    alive(page)
    change(page, variant)
    assert walk(page) == []


@pytest.mark.parametrize(
    ("name", "state", "presses"),
    [
        (QUIZ, None, ["Take it as an exam", "Begin the exam"]),
        (QUIZ, "an exam under way", ["Finish, and see the answers", "Back to practice"]),
        (QUIZ, "an exam under way", ["Leave without the answers? Press again"]),
        (QUIZ, None, ["Hint", "Another hint"]),
        (QUIZ, "starting a quiz over is asked", ["Keep them", "Start over", "Erase"]),
        (GRID, "a grid revealed and erasing asked", ["Keep them", "Start over", "Erase"]),
        (GRID, None, ["Open the interactive timeline"]),
        (MALEK, None, ["Show me what the court did"]),
        ("authorities", "no authority left by the filters", ["All authorities"]),
        ("progress", "progress with its curve and erasing asked", ["Erase everything"]),
        ("review", "a question of the review answered", ["Next"]),
        ("marks", "a mark removed from the list", ["Undo"]),
    ],
)
def test_no_press_loses_the_focus(reader: Readers, library: Library, name: str, state: str | None, presses: list[str]) -> None:
    """A control that is gone once it was pressed leaves the focus on what came in its place, and not nowhere."""
    page = reader().open(name)
    if state:
        STATES[state].act(page, library)
    for words in presses:
        button = page.get_by_text(words, exact=True).filter(visible=True).first
        button.focus()
        page.keyboard.press("Enter")
        assert becomes(page, "document.activeElement !== document.body && document.activeElement.checkVisibility()")
        expect(page.get_by_text("Loading the timeline.")).to_have_count(0)
    assert page.evaluate("document.activeElement.matches(':focus')")


def test_a_fault_would_be_found(reader: Readers) -> None:
    """A control without an outline, one with a pale outline, one that is covered and one out of reach do not go by unnoticed."""
    page = reader().open("404")
    page.evaluate(
        """() => {
          const put = (words, style, href = "#x") => {
            const one = document.createElement("a");
            one.textContent = words;
            if (href) one.href = href;
            Object.entries(style).forEach(([name, value]) => one.style.setProperty(name, value));
            document.querySelector("main").append(one, " ");
            return one;
          };
          put("Bare", { outline: "none" });
          put("Pale", { outline: "3px solid #eee" });
          put("Covered", { position: "fixed", right: "0", bottom: "0" });
          put("Cover", { position: "fixed", right: "0", bottom: "0", width: "9rem", height: "9rem", background: "#fff" }, "");
          put("Left out", {}).addEventListener("keydown", () => {});
          document.addEventListener("keydown", (event) => {
            if (document.activeElement.textContent !== "Covered") return;
            event.preventDefault();
            document.querySelector("nav a").focus();
          });
        }"""
    )
    found = " ".join(walk(page))
    for fault in ("no outline: <a", "pale outline", "covered or out of view: <a", "not reached: <a"):
        assert fault in found, fault
