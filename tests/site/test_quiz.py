"""Answering a quiz: by mouse, by keyboard, over a reload, and when things go wrong."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from book.library import Library, open_library
from book.views.quiz import quiz_card
from tests.scoring import CASES, item
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]
QUIZ = "quizzes/entry/index"
KEY = "clearly-established:quiz:entry"
COUNT = len(open_library().bank("entry").questions)


def _question(page: Page, identity: str) -> Locator:
    return page.locator(f'[data-question="{identity}"]')


def _choose(question: Locator, *letters: str) -> None:
    for letter in letters:
        question.locator(".cb-option > label").nth(ord(letter) - 65).click()


def _right(library: Library, position: int) -> tuple[str, list[str], list[str]]:
    """The id of a question of the entry quiz, its right letters and its wrong ones."""
    question = library.bank("entry").questions[position]
    letters = [(chr(65 + place), option.right) for place, option in enumerate(question.options)]
    return question.id, [letter for letter, right in letters if right], [letter for letter, right in letters if not right]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_answer_reload_reset(reader: Readers, library: Library, mode: str, width: int) -> None:
    """A wrong answer is told why, from the text; it is still there after a reload; starting over erases it."""
    visitor = reader(mode=mode, width=width, dark=width == 360)
    page = visitor.open(QUIZ)
    identity, right, wrong = _right(library, 0)
    question = _question(page, identity)
    _choose(question, wrong[0])
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-feedback")).to_be_focused()
    expect(question).to_contain_text("Not what the court did.")
    expect(question.locator(".cb-wrong")).to_contain_text("✗ Your answer")
    expect(question.locator(".cb-right")).to_contain_text("✓ Right answer")
    expect(question.locator("blockquote")).to_contain_text(library.bank("entry").question(identity).answer.quote)
    expect(page.locator(".cb-standing")).to_have_text(f"Answered 1 of {COUNT} · 0 of 1 points")
    page.reload()
    expect(_question(page, identity)).to_contain_text("Not what the court did.")
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Erase").click()
    expect(page.locator(".cb-standing")).to_have_text(f"{COUNT} questions, none answered yet")
    page.reload()
    expect(_question(page, identity).get_by_role("button", name="Check answer")).to_be_visible()
    assert visitor.troubles == []
    assert visitor.abroad() == []


def test_the_right_answer_earns_its_point(reader: Readers, library: Library) -> None:
    """The key is called right and counts one."""
    page = reader().open(QUIZ)
    identity, right, _ = _right(library, 1)
    question = _question(page, identity)
    _choose(question, right[0])
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-verdict")).to_have_text("Right.")
    expect(page.locator(".cb-standing")).to_have_text(f"Answered 1 of {COUNT} · 1 of 1 points")


def test_select_several_gives_partial_credit(reader: Readers, library: Library) -> None:
    """One right option of several is partly right, and the page says how much."""
    position = next(i for i, question in enumerate(library.bank("entry").questions) if question.kind == "several")
    page = reader().open(QUIZ)
    identity, right, _ = _right(library, position)
    question = _question(page, identity)
    _choose(question, right[0])
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-verdict")).to_contain_text(f"Partly right: {1 / len(right):.2f} of 1.")


def test_by_keyboard_alone(reader: Readers, library: Library) -> None:
    """Arrow, Enter, and the feedback has the focus; from there Tab reaches the paragraph."""
    page = reader().open(QUIZ)
    identity, _, _ = _right(library, 0)
    question = _question(page, identity)
    question.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    feedback = question.locator(".cb-feedback")
    expect(feedback).to_be_focused()
    page.keyboard.press("Tab")
    expect(feedback.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/chapters/malek/opinion\.html#"))
    page.go_back()
    expect(_question(page, identity).locator(".cb-feedback")).to_be_visible()


def test_nothing_chosen_is_said_so(reader: Readers, library: Library) -> None:
    """Checking without a choice asks for one and records nothing."""
    page = reader().open(QUIZ)
    question = _question(page, _right(library, 0)[0])
    question.get_by_role("button", name="Check answer").click()
    expect(question.get_by_role("alert")).to_have_text("Choose an answer first.")
    assert page.evaluate(f"localStorage.getItem({KEY!r})") is None


def test_answer_again(reader: Readers, library: Library) -> None:
    """One question can be answered anew without losing the others."""
    page = reader().open(QUIZ)
    for position in (0, 1):
        question = _question(page, _right(library, position)[0])
        _choose(question, "A")
        question.get_by_role("button", name="Check answer").click()
    _question(page, _right(library, 0)[0]).get_by_role("button", name="Answer again").click()
    expect(page.locator(".cb-standing")).to_contain_text(f"Answered 1 of {COUNT}")


def test_starting_over_asks_first(reader: Readers, library: Library) -> None:
    """Nothing is erased before the reader has said so twice."""
    page = reader().open(QUIZ)
    question = _question(page, _right(library, 0)[0])
    _choose(question, "A")
    question.get_by_role("button", name="Check answer").click()
    page.get_by_role("button", name="Start over").click()
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator(".cb-standing")).to_contain_text(f"Answered 1 of {COUNT}")


def test_a_blocked_storage_is_said_and_loses_nothing(reader: Readers, library: Library) -> None:
    """Where the browser stores nothing, the page says so and answers stay on it."""
    visitor = reader()
    visitor.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page = visitor.open(QUIZ)
    question = _question(page, _right(library, 0)[0])
    _choose(question, "A")
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-feedback")).to_be_visible()
    expect(page.locator(".cb-trouble")).to_contain_text("storage is full or closed to this page")
    assert visitor.troubles == []


def test_a_full_storage_is_said(reader: Readers, library: Library) -> None:
    """When the storage is full, what is answered on the page stays and the reader is told."""
    visitor = reader()
    page = visitor.open(QUIZ)
    page.evaluate(
        "for (let n = 0, size = 4194304; size > 0; ) { try { localStorage.setItem('x' + n, 'x'.repeat(size)); n += 1; } catch { size >>= 1; } }"
    )
    question = _question(page, _right(library, 0)[0])
    _choose(question, "A")
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-feedback")).to_be_visible()
    expect(page.locator(".cb-trouble")).to_be_visible()


@pytest.mark.parametrize("stored", ["{not json", '{"format": 9, "state": {}}', '"text"', '{"format": 1, "state": null}'])
def test_what_cannot_be_read_is_put_aside(reader: Readers, stored: str) -> None:
    """A stored record in another form is kept under another name, and the quiz starts afresh."""
    visitor = reader()
    page = visitor.open(QUIZ)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, stored])
    page.reload()
    expect(page.locator(".cb-standing")).to_have_text(f"{COUNT} questions, none answered yet")
    assert page.evaluate(f"localStorage.getItem({KEY + ':unreadable'!r})") == stored
    assert visitor.troubles == []


def test_an_older_answer_to_a_changed_question(reader: Readers, library: Library) -> None:
    """An answer to an earlier version is not counted, and the question says that it has changed."""
    identity = _right(library, 0)[0]
    state = {"answers": {identity: {"version": 0, "chosen": ["a"], "committed": True}}}
    page = reader().open(QUIZ)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps({"format": 1, "state": state})])
    page.reload()
    expect(_question(page, identity)).to_contain_text("This question has changed since you answered it")
    expect(page.locator(".cb-standing")).to_have_text(f"{COUNT} questions, none answered yet")


def test_two_tabs_agree(reader: Readers, library: Library) -> None:
    """An answer given in one tab shows in the other."""
    visitor = reader()
    page = visitor.open(QUIZ)
    other = visitor.context.new_page()
    other.goto(page.url)
    question = _question(page, _right(library, 0)[0])
    _choose(question, "A")
    question.get_by_role("button", name="Check answer").click()
    expect(other.locator(".cb-standing")).to_contain_text(f"Answered 1 of {COUNT}")


def test_without_a_script_the_answers_are_folded(reader: Readers, library: Library) -> None:
    """With JavaScript off each question can be read and its answer unfolded."""
    page = reader(java_script_enabled=False).open(QUIZ)
    identity, right, _ = _right(library, 0)
    question = page.locator(f"#q-{identity}")
    expect(question.locator("blockquote")).to_be_hidden()
    question.get_by_text("Answer and reasons").click()
    expect(question.get_by_text(f"Answer: {right[0]}.")).to_be_visible()
    expect(question.locator("blockquote")).to_be_visible()


def _as_card(written: dict[str, Any]) -> dict[str, Any]:
    """What a card calls differently from the file."""
    card = written | {"rows": written.get("rows") or written.get("compared")}
    return card | {"right": [step["id"] for step in written.get("steps", ())]}


def test_the_page_scores_by_the_table(reader: Readers) -> None:
    """Every case of the shared table earns the same in the page as in Python."""
    page = reader().open(QUIZ)
    wrong = []
    for case in CASES:
        card = _as_card(item(case["kind"], case["of"]))
        earned = page.evaluate("([question, chosen]) => casebook.views.quiz.score(question, chosen)", [card, case["chosen"]])
        if abs(earned - case["score"]) > 1e-12:
            wrong.append((case["about"], earned))
    assert wrong == []


def test_hostile_text_in_a_card_stays_text(reader: Readers) -> None:
    """A question full of markup shows it as characters and runs nothing."""
    visitor = reader()
    page = visitor.open(QUIZ)
    hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    page.evaluate(
        """(hostile) => {
          const option = (id, right) => ({ id, text: [hostile], right, rationale: [hostile] });
          const question = { id: hostile, version: 1, kind: 'single', predicts: true, hint: hostile, hints: [[hostile]], facts: [hostile], stem: [hostile, { em: hostile }],
            options: [option('a', true), option('b', false), option('c', false)],
            answer: { says: [hostile], quote: hostile, pin: { pin: hostile, href: '#' } } };
          const values = { card: { id: 'x', title: hostile, questions: [question] }, state: { answers: {} } };
          const el = document.createElement('div'); el.id = 'hostile'; document.body.append(el);
          const calls = [];
          casebook.views.quiz.render({ el, model: { get: (n) => values[n], set: (n, v) => { values[n] = v; calls.forEach((c) => c()); }, save_changes() {}, on: (e, c) => calls.push(c), off() {} } });
        }""",
        hostile,
    )
    page.locator("#hostile .cb-option label").first.click()
    page.locator("#hostile").get_by_role("button", name="Check answer").click()
    expect(page.locator("#hostile blockquote")).to_have_text(hostile + hostile)
    assert page.title() != "taken" and page.locator("#hostile img, #hostile script").count() == 0


def test_feedback_is_quick(reader: Readers, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """The time from the click to the feedback is measured in the browser and printed."""
    page = reader().open(QUIZ)
    question = _question(page, _right(library, 0)[0])
    _choose(question, "A")
    spent = page.evaluate(
        """(id) => {
          const node = document.querySelector(`[data-question="${id}"]`);
          const before = performance.now();
          node.querySelector('form').requestSubmit();
          node.querySelector('.cb-feedback').getBoundingClientRect();
          return performance.now() - before;
        }""",
        _right(library, 0)[0],
    )
    with capsys.disabled():
        print(f"\n[measured] answer to feedback: {spent:.1f} ms")
    expect(question.locator(".cb-feedback")).to_be_visible()


_GIVEN = """document.addEventListener("DOMContentLoaded", () => {
  const view = globalThis.casebook.views.quiz;
  globalThis.casebook.views.quiz = { ...view, render(given) { globalThis.given = given.model.get("card"); return view.render(given); } };
});"""
_NEVER_IDLE = "globalThis.requestIdleCallback = () => {};"


def test_the_script_gets_the_whole_card(reader: Readers, library: Library) -> None:
    """What the page leaves out of a quiz's card because its twin says it, the script reads there: word for word, pin for pin."""
    visitor = reader()
    visitor.context.add_init_script(_GIVEN)
    for topic, bank in library.banks.items():
        page = visitor.open(f"quizzes/{topic}/index")
        assert page.evaluate("given") == quiz_card(bank, library, "../../"), topic
        assert (
            sum(map(len, page.locator(".cb-card").all_text_contents()))
            < len(json.dumps(quiz_card(bank, library, "../../"))) / 2
        )


