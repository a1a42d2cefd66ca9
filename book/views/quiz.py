"""The quiz: its twin, which reads and prints without a script, and its notebook widget."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from book.cards import quiz_card
from book.library import Library
from book.markup import Pins, el
from book.questions import Bank, SelectSeveral, SingleChoice
from book.score import total
from book.views.frame import View, frame, module, style


def quiz_html(bank: Bank, library: Library, root: str = "../../") -> etree._Element:
    """The quiz as it stands in a page at `root`, twin and card."""
    return frame("quiz", bank.id, _twin(bank, library, root), quiz_card(bank, library, root))


class Quiz(View):
    """A live quiz in Jupyter. `responses` and `score` say what the reader has answered so far."""

    _esm = module("quiz")
    _css = style("jupyter", "shared", "quiz")

    def __init__(self, bank: Bank, library: Library, root: str = "../../") -> None:
        self._bank = bank
        super().__init__(quiz_html(bank, library, root), quiz_card(bank, library, root=""), state={"answers": {}})

    @property
    def responses(self) -> dict[str, tuple[str, ...]]:
        """The chosen option ids of every answered question, by question id."""
        return {
            identity: tuple(answer["chosen"])
            for identity, answer in self._answers().items()
            if answer["committed"] and answer["version"] == self._bank.question(identity).version
        }

    @property
    def score(self) -> float:
        """The points so far: the sum of the credits of the answered questions, each worth 0 to 1."""
        return total(self._bank, self.responses)

    def _answers(self) -> Mapping[str, Any]:
        known = {question.id for question in self._bank.questions}
        return {name: answer for name, answer in self.state.get("answers", {}).items() if name in known}


def _twin(bank: Bank, library: Library, root: str) -> etree._Element:
    pins = Pins(library, root)
    items = [_question(bank, number, question, pins) for number, question in enumerate(bank.questions, 1)]
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


def _question(bank: Bank, number: int, question: SingleChoice | SelectSeveral, pins: Pins) -> etree._Element:
    tag = el("span", "What would the court do?", class_="cb-tag") if question.predicts else None
    several = isinstance(question, SelectSeveral)
    hint = el("p", "Select every right answer; a wrong one takes credit away.", class_="cb-hint") if several else None
    facts = el("p", pins.prose(question.facts), class_="cb-facts") if question.facts else None
    stem = el("p", el("strong", pins.prose(question.stem)), class_="cb-stem")
    options = el(
        "ol",
        [el("li", pins.prose(option.text), class_="cb-option") for option in question.options],
        class_="cb-options cb-lettered",
    )
    return el(
        "li",
        el("h3", f"Question {number} ", tag),
        facts,
        stem,
        hint,
        options,
        el("details", el("summary", "Answer and reasons"), _answer(question, pins)),
        class_="cb-question",
        id=f"q-{question.id}",
    )


def _answer(question: SingleChoice | SelectSeveral, pins: Pins) -> etree._Element:
    letters = {option.id: chr(65 + place) for place, option in enumerate(question.options)}
    right = ", ".join(letters[option.id] for option in question.options if option.right)
    reasons = [
        el("li", el("strong", f"{letters[option.id]}: {'right' if option.right else 'wrong'}. "), pins.prose(option.rationale))
        for option in question.options
    ]
    return el(
        "div",
        el("p", el("strong", f"Answer: {right}. "), pins.prose(question.answer.says)),
        pins.quotation(question.opinion, question.answer.quote),
        el("ul", reasons, class_="cb-reasons"),
    )
