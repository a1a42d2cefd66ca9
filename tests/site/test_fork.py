"""The dissent's fork: the reader takes a position at each joint, then sees whose it is, and is told no ruling too early."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from book.library import Library
from book.markup import Pins
from book.views.fork import fork_card
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
KEY = "clearly-established:fork:perez"


def _open(visitor: Reader) -> Page:
    page = visitor.open("chapters/perez/opinion#dissent")
    page.get_by_text("Where majority and dissent part").click()
    return page


def _joint(page: Page, number: int) -> Locator:
    return page.locator(".cb-fork .cb-live .cb-joint").nth(number)


def _take(page: Page, number: int, side: str) -> None:
    _joint(page, number).locator(f'input[value="{side}"]').check()
    _joint(page, number).get_by_role("button", name="Take this position").click()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_position_is_named_after_the_choice(reader: Readers, library: Library, mode: str, width: int) -> None:
    """Before the choice no side is named; after it both sides' words stand there with their pins, and a reload keeps it."""
    visitor = reader(mode=mode, width=width, whole=True)
    page = _open(visitor)
    joint = library.chapter("perez").stops.fork[0]
    before = _joint(page, 0).inner_text()
    assert "majority" not in before and "issent" not in before and "Thomas" not in before
    _take(page, 0, "dissent")
    told = _joint(page, 0).locator(".cb-told")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Here you stand with the dissent.")
    expect(told.locator("blockquote")).to_contain_text([joint.majority.quote, joint.dissent.quote])
    expect(told.locator(".cb-yours")).to_contain_text("The dissent (your position).")
    assert told.locator("a.cb-pin").count() >= 4
    page.reload()
    page.get_by_text("Where majority and dissent part").click()
    expect(_joint(page, 0)).to_contain_text("Here you stand with the dissent.")
    expect(page.locator(".cb-fork [role=status]")).to_have_text("You have taken a position at 1 of 5 joints.")
    assert visitor.troubles == []


def test_the_fork_tells_no_ruling_before_its_stops(reader: Readers, library: Library) -> None:
    """A joint shows when the stops whose rulings it tells are open, one joint before the others; not on a first visit."""
    page = _open(reader())
    assert page.locator(".cb-fork .cb-live .cb-joint:visible").count() == 0
    chapter = library.chapter("perez")
    card = fork_card(chapter, Pins(library, "../../", home="perez"))
    for stop in chapter.stops.stops:
        if stop.id in card["joints"][0]["stops"]:
            page.locator(f'.cb-stop [data-question="{stop.asks}"]').locator("xpath=ancestor::aside").get_by_role(
                "button", name="Show me what the court did"
            ).click()
    expect(_joint(page, 0)).to_be_visible()
    assert page.locator(".cb-fork .cb-live .cb-joint:visible").count() == 1
    expect(_joint(page, 4)).to_be_hidden()


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        (["majority"] * 5, "You stand with the majority at every joint."),
        (["dissent"] * 5, "You stand with the dissent at every joint."),
        (
            ["majority", "dissent", "dissent", "majority", "dissent"],
            "with the majority at 2 of 5 joints and with the dissent at 3.",
        ),
    ],
)
def test_the_summary_says_where_the_reader_stands(reader: Readers, library: Library, sides: list[str], words: str) -> None:
    """After the last joint: with whom at which joint, and how each opinion ends, for every set of choices."""
    page = _open(reader(whole=True))
    summary = page.get_by_role("region", name="Where you stand")
    for number, side in enumerate(sides):
        expect(summary).to_be_hidden()
        _take(page, number, side)
    expect(summary).to_contain_text(words)
    joints = library.chapter("perez").stops.fork
    expect(summary.locator("li")).to_have_text(
        [f"{joint.joint}: with the {side}" for joint, side in zip(joints, sides, strict=True)]
    )
    expect(summary).to_contain_text("the officers are entitled to qualified immunity")
    expect(summary).to_contain_text("deciding factual questions that a jury should resolve")
    expect(page.locator(".cb-fork [role=status]")).to_contain_text("5 of 5 joints. Where you stand is summed up above.")


