"""What the tests of the reader's marks share: marks as they are stored, words selected as a reader selects them."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from book.opinion import Passage

KEY = "clearly-established:marks"
LIST = "marks"
WORDS = "Malek’s right to be free from such an unlawful entry was clearly established"
"""Words of Malek ¶46, on page 18."""


def mark(case: str, passage: str, quote: str, /, **more: str) -> dict[str, str]:
    """A mark as it is stored; `more` gives other values to its parts."""
    words = {"id": f"{case}-{passage}", "before": "", "after": "", "note": "", "made": "2026-01-02"}
    return words | {"case": case, "passage": passage, "quote": quote} | more


def whole(case: str, passage: Passage) -> dict[str, str]:
    """A mark on all the words of a passage."""
    return mark(case, passage.key, passage.text)


def keep(page: Page, marks: list[Any]) -> None:
    """Store marks as an earlier visit would have, and come back to the page."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"format": 1, "marks": marks})])
    page.reload()
    page.mouse.move(2, 2)  # the first sign of a reader


def stored(page: Page) -> list[dict[str, str]]:
    """The marks that this browser keeps."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return json.loads(text)["marks"] if text else []


def painted(page: Page, identity: str) -> str:
    """The words that a mark is painted on."""
    return "".join(page.locator(f'mark[data-own="{identity}"]').all_text_contents())


def select(page: Page, first: str, start: str, last: str = "", end: str = "") -> None:
    """Select from the words `start` in one passage to the words `end` in it or another, each inside one text node."""
    page.locator(f"#{first}").scroll_into_view_if_needed()
    page.evaluate(
        """([first, start, last, end]) => {
          const at = (id, words) => {
            const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) if (walker.currentNode.data.includes(words)) return walker.currentNode;
            throw new Error(`no “${words}” in ${id}`);
          };
          const [a, b] = [at(first, start), at(last, end)];
          getSelection().setBaseAndExtent(a, a.data.indexOf(start), b, b.data.indexOf(end) + end.length);
        }""",
        [first, start, last or first, end or start],
    )


def tools(page: Page) -> Locator:
    """The box of tools."""
    return page.get_by_role("dialog")


def use(page: Page, name: str) -> None:
    """Press one of the tools."""
    tools(page).get_by_role("button", name=name, exact=True).click()


def said(page: Page) -> Locator:
    """What the page says about the last act."""
    return page.locator(".cb-own-said")


def note(page: Page, words: str) -> None:
    """Write a note into the open box and save it."""
    expect(tools(page).get_by_label("Your note on")).to_be_focused()
    page.keyboard.type(words)
    use(page, "Save")
