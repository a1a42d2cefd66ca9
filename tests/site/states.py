"""The states that a reader can bring about, each named once: its page, and a function that brings it about on that page."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, expect

from book.library import Library
from tests.site.answers import entry, first_of_each_kind, keep_answers, right, wrong
from tests.site.marks import LIST, WORDS, keep, mark, note, select, tools, use

Act = Callable[[Page, Library], None]
QUIZ, TOPIC = "quizzes/arrest/index", "arrest"
"""A quiz with questions of every kind."""
MALEK, PEREZ = "chapters/malek/opinion", "chapters/perez/opinion"
GRID = "chapters/malek/index"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });"


@dataclass(frozen=True)
class State:
    """A page, whether its reader asked for the whole opinion, and what then brings the state about. Of a long page only what
    matches `keeps`, and what stands next to it, is looked at; the page without the state is looked at as a whole. `script` runs
    before the page's own. What is `alike` another state is looked at in two variants."""

    page: str
    act: Act
    whole: bool = False
    keeps: str = ""
    script: str = ""
    alike: bool = False


STATES: dict[str, State] = {}


def state(page: str, **more: Any) -> Callable[[Act], Act]:
    """Enter a function into the table under its own name."""

    def enter(act: Act) -> Act:
        STATES[act.__name__.replace("_", " ").strip()] = State(page, act, **more)
        return act

    return enter


def kinds_kept(library: Library) -> str:
    """The questions of the quiz that are looked at: the first of each kind."""
    return ", ".join(f"[data-question='{question.id}']" for question in first_of_each_kind(library, TOPIC).values())


def answered(page: Page, library: Library, answer: Callable[[Any], list[str]], **more: Any) -> None:
    """The first question of each kind answered."""
    questions = first_of_each_kind(library, TOPIC).values()
    keep_answers(page, TOPIC, {one.id: entry(one, answer(one), **more) for one in questions})


def in_exam(page: Page, library: Library, **more: Any) -> None:
    """An exam of one question of each kind, each answered."""
    questions = first_of_each_kind(library, TOPIC).values()
    answers = {one.id: entry(one, wrong(one), committed="ended" in more) for one in questions}
    exam = {"seed": "1", "ids": list(answers), "minutes": 30, "started": int(time.time() * 1000), "answers": answers}
    keep_answers(page, TOPIC, {}, exam=exam | more)


# Quizzes.


@state(QUIZ, keeps="kinds")
def _each_kind_with_hints_and_not_finished(page: Page, library: Library) -> None:
    questions = first_of_each_kind(library, TOPIC).values()
    keep_answers(page, TOPIC, {one.id: entry(one, [], committed=False, hints=2, text="") for one in questions})
    for question in questions:
        page.locator(f"[data-question='{question.id}'] button[type=submit]").click()


@state(QUIZ, keeps="kinds")
def _each_kind_answered_wrong(page: Page, library: Library) -> None:
    answered(page, library, wrong)
    page.evaluate("document.querySelectorAll('.cb-reason details').forEach((one) => { one.open = true; })")


@state(QUIZ, keeps="kinds")
def _each_kind_answered_right(page: Page, library: Library) -> None:
    answered(page, library, right)


@state(QUIZ, keeps="kinds", alike=True)
def _each_kind_answered_before_it_changed(page: Page, library: Library) -> None:
    answered(page, library, right, version=0)


@state(QUIZ, keeps=".cb-bar", alike=True)
def _starting_a_quiz_over_is_asked(page: Page, library: Library) -> None:
    answered(page, library, right)
    page.get_by_role("button", name="Start over").click()


@state(QUIZ, keeps=".cb-bar")
def _exam_and_print_are_set_up(page: Page, library: Library) -> None:
    page.get_by_text("Take it as an exam").click()
    page.get_by_text("Print it").click()


@state(QUIZ, keeps="kinds")
def _an_exam_under_way(page: Page, library: Library) -> None:
    in_exam(page, library)
    page.get_by_role("button", name="Leave the exam").click()


