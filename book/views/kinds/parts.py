"""What the kinds of question are made of: options, extracts, rows, as nodes of a page and as data for a script."""

from collections.abc import Iterable
from string import ascii_uppercase
from typing import Any

from lxml import etree

from book.cards import Card, parts
from book.kinds.item import Extract, Option, Reasoned
from book.markup import Child, Pins, el


def lettered(options: Iterable[Option], pins: Pins) -> etree._Element:
    """The options as a list that prints with letters."""
    return el(
        "ol", [el("li", pins.prose(option.text), class_="cb-option") for option in options], class_="cb-options cb-lettered"
    )


def reasons(options: Iterable[Option | Extract], pins: Pins) -> etree._Element:
    """For each option, right or wrong and why."""
    items = [
        el("li", el("strong", f"{letter}: {'right' if option.right else 'wrong'}. "), pins.prose(option.rationale))
        for letter, option in zip(ascii_uppercase, options, strict=False)
    ]
    return el("ul", items, class_="cb-reasons")


def letters(options: Iterable[Option | Extract]) -> str:
    """The letters of the right ones."""
    return ", ".join(letter for letter, option in zip(ascii_uppercase, options, strict=False) if option.right)


def quoted(extracts: Iterable[Extract], case: str, pins: Pins) -> etree._Element:
    """Extracts of the court's words as a list that prints with letters."""
    items = [el("li", pins.quotation(case, extract.quote), class_="cb-option") for extract in extracts]
    return el("ol", items, class_="cb-options cb-lettered")


def table(heads: tuple[str, str], rows: Iterable[tuple[Child, Child]]) -> etree._Element:
    """Two columns to be filled in, or filled in."""
    return el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", [el("tr", el("td", left), el("td", right)) for left, right in rows]),
        class_="cb-rows",
    )


def because(rows: Iterable[tuple[str, Reasoned]], pins: Pins) -> etree._Element:
    """For each named row, why."""
    return el("ul", [el("li", el("strong", f"{name} "), pins.prose(row.rationale)) for name, row in rows], class_="cb-reasons")


def option_cards(options: Iterable[Option], pins: Pins) -> list[Card]:
    """The options as data."""
    return [
        {"id": one.id, "text": parts(one.text, pins), "right": one.right, "rationale": parts(one.rationale, pins)}
        for one in options
    ]


def extract_cards(extracts: Iterable[Extract], case: str, pins: Pins) -> list[Card]:
    """The extracts as data, each with its pin."""
    return [
        {"id": one.id, "quote": one.quote, "pin": pin_card(case, one.quote, pins), "right": one.right,
         "rationale": parts(one.rationale, pins)}
        for one in extracts
    ]  # fmt: skip


def pin_card(case: str, quote: str, pins: Pins) -> dict[str, Any]:
    """The words and the link of a quotation's place."""
    link = pins.at(case, pins.library.chapters[case].place(quote))
    return {"pin": link.text, "href": link.get("href")}
