"""The ruling grid: filled in, told what cannot be, compared with the court, kept, and erased."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from book.library import Library
from book.prongs import remark
from book.rulings import CLARITY, OUTCOME, VIOLATION
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
CASES = ["malek", "perez", "martinez"]
MALEK = "chapters/malek/index"
KEY = "clearly-established:grid:malek"


def _row(page: Page, identity: str) -> Locator:
    return page.locator(f"fieldset#ruling-{identity}")


def _fill(row: Locator, *names: str) -> None:
    for i, name in enumerate(names):
        row.get_by_role("combobox").nth(i).select_option(name)


def _standing(page: Page) -> Locator:
    return page.locator(".cb-grid .cb-bar .cb-standing")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_fill_check_reload_start_over(reader: Readers, library: Library, mode: str, width: int) -> None:
    """A checked row says of each cell what the court did and what the reader said; a reload keeps it, starting over does not."""
    visitor = reader(mode=mode, width=width, dark=width == 360)
    page = visitor.open(MALEK)
    row = _row(page, "malek-arrest")
    _fill(row, "not-pleaded", "yes", "ends")
    row.get_by_role("button", name="Check this row").click()
    feedback = row.locator(".cb-feedback")
    expect(feedback).to_be_focused()
    expect(feedback.locator("li")).to_have_text(
        [
            "Violation? Not plausibly pleaded✓ As you said",
            "Clearly established? Not clearly established✗ You said: Clearly established",
            "Result The claim ends✓ As you said",
        ]
    )
    ruling = library.chapter("malek").rulings.rulings[0]
    expect(feedback.locator("blockquote")).to_contain_text(ruling.quote)
    expect(feedback).to_contain_text("Take care:")
    expect(_standing(page)).to_have_text("Checked 1 of 14 rows · your cells as the court’s: 2 of 3")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    expect(_row(page, "malek-arrest").locator(".cb-feedback")).to_contain_text("✗ You said: Clearly established")
    page.locator(".cb-grid").get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase").click()
    expect(_standing(page)).to_have_text("14 rows, none checked yet")
    page.reload()
    expect(_row(page, "malek-arrest").get_by_role("combobox").first).to_have_value("")
    assert visitor.troubles == [] and visitor.abroad() == []


def test_by_keyboard_alone(reader: Readers) -> None:
    """Tab, a letter, and Enter fill in a row and check it; from the answer Tab reaches the paragraph."""
    page = reader().open(MALEK)
    row = _row(page, "malek-entry")
    row.get_by_label("Violation?").focus()
    for letter in ("A", "C", "T"):
        page.keyboard.press(letter)
        page.keyboard.press("Tab")
    expect(row.get_by_role("button", name="Check this row")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator(".cb-feedback")).to_be_focused()
    expect(row.locator(".cb-mark-words")).to_have_text(["✓ As you said"] * 3)
    page.keyboard.press("Tab")
    expect(row.locator(".cb-feedback a").first).to_be_focused()


def test_what_cannot_be_is_pointed_out_and_may_stay(reader: Readers) -> None:
    """As soon as the cells contradict each other the row says why; the reader can check it all the same, or mend it."""
    page = reader().open(MALEK)
    row = _row(page, "malek-entry")
    status = row.get_by_role("status")
    row.get_by_label("Violation?").select_option("pleaded")
    row.get_by_label("Clearly established?").select_option("no")
    expect(status).to_be_empty()
    row.get_by_label("Result").select_option("goes-on")
    expect(status).to_contain_text("This cannot be. Even with a violation, immunity applies")
    expect(status.get_by_role("link").first).to_have_text("Martinez ¶24, p. 13")
    row.get_by_label("Result").select_option("ends")
    expect(status).to_be_empty()
    row.get_by_label("Clearly established?").select_option("yes")
    expect(status).to_contain_text("Not by immunity.")
    row.get_by_role("button", name="Check this row").click()
    expect(_standing(page)).to_have_text("Checked 1 of 14 rows · your cells as the court’s: 2 of 3")


def test_the_page_says_what_python_says(reader: Readers, library: Library) -> None:
    """For every row that a reader can make, the page finds the remark that Python finds."""
    page = reader().open("chapters/perez/index")
    found = page.evaluate(
        """(lists) => {
          const row = document.getElementById('ruling-perez-officers');
          const selects = [...row.querySelectorAll('select')];
          const told = {};
          const choose = (i, name) => { selects[i].value = name; selects[i].dispatchEvent(new Event('change')); };
          for (const a of lists[0]) for (const b of lists[1]) for (const c of lists[2]) {
            [a, b, c].forEach((name, i) => choose(i, name));
            told[[a, b, c].join()] = row.querySelector('[role=status]').textContent;
          }
          return told;
        }""",
        [["", *VIOLATION], ["", *CLARITY], ["", *OUTCOME]],
    )
    stage = library.chapter("perez").case.posture.stage
    wrong = []
    for name, told in found.items():
        rule = remark(stage, tuple(name.split(",")))
        start = (
            "" if rule is None else ("Not by immunity. " if rule.otherwise else "⚠ This cannot be. ") + rule.says.split("{")[0]
        )
        if not told.startswith(start) or bool(told) != bool(start):
            wrong.append((name, told))
    assert len(found) == 8 * 6 * 7 and wrong == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_tells_before_it_is_asked(reader: Readers, library: Library, case: str) -> None:
    """No reason, no words and no result of the court stand in the grid; one click reveals all of them, with their pins."""
    page = reader().open(f"chapters/{case}/index")
    grid = page.locator(".cb-grid")
    rulings = library.chapter(case).rulings.rulings
    before = grid.inner_text() + page.locator(".cb-view[data-view=grid] .cb-live").inner_html()
    assert [ruling.id for ruling in rulings if ruling.quote in before or ruling.result in before] == []
    grid.get_by_role("button", name="Reveal all rows").click()
    expect(_standing(page)).to_be_focused()
    expect(_standing(page)).to_have_text(f"Checked {len(rulings)} of {len(rulings)} rows · no cell filled in")
    for ruling in rulings:
        feedback = _row(page, ruling.id).locator(".cb-feedback")
        expect(feedback.locator("blockquote")).to_contain_text(ruling.quote)
        expect(feedback.locator("blockquote a")).to_have_attribute(
            "href", f"../../chapters/{case}/opinion.html#{library.chapter(case).place(ruling.quote).passage.key}"
        )
        expect(feedback.locator("strong").nth(2 if ruling.asks_prongs else 0)).to_have_text(OUTCOME[ruling.outcome])


def test_a_revealed_row_can_be_hidden_and_changed(reader: Readers) -> None:
    """Revealed too early, a row closes again with the reader's cells as they were, open to change."""
    page = reader().open(MALEK)
    row = _row(page, "malek-bane-act")
    expect(row.get_by_role("combobox")).to_have_count(1)
    row.get_by_role("button", name="Reveal this row").click()
    expect(row.locator(".cb-mark-words")).to_have_text("– You left this open")
    row.get_by_role("button", name="Hide and change").click()
    expect(row.get_by_label("Result")).to_be_focused()
    row.get_by_label("Result").select_option("in-part")
    row.get_by_role("button", name="Check this row").click()
    expect(_standing(page)).to_have_text("Checked 1 of 14 rows · your cells as the court’s: 1 of 1")


