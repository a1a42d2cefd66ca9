"""A quiz on paper: the worksheet asks every kind without answering it, the key answers every kind with its reasons."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.conftest import MODES, Reader
from tests.site.test_kinds import KINDS

Readers = Callable[..., Reader]


def _print(page: Page, button: str) -> None:
    """Press a print button; the print itself is stubbed, and the page is shown as a printer gets it."""
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_text("Print it").click()
    page.get_by_role("button", name=button).click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")


@pytest.mark.parametrize("kind", KINDS)
def test_worksheet_and_key(reader: Readers, library: Library, kind: str) -> None:
    """The worksheet shows what is asked and no answer; the key shows the answer, a reason and the court's words."""
    topic, question = next((bank.id, q) for bank in library.banks.values() for q in bank.questions if q.kind == kind)
    page = reader().open(f"quizzes/{topic}/index")
    _print(page, "Print a worksheet")
    item = page.locator(f".cb-twin #q-{question.id}")
    expect(item.locator(".cb-stem")).to_be_visible()
    expect(item.locator(".cb-answer")).to_be_hidden()
    expect(page.get_by_text("Name", exact=True)).to_be_visible()
    expect(page.locator(".cb-live > .cb-quiz:not(.cb-twin)")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(item).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".cb-twin").count() == 0
    page.get_by_text("Print it").click()
    _print(page, "Print the key")
    expect(item.get_by_text("Answer:").first).to_be_visible()
    expect(item.locator(".cb-answer blockquote")).to_be_visible()
    expect(page.get_by_text("Name", exact=True)).to_be_hidden()


@pytest.mark.parametrize("mode", MODES)
def test_an_exam_on_paper(reader: Readers, mode: str) -> None:
    """With an exam under way only its questions are printed, and what was answered on the screen stays there."""
    visitor = reader(mode)
    page = visitor.open("quizzes/entry/index")
    page.get_by_text("Take it as an exam").click()
    page.get_by_role("spinbutton", name="Questions").fill("4")
    page.get_by_role("button", name="Begin the exam").click()
    _print(page, "Print a worksheet")
    expect(page.locator(".cb-twin .cb-questions > li:visible")).to_have_count(4)
    numbers = [f"Question {number} of 4" for number in (1, 2, 3, 4)]
    expect(page.locator(".cb-twin .cb-questions > li:visible h2")).to_contain_text(numbers)
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".cb-exam-standing")).to_contain_text("0 of 4 answered")
    expect(page.locator(".cb-questions > li:visible h2")).to_contain_text(numbers)
    page.get_by_role("button", name="Leave the exam").click()
    page.get_by_role("button", name="Leave without the answers?").click()
    expect(page.locator(".cb-questions > li").last.locator("h2")).not_to_contain_text(" of ")
    assert visitor.troubles == []


def test_an_exam_under_way_gives_no_help(reader: Readers) -> None:
    """Neither hints nor the key can be had before the exam is finished; then the key can."""
    page = reader().open("quizzes/entry/index")
    hint = page.get_by_role("button", name="Hint", exact=True)
    expect(hint.first).to_be_visible()
    page.get_by_text("Take it as an exam").click()
    page.get_by_role("button", name="Begin the exam").click()
    page.get_by_text("Print it").click()
    expect(page.get_by_role("button", name="Print a worksheet")).to_be_visible()
    assert [page.get_by_role("button", name=name).count() for name in ("Print the key", "Hint")] == [0, 0]
    page.get_by_role("button", name="Finish, and see the answers").click()
    expect(page.get_by_role("button", name="Print the key")).to_be_hidden()
    page.get_by_role("button", name="10 questions have no answer. Finish all the same?").click()
    expect(page.get_by_text("have no answer")).to_have_count(0)
    expect(page.get_by_role("button", name="Print the key")).to_be_visible()


def test_a_stranger_in_a_title(reader: Readers) -> None:
    """Where a host, as JupyterLab, sets an element of its own into a question's title, answers and exams go on."""
    visitor = reader()
    page = visitor.open("quizzes/entry/index")
    expect(page.locator(".cb-question-title").last).to_be_attached()
    page.evaluate(
        "document.querySelectorAll('.cb-question-title').forEach((title) => title.prepend(document.createElement('span')))"
    )
    question = page.locator(".cb-question").first
    question.locator(".cb-option > label").first.click()
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-verdict")).to_be_visible()
    page.get_by_text("Take it as an exam").click()
    page.get_by_role("button", name="Begin the exam").click()
    expect(page.locator(".cb-questions > li:visible h2").first).to_contain_text("Question 1 of 10")
    assert visitor.troubles == []
