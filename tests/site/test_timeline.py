"""The timelines: picture and table first, the figure when asked for, every event within reach of the keyboard."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.axe import RULES
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
CASES = ["malek", "perez", "martinez"]
CHOSEN = """() => {
  const canvas = document.querySelector('.cb-canvas');
  const { shapes, margin } = canvas.layout;
  const { y0, y1, yref } = shapes.find((shape) => shape.name === 'chosen');
  const { top } = canvas.getBoundingClientRect();
  const marks = canvas.data.flatMap(({ customdata, y, marker }) => (customdata ?? []).flatMap((_, i) => (marker.line.width[i] > 1 ? [y[i]] : [])));
  const [first, last] = yref === 'paper' ? [marks[0] + margin.t - 6, marks[0] + margin.t + 6] : [y0, y1];
  return [top + first, top + last, document.querySelector('.cb-detail').getBoundingClientRect().top];
}"""
"""The upper and lower end of the chosen mark, or of its row, and the top of the panel, in pixels of the screen."""
RUNS_OUT = """(frame, kind) => {
  const { right } = frame.getBoundingClientRect();
  return [...frame.querySelectorAll(kind)].filter((one) => one.getBoundingClientRect().right > right).map((one) => one.textContent);
}"""


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
    """In each view of the timeline, Next event reaches every event, and each opens its paragraph; a scene, its own view."""
    events = library.chapter(case).events
    page = reader().open(f"chapters/{case}/index")
    _open(page)
    seen = set()
    forward = page.get_by_role("button", name="Next event")
    for button in page.get_by_role("group", name="What to show").get_by_role("button").all():
        button.press("Enter")
        for _ in range(page.locator(".cb-event-list li").count()):
            forward.press("Enter")
            label = page.locator(".cb-detail strong").inner_text()
            seen.add(label)
            if label in {scene.title for scene in events.scenes}:
                expect(page.get_by_role("button", name="Show these events")).to_be_visible()
            else:
                assert "opinion.html#" in page.locator(".cb-detail a.cb-pin").last.get_attribute("href")
    on_some_axis = {event.label for event in events.events if event.when or event.scene}
    assert seen == on_some_axis | {scene.title for scene in events.scenes}


def test_arrow_keys_step_through_the_figure(reader: Readers) -> None:
    """The figure is one stop of the Tab key: arrows, Home and End choose, a value says what, Escape lets go."""
    page = reader(width=360).open("chapters/martinez/index")
    _open(page)
    figure = page.get_by_role("slider")
    detail = page.locator(".cb-detail [role=status]")
    figure.focus()
    for key, number, words in [
        ("ArrowDown", 1, "At her cousin’s house"),
        ("ArrowRight", 2, "Calls 911, takes a taxi"),
        ("ArrowUp", 1, "At her cousin’s house"),
        ("End", 8, "Abused that night"),
        ("Home", 1, "At her cousin’s house"),
    ]:
        page.keyboard.press(key)
        expect(figure).to_have_attribute("aria-valuetext", f"{number} of 8: {words}")
        expect(detail).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(figure).to_have_attribute("aria-valuetext", "No event chosen")
    expect(figure).to_be_focused()
    expect(detail).to_have_text("Choose an event in the figure or in the list.")


@pytest.mark.parametrize("case", CASES)
def test_a_chosen_event_is_in_view(reader: Readers, case: str) -> None:
    """On a phone, stepping keeps the chosen mark on the screen and out from under the panel that tells of it, in every view."""
    page = reader(width=360, height=740).open(f"chapters/{case}/index")
    _open(page)
    forward = page.get_by_role("button", name="Next event")
    for view in page.get_by_role("group", name="What to show").get_by_role("button").all():
        view.press("Enter")
        forward.focus()
        for _ in range(page.locator(".cb-event-list li").count()):
            forward.press("Enter")
            top, bottom, panel = page.evaluate(CHOSEN)
            assert top >= 0 and bottom <= panel + 1
            expect(forward).to_be_focused()


def test_what_is_in_view_is_not_moved(reader: Readers) -> None:
    """On a screen that holds the whole figure above its panel, stepping through the events never scrolls the page."""
    page = reader(height=1400).open("chapters/malek/index")
    _open(page)
    page.get_by_role("button", name="All years").click()
    before = page.evaluate(
        """() => {
          scrollBy(0, document.querySelector('.cb-canvas').getBoundingClientRect().top - 100);
          document.querySelector('.cb-detail button:last-of-type').focus({ preventScroll: true });
          return scrollY;
        }"""
    )
    for step in range(page.locator(".cb-event-list li").count()):
        page.keyboard.press("Enter")
        expect(page.locator(".cb-count")).to_have_text(f"{step + 1} of 48")
        assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("case", CASES)
def test_picture_and_figure_say_the_same(reader: Readers, case: str) -> None:
    """A scene's words, in their order, and its legend are those of the picture; the space is taken before plotly draws."""
    page = reader().open(f"chapters/{case}/index")
    pictures = page.locator(".cb-figure.cb-strip")
    words = [[" ".join(text.split()) for text in one.locator("svg > text").all_text_contents()] for one in pictures.all()]
    legends = [one.locator(".cb-legend li").all_inner_texts() for one in pictures.all()]
    heights = [one.locator("svg").evaluate("(svg) => svg.height.baseVal.value") for one in pictures.all()]
    assert words and all(words) and all(legends)
    _open(page)
    for i, button in enumerate(page.get_by_role("group", name="What to show").get_by_role("button").all()[1:]):
        button.click()
        drawn = page.locator(".cb-canvas .annotation-text").all_text_contents()
        assert [" ".join(text.split()) for text in drawn] == words[i]
        assert page.locator(".cb-stage .cb-legend li").all_inner_texts() == legends[i]
        assert page.locator(".cb-canvas").evaluate("(one) => one.style.height") == f"{heights[i]:g}px"


