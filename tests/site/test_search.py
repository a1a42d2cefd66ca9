"""The search finds every kind of thing, lands on it, tells no ruling before its stop is answered, and is quick."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from book.library import Library
from book.prose import Words, parse
from book.site.searching import KINDS, Document, documents, index_script
from tests.site.conftest import MODES, Reader
from tests.site.test_stops import _answer, _first

Readers = Callable[..., Reader]
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"


@pytest.fixture(scope="module")
def found(library: Library) -> list[Document]:
    """Everything that can be found."""
    return documents(library)


def _search(page: Page, words: str) -> None:
    page.get_by_label("Words to find").fill(words)
    expect(page.get_by_role("status")).to_contain_text(re.compile("result|Nothing"))
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
    )  # the first opinion shows a frame before the others


def _words(document: Document) -> str:
    """Some words that stand together in a document, as a reader would quote them."""
    words = re.sub('[“”"]', "", document.text).split()
    return f"“{' '.join(words[-12:-3])}”"


def _ids(path: Path) -> set[str]:
    return {node.get("id") for node in html.parse(str(path)).iter() if isinstance(node.tag, str) and node.get("id")}


def test_every_address_is_on_its_page(site: Path, found: list[Document], library: Library) -> None:
    """Each document, and each stop to which a reader is sent, has its anchor on the built page, without a script too."""
    stops = [
        f"chapters/{case}/opinion.html#stop-{stop.id}"
        for case, chapter in library.chapters.items()
        for stop in chapter.stops.stops
    ]
    addresses = {*(document.address for document in found), *stops}
    ids = {page: _ids(site / page) for page in {address.partition("#")[0] for address in addresses}}
    assert [one for one in sorted(addresses) if one.partition("#")[2] not in ids[one.partition("#")[0]]] == []


def test_the_scripts_keep_the_addresses(reader: Readers, found: list[Document]) -> None:
    """The same where the views have taken the place of their twins."""
    page = reader().page
    lost = []
    for name in sorted({document.address.partition("#")[0] for document in found}):
        page.goto(f"{reader().start}{name}")
        anchors = sorted({one.address.partition("#")[2] for one in found if one.address.startswith(f"{name}#")})
        lost += page.evaluate("(anchors) => anchors.filter((one) => !document.getElementById(one))", anchors)
    assert lost == []


def test_no_part_of_an_opinion_is_left_out(library: Library, found: list[Document]) -> None:
    """Every passage and note of every opinion, every question, term and event is there once."""
    for case, chapter in library.chapters.items():
        assert len([one for one in found if one.opinion == case and one.kind == "court"]) == len(chapter.opinion.passages)
        assert len([one for one in found if one.opinion == case and one.kind == "note"]) == len(chapter.notes)
    assert len([one for one in found if one.kind == "question"]) == sum(len(bank.questions) for bank in library.banks.values())
    assert len([one for one in found if one.kind == "term"]) == len(library.terms)
    assert {one.kind for one in found} == set(KINDS)
    assert [one.title for one in found if not one.text.strip() or not one.title.strip()] == []


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_what_the_page_keeps_back_the_search_keeps_back(site: Path, found: list[Document], case: str) -> None:
    """A passage or note waits for every stop by which the built page veils it; a passage, for no other."""
    tree = html.parse(str(site / "chapters" / case / "opinion.html"))
    for document in found:
        page, _, anchor = document.address.partition("#")
        if page != f"chapters/{case}/opinion.html":
            continue
        node = tree.xpath("//*[@id=$id]", id=anchor)[0]
        boxes = [*node.xpath("ancestor::*[contains(@class, 'cb-veiled')]"), *node.xpath("./div[@class='cb-veiled']")]
        veiled = {stop for box in boxes for stop in box.get("data-stops").split()}
        if document.kind == "court":
            assert set(document.waits) == veiled, document.title
        else:
            assert {*veiled, *(node.get("data-waits") or "").split()} <= set(document.waits), document.title


def test_authorities_wait_as_on_their_cards(library: Library, found: list[Document]) -> None:
    """What an opinion does with an authority waits for the stops over the words that do it."""
    waits = {(one.opinion, one.title, one.text): set(one.waits) for one in found if one.kind == "authority" and one.opinion}
    passages = {(one.opinion, one.address.partition("#")[2]): set(one.waits) for one in found if one.kind == "court"}
    assert len(waits) == sum(len(authority.used) for authority in library.authorities)
    for authority in library.authorities:
        for use in authority.used:
            about = " ".join(piece.text for piece in parse(use.about) if isinstance(piece, Words)).split()
            key = library.chapter(use.opinion).place(use.quote).passage.key
            mine = [
                names
                for (case, name, text), names in waits.items()
                if (case, name) == (use.opinion, authority.name) and about[0] in text
            ]
            assert any(passages[use.opinion, key] <= names for names in mine), authority.id


def test_no_answer_is_in_the_index(library: Library) -> None:
    """Neither a key nor a rationale nor what answers a question can be found."""
    script = index_script(library)
    questions = [question for bank in library.banks.values() for question in bank.questions]
    plain = [
        " ".join(piece.text for piece in parse(question.answer.says) if isinstance(piece, Words)) for question in questions
    ]
    options = [option for question in questions for option in getattr(question, "options", ())]
    reasons = [next(piece.text for piece in parse(option.rationale) if isinstance(piece, Words)) for option in options]
    assert len(plain) > 200 and len(reasons) > 400
    assert [words for words in (*plain, *(words for words in reasons if len(words.split()) > 8)) if words in script] == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", KINDS)
def test_finds_each_kind_and_lands_on_it(reader: Readers, found: list[Document], kind: str, mode: str) -> None:
    """Words of any document lead to its own place on its page."""
    visitor = reader(mode, whole=True)
    page = visitor.open("search")
    document = [one for one in found if one.kind == kind and len(one.text.split()) > 12][-3]
    _search(page, _words(document))
    page.locator(f".cb-search-results a[href='{document.address}']").first.click()
    assert page.url.endswith(document.address)
    expect(page.locator(f"[id='{document.address.partition('#')[2]}']")).to_be_in_viewport()
    assert visitor.troubles == [] and visitor.abroad() == []


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("Malek ¶24", {"Malek ¶24"}),
        ("perez  ¶ 14", {"Perez ¶14"}),
        ("Perez dissent ¶14", {"Perez dissent ¶14"}),
        ("n. 8", {"Malek n.8", "Perez n.8", "Martinez n.8"}),
    ],
)
def test_a_pin_finds_its_place(reader: Readers, found: list[Document], typed: str, titles: set[str]) -> None:
    """Who types a pin is led to the passage, and to what the book notes on it, and to nothing else."""
    page = reader(whole=True).open("search")
    _search(page, typed)
    links = page.locator(".cb-search-results li a[href]")
    expect(links.first).to_be_visible()
    names = {one.address: one.title for one in found}
    shown = {names[link.get_attribute("href")] for link in links.all()}
    place = typed.split("¶")[-1].split("n.")[-1].strip()
    assert titles <= shown and all(title in titles or re.search(rf" on .*{place}$", title) for title in shown)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_paragraph_is_landed_on(reader: Readers, found: list[Document], case: str, width: int) -> None:
    """A passage deep in a long opinion, and an event in a folded table, stand on the screen after their link."""
    visitor = reader(width=width, whole=True)
    for kind in ("court", "chapter"):
        page = visitor.open("search")
        fitting = [one for one in found if one.opinion == case and one.kind == kind and len(one.text.split()) > 12]
        document = fitting[len(fitting) * 2 // 3]
        _search(page, _words(document))
        page.locator(f".cb-search-results a[href='{document.address}']").first.click()
        expect(page.locator(f"[id='{document.address.partition('#')[2]}']")).to_be_in_viewport()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_ruling_is_not_told_before_its_stop(reader: Readers, library: Library, case: str, mode: str) -> None:
    """A veiled passage is listed without its words, with the way to its stop; after the answer its words are shown."""
    visitor = reader(mode)
    question, letter, veiled = _first(library, case)
    chapter = library.chapter(case)
    text = chapter.opinion.passages[veiled].text if not veiled.startswith("s") else ""
    if len(text.split()) < 8:  # a heading; the passage after it
        order = [passage.key for passage in chapter.opinion.body]
        veiled = next(key for key in order[order.index(veiled) :] if len(chapter.opinion.passages[key].text.split()) > 20)
        text = chapter.opinion.passages[veiled].text
    words, rest = " ".join(text.split()[:6]), " ".join(text.split()[8:12])
    page = visitor.open("search")
    _search(page, f"“{words}”")
    row = page.locator(".cb-kept-back").filter(has_text=re.compile(rf"{chapter.case.short} ¶{veiled[1:]}:"))
    expect(row).to_contain_text("kept back until you have answered")
    assert rest not in page.locator(".cb-search-results").inner_text()
    row.get_by_role("link").click()
    stop = chapter.stops.stops[0]
    expect(page.locator(f"#stop-{stop.id}")).to_be_in_viewport()
    _answer(page, question, letter)
    page = visitor.open("search")
    _search(page, f"“{words}”")
    expect(page.locator(f".cb-search-results li:has(a[href='chapters/{case}/opinion.html#{veiled}'])")).to_contain_text(rest)
    assert visitor.troubles == []


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_on_a_first_visit_no_key_words_are_shown(reader: Readers, library: Library, case: str) -> None:
    """Of the words that answer the stops, none is told by a search for them."""
    page = reader().open("search")
    chapter = library.chapter(case)
    for stop in chapter.stops.stops:
        quote_ = library.bank(stop.topic).question(stop.asks).answer.quote
        _search(page, " ".join(quote_.split()[:5]))
        assert " ".join(quote_.split()) not in page.locator(".cb-search-results").inner_text()


def test_a_stop_that_builds_on_another_is_not_led_to_first(reader: Readers, library: Library, found: list[Document]) -> None:
    """The way leads to a stop that can be answered: where one builds on another, to that."""
    document = next(one for one in found if one.kind == "court" and one.waits == ("perez-stop-superior-orders",))
    page = reader().open("search")
    _search(page, _words(document))
    link = page.locator(".cb-kept-back", has_text=f"{document.title}:").get_by_role("link")
    expect(link).to_have_attribute("href", "chapters/perez/opinion.html#stop-perez-stop-scope")


def test_who_shows_all_is_shown_all(reader: Readers) -> None:
    """The switch on an opinion's page holds for the search too."""
    visitor = reader()
    page = visitor.open("search")
    _search(page, "immunity")
    expect(page.locator(".cb-kept-back").first).to_be_visible()
    page = visitor.open("chapters/malek/opinion")
    page.get_by_role("button", name="Show the whole opinion").click()
    page = visitor.open("search")
    _search(page, "immunity")
    expect(page.locator(".cb-kept-back")).to_have_count(0)


