"""Matching on the page: a table whose second column is filled in."""

from book.cards import Card, parts
from book.kinds.matching import Matching
from book.markup import Child, Pins, el
from book.views.kinds.parts import because, table

HINT = "Match each row; a choice may serve more than once, or not at all."


def asked(question: Matching, pins: Pins) -> Child:
    """The rows, and below them the choices."""
    blank = [(pins.prose(row.text), "____") for row in question.rows]
    choices = [el("li", pins.prose(choice.text)) for choice in question.choices]
    return [table(("Row", "Goes with"), blank), el("p", "To choose from:"), el("ul", choices)]


def answered(question: Matching, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    words = {choice.id: choice.text for choice in question.choices}
    filled = [(pins.prose(row.text), pins.prose(words[row.key])) for row in question.rows]
    return "see the table", [table(("Row", "Goes with"), filled), because(((row.text, row) for row in question.rows), pins)]


def card(question: Matching, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {
        "choices": [{"id": choice.id, "text": parts(choice.text, pins)} for choice in question.choices],
        "rows": [
            {"id": row.id, "text": parts(row.text, pins), "key": row.key, "rationale": parts(row.rationale, pins)}
            for row in question.rows
        ],
    }
