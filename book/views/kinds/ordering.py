"""Ordering on the page: steps that are numbered or moved."""

from book.cards import Card, parts
from book.kinds.ordering import Ordering
from book.markup import Child, Pins, el
from book.views.kinds.parts import because

HINT = "Put the steps in order."


def asked(question: Ordering, pins: Pins) -> Child:
    """The steps as shown at first, each with a blank for its number."""
    return el(
        "ul", [el("li", "____ ", pins.prose(step.text), class_="cb-option") for step in question.shown], class_="cb-options"
    )


def answered(question: Ordering, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    return "in this order", because(((f"{i}. {step.text}", step) for i, step in enumerate(question.steps, 1)), pins)


def card(question: Ordering, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {
        "steps": [
            {"id": step.id, "text": parts(step.text, pins), "rationale": parts(step.rationale, pins)} for step in question.shown
        ],
        "right": [step.id for step in question.steps],
    }