def test_without_storage_rulings_are_kept_back(reader: Readers) -> None:
    """A browser that keeps nothing is one in which nothing has been answered; searching works."""
    visitor = reader()
    visitor.context.add_init_script(BLOCKED)
    page = visitor.open("search")
    _search(page, "immunity")
    expect(page.locator(".cb-kept-back").first).to_be_visible()
    expect(page.locator(".cb-found mark").first).to_be_visible()
    assert visitor.troubles == []


@pytest.mark.parametrize(
    "kept",
    ["}{", '{"format":1,"state":{"answers":7,"shown":"x"}}', '{"format":1,"state":{"answers":{"entry-arrest-report":null}}}'],
)
def test_odd_records_open_nothing(reader: Readers, kept: str) -> None:
    """What this book did not write counts as no answer."""
    visitor = reader()
    page = visitor.open("about")
    page.evaluate("(kept) => localStorage.setItem('clearly-established:quiz:entry', kept)", kept)
    page = visitor.open("search")
    _search(page, "doorway exception")
    expect(page.locator(".cb-kept-back").first).to_be_visible()
    assert visitor.troubles == []


@pytest.mark.parametrize("mode", ["served", "disk"])
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("<img src=x onerror=alert(1)>", "Nothing has all of these words"),
        ("officer " * 1_250, "Only the first 200 characters are searched"),
        ("x" * 10_000, "Only the first 200 characters are searched"),
        ("\"'\\ ;--</script>", "script"),
        ("“” … §", "There is no word in what you typed"),
        ("אבג مرحبا", "Nothing has all of these words"),
        ("__proto__ constructor", "Nothing has all of these words"),
        ("toString", "Nothing has all of these words"),
    ],
)
def test_a_hostile_address_is_harmless(reader: Readers, typed: str, says: str, mode: str) -> None:
    """What an address asks for is searched as words, said plainly, and never becomes part of the page."""
    visitor = reader(mode)
    page = visitor.page
    page.goto(f"{visitor.start}search.html?q={quote(typed)}")
    if says == "script":
        expect(page.get_by_role("status")).to_contain_text(re.compile("result|Nothing"))
    else:
        expect(page.get_by_role("status")).to_contain_text(says)
    assert page.locator("main img, main script").count() == 0
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert visitor.troubles == []


