"""What was answered anywhere is counted, comes up again when it is time, and can be saved, taken in and erased."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from book.calibration import calibrate
from book.library import Library
from tests.site.conftest import MODES, Reader

Readers = Callable[..., Reader]


def _seed(page: Page, library: Library) -> tuple[str, str]:
    """Two predictions of the entry quiz answered: the first right and sure, the second wrong and sure. Returns their ids."""
    one, two = [q for q in library.bank("entry").questions if q.kind == "single" and q.predicts][:2]
    wrong = next(option.id for option in two.options if not option.right)
    answers = {
        one.id: {"version": one.version, "chosen": sorted(one.key), "committed": True, "sure": 3},
        two.id: {"version": two.version, "chosen": [wrong], "committed": True, "sure": 3},
    }
    page.evaluate(
        "(answers) => localStorage.setItem('clearly-established:quiz:entry', JSON.stringify({ format: 1, state: { answers } }))",
        answers,
    )
    return one.id, two.id


@pytest.mark.parametrize("mode", MODES)
def test_what_was_missed_comes_up_and_goes_off(reader: Readers, library: Library, mode: str) -> None:
    """A missed question is asked again; answered right, it comes up later, and the schedule outlasts a reload."""
    visitor = reader(mode)
    page = visitor.open("review")
    expect(page.locator(".cb-review-standing")).to_contain_text("Nothing is in review yet")
    _, missed = _seed(page, library)
    page.reload()
    expect(page.locator(".cb-review-standing")).to_contain_text("1 of 1 questions in review are due")
    question = library.bank("entry").question(missed)
    node = page.locator(f"[data-question='{missed}']")
    node.locator(f"input[value='{min(question.key)}']").first.check()
    node.get_by_role("button", name="Check answer").click()
    expect(node.locator(".cb-verdict")).to_have_text("Right.")
    expect(page.get_by_text("It comes up again on")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".cb-review-standing")).to_contain_text("0 of 1 questions in review are due")
    page.reload()
    expect(page.locator(".cb-review-standing")).to_contain_text("The next comes up on")
    assert visitor.troubles == [] and visitor.abroad() == []


def test_a_changed_question_leaves_the_review(reader: Readers, library: Library) -> None:
    """A schedule for another version, or of rubbish, is left behind without harm."""
    visitor = reader()
    page = visitor.open("review")
    _, missed = _seed(page, library)
    page.evaluate(
        """(id) => localStorage.setItem('clearly-established:review', JSON.stringify({ format: 1, state: {
          ['entry/' + id]: { version: 99, card: { due: new Date(0).toISOString(), stability: 1 } },
          'entry/gone': { version: 1, card: { due: 'never' } }, 'x': null } }))""",
        missed,
    )
    page.reload()
    expect(page.locator(".cb-review-standing")).to_contain_text("1 of 1 questions in review are due")
    assert visitor.troubles == []


@pytest.mark.parametrize("mode", MODES)
def test_progress_counts(reader: Readers, library: Library, mode: str) -> None:
    """Answers, points, what is missed, what is read and how sure was how right."""
    visitor = reader(mode)
    page = visitor.open("chapters/perez/opinion")
    page.locator("#p4").scroll_into_view_if_needed()
    for _ in range(100):  # a strict policy forbids the waiting that the driver would do by itself
        if page.evaluate("localStorage.getItem('clearly-established:read:perez')"):
            break
        page.wait_for_timeout(50)
    _seed(page, library)
    page = visitor.open("progress")
    row = page.get_by_role("row", name="Entering the home")
    expect(row.get_by_role("cell").nth(0)).to_have_text(f"2 of {len(library.bank('entry').questions)}")
    expect(row.get_by_role("cell").nth(1)).to_have_text("1")
    expect(row.get_by_role("cell").nth(2)).to_have_text("1")
    expect(page.get_by_role("row", name="Perez v. City of Fresno")).to_contain_text("to ¶")
    expect(page.get_by_role("row", name="Sure 95 %")).to_contain_text("2")
    brier = ((0.95 - 1) ** 2 + 0.95**2) / 2
    expect(page.get_by_text("Brier score:")).to_contain_text(f"{brier:.3f}")
    page.get_by_role("button", name="Show it as a curve").click()
    expect(page.locator(".cb-canvas .point").first).to_be_visible()
    assert visitor.troubles == [] and visitor.abroad() == []


def test_saved_erased_and_taken_in(reader: Readers, library: Library, tmp_path: Path) -> None:
    """The saved file restores everything after an erasure, in this browser or another."""
    visitor = reader()
    page = visitor.open("progress")
    _seed(page, library)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    page.get_by_role("button", name="Erase", exact=True).click()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("row", name="Entering the home")).to_contain_text("0 of")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.get_by_label("Take in a saved file").set_input_files(saved)
    expect(page.get_by_role("row", name="Entering the home")).to_contain_text("2 of")
    assert visitor.troubles == []


HOSTILE = [
    ("not json", "The file is not JSON."),
    ('{"format": 2, "keys": {}}', "was not saved by this page"),
    ('{"format": 1, "keys": {"theme": "dark"}}', "not this book’s"),
    ('{"format": 1, "keys": {"clearly-established:theme": {"a": 1}}}', "not this book’s"),
    ('{"format": 1, "keys": {"clearly-established:<img src=x onerror=alert(1)>": "1"}}', "not this book’s"),
    ("[" * 100_000, "The file is not JSON."),
    ('"' + "x" * 5_100_000 + '"', "larger than 5 MB"),
]


@pytest.mark.parametrize(("text", "says"), HOSTILE)
def test_a_strange_file_is_refused(reader: Readers, library: Library, tmp_path: Path, text: str, says: str) -> None:
    """What this page did not save is refused in words, and what was kept stays."""
    visitor = reader()
    page = visitor.open("progress")
    _seed(page, library)
    page.reload()
    strange = tmp_path / "strange.json"
    strange.write_text(text, encoding="utf-8")
    page.get_by_label("Take in a saved file").set_input_files(strange)
    expect(page.get_by_role("status").filter(has_text=says)).to_be_visible()
    expect(page.get_by_role("row", name="Entering the home")).to_contain_text("2 of")
    assert visitor.troubles == []


def test_hostile_answers_do_no_harm(reader: Readers) -> None:
    """Records that are not what this book writes are shown as nothing, or put aside."""
    visitor = reader()
    page = visitor.open("progress")
    for value in (
        "}{",
        '{"format":1,"state":{"answers":{"entry-arrest-report":{"version":2,"chosen":["<b>"],"committed":true}}}}',
        '{"format":1,"state":[]}',
    ):
        page.evaluate("(value) => localStorage.setItem('clearly-established:quiz:entry', value)", value)
        page.reload()
        expect(page.get_by_role("row", name="Entering the home")).to_be_visible()
    assert visitor.troubles == []


@pytest.mark.parametrize("name", ["review", "progress"])
def test_said_without_a_script(reader: Readers, name: str) -> None:
    """Without a script the page says what it needs."""
    plain = reader(java_script_enabled=False).open(name)
    expect(plain.get_by_text("needs JavaScript")).to_be_visible()


def test_the_saved_file_is_plain(reader: Readers, library: Library, tmp_path: Path) -> None:
    """The file holds the book's own keys and nothing else that this browser keeps."""
    page = reader().open("progress")
    _seed(page, library)
    page.evaluate("localStorage.setItem('someone-else', 'secret')")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    download.value.save_as(tmp_path / "saved.json")
    keys = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))["keys"]
    assert keys and all(key.startswith("clearly-established:") for key in keys)