def test_starting_over_asks_first(reader: Readers) -> None:
    """Nothing is erased before the reader has said so twice."""
    page = reader().open(MALEK)
    grid = page.locator(".cb-grid")
    expect(grid.get_by_role("button", name="Start over")).to_be_hidden()
    _row(page, "malek-entry").get_by_label("Result").select_option("ends")
    grid.get_by_role("button", name="Start over").click()
    expect(grid.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    expect(_row(page, "malek-entry").get_by_label("Result")).to_have_value("ends")
    expect(grid.get_by_role("button", name="Start over")).to_be_focused()


@pytest.mark.parametrize(
    "state",
    [
        {"cells": {"malek-entry": "pleaded", "gone": ["none", "no", "ends"]}, "shown": {"gone": True}},
        {"cells": {"malek-entry": ["<img src=x onerror=alert(1)>", None, {}, 7]}, "shown": "yes"},
        {"cells": None, "shown": None},
    ],
)
def test_a_strange_record_does_no_harm(reader: Readers, state: object) -> None:
    """Cells and rows that the grid does not know count as not chosen, and a new choice is kept."""
    visitor = reader()
    page = visitor.open(MALEK)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"format": 1, "state": state})])
    page.reload()
    expect(_standing(page)).to_have_text("14 rows, none checked yet")
    row = _row(page, "malek-entry")
    expect(row.get_by_label("Violation?")).to_have_value("")
    row.get_by_label("Violation?").select_option("pleaded")
    page.reload()
    expect(_row(page, "malek-entry").get_by_label("Violation?")).to_have_value("pleaded")
    assert visitor.troubles == []


def test_a_blocked_storage_is_said_and_loses_nothing(reader: Readers) -> None:
    """Where the browser stores nothing, the grid says so and the cells stay on the page."""
    visitor = reader()
    visitor.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page = visitor.open(MALEK)
    row = _row(page, "malek-entry")
    row.get_by_label("Result").select_option("goes-on")
    row.get_by_role("button", name="Check this row").click()
    expect(row.locator(".cb-mark-words").last).to_have_text("✓ As you said")
    expect(page.locator(".cb-grid .cb-trouble")).to_contain_text("storage is full or closed to this page")
    assert visitor.troubles == []


def test_a_link_to_a_ruling_leads_to_its_row(reader: Readers) -> None:
    """The anchor of a ruling is its row, with or without a script, and tells nothing more."""
    page = reader().open(f"{MALEK}#ruling-malek-retaliation")
    expect(_row(page, "malek-retaliation")).to_be_in_viewport()
    expect(_row(page, "malek-retaliation").locator(".cb-feedback")).to_be_hidden()
    still = reader(java_script_enabled=False).open(f"{MALEK}#ruling-malek-retaliation")
    expect(still.locator("tr#ruling-malek-retaliation")).to_be_in_viewport()