def test_a_broken_address_is_an_empty_search(reader: Readers) -> None:
    """An address whose signs cannot be read leaves the page whole."""
    visitor = reader()
    visitor.page.goto(f"{visitor.start}search.html?q=%E0%A4%A&q=2")
    expect(visitor.page.get_by_label("Words to find")).to_be_visible()
    assert visitor.troubles == []


def test_the_keyboard_alone(reader: Readers) -> None:
    """Typing shows results; Enter leads to the first of them, Enter again to its place; the way back finds the words there."""
    page = reader().open("search")
    field = page.get_by_label("Words to find")
    field.focus()
    page.keyboard.type("nanograms")
    expect(page.get_by_role("status")).to_contain_text("result")
    page.keyboard.press("Enter")
    first = page.locator(".cb-search-results a").first
    expect(first).to_be_focused()
    address = first.get_attribute("href")
    expect(page).to_have_url(re.compile(r"q=nanograms$"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    page.go_back()
    expect(field).to_have_value("nanograms")
    expect(page.locator(".cb-search-results a").first).to_have_attribute("href", address)


def test_words_beginnings_phrases_and_slips(reader: Readers) -> None:
    """All words must stand together in one place; a beginning is enough, quotation marks bind, a slip is said to be one."""
    page = reader(whole=True).open("search")
    status = page.get_by_role("status")
    _search(page, "nanogr")
    expect(page.locator(".cb-found mark").first).to_have_text("nanograms")
    _search(page, "nanograms doorway")
    expect(status).to_contain_text("Nothing has all of these words")
    expect(page.get_by_text("What you can try")).to_be_visible()
    _search(page, "established clearly")
    several = status.inner_text()
    _search(page, "“established clearly”")
    assert status.inner_text() != several
    _search(page, "nanogrsms")
    expect(status).to_contain_text("near spellings are shown")
    _search(page, "O'Doan")
    expect(page.locator(".cb-found mark", has_text="O’Doan").first).to_be_visible()


def test_filters(reader: Readers) -> None:
    """A box that is taken off takes its results away and says so; the numbers beside the boxes stay."""
    page = reader(whole=True).open("search")
    _search(page, "handcuffs")
    notes = page.get_by_role("checkbox", name="Our notes")
    before = page.locator(".cb-search-filters label").all_inner_texts()
    expect(page.get_by_role("heading", name="Our notes").first).to_be_visible()
    notes.uncheck()
    expect(page.get_by_role("heading", name="Our notes")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("left out by your filters")
    assert page.locator(".cb-search-filters label").all_inner_texts() == before
    page.get_by_role("checkbox", name="Malek v. Green").uncheck()
    expect(page.get_by_role("heading", name="Malek v. Green")).to_have_count(0)


def test_a_long_list_is_unfolded(reader: Readers) -> None:
    """The rest of a list is shown at a button, and the focus goes to its first new result."""
    page = reader(whole=True).open("search")
    _search(page, "immunity")
    more = page.get_by_role("button", name="Show all").first
    section = page.locator(".cb-found ol").filter(has=page.locator("xpath=following-sibling::button")).first
    count = section.locator("li").count()
    more.press("Enter")
    expect(page.locator(".cb-found li a:focus")).to_have_count(1)
    assert count == 3


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ring_around_a_result_is_whole(reader: Readers, width: int) -> None:
    """Nothing around a focused result cuts the ring that shows where the focus is."""
    page = reader(width=width, whole=True).open("search")
    _search(page, "immunity")
    page.get_by_label("Words to find").press("Enter")
    expect(page.locator(".cb-search-results a").first).to_be_focused()
    room = page.evaluate(
        """() => {
          const link = document.activeElement;
          const style = getComputedStyle(link);
          const ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
          const inner = link.getBoundingClientRect();
          const cutting = [];
          for (let one = link.parentElement; one; one = one.parentElement) if (getComputedStyle(one).contentVisibility === 'auto') cutting.push(one.getBoundingClientRect());
          return cutting.map((box) => Math.min(inner.left - box.left, inner.top - box.top, box.right - inner.right, box.bottom - inner.bottom) - ring);
        }"""
    )
    assert len(room) == 2 and min(room) >= 0


def test_one_letter_is_a_word_and_two_begin_one(reader: Readers) -> None:
    """The first letter of a word that is typed finds that letter alone, if it stands anywhere; the second finds beginnings."""
    page = reader().open("search")
    _search(page, "arrest")
    field = page.get_by_label("Words to find")
    field.fill("x")
    expect(page.get_by_role("status")).to_have_text("Type one letter more.")
    field.fill("xx")
    expect(page.get_by_role("status")).to_contain_text("Nothing has all of these words.")
    field.fill("ar")
    expect(page.get_by_role("status")).to_contain_text("result")


def test_only_who_searches_loads_the_index(reader: Readers, site: Path) -> None:
    """No page names the index; the page of search asks for it by itself after its own first view."""
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "search-index.js" not in text and "minisearch.js" not in text and "searchindex.js" not in text
    visitor = reader()
    visitor.open("chapters/malek/opinion")
    visitor.open("index")
    assert [url for url in visitor.requests if "search" in url.rpartition("/")[2]] == []


def test_an_index_that_cannot_be_loaded_is_said_and_tried_again(reader: Readers) -> None:
    """A line that breaks costs the reader a sentence, not the page."""
    visitor = reader()
    visitor.context.route("**/search-index.js", lambda route: route.abort())
    page = visitor.open("search")
    page.get_by_label("Words to find").fill("doorway")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    visitor.context.unroute("**/search-index.js")
    _search(page, "doorways")
    expect(page.get_by_role("status")).to_contain_text("result")


def test_said_without_a_script(reader: Readers) -> None:
    """Without JavaScript the page says how to find words, and lists the pages."""
    page = reader(java_script_enabled=False).open("search")
    expect(page.get_by_text("find in page")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="Malek v. Green")).to_be_visible()
    expect(page.get_by_label("Words to find")).to_be_hidden()
