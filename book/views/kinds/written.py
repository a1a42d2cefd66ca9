"""A short written answer on the page: lines to write on, a model answer, a checklist."""

from book.cards import Card, parts
from book.kinds.written import Written
from book.markup import Child, Pins, el

HINT = "Write a short answer; then compare it with a model answer and grade it yourself."


def asked(question: Written, pins: Pins) -> Child:
    """Room to write."""
    return el("div", class_="cb-lines", aria_hidden="true")


def answered(question: Written, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and what a full one says."""
    points = el("ul", [el("li", pins.prose(point.text)) for point in question.checklist])
    return "a model answer", [el("p", pins.prose(question.model)), el("p", "A full answer says:"), points]


def card(question: Written, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {
        "model": parts(question.model, pins),
        "checklist": [{"id": point.id, "text": parts(point.text, pins)} for point in question.checklist],
    }
