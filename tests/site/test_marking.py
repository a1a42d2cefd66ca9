"""Marking an opinion: words are selected, highlighted, noted and cited, by mouse, touch and keyboard, and stay."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from book.library import Library
from tests.site.conftest import MODES, Reader
from tests.site.marks import KEY, WORDS, keep, mark, note, painted, said, select, stored, tools, use, whole
from tests.site.test_stops import _answer, _first

Readers = Callable[..., Reader]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [320, 1280])
def test_highlight_note_reload(reader: Readers, mode: str, width: int) -> None:
    """Selected words are highlighted with a note; words and note are there after a reload."""
    visitor = reader(mode=mode, width=width, whole=True)
    page = visitor.open("chapters/malek/opinion")
    select(page, "p46", WORDS)
    use(page, "Highlight with a note")
    note(page, "Second prong.")
    expect(said(page)).to_have_text("Note kept.")
    (kept,) = stored(page)
    assert (kept["case"], kept["passage"], kept["quote"], kept["note"]) == ("malek", "p46", WORDS, "Second prong.")
    page.reload()
    page.locator("mark.cb-own").first.wait_for()
    assert painted(page, kept["id"]) == WORDS
    page.get_by_role("button", name="Your note: Second prong.").click()
    expect(tools(page)).to_contain_text("Second prong.")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert visitor.troubles == []
    assert visitor.abroad() == []


def test_by_mouse(reader: Readers) -> None:
    """A word selected by a double click is highlighted by a click."""
    page = reader(whole=True).open("chapters/perez/opinion#p1")
    page.locator("#p1").dblclick(position={"x": 200, "y": 40})
    use(page, "Highlight")
    (kept,) = stored(page)
    assert kept["passage"] == "p1" and painted(page, kept["id"]) == kept["quote"] and " " not in kept["quote"]


def test_by_keyboard(reader: Readers) -> None:
    """A selection grown by the keyboard has its tools one Tab away; Escape closes them."""
    page = reader(whole=True).open("chapters/perez/opinion")
    select(page, "p1", "In 2017")
    page.keyboard.press("Shift+ArrowRight")
    expect(tools(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(tools(page).get_by_role("button", name="Highlight", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(tools(page)).to_be_hidden()
    select(page, "p1", "In 2017")
    expect(tools(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert [one["quote"] for one in stored(page)] == ["In 2017"]


def test_by_touch(reader: Readers) -> None:
    """On a phone the tools stand at the foot of the screen and a tap highlights."""
    page = reader(width=360, height=800, whole=True, has_touch=True, is_mobile=True).open("chapters/martinez/opinion")
    select(page, "p1", "Desiree Martinez")
    tools(page).get_by_role("button", name="Highlight", exact=True).tap()
    assert [one["quote"] for one in stored(page)] == ["Desiree Martinez"]


def test_the_number_of_a_paragraph_opens_its_tools(reader: Readers) -> None:
    """Without a pointer and without a selection: Enter on the number, the tools, Escape, and back where one was."""
    visitor = reader(whole=True)
    page = visitor.open("chapters/malek/opinion")
    number = page.locator("#p46 > .cb-number")
    number.press("Enter")
    expect(page).to_have_url(f"{visitor.start}chapters/malek/opinion.html#p46")
    expect(page.get_by_role("dialog", name="Tools for ¶46").get_by_role("button", name="Copy citation")).to_be_focused()
    page.keyboard.press("Escape")
    expect(number).to_be_focused()
    number.press("Enter")
    use(page, "Write a note")
    note(page, "All of it.")
    (kept,) = stored(page)
    assert painted(page, kept["id"]) == kept["quote"] and kept["quote"].startswith("Here, the Officers argue")
    number.press("Enter")
    use(page, "Highlight the paragraph")
    expect(said(page)).to_have_text("These words are highlighted already.")
    assert stored(page) == [kept]


def test_one_mark_for_each_paragraph(reader: Readers) -> None:
    """A selection over two paragraphs and a heading becomes two marks of the court's words alone."""
    page = reader(whole=True).open("chapters/malek/opinion")
    select(page, "p46", "The motion to dismiss Count 1", "p47", "First, the Officers argue")
    use(page, "Highlight")
    assert [(one["passage"], one["quote"]) for one in stored(page)] == [
        ("p46", "The motion to dismiss Count 1 of the FAC is DENIED."),
        ("p47", "First, the Officers argue"),
    ]


