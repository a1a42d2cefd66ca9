"""The timelines: picture and table first, the figure when asked for, every event within reach of the keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
CASES = ["malek", "perez", "martinez"]


def _open(page: Page) -> None:
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.locator(".cb-canvas .main-svg").first).to_be_visible()


@pytest.mark.parametrize("case", CASES)
def test_the_drawing_library_waits(reader: Readers, case: str) -> None:
    """Before the reader asks, a picture and tables stand there and plotly has not been fetched."""
    visitor = reader()
    page = visitor.open(f"chapters/{case}/index")
    expect(page.locator(".cb-pictures svg").first).to_be_visible()
    expect(page.get_by_text("events as a table").first).to_be_visible()
    assert not [url for url in visitor.requests if "plotly" in url]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
def test_the_figure_opens_everywhere(reader: Readers, case: str, mode: str) -> None:
    """Served, under a strict policy, under a sub-path and from disk, without trouble, on a dark phone too."""
    visitor = reader(mode=mode, width=360 if case == "perez" else 1280, dark=case == "perez")
    page = visitor.open(f"chapters/{case}/index")
    _open(page)
    page.get_by_role("button", name="All years").click()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Later").click()
    page.get_by_role("button", name="Show all").click()
    assert visitor.troubles == []
    assert visitor.abroad() == []


@pytest.mark.parametrize("case", CASES)
def test_every_event_by_keyboard(reader: Readers, library: Library, case: str) -> None:
    """In each view of the timeline, Next event reaches every event, and each opens its paragraph."""
    chapter = library.chapter(case)
    page = reader().open(f"chapters/{case}/index")
    _open(page)
    seen = set()
    forward = page.get_by_role("button", name="Next event")
    for button in page.get_by_role("group", name="What to show").get_by_role("button").all():
        button.press("Enter")
        steps = page.locator(".cb-event-list li").count()
        for _ in range(steps):
            forward.press("Enter")
            seen.add(page.locator(".cb-detail strong").inner_text())
            assert "opinion.html#" in page.locator(".cb-detail a.cb-pin").last.get_attribute("href")
    on_some_axis = {event.label for event in chapter.events.events if event.when or event.scene}
    assert seen == on_some_axis


def test_years_to_minutes(reader: Readers) -> None:
    """From the years of the calendar a reader zooms in, and the axis follows."""
    page = reader().open("chapters/malek/index")
    _open(page)
    page.get_by_role("button", name="All years").click()

    def width() -> float:
        return page.evaluate(
            "(() => { const [a, b] = document.querySelector('.cb-canvas').layout.xaxis.range.map((x) => Date.parse(x)); return b - a; })()"
        )

    whole = width()
    for _ in range(20):
        page.get_by_role("button", name="Zoom in").click()
    minutes = width() / 60_000
    assert whole > 365 * 24 * 3600 * 1000 * 30 and minutes < 60
    page.get_by_role("button", name="Show all").click()
    assert abs(width() - whole) / whole < 0.01


def test_a_click_on_a_mark_tells_the_event(reader: Readers) -> None:
    """A mark in the figure answers with the event, the court's words and the paragraph."""
    page = reader().open("chapters/malek/index")
    _open(page)
    page.evaluate(
        """() => {
          const canvas = document.querySelector('.cb-canvas');
          const trace = canvas.data.findIndex((one) => one.customdata?.includes('malek-knock'));
          const point = canvas.data[trace].customdata.indexOf('malek-knock');
          canvas.emit('plotly_click', { points: [{ customdata: canvas.data[trace].customdata[point] }] });
        }"""
    )
    expect(page.locator(".cb-detail")).to_contain_text(
        "Around 9:00 P.M., the Officers arrived at Malek’s home and knocked on his door."
    )


def test_both_accounts_are_shown(reader: Readers) -> None:
    """Where majority and dissent disagree, both stand on rows of their own, and the disagreement is told with both quotations."""
    page = reader().open("chapters/perez/index")
    _open(page)
    rows = page.evaluate("document.querySelector('.cb-canvas').layout.yaxis.ticktext")
    assert rows == ["Majority", "Dissent"]
    page.get_by_text("Where accounts do not line up").click()
    told = page.locator(".cb-disagreements")
    expect(told).to_contain_text("sat on the board for one minute and thirteen seconds")
    expect(told).to_contain_text("some fifteen minutes after Officers began pressing on Perez’s back")


def test_without_the_drawing_library_the_page_says_so(reader: Readers) -> None:
    """When plotly cannot be fetched, the reader is told, and pictures and tables stay."""
    visitor = reader()
    visitor.page.route("**/plotly.js*", lambda route: route.abort())
    page = visitor.open("chapters/malek/index")
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.get_by_role("status").first).to_contain_text("could not be loaded")
    expect(page.locator(".cb-pictures svg").first).to_be_visible()
    expect(page.get_by_role("button", name="Open the interactive timeline")).to_be_enabled()
