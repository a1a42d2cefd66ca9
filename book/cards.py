"""What a view's script needs, as plain data: texts split into parts, pins with their words and links."""

from typing import Any

from book.library import Library
from book.markup import Pins
from book.prose import Pin, Words, parse
from book.questions import Bank, SelectSeveral, SingleChoice

Card = dict[str, Any]


def parts(text: str, pins: Pins) -> list[Any]:
    """A text of ours as a list of strings, {"em": words} and {"pin": words, "href": link}."""
    return [part for part in (_part(piece, pins) for piece in parse(text)) if part]


def _part(piece: object, pins: Pins) -> Any:
    if isinstance(piece, Pin):
        link = pins.to(piece)
        return {"pin": link.text, "href": link.get("href")}
    if isinstance(piece, Words):
        return {"em": piece.text} if piece.italic else piece.text
    return None


def quiz_card(bank: Bank, library: Library, root: str) -> Card:
    """The card of a quiz: its questions with options, key, rationales and the answering passage."""
    pins = Pins(library, root)
    return {
        "id": bank.id,
        "questions": [question_card(question, pins) for question in bank.questions],
    }


def question_card(question: SingleChoice | SelectSeveral, pins: Pins) -> Card:
    """The card of one question."""
    place = pins.library.chapters[question.opinion].opinion.find(question.answer.quote)[0]
    link = pins.at(question.opinion, place)
    return {
        "id": question.id,
        "version": question.version,
        "kind": question.kind,
        "predicts": question.predicts,
        "facts": parts(question.facts, pins),
        "stem": parts(question.stem, pins),
        "options": [
            {
                "id": option.id,
                "text": parts(option.text, pins),
                "right": option.right,
                "rationale": parts(option.rationale, pins),
            }
            for option in question.options
        ],
        "answer": {
            "says": parts(question.answer.says, pins),
            "quote": question.answer.quote,
            "pin": {"pin": link.text, "href": link.get("href")},
        },
    }