def test_the_page_reckons_as_python_does(reader: Readers, library: Library) -> None:
    """Shares and Brier score of the page's table are those of `book.calibration`, for answers of every step and credit."""
    page = reader().open("progress")
    questions = [q for bank in library.banks.values() for q in bank.questions if q.predicts and q.kind == "single"][:12]
    given, kept = [], {}
    for n, question in enumerate(questions):
        chosen = question.options[n % 3].id
        given.append((n % 4, question.credit([chosen])))
        topic = next(bank.id for bank in library.banks.values() if question in bank.questions)
        answer = {"version": question.version, "chosen": [chosen], "committed": True} | ({"sure": n % 4} if n % 4 else {})
        kept.setdefault(topic, {})[question.id] = answer
    for topic, answers in kept.items():
        page.evaluate(
            "([key, answers]) => localStorage.setItem(key, JSON.stringify({ format: 1, state: { answers } }))",
            [f"clearly-established:quiz:{topic}", answers],
        )
    page.reload()
    placed = calibrate(given)
    expect(page.get_by_text(f"Brier score: {placed.brier:.3f}")).to_be_visible()
    rows = page.locator("table", has_text="Predictions by how sure you were").locator("tbody tr")
    shown = [rows.nth(i).locator("td").all_inner_texts()[1:] for i in range(3)]
    assert shown == [[str(step.count), "–" if step.right is None else f"{round(100 * step.right)} %"] for step in placed.steps]
