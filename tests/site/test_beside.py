"""Our notes beside the court's words: in place on a wide screen, a tap away on a narrow one, footnotes on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.axe import settled
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
CASES = ["malek", "perez", "martinez"]
BOXES = """() => {
  const box = (one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top, bottom }; };
  return {
    notes: [...document.querySelectorAll('.cb-our-note')].filter((note) => note.offsetHeight)
      .map((note) => ({ id: note.id, ...box(note), mark: box(document.getElementById(note.id.replace('note-', 'mark-'))) })),
    pages: [...document.querySelectorAll('.cb-page')].filter((page) => page.offsetHeight).map(box),
    text: Math.max(...[...document.querySelectorAll('.cb-par')].map((one) => one.getBoundingClientRect().right)),
  };
}"""
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; })).observe({ type: 'layout-shift', buffered: true });
"""
FRAMES = """() => new Promise((done) => {
  const times = []; let last = performance.now();
  scrollTo(0, 0);
  const step = () => {
    const now = performance.now(); times.push(now - last); last = now;
    scrollBy(0, 240);
    if (scrollY + innerHeight < document.documentElement.scrollHeight - 1) requestAnimationFrame(step);
    else { times.sort((a, b) => a - b); done([times.length, times[times.length >> 1], times[Math.floor(times.length * 0.95)]]); }
  };
  requestAnimationFrame(step);
})"""


def _apart(page: Page) -> list[str]:
    """The notes that begin above the end of the one before them, once what makes room has made it."""
    settled(page)
    notes = page.evaluate(BOXES)["notes"]
    return [after["id"] for before, after in zip(notes, notes[1:], strict=False) if after["top"] < before["bottom"] - 0.5]


@pytest.mark.parametrize("width", [1280, 1600])
@pytest.mark.parametrize("case", CASES)
def test_notes_stand_beside_their_marks(reader: Readers, library: Library, case: str, width: int) -> None:
    """Each note stands right of the text and of the page marks, level with its mark or a little lower, and on no other."""
    visitor = reader(width=width, whole=True)
    page = visitor.open(f"chapters/{case}/opinion")
    expect(page.locator(".cb-our-note").first).to_be_visible()
    seen = page.evaluate(BOXES)
    assert len(seen["notes"]) == len(library.chapter(case).notes)
    edge = max(seen["text"], *(mark["right"] for mark in seen["pages"]))
    assert [note["id"] for note in seen["notes"] if note["left"] < edge or note["right"] > width] == []
    assert [note["id"] for note in seen["notes"] if not -2 < note["top"] - note["mark"]["top"] < 250] == []
    assert _apart(page) == [] and visitor.troubles == []


@pytest.mark.parametrize("mode", MODES)
def test_a_veiled_passage_keeps_its_notes(reader: Readers, mode: str) -> None:
    """On a first visit a note shows when its passage does, and not before."""
    visitor = reader(mode=mode)
    page = visitor.open("chapters/malek/opinion")
    expect(page.locator(".cb-our-note").filter(visible=True).first).to_be_visible()
    shown, wrong = page.evaluate(
        """() => {
          const notes = [...document.querySelectorAll('.cb-our-note')];
          const open = (note) => document.getElementById(note.id.replace('note-', 'mark-')).checkVisibility();
          return [notes.filter(open).length, notes.filter((note) => open(note) !== note.checkVisibility({ visibilityProperty: true })).map((note) => note.id)];
        }"""
    )
    assert 0 < shown < page.locator(".cb-our-note").count() and wrong == []
    page.get_by_role("button", name="Show the whole opinion").click()
    expect(page.locator("#note-malek-erratum-sash")).to_be_visible()
    assert _apart(page) == [] and visitor.troubles == []


def test_a_note_opens_in_full_and_the_next_make_room(reader: Readers) -> None:
    """A long note shows its beginning; its button shows the rest, pushes the next one down, and takes it back."""
    page = reader(whole=True).open("chapters/malek/opinion")
    note = page.locator("#note-malek-note-fair-warning")
    low = note.bounding_box()["height"]
    note.get_by_role("button", name="More of note").press("Enter")
    expect(note.get_by_role("button", name="Less of note")).to_have_attribute("aria-expanded", "true")
    assert note.bounding_box()["height"] > low and _apart(page) == []
    assert note.locator("p").evaluate("(one) => one.scrollHeight <= one.clientHeight")
    note.get_by_role("button", name="Less of note").press("Enter")
    assert note.bounding_box()["height"] == low


