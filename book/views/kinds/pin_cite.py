"""Answer plus pin cite on the page: the ruling, then the paragraph that proves it."""

from book.cards import Card
from book.kinds.pin_cite import PinCite
from book.markup import Child, Pins, el
from book.views.kinds.parts import extract_cards, lettered, letters, option_cards, quoted, reasons

HINT = "Choose the ruling, then the passage that proves it: half the credit for each, none without the ruling."


def asked(question: PinCite, pins: Pins) -> Child:
    """The rulings and the passages."""
    return [
        el("p", el("strong", "The ruling")),
        lettered(question.options, pins),
        el("p", el("strong", "The passage that proves it")),
        quoted(question.extracts, question.opinion, pins),
    ]


def answered(question: PinCite, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    words = f"ruling {letters(question.options)}, proved by passage {letters(question.extracts)}"
    return words, [
        el("p", el("strong", "The ruling")),
        reasons(question.options, pins),
        el("p", el("strong", "The passage")),
        reasons(question.extracts, pins),
    ]


def card(question: PinCite, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share."""
    return {
        "options": option_cards(question.options, pins),
        "extracts": extract_cards(question.extracts, question.opinion, pins),
    }