def test_the_fork_by_keyboard(reader: Readers) -> None:
    """Space chooses, Enter takes, and the choice can be made again; without a choice the page says what is missing."""
    page = _open(reader(whole=True))
    first = _joint(page, 0)
    first.get_by_role("button", name="Take this position").press("Enter")
    expect(first.get_by_role("alert")).to_have_text("Choose a position first.")
    first.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(first.locator(".cb-told")).to_be_focused()
    expect(first).to_contain_text("Here you stand with the dissent.")
    first.get_by_role("button", name="Choose again").press("Enter")
    expect(first.get_by_role("radio").first).to_be_focused()
    expect(first.locator(".cb-told")).to_be_hidden()


def test_starting_over_asks_first(reader: Readers) -> None:
    """ "Keep them" keeps, "Erase" erases the positions and nothing else."""
    page = _open(reader(whole=True))
    _take(page, 1, "majority")
    page.locator(".cb-fork").get_by_role("button", name="Start over").click()
    expect(page.get_by_role("button", name="Keep them")).to_be_focused()
    page.get_by_role("button", name="Keep them").click()
    expect(_joint(page, 1)).to_contain_text("Here you stand with the majority.")
    page.locator(".cb-fork").get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase").click()
    expect(_joint(page, 0).get_by_role("radio").first).to_be_focused()
    expect(_joint(page, 1).locator(".cb-told")).to_be_hidden()
    assert json.loads(page.evaluate(f"localStorage.getItem({KEY!r})"))["state"]["chosen"] == {}


def test_the_fork_without_a_script_and_on_paper(reader: Readers, library: Library) -> None:
    """Without a script the joints unfold; on paper every joint has both sides in full, chosen or not, folded or not."""
    page = reader(java_script_enabled=False).open("chapters/perez/opinion")
    page.get_by_text("Where majority and dissent part").click()
    page.get_by_text("See what each side says").first.click()
    expect(page.locator(".cb-fork blockquote").first).to_be_visible()
    page = reader().open("chapters/perez/opinion")
    page.emulate_media(media="print")
    expect(page.locator(".cb-fork .cb-live")).to_be_hidden()
    quotations = page.locator(".cb-fork blockquote")
    assert quotations.count() == 2 * len(library.chapter("perez").stops.fork)
    assert quotations.evaluate_all("(all) => all.filter((one) => !one.checkVisibility()).length") == 0


def test_closed_storage_is_said_and_loses_nothing(reader: Readers) -> None:
    """With storage closed the position stays on the page, and the reader is told that it will be lost."""
    visitor = reader()
    visitor.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page = _open(visitor)
    page.get_by_role("button", name="Show the whole opinion").click()
    _take(page, 0, "majority")
    expect(_joint(page, 0)).to_contain_text("Here you stand with the majority.")
    expect(page.locator(".cb-fork .cb-trouble")).to_contain_text("Your positions stay on this page until you leave it")


@pytest.mark.parametrize(
    "chosen", [None, "x", {"perez-fork-facts": "<img src=x>"}, {"perez-fork-facts": ["majority"]}, {"gone": "majority"}]
)
def test_a_foreign_record_counts_for_nothing(reader: Readers, chosen: object) -> None:
    """What is kept but names no side of a joint that there is, is passed over."""
    visitor = reader(whole=True)
    page = visitor.open("chapters/perez/opinion")
    record = json.dumps({"format": 1, "state": {"chosen": chosen}})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, record])
    page = _open(visitor)
    page.reload()
    expect(page.locator(".cb-fork [role=status]")).to_have_text("You have taken a position at 0 of 5 joints.")
    assert visitor.troubles == [] and page.locator(".cb-fork img").count() == 0
