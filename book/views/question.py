"""One question as it stands in a page without a script: stem, options, and the answer folded under it."""

from lxml import etree

from book.markup import Child, Pins, el
from book.questions import SelectSeveral, SingleChoice


def question_twin(title: str, identity: str, question: SingleChoice | SelectSeveral, pins: Pins) -> etree._Element:
    """The question under `title` (no title when that is empty), its node called `identity`."""
    tag = el("span", "What would the court do?", class_="cb-tag") if question.predicts else None
    several = isinstance(question, SelectSeveral)
    hint = el("p", "Select every right answer; a wrong one takes credit away.", class_="cb-hint") if several else None
    facts = el("p", pins.prose(question.facts), class_="cb-facts") if question.facts else None
    stem = el("p", el("strong", pins.prose(question.stem)), class_="cb-stem")
    options: Child = [el("li", pins.prose(option.text), class_="cb-option") for option in question.options]
    return el(
        "div",
        el("h2", f"{title} ", tag, class_="cb-question-title") if title else None,
        facts,
        stem,
        hint,
        el("ol", options, class_="cb-options cb-lettered"),
        el("details", el("summary", "Answer and reasons"), _answer(question, pins)),
        class_="cb-question",
        id=identity,
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
