"""Every kind of question is answered by keyboard, told right from wrong, kept and printed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from book.library import Library
from book.questions import AnyQuestion
from tests.site.answers import KINDS, right
from tests.site.conftest import Reader

Readers = Callable[..., Reader]


def _first(library: Library, kind: str) -> tuple[str, AnyQuestion]:
    """The first question of a kind, with its quiz."""
    return next(
        (topic, question) for topic, bank in library.banks.items() for question in bank.questions if question.kind == kind
    )


def _press(page: Page, control: Locator, key: str) -> None:
    control.focus()
    page.keyboard.press(key)


def _answer(page: Page, node: Locator, question: AnyQuestion) -> None:
    """Give the right answer with the keyboard alone."""
    chosen = right(question)
    if question.kind in ("matching", "comparison"):
        for word in chosen:
            row, choice = word.split("=")
            node.locator(f"select[id$='-{row}']").focus()
            node.locator(f"select[id$='-{row}']").select_option(choice)
    elif question.kind == "ordering":
        for place, step in enumerate(question.steps):
            words = node.locator("ol > li")
            here = [words.nth(i).get_by_role("button").first.get_attribute("aria-label") for i in range(len(question.steps))]
            text = "".join(part for part in step.text.replace("*", "").split(" {")[0])
            at = next(i for i, label in enumerate(here) if text[:25] in label)
            for _ in range(at - place):
                _press(page, node.get_by_role("button", name=f"Move up: {text[:25]}"), "Enter")
    elif question.kind == "written":
        node.get_by_label("Your answer").focus()
        page.keyboard.type("The officers had no warrant.")
    else:
        for word in chosen:
            name = word.replace("=", "-").removeprefix("ruling-").removeprefix("pin-")
            group = "-ruling" if word.startswith("ruling=") else "-pin" if word.startswith("pin=") else ""
            _press(page, node.locator(f"input[id$='{group}-{name}']").first, "Space")
    _press(page, node.locator("button[type=submit]"), "Enter")
    said = node.locator(".cb-model" if question.kind == "written" else ".cb-feedback")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport()
    if question.kind == "written":
        for box in node.get_by_role("checkbox").all():
            _press(page, box, "Space")


@pytest.mark.parametrize("kind", KINDS)
def test_by_keyboard(reader: Readers, library: Library, kind: str) -> None:
    """The right answer given by keyboard earns everything, is explained, and is there after a reload."""
    topic, question = _first(library, kind)
    visitor = reader()
    page = visitor.open(f"quizzes/{topic}/index")
    node = page.locator(f"[data-question='{question.id}']")
    _answer(page, node, question)
    verdict = "By your own grading: 1.00 of 1." if kind == "written" else "Right."
    expect(node.locator(".cb-verdict")).to_have_text(verdict)
    expect(node.locator(".cb-feedback blockquote")).to_be_visible()
    page.reload()
    expect(node.locator(".cb-verdict")).to_have_text(verdict)
    node.get_by_role("button", name="Answer again").click()
    expect(node.locator(".cb-feedback")).to_be_hidden()
    assert visitor.troubles == []


def test_a_chosen_match_can_be_read_whole(reader: Readers, library: Library) -> None:
    """On a phone, where a closed list cuts what was chosen, it stands below; checked wrong, it is named beside what is right."""
    topic, question = _first(library, "matching")
    page = reader(width=360).open(f"quizzes/{topic}/index")
    node = page.locator(f"[data-question='{question.id}']")
    choice = max(question.choices, key=lambda choice: len(choice.text))
    wrong = next(row for row in question.rows if row.key != choice.id)
    for row in question.rows:
        node.locator(f"select[id$='-{row.id}']").select_option(choice.id)
    said = node.locator(f"li:has(select[id$='-{wrong.id}']) > .cb-mark-words")
    expect(said).to_have_text(choice.text)
    node.locator("button[type=submit]").click()
    expect(said).to_contain_text(f"Not this: {choice.text}")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_given_is_asked_for(reader: Readers, library: Library, kind: str) -> None:
    """An unfinished answer is not taken; what is missing is said."""
    topic, question = _first(library, kind)
    page = reader().open(f"quizzes/{topic}/index")
    node = page.locator(f"[data-question='{question.id}']")
    node.locator("button[type=submit]").click()
    expect(node.get_by_role("alert")).not_to_be_empty()
    expect(node.locator(".cb-feedback")).to_be_hidden()


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_it_is_a_worksheet_with_a_key(reader: Readers, library: Library, kind: str) -> None:
    """With JavaScript off a question shows all there is to choose from, and its answer folded."""
    topic, question = _first(library, kind)
    page = reader(java_script_enabled=False).open(f"quizzes/{topic}/index")
    node = page.locator(f"#q-{question.id}")
    parts = len(getattr(question, "options", ())) + len(getattr(question, "extracts", ())) + len(getattr(question, "steps", ()))
    assert node.locator(".cb-option").count() >= parts
    expect(node.locator("details.cb-answer blockquote").first).to_be_hidden()
    node.get_by_text("Answer and reasons").click()
    expect(node.locator("details.cb-answer blockquote").first).to_be_visible()


def test_hints_come_one_after_the_other(reader: Readers, library: Library) -> None:
    """The first press shows the first hint, the second the second; then there are no more."""
    topic, question = next((t, q) for t, bank in library.banks.items() for q in bank.questions if len(q.hints) == 2)
    page = reader().open(f"quizzes/{topic}/index")
    node = page.locator(f"[data-question='{question.id}']")
    node.get_by_role("button", name="Hint").click()
    expect(node.locator(".cb-hints p")).to_have_count(1)
    node.get_by_role("button", name="Another hint").click()
    expect(node.locator(".cb-hints p")).to_have_count(2)
    expect(node.get_by_role("button", name="hint")).to_be_hidden()


def test_an_exam_tells_nothing_until_its_end(reader: Readers, library: Library) -> None:
    """Questions are drawn as in Python; a reload keeps the exam; the end tells all; practice answers stay as they were."""
    from book.draw import draw

    visitor = reader()
    page = visitor.open("quizzes/entry/index")
    first = library.bank("entry").questions[0]
    _answer(page, page.locator(f"[data-question='{first.id}']"), first)
    page.get_by_text("Take it as an exam").click()
    page.get_by_role("spinbutton", name="Questions").fill("3")
    page.get_by_role("textbox", name="Draw").fill("midterm")
    page.get_by_role("spinbutton", name="Minutes").fill("30")
    page.get_by_role("button", name="Begin the exam").click()
    drawn = draw([question.id for question in library.bank("entry").questions], 3, "midterm")
    shown = page.locator(".cb-questions > li:visible [data-question]")
    assert [shown.nth(i).get_attribute("data-question") for i in range(shown.count())] == drawn
    expect(page.get_by_role("timer")).to_contain_text("left")
    for choice in page.locator(".cb-questions > li:visible [data-question]").all():
        inputs = choice.locator("input[type=radio]:not([name$=-sure]), input[type=checkbox]")
        if inputs.count():
            inputs.first.check()
    expect(page.locator(".cb-feedback:visible")).to_have_count(0)
    expect(page.get_by_role("button", name="Check answer").filter(visible=True)).to_have_count(0)
    page.reload()
    assert shown.count() == 3
    page.get_by_role("button", name="Finish, and see the answers").click()
    expect(page.locator(".cb-feedback:visible").first).to_be_visible()
    expect(page.locator(".cb-exam-standing")).to_contain_text("of 3 points")
    page.get_by_role("button", name="Back to practice").click()
    expect(page.locator(".cb-standing")).to_contain_text("Answered 1 of")
    assert visitor.troubles == []


def test_time_is_up(reader: Readers) -> None:
    """An exam whose time has passed while the reader was away is ended, with what was answered."""
    visitor = reader()
    page = visitor.open("quizzes/monell/index")
    page.evaluate(
        """() => { const id = document.querySelector('[data-question]').dataset.question;
          localStorage.setItem('clearly-established:quiz:monell', JSON.stringify({ format: 1, state: { answers: {},
            exam: { seed: 'x', ids: [id], minutes: 5, started: Date.now() - 600000, answers: {} } } })); }"""
    )
    page.reload()
    expect(page.locator(".cb-exam-standing")).to_contain_text("0 of 1 points")
    assert visitor.troubles == []


def test_the_page_draws_by_the_table(reader: Readers) -> None:
    """Every draw of the shared table is drawn alike in the page."""
    from tests.test_draw import DRAWS

    page = reader().open("quizzes/entry/index")
    wrong = [
        case
        for case in DRAWS
        if page.evaluate("(c) => casebook.views.quiz.drawn(c.ids, c.count, c.seed)", case) != case["drawn"]
    ]
    assert wrong == []