def test_a_footnote_can_be_marked(reader: Readers) -> None:
    """A footnote has its tools behind its last word."""
    page = reader(whole=True).open("chapters/perez/opinion")
    page.get_by_role("button", name="Tools for footnote 4", exact=True).press("Enter")
    use(page, "Highlight the footnote")
    assert [one["passage"] for one in stored(page)] == ["n4"]


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_every_passage_is_read_as_the_book_reads_it(reader: Readers, library: Library, case: str) -> None:
    """A mark on all the words of any passage, as Python knows them, is found and painted on just these."""
    page = reader(whole=True).open(f"chapters/{case}/opinion")
    kinds = ("paragraph", "quotation", "item", "order", "footnote")
    passages = [passage for passage in library.chapter(case).opinion.passages.values() if passage.kind in kinds]
    keep(page, [whole(case, passage) for passage in passages])
    told = page.evaluate(
        """() => { const words = {};
          for (const one of document.querySelectorAll('mark.cb-own')) words[one.dataset.own] = (words[one.dataset.own] ?? '') + one.textContent;
          return words; }"""
    )
    assert told == {f"{case}-{passage.key}": passage.text for passage in passages}


def test_marks_do_not_stack_up(reader: Readers) -> None:
    """Painting again leaves the court's words as they were, overlapping marks included."""
    page = reader(whole=True).open("chapters/malek/opinion")
    before = page.locator("#p46").text_content()
    keep(
        page,
        [mark("malek", "p46", WORDS), mark("malek", "p46", "unlawful entry was clearly established as of February", id="over")],
    )
    assert painted(page, "malek-p46") == WORDS
    assert painted(page, "over") == "unlawful entry was clearly established as of February"
    for _ in range(2):
        page.get_by_role("button", name="Your highlight").first.click()
        use(page, "Remove")
    assert page.locator("#p46").text_content() == before and page.locator("mark.cb-own").count() == 0


def test_what_is_veiled_stays_veiled(reader: Readers, library: Library) -> None:
    """A mark in a passage that a stop keeps back is hidden with it, and shows with it."""
    question, letter, veiled = _first(library, "malek")
    page = reader().open("chapters/malek/opinion")
    keep(page, [whole("malek", library.chapter("malek").opinion.passages[veiled])])
    expect(page.locator("mark.cb-own").first).to_be_hidden()
    _answer(page, question, letter)
    expect(page.locator("mark.cb-own").first).to_be_visible()


def test_no_veiled_word_is_marked(reader: Readers, library: Library) -> None:
    """A selection that runs over a veil takes only what the reader can see."""
    chapter = library.chapter("malek")
    stop = chapter.stops.stops[0]
    page = reader().open("chapters/malek/opinion")
    order = [passage.key for passage in chapter.opinion.body if passage.kind == "paragraph"]
    first, until = (chapter.place(quote).passage.key for quote in (stop.after, stop.until))
    last = next(key for key in order[order.index(until) :] if page.locator(f"#{key}").is_visible())
    between = order[order.index(first) + 1 : order.index(last)]
    assert between and all(page.locator(f"#{key}").is_hidden() for key in between)
    words = {key: chapter.opinion.passages[key].text.split()[0] for key in (first, last)}
    select(page, first, words[first], last, words[last])
    use(page, "Highlight")
    assert [one["passage"] for one in stored(page)] == [first, last]