def test_every_question_comes_alive(reader: Readers) -> None:
    """The first questions can be answered at once, the others soon after, without the reader's doing."""
    page = reader().open(QUIZ)
    expect(page.locator(".cb-questions form")).to_have_count(COUNT)


@pytest.mark.parametrize("minutes", ["0", "5"])
def test_the_bar_of_an_exam_has_no_blank_lines(reader: Readers, minutes: str) -> None:
    """What has no words in the bar of an exam takes no room, and is still there to be heard; without a clock the bar is its line."""
    page = reader(width=360).open(QUIZ)
    page.get_by_text("Take it as an exam").click()
    page.get_by_label("Minutes").fill(minutes)
    page.get_by_role("button", name="Begin the exam").click()
    standing = page.locator(".cb-exam-standing")
    bar = page.locator(".cb-bar").filter(has=standing)
    last = standing
    if minutes != "0":
        last = bar.get_by_role("timer")
        expect(last).to_contain_text("left")
    expect(bar.get_by_role("status")).to_have_count(1)
    around = page.evaluate(
        """([first, last]) => {
          const { top, bottom } = first.parentNode.getBoundingClientRect();
          return [first.getBoundingClientRect().top - top, bottom - last.getBoundingClientRect().bottom];
        }""",
        [standing.element_handle(), last.element_handle()],
    )
    assert max(around) < 12
    expect(page.locator(".cb-bar").filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize("way", ["pointer", "keyboard", "print", "exam", "address"])
def test_a_question_reached_before_its_turn_is_alive(reader: Readers, library: Library, way: str) -> None:
    """Where the page finds no idle moment, a question comes alive when pointer or focus reaches it; all do when all are needed."""
    visitor = reader()
    visitor.context.add_init_script(_NEVER_IDLE + "globalThis.print = () => {};")
    identity, right, _ = _right(library, 9)
    page = visitor.open(f"{QUIZ}#q-{identity}" if way == "address" else QUIZ)
    question = page.locator(f"#q-{identity}")
    alive = page.locator(".cb-questions form")
    if way == "address":
        expect(alive).to_have_count(COUNT)
        expect(question).to_be_in_viewport()
        return
    expect(alive).to_have_count(3)
    if way == "pointer":
        question.hover()
        _choose(question, *right)
    elif way == "keyboard":
        question.locator("summary").first.focus()
        expect(question.locator("input").first).to_be_focused()
        _choose(question, *right)
    elif way == "print":
        page.get_by_text("Print it").click()
        page.get_by_role("button", name="Print the key").click()
        assert page.locator(".cb-twin .cb-answer[open]").count() == page.locator(".cb-twin .cb-question").count() == COUNT
        return
    else:
        page.get_by_text("Take it as an exam").click()
        page.get_by_role("button", name="Begin the exam").click()
        expect(alive).to_have_count(COUNT)
        return
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator(".cb-verdict")).to_have_text("Right.")
    assert visitor.troubles == []
