"""A card that does not say again what stands in its twin: each text is said to stand there, and the page's host reads it there.

In place of a text stands a list of one number: which element of the twin, in the order of the page and from 0, says it as
parts; or of two, when the card wants it as a plain string.
"""

from typing import Any

from lxml import etree

from book.cards import Card


def lean(card: Card, twin: etree._Element) -> Card:
    """The card without the texts that stand in `twin`."""
    told = [_told(node) for node in twin.iterdescendants()]
    places: dict[str, int] = {}
    for at, parts in enumerate(told):
        places.setdefault(repr(parts), at)
    return {name: _leaner(value, places) for name, value in card.items()}


def _leaner(value: Any, places: dict[str, int]) -> Any:
    match value:
        case str() if " " in value and repr([value]) in places:
            return [places[repr([value])], 1]
        case list() if value and repr(value) in places:
            return [places[repr(value)]]
        case list():
            return [one if isinstance(one, str) else _leaner(one, places) for one in value]
        case {"pin": str()}:
            return value
        case dict():
            return {name: _leaner(inner, places) for name, inner in value.items()}
        case _:
            return value


def _told(node: etree._Element) -> list[Any] | None:
    """What an element says after a label in bold, as the parts of a card; None when it holds more than a text of ours."""
    children = list(node)
    labelled = bool(children) and not node.text and children[0].tag == "strong" and bool(children[0].tail or children[1:])
    parts: list[Any] = [children.pop(0).tail] if labelled else [node.text]
    for child in children:
        if len(child) or child.tag not in ("em", "a"):
            return None
        said = {"em": child.text} if child.tag == "em" else {"pin": child.text, "href": child.get("href")}
        parts += [said, child.tail]
    return [part for part in parts if part]
