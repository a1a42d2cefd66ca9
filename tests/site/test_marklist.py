"""The page of the reader's marks: all are listed, lost ones too; saved, imported from anyone, erased."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.site.conftest import MODES, Reader
from tests.site.marks import KEY, LIST, WORDS, keep, mark, said, stored

Readers = Callable[..., Reader]
TABLE: list[dict[str, Any]] = json.loads((Path(__file__).parent.parent / "data" / "citeform.json").read_text(encoding="utf-8"))
MARKS = [
    mark("perez", "d8", "The majority’s comparison to Drummond reflects Officers’ version of events", note="Joint one."),
    mark("malek", "p46", WORDS, note="First line.\n# Not a *heading* <b>"),
    mark("malek", "p41", "the", id="early", after="x"),
    mark("martinez", "p1", "Desiree Martinez is a victim of domestic violence.", id="moved", passage="p9"),
    mark("malek", "p3", "No court ever wrote this.", id="lost", before="words before", after="words after", note="Keep me."),
    mark("graham", "p3", "Another book’s opinion.", id="foreign"),
]


def _open(visitor: Reader, marks: list[Any] = MARKS) -> Page:
    page = visitor.open(LIST)
    keep(page, marks)
    return page


def _article(page: Page, identity: str) -> Any:
    return page.locator(f'article[data-own="{identity}"]')


def _paste(page: Page, text: str) -> None:
    page.get_by_text("Or paste what the file holds").click()
    page.get_by_label("JSON", exact=True).fill(text)
    page.get_by_role("button", name="Import", exact=True).click()


def _saved(page: Page, name: str) -> str:
    with page.expect_download() as caught:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(caught.value.path()).read_text(encoding="utf-8")


def test_without_marks(reader: Readers) -> None:
    """The page says that there are none, offers nothing to save or erase, and does not load the opinions' words."""
    visitor = reader()
    page = visitor.open(LIST)
    expect(page.locator(".cb-marks-standing")).to_have_text("You have no marks yet.")
    expect(page.get_by_role("button", name="Save as JSON")).to_be_disabled()
    expect(page.get_by_role("button", name="Erase all marks")).to_be_disabled()
    assert not any("texts.js" in url for url in visitor.requests)


def test_without_the_opinions_words_nothing_is_lost(reader: Readers) -> None:
    """When they cannot be loaded the page says so, and the marks can still be saved; they are found when the page is loaded again."""
    visitor = reader()
    visitor.page.route("**/texts.js", lambda route: route.abort())
    page = _open(visitor)
    standing = page.locator(".cb-marks-standing")
    expect(standing).to_contain_text("You have 6 marks. Their places in the opinions could not be looked up")
    expect(page.get_by_role("button", name="Save as Markdown")).to_be_disabled()
    assert json.loads(_saved(page, "Save as JSON"))["marks"] == MARKS
    page.unroute("**/texts.js")
    page.reload()
    expect(standing).to_have_text("You have 6 marks; 2 of them have lost their place.")


def test_all_marks_are_listed_in_the_order_of_the_texts(reader: Readers) -> None:
    """By opinion, then by place; those that stand nowhere last, with where they stood."""
    page = _open(reader())
    ids = [node.get_attribute("data-own") for node in page.get_by_role("article").all()]
    assert ids == ["early", "malek-p46", "moved", "perez-d8", "lost", "foreign"]
    assert page.get_by_role("heading", level=2).all_text_contents()[:4] == [
        "Malek v. Green",
        "Martinez v. City of Clovis",
        "Perez v. City of Fresno",
        "Marks that have lost their place",
    ]
    expect(page.locator(".cb-marks-standing")).to_have_text("You have 6 marks; 2 of them have lost their place.")
    expect(_article(page, "moved")).to_contain_text("made at ¶9; the words stand here now")
    expect(_article(page, "lost")).to_contain_text("Stood in Malek v. Green, ¶3; marked on 2026-01-02.")
    expect(_article(page, "lost")).to_contain_text("Keep me.")
    expect(_article(page, "foreign")).to_contain_text("an opinion that this edition does not have (graham), ¶3")
    expect(_article(page, "perez-d8")).to_contain_text("slip op. at 30 (9th Cir. Apr. 15, 2024) (S.R. Thomas, J.,")


def test_a_pin_leads_to_the_words(reader: Readers) -> None:
    """From the list to the paragraph, where the mark is."""
    page = _open(reader())
    _article(page, "malek-p46").get_by_role("link", name="¶46, p. 18").click()
    expect(page.locator("#p46 mark").first).to_be_in_viewport()


