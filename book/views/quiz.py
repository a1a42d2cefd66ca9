"""The quiz: its twin, which reads and prints without a script, and its notebook widget."""

from lxml import etree

from book.cards import Card
from book.chart import Chart
from book.library import Library
from book.markup import Pins, el, html
from book.questions import Bank
from book.report import report
from book.views import live
from book.views.frame import carried, frame, module, style
from book.views.lean import lean
from book.views.question import question_card, question_twin


def quiz_html(bank: Bank, library: Library, root: str | None = "../../") -> etree._Element:
    """The quiz as it stands in a page at `root`, twin and card."""
    return frame("quiz", bank.id, _twin(bank, library, root), {"id": bank.id, "questions": []})


def quiz_card(bank: Bank, library: Library, root: str | None) -> Card:
    """The card of a quiz: its questions with options, key, rationales and the answering passage."""
    pins = Pins(library, root)
    return {"id": bank.id, "questions": [question_card(question, pins) for question in bank.questions]}


class Quiz(live.Quiz):
    """A live quiz in Jupyter. `responses` and `score` say what the reader has answered so far."""

    _esm = module("quiz")
    _css = style("jupyter", "shared", "quiz", "exam")

    def __init__(self, bank: Bank, library: Library, root: str | None = "../../", live_root: str | None = None) -> None:
        super().__init__(bank, quiz_card(bank, library, live_root), html(quiz_html(bank, library, root)))

    def report(self) -> Chart:
        """A plotly figure: the points by skill, and how sure against how right."""
        return report(self._bank, self._answers())


def _twin(bank: Bank, library: Library, root: str | None) -> etree._Element:
    pins = Pins(library, root)
    twins = [
        (question_twin(f"Question {number}", f"q-{question.id}", question, pins), question_card(question, pins))
        for number, question in enumerate(bank.questions, 1)
    ]
    items = [el("li", twin, carried(lean(card, twin), "questions")) for twin, card in twins]
    return el(
        "div",
        el(
            "div",
            el("p", f"{len(items)} questions, each with its answer folded under it", class_="cb-standing"),
            class_="cb-bar",
        ),
        el("ol", items, class_="cb-questions"),
        class_="cb-quiz",
    )
