"""Reading an opinion: anchors, footnotes, colors, and everything without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.site.axe import becomes
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]


@pytest.mark.parametrize("mode", MODES)
def test_a_pin_lands_on_its_paragraph(reader: Readers, mode: str) -> None:
    """From the chapter's head to the paragraph in the opinion, by its link."""
    visitor = reader(mode=mode)
    page = visitor.open("chapters/malek/index")
    link = page.locator("a.cb-pin").first
    anchor = link.get_attribute("href").partition("#")[2]
    link.click()
    expect(page).to_have_url(f"{visitor.start}chapters/malek/opinion.html#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_footnote_shows_on_focus(reader: Readers, mode: str, width: int) -> None:
    """The note stands beside its mark on focus, inside the screen, and Escape puts it away."""
    visitor = reader(mode=mode, width=width, whole=True)
    page = visitor.open("chapters/malek/opinion")
    mark = page.get_by_role("link", name="Footnote 7", exact=True)
    mark.focus()
    note = page.get_by_role("tooltip")
    expect(note).to_contain_text("exigent circumstances existed in both Santana and Botero")
    box = note.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert visitor.troubles == []


def test_a_footnote_shows_on_hover_and_can_be_reached(reader: Readers) -> None:
    """The pointer may move from the mark into the note without losing it."""
    page = reader(whole=True).open("chapters/perez/opinion")
    page.get_by_role("link", name="Footnote 8", exact=True).hover()
    note = page.get_by_role("tooltip")
    expect(note).to_contain_text("We are unpersuaded by this argument")
    note.hover()
    expect(note).to_be_visible()
    page.mouse.move(5, 5)
    expect(note).to_be_hidden()


def test_a_tap_shows_the_footnote_without_leaving_the_line(reader: Readers) -> None:
    """On a touch screen the first tap shows the note."""
    visitor = reader(width=360, whole=True, has_touch=True, is_mobile=True)
    page = visitor.open("chapters/martinez/opinion")
    mark = page.get_by_role("link", name="Footnote 8", exact=True)
    mark.scroll_into_view_if_needed()
    mark.tap()
    expect(page.get_by_role("tooltip")).to_contain_text("Sanders was not deposed")
    assert "#n8" not in page.url


@pytest.mark.parametrize("mode", MODES)
def test_a_reload_and_the_way_back_lead_to_the_same_place(reader: Readers, mode: str) -> None:
    """The paragraph that stood at the top of a phone's screen stands there again, though stops above it came and were answered."""
    visitor = reader(mode, width=360)
    page = visitor.open("chapters/malek/opinion")
    page.locator(".cb-stop .cb-option > label").first.click()
    page.get_by_role("button", name="Check answer").first.click()
    expect(page.locator(".cb-verdict")).to_be_visible()
    paragraph = page.locator("#p20")
    while page.evaluate("history.state?.place?.id") != "p20":
        paragraph.evaluate("(one) => one.scrollIntoView()")
        page.wait_for_timeout(50)
    top = paragraph.bounding_box()["y"]
    for come_back in (page.reload, page.reload, lambda: (page.goto(f"{visitor.start}about.html"), page.go_back())):
        come_back()
        expect(page.locator(".cb-verdict")).to_have_count(1)
        assert becomes(page, f"Math.abs(document.getElementById('p20').getBoundingClientRect().top - {top}) < 2")
    assert visitor.troubles == []


def test_a_box_gives_way(reader: Readers) -> None:
    """It does not cover what the focus goes to next, nor the tools of a paragraph, and stays on the screen when that gets narrow, without a script."""
    visitor = reader(whole=True)
    visitor.context.add_init_script("addEventListener('resize', (event) => event.stopImmediatePropagation())")
    page = visitor.open("chapters/malek/opinion")
    lefts = page.locator(".cb-term").evaluate_all("(terms) => terms.map((one) => one.getBoundingClientRect().left)")
    first, second = page.locator(".cb-term").nth(lefts.index(max(lefts))), page.locator("#p46 > .cb-number")
    box = page.get_by_role("tooltip")
    first.focus()
    expect(box).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 800})
    assert becomes(page, "innerWidth === 320")
    assert page.evaluate("document.querySelector('.cb-note-box').getBoundingClientRect().right <= innerWidth")
    second.focus()
    assert page.evaluate("document.querySelector('.cb-note-box').hidden")
    second.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.get_by_role("link", name="Footnote 9", exact=True).evaluate("(one) => one.dispatchEvent(new MouseEvent('mouseenter'))")
    assert page.evaluate("document.querySelector('.cb-note-box').hidden")


