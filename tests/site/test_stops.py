"""Reading with stops: the page keeps the court's answer back, asks, answers, and never hides what a reader asks for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from book.library import Library
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
CASES = ["malek", "perez", "martinez"]


def _first(library: Library, case: str) -> tuple[str, str, str]:
    """The first stop's question, its right letter, and the anchor of the first passage that it veils."""
    chapter = library.chapter(case)
    stop = chapter.stops.stops[0]
    question = library.bank(stop.topic).question(stop.asks)
    order = [passage.key for passage in chapter.opinion.body]
    early = {chapter.place(one.quote).passage.key for one in chapter.stops.early}
    behind = order[order.index(chapter.place(stop.after).passage.key) + 1 :]
    veiled = next(key for key in behind if key not in early)
    return question.id, next(chr(65 + place) for place, option in enumerate(question.options) if option.right), veiled


def _answer(page: Page, question: str, letter: str) -> None:
    asked = page.locator(f'.cb-stop [data-question="{question}"]')
    asked.locator(".cb-option > label").nth(ord(letter) - 65).click()
    asked.get_by_role("button", name="Check answer").click()


@pytest.mark.parametrize(("case", "least"), [("malek", 12), ("perez", 8), ("martinez", 10)])
def test_there_are_enough_stops(library: Library, case: str, least: int) -> None:
    """Each opinion stops often enough, each time at another question."""
    stops = library.chapter(case).stops.stops
    assert len({stop.question for stop in stops}) == len(stops) >= least


def test_the_dissent_s_fork_has_its_joints(library: Library) -> None:
    """Facts, level of generality, role of the paramedic, obviousness: each with both sides' words."""
    joints = {joint.joint for joint in library.chapter("perez").stops.fork}
    assert {"The facts", "Level of generality", "The role of the paramedic", "Obviousness"} <= joints


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("case", CASES)
def test_the_answer_unveils_the_court(reader: Readers, library: Library, case: str, mode: str) -> None:
    """Before the answer the court's passage is not shown; after it, it is, with the verdict; a reload keeps it."""
    visitor = reader(mode=mode, width=360 if case == "perez" else 1280)
    page = visitor.open(f"chapters/{case}/opinion")
    question, letter, veiled = _first(library, case)
    expect(page.locator(f"#{veiled}")).to_be_hidden()
    _answer(page, question, letter)
    expect(page.locator(f"#{veiled}")).to_be_visible()
    expect(page.locator(f'.cb-stop [data-question="{question}"] .cb-verdict')).to_have_text("Right.")
    expect(page.locator(".cb-stops-standing")).to_contain_text("You have answered 1 of")
    page.reload()
    expect(page.locator(f"#{veiled}")).to_be_visible()
    assert visitor.troubles == []


def test_a_stop_and_its_quiz_share_the_answer(reader: Readers, library: Library) -> None:
    """What is answered while reading counts in the quiz, and starting the quiz over closes the stop again."""
    visitor = reader()
    page = visitor.open("chapters/malek/opinion")
    question, letter, veiled = _first(library, "malek")
    _answer(page, question, letter)
    page = visitor.open("quizzes/entry/index")
    expect(page.locator(".cb-standing")).to_contain_text("Answered 1 of")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase").click()
    page = visitor.open("chapters/malek/opinion")
    expect(page.locator(f"#{veiled}")).to_be_hidden()


def test_two_stops_do_not_lose_each_other_s_answers(reader: Readers, library: Library) -> None:
    """Stops of one quiz on one page keep one record."""
    page = reader().open("chapters/malek/opinion")
    stops = [stop for stop in library.chapter("malek").stops.stops if stop.topic == "entry"][:2]
    for stop in stops:
        _answer(page, stop.asks, "A")
    page.reload()
    expect(page.locator(".cb-stops-standing")).to_contain_text("You have answered 2 of")


def test_show_me(reader: Readers, library: Library) -> None:
    """A reader who does not want to predict is shown what the court did, and is not counted as having answered."""
    page = reader().open("chapters/malek/opinion")
    _, _, veiled = _first(library, "malek")
    page.get_by_role("button", name="Show me what the court did").first.press("Enter")
    expect(page.locator(f"#{veiled}")).to_be_visible()
    expect(page.locator(".cb-stops-standing")).to_contain_text("You have answered 0 of")


def _below(stop: Locator, last: str) -> float:
    """The pixels between the last visible `last` of a stop and the stop's end."""
    return stop.evaluate(
        """(stop, last) => {
          const seen = [...stop.querySelectorAll(last)].filter((one) => one.checkVisibility());
          return stop.getBoundingClientRect().bottom - seen.at(-1).getBoundingClientRect().bottom;
        }""",
        last,
    )