def test_a_note_is_changed_and_a_mark_removed(reader: Readers) -> None:
    """Each mark can be edited and removed here, lost ones too; a removal can be undone."""
    page = _open(reader())
    _article(page, "lost").get_by_role("button", name="Edit the note").click()
    _article(page, "lost").get_by_label("Your note").fill("Kept.")
    _article(page, "lost").get_by_role("button", name="Save").click()
    expect(_article(page, "lost").get_by_role("button", name="Edit the note")).to_be_focused()
    expect(_article(page, "lost")).to_contain_text("Your note: Kept.")
    _article(page, "lost").get_by_role("button", name="Remove").click()
    expect(_article(page, "lost")).to_have_count(0)
    assert "lost" not in [one["id"] for one in stored(page)]
    page.get_by_role("button", name="Undo").press("Enter")
    assert next(one for one in stored(page) if one["id"] == "lost")["note"] == "Kept."


def test_words_being_written_outlive_another_window_s_change(reader: Readers) -> None:
    """The list is drawn anew around a note that is being written."""
    visitor = reader()
    page = _open(visitor)
    _article(page, "early").get_by_role("button", name="Write a note").click()
    page.keyboard.type("Half a th")
    other = visitor.context.new_page()
    other.goto(page.url)
    _article(other, "lost").get_by_role("button", name="Remove").click()
    expect(_article(page, "lost")).to_have_count(0)
    expect(_article(page, "early").get_by_label("Your note")).to_have_value("Half a th")


@pytest.mark.parametrize("row", TABLE, ids=[row["about"] for row in TABLE])
def test_the_page_cites_as_the_table_says(reader: Readers, row: dict[str, Any]) -> None:
    """Page, pages, lines and footnotes, for each kind of place."""
    visitor = reader()
    passages = [row["passage"]]
    texts = {"malek": {"name": "Case", "forms": {"opinion": "at {at}.", "dissent": "at {at}."}, "passages": passages}}

    def answer(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=f"globalThis.casebookTexts = {json.dumps(texts)};")

    visitor.page.route("**/cb/texts.js", answer)
    page = _open(visitor, [mark("malek", row["passage"]["key"], row["quote"])])
    expect(page.locator(".cb-own-cite")).to_have_text(f"at {row['at']}.")