def test_a_footnote_and_its_mark_by_keyboard(reader: Readers) -> None:
    """Enter on the mark goes to the note, Enter on the note's number goes back."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.get_by_role("link", name="Footnote 9", exact=True).press("Enter")
    expect(page.locator("#n9")).to_be_in_viewport()
    page.get_by_role("link", name="Back to the mark of footnote 9").press("Enter")
    expect(page.locator("#ref-n9")).to_be_in_viewport()


def test_page_starts_can_be_linked(reader: Readers) -> None:
    """The address of a page of the slip opinion shows the place where it starts."""
    page = reader().open("chapters/malek/opinion#page-18")
    expect(page.locator("#page-18")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Page 18 of the slip opinion starts here")).to_be_visible()


def test_pages_and_lines_stand_in_the_margin(reader: Readers) -> None:
    """On a wide screen the page's start stands right of the text and the paragraph's number and lines left of it."""
    page = reader().open("chapters/malek/opinion#p46")
    text = page.locator("#p46").bounding_box()
    mark, number = page.locator("#page-18").bounding_box(), page.locator("#p46 > .cb-number").bounding_box()
    assert mark["x"] >= text["x"] + text["width"] and number["x"] + number["width"] <= text["x"]
    expect(page.get_by_role("link", name="paragraph 46, slip opinion page and lines 17:28–18:9")).to_be_visible()


def test_a_note_of_ours_shows_on_focus_and_looks_like_ours(reader: Readers) -> None:
    """On a narrow screen an erratum is told at its mark, in the editors' type."""
    page = reader(width=1000, whole=True).open("chapters/malek/opinion")
    page.locator("#mark-malek-erratum-sash").focus()
    note = page.get_by_role("tooltip")
    expect(note).to_contain_text("Erratum.")
    expect(note).to_contain_text("must still sash our way")
    court, ours = (
        page.locator(which).first.evaluate("(one) => getComputedStyle(one).fontFamily") for which in ("#p1", ".cb-note-box")
    )
    assert court != ours


def test_the_dissent_is_announced(reader: Readers) -> None:
    """Before the dissent's first word the page says whose it is, and that it is not the court's."""
    page = reader().open("chapters/perez/opinion#dissent")
    region = page.get_by_role("region", name="Partial dissent")
    expect(region).to_contain_text("It is not the opinion of the court.")
    expect(region.locator("#d1")).to_contain_text("I concur in the majority’s analysis of the paramedic liability")


def test_the_colors_are_the_reader_s(reader: Readers) -> None:
    """The button goes from the device's colors to light and dark, and the choice stays."""
    visitor = reader(dark=True)
    page = visitor.open("about")

    def paper() -> str:
        return page.evaluate("getComputedStyle(document.body).backgroundColor")

    dark = paper()
    page.get_by_role("button", name="Colors: auto").click()
    light = paper()
    assert light != dark
    page.reload()
    expect(page.get_by_role("button", name="Colors: light")).to_be_visible()
    assert paper() == light


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_everything_is_there_without_a_script(reader: Readers, case: str) -> None:
    """With JavaScript off the opinion, its notes, the timeline's tables and the folded rulings can be read."""
    visitor = reader(java_script_enabled=False)
    page = visitor.open(f"chapters/{case}/opinion")
    assert len(page.locator(".cb-par").all()) > 50 and len(page.locator(".cb-footnote").all()) > 10
    page = visitor.open(f"chapters/{case}/index")
    page.get_by_text("events as a table").first.click()
    expect(page.locator("table.cb-events").first).to_be_visible()
    expect(page.locator("table.cb-rulings")).to_be_hidden()
    page.get_by_text("Show how the court ruled").click()
    expect(page.locator("table.cb-rulings")).to_be_visible()


def test_the_contents_lead_through_the_book(reader: Readers) -> None:
    """On a phone the contents are one link away, and from there every chapter."""
    page = reader(width=360).open("index")
    page.get_by_role("link", name="Contents", exact=True).click()
    page.get_by_role("navigation", name="Contents of the book").get_by_role("link", name="Perez v. City of Fresno").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Perez v. City of Fresno")


def test_keyboard_readers_can_skip_to_the_text(reader: Readers) -> None:
    """The first Tab reaches the skip link."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