def _range(page: Page) -> tuple[float, float]:
    """The ends of what is shown, in milliseconds."""
    return tuple(page.evaluate("document.querySelector('.cb-canvas').layout.xaxis.range.map((x) => Date.parse(x + 'Z'))"))


def test_years_to_minutes_around_the_chosen_event(reader: Readers) -> None:
    """The signing of the warrant stays in the middle while a reader zooms from years to minutes; hours are a.m. and p.m."""
    page = reader().open("chapters/malek/index")
    _open(page)
    page.get_by_role("button", name="All years").click()
    whole = _range(page)
    page.locator(".cb-all-events summary").click()
    page.locator(".cb-event-list").get_by_role("button", name="Search warrant signed").click()
    signed = page.evaluate("Date.parse('2016-02-05T03:54Z')")
    shown = "document.querySelector('.cb-canvas').data.filter((trace) => trace.visible !== false).map((trace) => trace.name)"
    assert "far" in page.evaluate(shown) and "near" not in page.evaluate(shown)
    for _ in range(14):
        page.get_by_role("button", name="Zoom in").click()
        assert abs(sum(_range(page)) / 2 - signed) < 1000
    assert "near" in page.evaluate(shown) and "far" not in page.evaluate(shown)
    ticks = page.locator(".cb-canvas .xtick text").all_text_contents()
    assert ticks and all("a.m." in tick or "p.m." in tick for tick in ticks)
    for _ in range(6):
        page.get_by_role("button", name="Zoom in").click()
    start, end = _range(page)
    assert end - start < 3_600_000
    page.get_by_role("button", name="Show all").click()
    assert _range(page) == whole
    assert "far" in page.evaluate(shown) and "near" not in page.evaluate(shown)


def test_the_mark_of_a_scene_opens_it(reader: Readers) -> None:
    """The events of one day stand as one mark; from it a reader comes to the view in which each has a row."""
    page = reader().open("chapters/perez/index")
    _open(page)
    page.get_by_role("button", name="All years").click()
    page.evaluate("document.querySelector('.cb-canvas').emit('plotly_click', { points: [{ customdata: 'encounter' }] })")
    page.get_by_role("button", name="Show these events").click()
    expect(page.get_by_role("button", name="The encounter of May 10, 2017")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".cb-count")).to_have_text("23 in this view")
    expect(page.get_by_role("slider")).to_be_focused()


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
    """Where majority and dissent tell different things, words say whose mark is whose, and each disagreement is told with both
    quotations."""
    page = reader().open("chapters/perez/index")
    _open(page)
    legend = page.locator(".cb-stage .cb-legend")
    expect(legend).to_contain_text("Circle: told by the majority.")
    expect(legend).to_contain_text("Diamond: told by the dissent.")
    page.get_by_text("Where accounts do not line up").click()
    told = page.locator(".cb-disagreements")
    expect(told).to_contain_text("sat on the board for one minute and thirteen seconds")
    expect(told).to_contain_text("some fifteen minutes after Officers began pressing on Perez’s back")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True), (320, False)])
@pytest.mark.parametrize("case", CASES)
def test_the_open_figure_is_within_everyone_s_reach(reader: Readers, case: str, width: int, dark: bool) -> None:
    """Open, with an event chosen, in each view: axe-core objects to nothing, the page does not scroll sideways, and no words
    run out of a picture or a figure."""
    page = reader(width=width, dark=dark).open(f"chapters/{case}/index")
    for picture in page.locator(".cb-pictures svg.cb-svg").all():
        assert picture.evaluate(RUNS_OUT, "text") == []
    _open(page)
    for button in page.get_by_role("group", name="What to show").get_by_role("button").all():
        button.click()
        page.get_by_role("button", name="Next event").click()
        found = Axe().run(page, context=".cb-stage", options=RULES).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:160]) for rule in found] == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert page.locator(".cb-look").evaluate(RUNS_OUT, "text") == []


def test_without_the_drawing_library_the_page_says_so(reader: Readers) -> None:
    """When plotly cannot be fetched, the reader is told, and pictures and tables stay."""
    visitor = reader()
    visitor.page.route("**/plotly.js*", lambda route: route.abort())
    page = visitor.open("chapters/malek/index")
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.get_by_role("status").first).to_contain_text("could not be loaded")
    expect(page.locator(".cb-pictures svg").first).to_be_visible()
    expect(page.get_by_role("button", name="Open the interactive timeline")).to_be_enabled()
