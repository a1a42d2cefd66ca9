"""What a view's script needs, as plain data: texts split into parts, pins with their words and links."""

from typing import Any

from book.markup import Pins
from book.prose import Pin, Words, held, parse

Card = dict[str, Any]


def parts(text: str, pins: Pins) -> list[Any]:
    """A text of ours as a list of strings, {"em": words} and {"pin": words, "href": link}."""
    return [part for part in (_part(piece, pins) for piece in parse(held(text))) if part]


def _part(piece: object, pins: Pins) -> Any:
    if isinstance(piece, Pin):
        link = pins.to(piece)
        return {"pin": link.text, "href": link.get("href")}
    if isinstance(piece, Words):
        return {"em": piece.text} if piece.italic else piece.text
    return None