def test_a_saved_note_keeps_the_reader_s_place(reader: Readers) -> None:
    """Whoever writes a note from a paragraph's number stands on the note's button once it is saved."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.locator("#p46 > .cb-number").press("Enter")
    use(page, "Write a note")
    note(page, "Kept here.")
    expect(page.get_by_role("button", name="Your note: Kept here.")).to_be_focused()


def test_a_note_is_shown_changed_and_removed(reader: Readers) -> None:
    """On focus and under the pointer the note shows; it can be changed, removed, and brought back."""
    page = reader(whole=True).open("chapters/malek/opinion")
    keep(page, [mark("malek", "p46", WORDS, note="Old words.")])
    page.get_by_role("button", name="Your note: Old words.").focus()
    expect(tools(page)).to_contain_text("Old words.")
    page.keyboard.press("Escape")
    expect(tools(page)).to_be_hidden()
    page.locator("mark.cb-own").first.hover()
    expect(tools(page)).to_contain_text("Old words.")
    page.mouse.move(5, 5)
    expect(tools(page)).to_be_hidden()
    page.get_by_role("button", name="Your note: Old words.").press("Enter")
    use(page, "Edit the note")
    page.keyboard.press("Control+A")
    note(page, "New words.")
    assert [one["note"] for one in stored(page)] == ["New words."]
    page.get_by_role("button", name="Your note: New words.").press("Enter")
    use(page, "Remove")
    assert stored(page) == [] and page.locator("mark.cb-own").count() == 0
    use(page, "Undo")
    assert [one["note"] for one in stored(page)] == ["New words."]
    expect(page.get_by_role("button", name="Your note: New words.")).to_be_focused()


def test_words_being_written_are_not_lost(reader: Readers) -> None:
    """Escape and a click elsewhere leave an unsaved note where it is."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.locator("#p46 > .cb-number").press("Enter")
    use(page, "Write a note")
    page.keyboard.type("Half a th")
    page.keyboard.press("Escape")
    expect(said(page)).to_contain_text("not saved yet")
    page.locator("h1").click()
    expect(tools(page).get_by_label("Your note on")).to_have_value("Half a th")


def test_an_unsaved_note_says_why_no_other_opens(reader: Readers) -> None:
    """Another paragraph's number and another mark lead back to the note being written, which says what to press."""
    page = reader(width=360, whole=True).open("chapters/malek/opinion")
    keep(page, [mark("malek", "p46", WORDS)])
    page.locator("#p6 > .cb-number").click()
    use(page, "Write a note")
    field = tools(page).get_by_label("Your note on")
    field.fill("Half a th")
    for other in ("#p40 > .cb-number", "#p46 .cb-own-open"):
        page.locator(other).click()
        expect(said(page)).to_have_text("Your note is not saved yet. Press Save or Cancel.")
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport(ratio=1)
        expect(tools(page).get_by_role("button", name="Cancel")).to_be_in_viewport(ratio=1)
        page.evaluate("document.activeElement.blur()")


def test_the_quotation_over_a_note_is_cut_between_words(reader: Readers, library: Library) -> None:
    """A long passage is shown by its first and its last words, none of them in part."""
    page = reader(whole=True).open("chapters/malek/opinion")
    page.locator("#p6 > .cb-number").press("Enter")
    use(page, "Write a note")
    first, last = tools(page).locator("q").inner_text().split(" … ")
    words = " ".join(library.chapter("malek").opinion.passages["p6"].text.split())
    assert words.startswith(f"{first} ") and words.endswith(f" {last}")
    assert 30 < len(first) <= 60 and 0 < len(last) <= 25


def test_hostile_words_stay_words(reader: Readers) -> None:
    """A note that looks like markup, or reads from right to left, is shown as it was written."""
    visitor = reader(whole=True)
    page = visitor.open("chapters/malek/opinion")
    words = "\"><img src=x onerror=alert(1)> 'הערה' </mark>"
    keep(page, [mark("malek", "p46", WORDS, note=words)])
    page.locator(".cb-own-open").press("Enter")
    expect(tools(page).locator(".cb-own-note")).to_have_text(words)
    assert page.locator("img").count() == 0 and visitor.troubles == []