@pytest.mark.parametrize("case", CASES)
def test_only_a_note_that_is_cut_offers_more(reader: Readers, case: str) -> None:
    """A note that stands in full has no button for more; one that is cut has."""
    page = reader(whole=True).open(f"chapters/{case}/opinion")
    expect(page.locator(".cb-placed")).to_be_visible()
    cut, offered = page.evaluate(
        """() => {
          const notes = [...document.querySelectorAll('.cb-our-note')];
          const words = (note) => note.querySelector('p');
          return [notes.filter((note) => words(note).scrollHeight > words(note).clientHeight), notes.filter((note) => note.querySelector('.cb-more').checkVisibility())]
            .map((some) => some.map((note) => note.id));
        }"""
    )
    assert cut == offered != []


def test_tab_does_not_lead_into_hidden_words(reader: Readers) -> None:
    """A link in the folded part of a note opens the note when the keyboard reaches it."""
    page = reader(whole=True).open("chapters/malek/opinion")
    note = page.locator("#note-malek-note-fair-warning")
    note.locator(".cb-back").focus()
    page.keyboard.press("Tab")
    expect(note.locator("p a").first).to_be_focused()
    expect(note.get_by_role("button", name="Less of note")).to_be_visible()


def test_a_mark_and_its_note_light_each_other_up(reader: Readers) -> None:
    """Pointer or focus on one outlines the other; both carry the same letter and number, and no box covers the text."""
    page = reader(whole=True).open("chapters/malek/opinion")
    mark, note = page.locator("#mark-malek-erratum-sash"), page.locator("#note-malek-erratum-sash")

    def outlined(one: str) -> bool:
        return page.locator(one).evaluate("(node) => getComputedStyle(node).outlineStyle") == "solid"

    mark.hover()
    assert outlined("#note-malek-erratum-sash")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    page.mouse.move(5, 5)
    assert not outlined("#note-malek-erratum-sash")
    note.get_by_role("link", name="back to the passage").focus()
    assert outlined("#mark-malek-erratum-sash")
    label = mark.evaluate("(node) => node.dataset.letter + node.dataset.n")
    expect(note.locator(".cb-back")).to_have_text(label)
    expect(mark).to_have_accessible_name(f"Our note {label} on these words: erratum")


def test_a_mark_leads_to_its_note_and_back(reader: Readers) -> None:
    """The anchors of marks and notes work on every width; on a narrow screen the followed note stands at its passage."""
    for width in (360, 1280):
        page = reader(width=width, whole=True).open("chapters/perez/opinion")
        mark = page.locator(".cb-our-mark").nth(20)
        note = page.locator(mark.get_attribute("href"))
        mark.press("Enter")
        expect(note).to_be_in_viewport()
        note.get_by_role("link", name="back to the passage").press("Enter")
        expect(mark).to_be_in_viewport()


def test_a_followed_note_stands_in_full_and_folds_again(reader: Readers) -> None:
    """Beside the text, following the mark opens the note; its button folds it."""
    page = reader(whole=True).open("chapters/malek/opinion")
    note = page.locator("#note-malek-note-fair-warning")
    low = note.bounding_box()["height"]
    page.locator("#mark-malek-note-fair-warning").press("Enter")
    note.get_by_role("button", name="Less of note").click()
    assert note.bounding_box()["height"] == low


@pytest.mark.parametrize("width", [360, 1000])
def test_on_a_narrow_screen_a_note_is_a_tap_away(reader: Readers, width: int) -> None:
    """No note stands in the text until it is asked for; a tap shows it without leaving the line."""
    page = reader(width=width, whole=True, has_touch=True, is_mobile=width == 360).open("chapters/malek/opinion")
    assert page.evaluate(BOXES)["notes"] == []
    mark = page.locator("#mark-malek-erratum-sash")
    mark.scroll_into_view_if_needed()
    mark.tap()
    expect(page.get_by_role("tooltip")).to_contain_text("Erratum.")
    expect(page.get_by_role("tooltip")).to_contain_text("must still sash our way")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_notes_fold_at_once(reader: Readers) -> None:
    """One button takes every note and mark away and stays so; the other brings them back."""
    page = reader(whole=True).open("chapters/martinez/opinion")
    page.get_by_text("Reading aids").click()
    page.get_by_role("button", name="No notes").press("Enter")
    page.reload()
    assert page.locator(".cb-our-mark:visible, .cb-our-note:visible").count() == 0
    page.get_by_text("Reading aids").click()
    page.get_by_role("button", name="All notes").press("Enter")
    assert page.evaluate(BOXES)["notes"][0]["top"] > 0 and _apart(page) == []