@pytest.mark.parametrize("mode", MODES)
def test_what_is_saved_can_be_imported_elsewhere(reader: Readers, mode: str) -> None:
    """The file of one browser gives another the same marks, every letter of them; a second import doubles none."""
    visitor = reader(mode=mode)
    text = _saved(_open(visitor), "Save as JSON")
    assert visitor.troubles == [] and visitor.abroad() == []
    other = reader(mode=mode)
    page = other.open(LIST)
    page.get_by_label("A file of marks").set_input_files(
        {"name": "m.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(said(page)).to_have_text("6 marks added, 0 already here.")
    assert stored(page) == MARKS
    _paste(page, text)
    expect(said(page)).to_have_text("0 marks added, 6 already here.")
    assert stored(page) == MARKS
    assert other.troubles == []


def test_the_document_reads_well(reader: Readers) -> None:
    """Markdown by opinion: quotation, citation with the book's own number, note; what looks like markup stays words."""
    page = _open(reader())
    text = _saved(page, "Save as Markdown")
    assert text.startswith("# My marks in “Clearly Established”\n\n## Malek v. Green\n\n> the\n\n")
    where = "Malek v. Green, No. 17-cv-00263-BLF, slip op. at 18 (N.D. Cal. May 30, 2018), ¶46 of this edition."
    assert f"> {WORDS}\n\n{where}\n\nMy note: First line.\n\\# Not a \\*heading\\* \\<b>\n\n" in text
    assert (
        "## Marks that have lost their place\n\n> No court ever wrote this.\n\nStood in Malek v. Green, ¶3.\n\nMy note: Keep me."
        in text
    )
    page.get_by_text("What marks.md holds, to copy").click()
    expect(page.get_by_label("Copy this")).to_have_value(text)


REFUSED = {
    "{not json": "this is not JSON",
    "[]": "no list of marks",
    "null": "no list of marks",
    '{"format": 1, "marks": {"length": 3}}': "no list of marks",
    '{"format": 2, "marks": []}': "a format that this edition of the book does not know",
    json.dumps({"format": 1, "marks": [{}] * 5001}): "more than 5000 marks",
    json.dumps({"format": 1, "marks": [], "more": "x" * 2_000_000}): "larger than any file of marks",
}


@pytest.mark.parametrize("text", REFUSED, ids=list(REFUSED.values()))
def test_a_file_that_is_none_is_refused(reader: Readers, text: str) -> None:
    """With one clear sentence, and without touching what is there."""
    visitor = reader()
    page = _open(visitor)
    _paste(page, text)
    expect(said(page)).to_contain_text("Nothing was imported: ")
    expect(said(page)).to_contain_text(REFUSED[text])
    assert stored(page) == MARKS and visitor.troubles == []


GOOD = mark("malek", "p46", WORDS, id="good")
STRANGE: dict[str, Any] = {
    "it is not a mark": 7,
    "its “id” is missing or not understood": GOOD | {"id": '"><img src=x>'},
    "its “case” is missing or not understood": GOOD | {"case": "__proto__"},
    "its “passage” is missing or not understood": GOOD | {"passage": "main"},
    "its “made” is missing or not understood": GOOD | {"made": "yesterday"},
    "its “quote” is missing or not understood": GOOD | {"quote": ["x"]},
    "its “note” is longer than 10000 characters": GOOD | {"note": "x" * 10001},
    "it quotes nothing": GOOD | {"quote": "  "},
}


@pytest.mark.parametrize("why", STRANGE)
def test_an_entry_that_is_no_mark_is_refused_with_the_reason(reader: Readers, why: str) -> None:
    """The sound ones of the same file are taken."""
    visitor = reader()
    page = visitor.open(LIST)
    _paste(page, json.dumps({"format": 1, "marks": [STRANGE[why], GOOD]}))
    expect(said(page)).to_have_text("1 mark added, 0 already here. 1 refused.")
    expect(page.get_by_text(f"Entry 1: {why}.")).to_be_visible()
    assert stored(page) == [GOOD] and visitor.troubles == []


def test_a_stranger_s_words_stay_words(reader: Readers) -> None:
    """Markup in a quotation or a note is shown, not run; what is not part of a mark is dropped."""
    visitor = reader()
    page = visitor.open(LIST)
    words = "<img src=x onerror=alert(1)> [a](javascript:alert(1)) \u202eabc"
    strange = mark("constructor", "p1", words, note=words, before=words, after=words) | {"html": words}
    _paste(page, json.dumps({"format": 1, "marks": [strange]}))
    expect(page.get_by_role("article")).to_contain_text(words)
    assert page.locator("main img").count() == 0
    assert "html" not in stored(page)[0]
    assert "\\<img" in _saved(page, "Save as Markdown")
    assert visitor.troubles == []


def test_two_notes_on_the_same_words_are_both_kept(reader: Readers) -> None:
    """A mark that comes back with another note loses neither."""
    page = _open(reader(), [GOOD | {"note": "Here."}])
    _paste(page, json.dumps({"format": 1, "marks": [GOOD | {"note": "There."}]}))
    assert [(one["id"], one["note"]) for one in stored(page)] == [("good", "Here."), ("good-2", "There.")]


def test_erasing_asks_first(reader: Readers) -> None:
    """Nothing is erased before the reader has said so twice."""
    page = _open(reader())
    page.get_by_role("button", name="Erase all marks").press("Enter")
    expect(page.get_by_role("button", name="Keep them")).to_be_focused()
    page.keyboard.press("Enter")
    assert stored(page) == MARKS
    page.get_by_role("button", name="Erase all marks").press("Enter")
    page.get_by_role("button", name="Erase 6 marks").press("Enter")
    expect(said(page)).to_have_text("All marks are erased.")
    assert stored(page) == []


def test_an_unreadable_entry_is_told_and_put_aside(reader: Readers) -> None:
    """The others are listed; a copy of all is kept."""
    page = _open(reader(), [*MARKS, {"id": 7}])
    expect(page.get_by_text("1 entry kept in this browser could not be read.")).to_be_visible()
    assert page.get_by_role("article").count() == len(MARKS)
    aside = json.loads(page.evaluate("(key) => localStorage.getItem(key)", f"{KEY}:unreadable"))
    assert aside["marks"] == [*MARKS, {"id": 7}]


def test_a_blocked_storage_is_said(reader: Readers) -> None:
    """What is imported shows, and the page says that it will not stay."""
    visitor = reader()
    visitor.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page = visitor.open(LIST)
    _paste(page, json.dumps({"format": 1, "marks": MARKS}))
    expect(page.get_by_role("article")).to_have_count(len(MARKS))
    expect(page.get_by_text("What you change here is lost when you leave this page")).to_be_visible()
    assert visitor.troubles == []


def test_without_a_script_the_page_says_so(reader: Readers) -> None:
    """Marks need a script; reading does not."""
    page = reader(java_script_enabled=False).open(LIST)
    expect(page.get_by_text("Marks of your own need JavaScript, which is off here.")).to_be_visible()