def test_hidden_controls_take_no_room(reader: Readers, library: Library) -> None:
    """Under the feedback, after a reload too, and where “Show me” stood there is no more room than before."""
    page = reader(width=360).open("chapters/malek/opinion")
    question, letter, _ = _first(library, "malek")
    stop = page.locator(".cb-stop").first
    expect(stop.get_by_role("button", name="Show me")).to_be_visible()
    before = _below(stop, "button")
    _answer(page, question, letter)
    expect(stop.locator(".cb-feedback .cb-court")).to_be_visible()
    assert _below(stop, ".cb-feedback") <= before
    page.reload()
    expect(stop.locator(".cb-feedback .cb-court")).to_be_visible()
    assert _below(stop, ".cb-feedback") <= before
    stop = page.locator(".cb-stop").filter(visible=True).nth(1)
    stop.get_by_role("button", name="Show me").press("Enter")
    expect(stop.get_by_role("button", name="Show me")).to_be_hidden()
    assert _below(stop, "button") <= before


def test_one_switch_shows_all(reader: Readers) -> None:
    """The switch opens every veil, says so to a screen reader, and stays on."""
    page = reader().open("chapters/perez/opinion")
    switch = page.get_by_role("button", name="Show the whole opinion")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.press("Enter")
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "true")
    assert page.locator(".cb-veiled:not(.cb-open)").count() == 0
    expect(page.get_by_text("AFFIRMED.", exact=True)).to_be_visible()


@pytest.mark.parametrize("case", CASES)
def test_a_followed_pin_is_never_veiled(reader: Readers, library: Library, case: str) -> None:
    """A link into a veiled passage opens it and lands there."""
    page = reader().open(f"chapters/{case}/opinion#{_first(library, case)[2]}")
    expect(page.locator(f"#{_first(library, case)[2]}")).to_be_in_viewport()


@pytest.mark.parametrize("case", CASES)
def test_rulings_are_not_told_to_who_has_not_answered(reader: Readers, library: Library, case: str) -> None:
    """Of the key words of the rulings that the stops ask about, none is visible on a first visit."""
    chapter = library.chapter(case)
    page = reader().open(f"chapters/{case}/opinion")
    seen = page.locator(".cb-opinion").inner_text()
    asked = [library.bank(stop.topic).question(stop.asks).answer.quote for stop in chapter.stops.stops]
    assert [quote for quote in asked if " ".join(quote.split()) in " ".join(seen.split())] == []


@pytest.mark.parametrize("case", CASES)
def test_print_and_no_script_show_all(reader: Readers, case: str) -> None:
    """On paper and without JavaScript nothing is veiled."""
    page = reader().open(f"chapters/{case}/opinion")
    page.emulate_media(media="print")
    assert all(box.is_visible() for box in page.locator(".cb-veiled .cb-par").all())
    page = reader(java_script_enabled=False).open(f"chapters/{case}/opinion")
    assert all(box.is_visible() for box in page.locator(".cb-par").all())


def test_one_speaker_stands_out(reader: Readers) -> None:
    """The plaintiff's words are marked, the others dimmed; the choice stays after a reload."""
    page = reader().open("chapters/malek/opinion")
    page.get_by_text("Reading aids").click()
    page.get_by_label("Let one speaker stand out").select_option("plaintiff")
    page.reload()

    def ink(selector: str) -> str:
        return page.locator(selector).first.evaluate("(one) => getComputedStyle(one).color")

    assert (
        ink('#p8 [data-voice="plaintiff"]') != ink("#p15")
        and page.locator(".cb-opinion").get_attribute("data-lens") == "plaintiff"
    )


def test_facts_show_their_status(reader: Readers) -> None:
    """With the posture lens on, allegations are called so and the page says what the court had to assume."""
    page = reader().open("chapters/malek/opinion")
    page.get_by_text("Reading aids").click()
    page.get_by_label("Show the status of facts").check()
    label = page.locator('#p8 [data-status="alleged"]').first.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert "alleged" in label
    expect(page.locator(".cb-posture-lens")).to_contain_text("Motion to dismiss")


def test_notes_can_be_left_out_by_kind(reader: Readers) -> None:
    """Unchecking a kind takes its marks and notes away, and only those."""
    page = reader().open("chapters/perez/opinion")
    page.get_by_text("Reading aids").click()
    rules = page.locator('.cb-our-mark[data-kind="rule"]')
    others = page.locator('.cb-our-mark[data-kind="fact"]')
    expect(rules.first).to_be_visible()
    page.get_by_role("checkbox", name="Rules").uncheck()
    expect(rules.first).to_be_hidden()
    expect(others.first).to_be_visible()