@state(QUIZ, keeps="kinds")
def _an_exam_ended(page: Page, library: Library) -> None:
    in_exam(page, library, ended=int(time.time() * 1000))


@state(QUIZ, keeps=".cb-bar", script=BLOCKED)
def _a_quiz_that_cannot_be_kept(page: Page, library: Library) -> None:
    page.locator(".cb-option > label").first.click()
    page.get_by_role("button", name="Check answer").first.click()
    expect(page.locator(".cb-trouble").first).to_be_visible()


@state("index")
def _the_front_page_s_prediction_answered(page: Page, library: Library) -> None:
    page.locator(".cb-option > label").nth(1).click()
    page.get_by_role("button", name="Check answer").click()


# Reading.


@state(MALEK, keeps=".cb-stop")
def _a_stop_with_hint_and_not_finished(page: Page, library: Library) -> None:
    stop = page.locator(".cb-stop").first
    for name in ("Hint", "Another hint", "Check answer"):
        button = stop.get_by_role("button", name=name, exact=True)
        if button.count():
            button.click()


@state(MALEK, keeps=".cb-stop")
def _a_stop_answered_and_one_shown(page: Page, library: Library) -> None:
    stop = page.locator(".cb-stop").first
    stop.locator(".cb-option > label").nth(1).click()
    stop.get_by_role("button", name="Check answer").click()
    page.get_by_role("button", name="Show me what the court did").last.click()


@state(PEREZ, alike=True)
def _the_whole_opinion_shown(page: Page, library: Library) -> None:
    page.get_by_role("button", name="Show the whole opinion").click()


@state(MALEK, whole=True, keeps=":focus, :target")
def _a_note_open_in_full(page: Page, library: Library) -> None:
    page.locator("#mark-malek-note-fair-warning").press("Enter")


@state(MALEK, whole=True, keeps=":focus")
def _a_footnote_s_box_open(page: Page, library: Library) -> None:
    page.locator(".cb-ref").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


