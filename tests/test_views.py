"""The views: twins complete without a script, modules that a page can run, widgets that keep score."""

import json
import re
from pathlib import Path

import pytest
from lxml import html as parser

from book import quiz
from book.draw import draw
from book.fairness import findings
from book.library import ROOT, Library
from book.markup import html
from book.notebook import chapter as open_chapter
from book.site.assets import VIEWS
from book.views import frame as framing
from book.views.frame import classic
from book.views.grid import grid_card, grid_html
from book.views.quality import quality_html
from book.views.quiz import quiz_html
from book.views.reading import opinion_html
from book.views.timeline import timeline_html


def _words(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_the_reading_page_holds_every_passage(library: Library, case: str) -> None:
    """Each passage stands on the page under its anchor with all its words, and no anchor stands twice."""
    chapter = library.chapter(case)
    tree = parser.fromstring(html(opinion_html(chapter, library)))
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for mark in tree.cssselect("sup"):
        mark.drop_tree()  # the number of a footnote is no word of the passage
    by_id = {node.get("id"): node for node in tree.iter() if node.get("id")}
    missing = [
        key
        for key, passage in chapter.opinion.passages.items()
        if _words(passage.text) not in _words(by_id[key].text_content())
    ]
    assert missing == []


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_footnotes_link_both_ways(library: Library, case: str) -> None:
    """Every mark leads to a footnote and every footnote back to its mark."""
    tree = parser.fromstring(html(opinion_html(library.chapter(case), library)))
    marks = {link.get("id"): link.get("href") for link in tree.cssselect("a.cb-ref")}
    backs = {link.get("href"): f"#{link.getparent().get('id')}" for link in tree.cssselect("a.cb-back")}
    assert {f"#{mark}": note for mark, note in marks.items()} == {
        mark: note for mark, note in backs.items() if "ref-" in mark
    } and marks
    for mark in tree.cssselect("a.cb-our-mark"):
        back = tree.get_element_by_id(mark.get("href")[1:]).cssselect(".cb-back")[0]
        assert mark in tree.get_element_by_id(back.get("href")[1:]).iterdescendants()


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_note_of_ours_is_marked_where_its_words_end(library: Library, case: str) -> None:
    """The mark stands right after the quotation, adds no character to the court's words, and looks like ours."""
    chapter = library.chapter(case)
    tree = parser.fromstring(html(opinion_html(chapter, library)))
    for note in chapter.notes:
        [mark] = tree.cssselect(f'a.cb-our-mark[href="#note-{note.id}"]')
        assert mark.text_content() == ""
        block = chapter.place(note.quote).passage
        before = "".join(
            tree.xpath(
                "//*[@id=$key]//text()[following::a[@href=$mark] or ../following::a[@href=$mark]]",
                key=block.key,
                mark=mark.get("href"),
            )
        )
        assert _words(before).endswith(_words(note.quote)[-12:])


@pytest.mark.parametrize("case", ["malek", "perez", "martinez"])
def test_a_note_stands_once_after_its_passage(library: Library, case: str) -> None:
    """Notes follow the passage that they quote, in the order of the marks, under one number with their mark, each text once."""
    chapter = library.chapter(case)
    page = html(opinion_html(chapter, library))
    tree = parser.fromstring(page)
    notes, marks = tree.cssselect(".cb-our-note"), tree.cssselect(".cb-our-mark")
    assert [note.cssselect(".cb-back")[0].text for note in notes] == [
        f"{mark.get('data-letter')}{mark.get('data-n')}" for mark in marks
    ]
    assert [int(mark.get("data-n")) for mark in marks] == list(range(1, len(chapter.notes) + 1))
    words = _words(tree.text_content())
    for note in chapter.notes:
        assert words.count(_words(re.sub(r"\{[^}]*\}.*|\*", "", note.text, flags=re.S))) == 1
        beside = tree.get_element_by_id(f"note-{note.id}").getparent()
        assert beside.getprevious().cssselect(f'a.cb-our-mark[href="#note-{note.id}"]')


def test_a_joint_waits_for_every_stop_whose_ruling_it_tells(library: Library) -> None:
    """Where a passage that a joint quotes is veiled on the page, the joint names all stops of that veil."""
    chapter = library.chapter("perez")
    tree = parser.fromstring(html(opinion_html(chapter, library)))
    card = json.loads(tree.cssselect("[data-view=fork] > .cb-card")[0].text)
    veiled = 0
    for joint in card["joints"]:
        for side in joint["sides"].values():
            block = tree.get_element_by_id(chapter.place(side["quote"]).passage.key)
            boxes = [
                box for box in tree.cssselect(".cb-veiled") if block in box.iterdescendants() or box in block.iterdescendants()
            ]
            veiled += len(boxes)
            assert {stop for box in boxes for stop in box.get("data-stops").split()} <= set(joint["stops"])
    assert veiled >= 5


def test_the_fork_s_twin_is_complete(library: Library) -> None:
    """Without a script the fork has every question, what both sides say, their words, and where the opinions end."""
    chapter = library.chapter("perez")
    tree = parser.fromstring(html(opinion_html(chapter, library)))
    twin = _words(tree.cssselect(".cb-fork-twin")[0].text_content())
    for joint in chapter.stops.fork:
        for side in (joint.majority, joint.dissent):
            assert _words(side.quote) in twin and _words(re.sub(r"\{.*", "", side.says, flags=re.S).replace("*", "")) in twin
    assert "wherethetwoopinionsend" in twin.lower()


def test_the_quiz_twin_is_complete(library: Library) -> None:
    """Without a script a quiz shows every stem, option, rationale and answer, its answers folded."""
    for bank in library.banks.values():
        tree = parser.fromstring(html(quiz_html(bank, library)))
        twin = _words(tree.find("div").text_content())
        for question in bank.questions:
            assert _words(question.answer.quote) in twin
            parts = [getattr(question, name, ()) for name in ("options", "rows", "choices", "steps", "compared", "checklist")]
            for one in (one for part in parts for one in part):
                assert _words(re.sub(r"\{[^}]*\}|\*", "", one.text.split(" {")[0])) in twin
        assert len(tree.cssselect(".cb-twin details.cb-answer:not([open])")) == len(bank.questions)


def test_the_timeline_twin_lists_every_event(library: Library) -> None:
    """Each event has its row, with a link to its paragraph."""
    for chapter in library.chapters.values():
        tree = parser.fromstring(html(timeline_html(chapter, library)))
        rows = {row.get("id"): row for row in tree.cssselect("tr[id]")}
        assert set(rows) == {f"event-{event.id}" for event in chapter.events.events}
        assert all(row.cssselect("a[href*='opinion.html#']") for row in rows.values())


def test_rulings_are_folded(library: Library) -> None:
    """Without a script the questions are open and the rulings are not; each has its row, and opens its paragraph."""
    for contents in library.chapters.values():
        tree = parser.fromstring(html(grid_html(contents, library)))
        assert len(tree.cssselect(".cb-asked li")) == len(contents.rulings.rulings) and not tree.cssselect("details[open]")
        rows = {row.get("id"): row for row in tree.cssselect("details table tr[id]")}
        assert set(rows) == {f"ruling-{ruling.id}" for ruling in contents.rulings.rulings}
        assert all(row.cssselect("a[href*='opinion.html#']") for row in rows.values())


def test_the_grid_asks_for_every_cell_of_the_prongs(library: Library) -> None:
    """Rows of which either prong is the question have three cells; the others, and they alone, the outcome only."""
    cards = {name: grid_card(contents, library, "") for name, contents in library.chapters.items()}
    short = {row["id"] for card in cards.values() for row in card["rows"] if not row["prongs"]}
    rulings = [ruling for contents in library.chapters.values() for ruling in contents.rulings.rulings]
    assert short == {ruling.id for ruling in rulings if ruling.violation == ruling.clearly_established == "not-asked"}
    assert [sum(row["prongs"] for row in cards[name]["rows"]) for name in ("malek", "perez", "martinez")] == [7, 2, 5]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_one_module_without_imports(view: str) -> None:
    """The classic form registers the view and holds no import or export."""
    script = classic(view)
    assert f'globalThis.casebook.views["{view}"] = {{ render' in script
    assert not re.search(r"^\s*(import|export)\b", script, re.M)


def test_a_view_that_imports_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a module would not run from disk, so the build refuses it."""
    (tmp_path / "dom.js").write_text("", encoding="utf-8")
    (tmp_path / "bad.js").write_text('\nimport x from "y";\nexport default { render: x };\n', encoding="utf-8")
    monkeypatch.setattr(framing, "HERE", tmp_path)
    with pytest.raises(ValueError, match="must import nothing"):
        classic("bad")


def test_no_script_takes_markup_as_text() -> None:
    """No view writes content into the page as markup, and none evaluates text."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    scripts = [*(ROOT / "book" / "views").glob("*.js"), *(ROOT / "book" / "site").glob("*.js")]
    assert [path.name for path in scripts if forbidden.search(path.read_text(encoding="utf-8"))] == []


def test_the_notebook_quiz_keeps_score() -> None:
    """Responses and score follow the state; drafts and answers to older versions do not count."""
    widget = quiz("entry")
    first, second, third = widget._bank.questions[:3]
    key = sorted(first.key)
    widget.state = {
        "answers": {
            first.id: {"version": first.version, "chosen": key, "committed": True},
            second.id: {"version": second.version, "chosen": ["a"], "committed": False},
            third.id: {"version": third.version + 1, "chosen": ["a"], "committed": True},
            "gone": {"version": 1, "chosen": ["a"], "committed": True},
        }
    }
    assert widget.responses == {first.id: tuple(key)} and widget.score == 1.0


def test_the_notebook_grid_keeps_score() -> None:
    """Responses and score follow the checked rows; a row that is filled in and not checked does not count."""
    grid = open_chapter("malek").rulings
    grid.state = {
        "cells": {
            "malek-arrest": ["not-pleaded", "yes", ""],
            "malek-entry": ["pleaded", "yes", "goes-on"],
            "gone": ["none", "no", "ends"],
        },
        "shown": {"malek-arrest": True, "malek-retaliation": True, "gone": True},
    }
    assert grid.responses == {"malek-arrest": ("not-pleaded", "yes", "")} and grid.score == 1


def test_notebooks_store_no_trace_of_a_run() -> None:
    """No widget state, no times, no error output; every code cell has its outputs."""
    for path in sorted([*ROOT.glob("chapters/*/*.ipynb"), *ROOT.glob("quizzes/*/*.ipynb")]):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        assert set(notebook["metadata"]) == {"kernelspec", "language_info"}
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                assert cell["outputs"] and all(output["output_type"] == "execute_result" for output in cell["outputs"])
                assert "vnd.jupyter.widget" not in json.dumps(cell["outputs"])


def test_a_draw_in_the_notebook_is_the_page_s() -> None:
    """The questions drawn by a seed are those that the exam on the page draws by it."""
    everything, drawn = quiz("entry"), quiz("entry", 3, "midterm")
    ids = [question["id"] for question in everything.card["questions"]]
    assert [question["id"] for question in drawn.card["questions"]] == draw(ids, 3, "midterm")


def test_each_quiz_has_its_quality_card(library: Library) -> None:
    """The card counts what the bank holds, lists what is to be looked at, and the readings stand with what guessing earns."""
    tree = parser.fromstring(html(quality_html(library)))
    cards = [section for section in tree.cssselect("section") if section.cssselect("table")]
    assert len(cards) == len(library.banks)
    for card, bank in zip(cards, library.banks.values(), strict=True):
        rows = {row.find("th").text_content(): row.find("td").text_content() for row in card.cssselect("tbody tr")}
        assert rows["Questions"] == str(len(bank.questions))
        assert len(card.cssselect("details li")) == len([one for one in findings(bank) if not one.must])
    assert all(f"{one.score:.2f}" in tree.text_content() for one in library.readings)
    named = {link.get("href") for link in tree.cssselect("details li a[href^='#rule']")}
    assert named and named <= {f"#{term.get('id')}" for term in tree.cssselect("dt")}


def test_a_term_is_a_word_of_its_own(library: Library) -> None:
    """The glossary marks "FAC" where the court writes it, and not the first letters of "factual" before it."""
    term = next(term for term in library.terms if term.id == "fac")
    start, end = term.found_in(term.quote)
    assert term.quote[start:end] == "FAC" and term.found_in("the factual allegations") is None


def test_a_picture_s_words_stand_apart(library: Library) -> None:
    """JupyterLab drops the drawing of a notebook that it does not trust, and keeps its words: they do not run together."""
    tree = parser.fromstring(html(timeline_html(library.chapter("malek"), library)))
    words = tree.cssselect("svg text")
    assert words and [text.text for text in words if text.tail != " "] == []