def test_a_term_is_explained_on_focus(reader: Readers) -> None:
    """A marked term shows its meaning beside it, and the glossary has the court's use of it."""
    visitor = reader()
    page = visitor.open("chapters/perez/opinion")
    page.get_by_role("link", name="compression asphyxia", exact=True).focus()
    expect(page.get_by_role("tooltip")).to_contain_text("compression asphyxia.")
    page = visitor.open("glossary#term-compression-asphyxia")
    expect(page.locator("#term-compression-asphyxia")).to_be_in_viewport()
    assert visitor.troubles == []


def test_a_stop_that_builds_on_another_waits_for_it(reader: Readers) -> None:
    """What a stop tells so far does not answer an earlier stop that is still closed; what is missing is named, with a link."""
    page = reader().open("chapters/perez/opinion")
    later = page.locator("#stop-perez-stop-superior-orders")
    expect(later).to_be_hidden()
    waiting = page.locator(".cb-veiled-words", has_text="The next stop builds on an earlier one").filter(visible=True).first
    expect(waiting.get_by_role("link", name="stop")).to_have_attribute("href", "#stop-perez-stop-scope")
    page.locator("#stop-perez-stop-drummond").locator("xpath=ancestor::*[contains(@class,'cb-veiled')]").first.wait_for(
        state="attached"
    )
    page.locator("#stop-perez-stop-scope").get_by_role("button", name="Show me").click()
    page.locator("#stop-perez-stop-drummond").get_by_role("button", name="Show me").click()
    expect(later).to_be_visible()


def test_show_me_leads_to_the_answer(reader: Readers) -> None:
    """After “Show me” the focus stands at what was kept back, not nowhere."""
    page = reader().open("chapters/martinez/opinion")
    show = page.get_by_role("button", name="Show me").first
    show.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cb-veiled.cb-open:focus")).to_have_count(1)


@pytest.mark.parametrize("case", CASES)
def test_no_open_note_or_stop_pins_a_closed_passage(reader: Readers, case: str) -> None:
    """On a first visit nothing of ours that can be read points into what a stop keeps back."""
    page = reader(width=1500).open(f"chapters/{case}/opinion")
    told = page.evaluate(
        """() => {
          const ranges = [...document.querySelectorAll('.cb-stop')].map((stop) => {
            const own = stop.nextElementSibling?.matches('.cb-veiled') ? stop.nextElementSibling : stop.parentElement.nextElementSibling?.nextElementSibling;
            return [stop, own];
          });
          const closed = (key) => ranges.find(([, veil]) => veil?.querySelector(`[id="${key}"]`) && !veil.matches('.cb-open'))?.[0];
          const pins = [...document.querySelectorAll('.cb-our-note .cb-pin, .cb-so-far .cb-pin')].filter((pin) => pin.checkVisibility({ visibilityProperty: true }));
          const here = pins.filter((pin) => pin.pathname === location.pathname);
          // A stop's own veil is told of only by itself; a note's last pin is where it stands.
          return here.filter((pin) => {
            const stop = closed(pin.hash.slice(1));
            return stop && stop !== pin.closest('.cb-stop') && !pin.closest('.cb-veiled');
          }).map((pin) => pin.closest('.cb-our-note, .cb-stop').id + ' ' + pin.textContent);
        }"""
    )
    assert told == []


@pytest.mark.parametrize("hash_", ["#100%", "#%E0%A4%A", "#nothing-here", "#<img src=x>"])
def test_an_odd_address_breaks_nothing(reader: Readers, hash_: str) -> None:
    """An address that names nothing leaves the page whole."""
    visitor = reader()
    visitor.page.goto(f"{visitor.start}chapters/perez/opinion.html{hash_}")
    expect(visitor.page.get_by_role("button", name="Show the whole opinion")).to_be_visible()
    assert visitor.troubles == []


@pytest.mark.parametrize("mode", MODES)
def test_the_front_page_asks_one(reader: Readers, library: Library, mode: str) -> None:
    """The question on the front page is answered there, and its stop in the opinion knows it."""
    visitor = reader(mode=mode, width=360)
    page = visitor.open("index")
    stop = next(one for one in library.chapter("malek").stops.stops if f"stop-{one.asks}" in page.content())
    _answer(page, stop.asks, "A")
    expect(page.locator(".cb-verdict")).to_be_visible()
    page = visitor.open("chapters/malek/opinion")
    expect(page.locator(".cb-stops-standing")).to_contain_text("You have answered 1 of")
    assert visitor.troubles == []