@state(MALEK, whole=True, keeps=":focus")
def _a_term_s_box_open(page: Page, library: Library) -> None:
    page.locator(".cb-term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


@state(PEREZ, whole=True, keeps="[role=dialog]")
def _a_citation_s_card_open(page: Page, library: Library) -> None:
    page.locator(".cb-cite", has_text="Drummond").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def aids(page: Page, voice: str) -> None:
    """One speaker stands out and facts show their status."""
    page.get_by_text("Reading aids").click()
    page.get_by_label("Let one speaker stand out").select_option(voice)
    page.get_by_label("Show the status of facts").check()


@state(MALEK, whole=True, keeps="#p8, #p9")
def _one_party_stands_out(page: Page, library: Library) -> None:
    aids(page, "plaintiff")


@state(PEREZ, whole=True, keeps="#d1, #d2, #p8, #p9, #p10, #p11, #n1", alike=True)
def _the_dissent_stands_out(page: Page, library: Library) -> None:
    aids(page, "dissent")


@state(MALEK, whole=True, keeps="#p41")
def _no_notes(page: Page, library: Library) -> None:
    page.get_by_text("Reading aids").click()
    page.get_by_role("button", name="No notes").click()


# Marking.


@state(MALEK, whole=True, keeps="[role=dialog]")
def _the_tools_of_a_paragraph(page: Page, library: Library) -> None:
    page.locator("#p46 > .cb-number").press("Enter")


@state(MALEK, whole=True, keeps="[role=dialog]")
def _the_tools_of_selected_words(page: Page, library: Library) -> None:
    select(page, "p46", WORDS)
    expect(tools(page)).to_be_visible()


def marked(page: Page) -> None:
    """One mark with a note, and its tools."""
    keep(page, [mark("malek", "p46", WORDS, note="A note.")])
    page.locator(".cb-own-open").first.press("Enter")


@state(MALEK, whole=True, keeps="[role=dialog]")
def _the_tools_of_a_mark(page: Page, library: Library) -> None:
    marked(page)


@state(MALEK, whole=True, keeps="[role=dialog]")
def _a_note_being_written(page: Page, library: Library) -> None:
    marked(page)
    use(page, "Edit the note")


@state(MALEK, whole=True, keeps="[role=dialog]", alike=True)
def _a_mark_removed(page: Page, library: Library) -> None:
    marked(page)
    use(page, "Remove")


@state(MALEK, whole=True, keeps="mark", alike=True)
def _a_note_kept(page: Page, library: Library) -> None:
    select(page, "p46", WORDS)
    use(page, "Highlight with a note")
    note(page, "Second prong.")


MARKS = [
    mark("perez", "d8", "The majority’s comparison to Drummond reflects Officers’ version of events", note="Joint one."),
    mark("malek", "p46", WORDS, note="y" * 300),
    mark("martinez", "p1", "Desiree Martinez is a victim of domestic violence.", id="moved", passage="p9"),
    mark("malek", "p3", "No court ever wrote this." + "x" * 300, id="lost", before="words before", after="words after"),
    mark("graham", "p3", "Another book’s opinion.", id="foreign"),
]


@state(LIST)
def _marks_listed_and_one_edited(page: Page, library: Library) -> None:
    keep(page, [*MARKS, {"id": 7}])
    page.get_by_role("button", name="Save as JSON").click()
    page.get_by_role("button", name="Edit the note").first.click()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@state(LIST)
def _an_import_refused_and_erasing_asked(page: Page, library: Library) -> None:
    keep(page, MARKS)
    page.get_by_text("Or paste what the file holds").click()
    page.get_by_label("JSON", exact=True).fill('{"format": 1, "marks": [{"id": 7}]}')
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_role("button", name="Erase all marks").click()


@state(LIST, alike=True)
def _a_mark_removed_from_the_list(page: Page, library: Library) -> None:
    keep(page, MARKS)
    page.get_by_role("button", name="Remove", exact=True).first.click()


# The dissent's fork.


def fork(page: Page, *sides: str) -> None:
    """The fork opened, and positions taken at its first joints."""
    page.get_by_text("Where majority and dissent part").click()
    for number, side in enumerate(sides):
        joint = page.locator(".cb-fork .cb-live .cb-joint").nth(number)
        joint.locator(f'input[value="{side}"]').check()
        joint.get_by_role("button", name="Take this position").click()


@state(PEREZ, keeps=".cb-fork", alike=True)
def _a_fork_before_its_stops(page: Page, library: Library) -> None:
    fork(page)


@state(PEREZ, whole=True, keeps=".cb-fork")
def _a_fork_half_taken(page: Page, library: Library) -> None:
    fork(page, "majority", "dissent")
    page.locator(".cb-fork .cb-joint").nth(2).get_by_role("button", name="Take this position").click()


@state(PEREZ, whole=True, keeps=".cb-fork")
def _a_fork_finished_and_erasing_asked(page: Page, library: Library) -> None:
    fork(page, "majority", "dissent", "dissent", "majority", "dissent")
    page.locator(".cb-fork").get_by_role("button", name="Start over").click()


# Chapters.


def fill(page: Page, row: int, *names: str) -> None:
    """The cells of one row of the grid chosen."""
    for i, name in enumerate(names):
        page.locator("fieldset.cb-ruling").nth(row).get_by_role("combobox").nth(i).select_option(name)


@state(GRID)
def _a_grid_with_rows_that_cannot_be(page: Page, library: Library) -> None:
    fill(page, 0, "none", "no", "goes-on")
    fill(page, 1, "not-reached", "not-reached", "ends")
    fill(page, 2, "pleaded", "yes", "goes-on")
    page.get_by_role("button", name="Check this row").nth(2).click()


@state(GRID)
def _a_grid_revealed_and_erasing_asked(page: Page, library: Library) -> None:
    fill(page, 0, "none", "no", "goes-on")
    page.get_by_role("button", name="Reveal all rows").click()
    page.locator(".cb-grid").get_by_role("button", name="Start over").click()


@state("chapters/perez/index")
def _the_timeline_with_an_event_chosen(page: Page, library: Library) -> None:
    page.get_by_role("button", name="Open the interactive timeline").click()
    page.get_by_role("button", name="Next event").click()
    page.evaluate("document.querySelectorAll('.cb-timeline details').forEach((one) => { one.open = true; })")


@state("chapters/martinez/index")
def _the_timeline_s_library_is_not_to_be_had(page: Page, library: Library) -> None:
    page.route("**/plotly.js*", lambda route: route.abort())
    page.get_by_role("button", name="Open the interactive timeline").click()
    expect(page.get_by_role("status").first).to_contain_text("could not be loaded")


@state("chapters/martinez/index", keeps="#run")
def _the_way_to_run_a_notebook(page: Page, library: Library) -> None:
    page.get_by_text("Run this notebook").click()
    page.locator(".cb-command button").click()
    expect(page.locator(".cb-command [role=status]")).not_to_be_empty()


# Pages over the whole book.


@state("authorities", keeps="#a-drummond-v-city-of-anaheim")
def _an_authority_followed(page: Page, library: Library) -> None:
    page.evaluate("location.hash = '#a-drummond-v-city-of-anaheim'")
    expect(page.locator("summary:focus")).to_be_visible()


@state("authorities", keeps="[role=group]")
def _no_authority_left_by_the_filters(page: Page, library: Library) -> None:
    page.get_by_label("Name or cite").fill("nothing at all")


@state("authorities", keeps="[role=group]")
def _the_map_of_authorities(page: Page, library: Library) -> None:
    page.get_by_role("button", name="Show the map of who cites what").click()
    expect(page.locator(".cb-canvas .point").first).to_be_visible()


def search(page: Page, words: str) -> None:
    """Words searched, and what was found shown."""
    page.get_by_label("Words to find").fill(words)
    expect(page.get_by_role("status")).to_contain_text(re.compile("result|Nothing"))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@state("search")
def _results_of_which_some_are_kept_back(page: Page, library: Library) -> None:
    search(page, "probable cause")


@state("search", whole=True, alike=True)
def _results_some_left_out_by_a_filter(page: Page, library: Library) -> None:
    search(page, "handcuffs")
    page.get_by_role("checkbox", name="Our notes").uncheck()


@state("search")
def _nothing_found(page: Page, library: Library) -> None:
    search(page, "zzqx")


@state("search", alike=True)
def _near_spellings_found(page: Page, library: Library) -> None:
    search(page, "probabel cause")


def missed(page: Page, library: Library) -> None:
    """Predictions answered, some right and some wrong, all of them sure."""
    given = [one for one in library.bank("entry").questions if one.kind == "single" and one.predicts][:4]
    keep_answers(page, "entry", {one.id: entry(one, (right if n % 2 else wrong)(one)) for n, one in enumerate(given)})


@state("progress")
def _progress_with_its_curve_and_erasing_asked(page: Page, library: Library) -> None:
    missed(page, library)
    page.get_by_role("button", name="Show it as a curve").click()
    page.get_by_role("button", name="Erase", exact=True).click()


@state("progress")
def _a_file_not_taken_in(page: Page, library: Library) -> None:
    page.get_by_label("Take in a saved file").set_input_files({"name": "x", "mimeType": "application/json", "buffer": b"no"})
    expect(page.get_by_role("status").last).to_contain_text("not JSON")


@state("review", alike=True)
def _a_review_under_way(page: Page, library: Library) -> None:
    missed(page, library)
    expect(page.locator(".cb-question")).to_be_visible()


@state("review")
def _a_question_of_the_review_answered(page: Page, library: Library) -> None:
    missed(page, library)
    page.locator(".cb-option > label").first.click()
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_text("It comes up again on")).to_be_visible()


# The frame of every page.


@state("index")
def _light_against_the_device(page: Page, library: Library) -> None:
    page.get_by_role("button", name="Colors: auto").click()


@state("index")
def _dark_against_the_device(page: Page, library: Library) -> None:
    page.get_by_role("button", name="Colors: auto").click()
    page.get_by_role("button", name="Colors: light").click()


@state("about")
def _a_skip_link_reached(page: Page, library: Library) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the text")).to_be_focused()
