"""A citation in an opinion opens its card; the table of authorities is found through, filtered and mapped."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]


def _cite(page: Page, words: str) -> Locator:
    return page.locator(".cb-cite", has_text=words).first


@pytest.mark.parametrize("mode", MODES)
def test_a_citation_opens_its_card(reader: Readers, mode: str) -> None:
    """However the site is opened, an *Id.* says whom it stands for, and what the authority is here for."""
    visitor = reader(mode, whole=True)
    page = visitor.open("chapters/perez/opinion")
    _cite(page, "Id. at 1054–55").click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("stands for Drummond v. City of Anaheim")
    expect(card).to_contain_text("343 F.3d 1052; Ninth Circuit, 2003; on the books on May 10, 2017")
    expect(card).to_contain_text("Distinguished, by the majority")
    expect(card).to_contain_text("in Malek at ¶41")
    assert visitor.troubles == [] and visitor.abroad() == []


def test_by_keyboard_and_back(reader: Readers) -> None:
    """Enter opens the card, Escape closes it and leads back to the citation."""
    page = reader(whole=True).open("chapters/martinez/opinion")
    cite = _cite(page, "Kennedy, 439 F.3d at 1061")
    cite.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(cite).to_be_focused()


def test_a_card_does_not_tell_a_ruling_too_early(reader: Readers) -> None:
    """What an authority is used for shows only when the passage that uses it shows."""
    page = reader().open("chapters/perez/opinion")
    _cite(page, "Drummond").click()
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("shows once you have answered")
    expect(card).not_to_contain_text("Distinguished")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Show the whole opinion").click()
    _cite(page, "Drummond").click()
    expect(card).to_contain_text("Distinguished")


@pytest.mark.parametrize(
    ("script", "pressed", "shows"),
    [("cites", ".cb-cite:has-text('Saucier')", "Saucier v. Katz"), ("marking", "#p46 > .cb-number", "Copy")],
)
def test_a_press_waits_for_what_is_not_here_yet(reader: Readers, script: str, pressed: str, shows: str) -> None:
    """On a slow network a card or a paragraph's tools open as soon as their script is here: what was pressed last, and once."""
    visitor = reader(whole=True)
    held: list[Route] = []
    visitor.page.route(f"**/{script}.js", lambda route: held.append(route))
    page = visitor.open("chapters/malek/opinion")
    other = page.locator("#p41 > .cb-number" if script == "marking" else ".cb-cite").first
    for one in (other, page.locator(pressed).first, page.locator(pressed).first):
        one.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    held.pop().continue_()
    expect(page.get_by_role("dialog")).to_contain_text(shows)
    assert visitor.troubles == [] and held == []


def test_without_the_cards_a_citation_leads_to_the_table(reader: Readers) -> None:
    """When the cards cannot be had, the link is followed; without a script it is just a link."""
    visitor = reader(whole=True)
    visitor.context.route("**/cards-*.js", lambda route: route.abort())
    page = visitor.open("chapters/malek/opinion")
    _cite(page, "LaLonde").click()
    expect(page).to_have_url(f"{visitor.start}authorities.html#a-lalonde-v-riverside")
    plain = reader(java_script_enabled=False).open("chapters/malek/opinion")
    _cite(plain, "LaLonde").click()
    expect(plain.locator("#a-lalonde-v-riverside")).to_be_in_viewport()


def test_the_table_is_filtered(reader: Readers) -> None:
    """By opinion, role, kind and words; how many are shown is announced; a reload keeps the choice."""
    visitor = reader()
    page = visitor.open("authorities")
    rows, standing = page.locator("tbody tr:visible"), page.get_by_role("status").last
    everything = rows.count()
    page.get_by_label("Cited by").select_option("perez")
    page.get_by_label("In the role").select_option("followed-out-of-circuit")
    some = rows.count()
    assert 0 < some < everything
    expect(standing).to_have_text(f"{some} of {everything} authorities")
    page.get_by_label("Name or cite").fill("900 f.3d")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Thompson v. Cope")
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="All authorities").click()
    expect(rows).to_have_count(everything)
    page.get_by_label("Name or cite").fill('<img src=x onerror="alert(1)">')
    expect(rows).to_have_count(0)
    expect(standing).to_have_text(f"0 of {everything} authorities")
    assert visitor.troubles == []


def test_a_link_to_a_row_shows_it_even_when_filtered(reader: Readers) -> None:
    """A row that is linked to is shown and open, whatever was filtered before."""
    visitor = reader()
    visitor.open("authorities").get_by_label("Name or cite").fill("nothing at all")
    page = visitor.open("chapters/malek/index")
    page = visitor.open("authorities#a-lalonde-v-riverside")
    expect(page.locator("#a-lalonde-v-riverside details")).to_have_attribute("open", "")
    expect(page.locator("#a-lalonde-v-riverside")).to_be_in_viewport()


@pytest.mark.parametrize("mode", MODES)
def test_the_map(reader: Readers, mode: str) -> None:
    """The map draws every use of a dated case; a mark leads to its row."""
    visitor = reader(mode)
    page = visitor.open("authorities")
    page.get_by_role("button", name="Show the map of who cites what").click()
    marks = page.locator(".cb-canvas .point")
    expect(marks.first).to_be_visible()
    assert marks.count() > 150
    marks.first.scroll_into_view_if_needed()
    box = marks.first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".hovertext")).to_have_count(1)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("tbody tr details[open]")).to_have_count(1)
    expect(page.locator("summary:focus")).to_be_in_viewport()
    assert visitor.troubles == [] and visitor.abroad() == []


def test_a_card_gives_way(reader: Readers) -> None:
    """The card closes when the focus leaves it, when a pin in it is followed, and at Escape wherever the focus is."""
    page = reader(whole=True).open("chapters/perez/opinion")
    card = page.get_by_role("dialog")
    _cite(page, "Drummond").click()
    card.get_by_role("link", name="¶13").click()
    expect(card).to_have_count(0)
    _cite(page, "Drummond").focus()
    page.keyboard.press("Enter")
    card.get_by_role("button", name="Close").focus()
    page.keyboard.press("Tab")
    expect(card).to_have_count(0)


def test_a_card_does_not_cover_a_note_being_written(reader: Readers) -> None:
    """A citation pressed while a note is being written leads back to the note."""
    page = reader(whole=True).open("chapters/perez/opinion")
    page.locator("#p12 .cb-number").click()
    page.get_by_role("button", name="Write a note").click()
    page.get_by_role("textbox").fill("half a thought")
    page.locator("#p14 .cb-cite").last.click()
    expect(page.get_by_role("textbox")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_value("half a thought")
    expect(page.locator(".cb-cite-card")).to_be_hidden()