def test_a_moved_mark_is_found_and_a_lost_one_is_told(reader: Readers) -> None:
    """Words that stand elsewhere now are painted there; for those that stand nowhere the page says where to see them."""
    page = reader(whole=True).open("chapters/malek/opinion")
    keep(page, [mark("malek", "p2", WORDS, id="moved"), mark("malek", "p3", "No court ever wrote this.", id="lost")])
    assert painted(page, "moved") == WORDS and page.locator("#p46 mark").count() > 0
    expect(page.locator(".cb-own-standing")).to_contain_text("You have 2 marks here, 1 of which has lost its place")
    assert len(stored(page)) == 2


def test_the_words_around_tell_which_is_meant(reader: Readers, library: Library) -> None:
    """Of several places with the same words, the one with the same surroundings is taken."""
    page = reader(whole=True).open("chapters/malek/opinion")
    text = library.chapter("malek").opinion.passages["p46"].text
    first = text.index("the Officers")
    later = text.index("the Officers", first + 1)
    keep(page, [mark("malek", "p46", "the Officers", before=text[later - 32 : later], after=text[later + 12 : later + 44])])
    offset = page.evaluate(
        """() => { const range = document.createRange(); range.selectNodeContents(document.getElementById('p46'));
          range.setEndBefore(document.querySelector('mark.cb-own')); return range.toString().length; }"""
    )
    assert first < later == offset


def test_a_blocked_storage_is_said_and_loses_nothing(reader: Readers) -> None:
    """Where the browser stores nothing, marks stay on the page and the reader is told."""
    visitor = reader()
    visitor.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page = visitor.open("chapters/malek/opinion#p46")
    for words in (WORDS, "as pled"):
        select(page, "p46", words)
        use(page, "Highlight")
        expect(said(page)).to_contain_text("lost when you leave this page")
    assert "".join(page.locator("mark.cb-own").all_text_contents()) == f"{WORDS}as pled"
    expect(page.locator(".cb-own-standing")).to_contain_text("storage is full or closed to this page")
    assert visitor.troubles == []


@pytest.mark.parametrize(
    "text", ["{not json", '{"format": 9, "marks": []}', '{"format": 1, "marks": {}}', '{"format": 1, "marks": [7]}']
)
def test_what_cannot_be_read_is_put_aside(reader: Readers, text: str) -> None:
    """A record in another form is kept under another name before anything is written."""
    visitor = reader(whole=True)
    page = visitor.open("chapters/malek/opinion")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    page.reload()
    select(page, "p46", WORDS)
    use(page, "Highlight")
    assert len(stored(page)) == 1
    assert page.evaluate("(key) => localStorage.getItem(key)", f"{KEY}:unreadable") == text
    assert visitor.troubles == []


def test_two_windows_agree(reader: Readers) -> None:
    """A mark made in one window shows in the other, and neither takes the other's away."""
    visitor = reader(whole=True)
    page = visitor.open("chapters/malek/opinion")
    other = visitor.context.new_page()
    other.goto(f"{visitor.start}chapters/malek/opinion.html")
    other.mouse.move(50, 50)  # its reader's first sign
    for window, words in ((page, WORDS), (other, "as pled")):
        window.bring_to_front()
        select(window, "p46", words)
        use(window, "Highlight")
        expect(page.locator("mark.cb-own", has_text=words)).to_have_count(1)
        expect(other.locator("mark.cb-own", has_text=words)).to_have_count(1)
    assert [one["quote"] for one in stored(page)] == [WORDS, "as pled"]


def test_paper_keeps_marks_and_notes(reader: Readers) -> None:
    """In print the line stays under the words, the note stands behind them, the tools are gone."""
    page = reader(whole=True).open("chapters/malek/opinion")
    keep(page, [mark("malek", "p46", WORDS, note="On paper.")])
    page.emulate_media(media="print")
    assert page.locator("mark.cb-own").first.evaluate("(one) => getComputedStyle(one).borderBottomWidth") == "2px"
    behind = page.locator("mark.cb-own").last.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "My note" in behind
    expect(page.locator("mark.cb-own").last).to_have_attribute("data-note", "On paper.")
    expect(page.locator(".cb-own-more").first).to_be_hidden()
    expect(page.locator(".cb-own-open")).to_be_hidden()