def test_a_kind_left_out_leaves_no_hole(reader: Readers) -> None:
    """Without one kind the notes of the others stand, closer to their marks or where they were."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.get_by_text("Reading aids").click()
    before = page.evaluate(BOXES)["notes"]
    errata = page.locator('.cb-our-note[data-kind="erratum"]').count()
    page.get_by_role("checkbox", name="Errors of the text").uncheck()
    after = page.evaluate(BOXES)["notes"]
    assert len(after) == len(before) - errata and errata > 0 and _apart(page) == []

    def below(notes: list[dict[str, object]]) -> float:
        return max(note["top"] - note["mark"]["top"] for note in notes)

    assert below(after) < below(before)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_note_left_out_by_kind_shows_when_it_is_named(reader: Readers, width: int) -> None:
    """A link to a note, or an address that names it, shows it with its mark, even with no kind of notes switched on."""
    visitor = reader(width=width, whole=True)
    page = visitor.open("chapters/malek/opinion")
    page.get_by_text("Reading aids").click()
    page.get_by_role("button", name="No notes").click()
    page.evaluate("location.hash = '#note-malek-note-fair-warning'")
    expect(page.locator("#note-malek-note-fair-warning")).to_be_in_viewport()
    page.goto("about:blank")
    page = visitor.open("chapters/malek/opinion#note-malek-erratum-sash")
    expect(page.locator("#note-malek-erratum-sash")).to_be_in_viewport()
    expect(page.locator("#mark-malek-erratum-sash")).to_be_visible()
    assert page.locator(".cb-our-note:visible").count() == 1


@pytest.mark.parametrize("width", [360, 1280])
def test_without_a_script_no_note_is_lost(reader: Readers, width: int) -> None:
    """On a wide screen the notes stand right of the text, none on another; on a narrow one the mark's link shows its note."""
    page = reader(width=width, java_script_enabled=False).open("chapters/malek/opinion")
    if width == 360:
        page.locator("a[href='#note-malek-erratum-sash']").press("Enter")
        expect(page.locator("#note-malek-erratum-sash")).to_be_visible()
        return
    boxes = [note.bounding_box() for note in page.locator(".cb-our-note").all()]
    assert len(boxes) > 100 and all(box["x"] > 900 for box in boxes)
    assert [now for last, now in zip(boxes, boxes[1:], strict=False) if now["y"] < last["y"] + last["height"] - 0.5] == []


@pytest.mark.parametrize("case", CASES)
def test_on_paper_notes_are_footnotes(reader: Readers, case: str) -> None:
    """Printed, every note stands in full after its passage under the label of its mark, also those of veiled passages."""
    page = reader(width=816).open(f"chapters/{case}/opinion")
    page.emulate_media(media="print")
    wrong = page.evaluate(
        """() => [...document.querySelectorAll('.cb-our-note')].filter((note) => {
          const mark = document.getElementById(note.id.replace('note-', 'mark-'));
          const label = getComputedStyle(mark, '::before').content.replace(/[" ]/g, '');
          return !note.checkVisibility() || !mark.checkVisibility() || label !== note.querySelector('.cb-back').textContent
            || note.getBoundingClientRect().top < mark.getBoundingClientRect().bottom
            || note.querySelector('p').scrollHeight > note.querySelector('p').clientHeight;
        }).map((note) => note.id)"""
    )
    assert wrong == [] and page.locator(".cb-more:visible").count() == 0
    paper = page.pdf(format="Letter")
    links = [note.get_attribute("id").encode() for note in page.locator(".cb-our-note").all()]
    assert [name for name in links if paper.count(name) < 2] == []  # once as the mark's link, once as its end


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("case", CASES)
def test_nothing_shifts_while_the_page_loads(
    reader: Readers, case: str, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """The cumulative layout shift is measured and printed; a shift made on purpose proves that it is seen."""
    visitor = reader(width=width)
    visitor.context.add_init_script(SHIFTS)
    page = visitor.open(f"chapters/{case}/opinion")
    settled(page)
    shifted = page.evaluate("shifted")
    with capsys.disabled():
        print(f"\n[measured] {case} at {width}: cumulative layout shift {shifted:.4f}")
    assert shifted < 0.1
    page.evaluate("document.querySelector('main').style.setProperty('padding-top', '400px')")
    page.evaluate(
        "(before) => new Promise((seen) => { const look = () => (shifted > before + 0.1 ? seen() : requestAnimationFrame(look)); look(); })",
        shifted,
    )


def test_notes_do_not_slow_scrolling(reader: Readers, capsys: pytest.CaptureFixture[str]) -> None:
    """The frames of a scripted scroll through the whole opinion are counted and printed, with our notes and without."""
    page = reader(whole=True).open("chapters/malek/opinion")
    measured = {"with": page.evaluate(FRAMES)}
    page.evaluate("document.querySelectorAll('.cb-our-mark, .cb-beside').forEach((one) => one.remove())")
    measured["without"] = page.evaluate(FRAMES)
    with capsys.disabled():
        for which, (frames, median, late) in measured.items():
            print(f"\n[measured] malek, {which} notes: {frames} frames, median {median:.1f} ms, 95th {late:.1f} ms")
    assert measured["with"][0] > 100
