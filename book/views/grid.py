"""The ruling grid: what the court decided, claim by claim, for the reader to fill in before it is shown.

Rows that ask about a prong of qualified immunity come first, with three cells. The others (requests, state law, the
local governments) come after with the outcome only: there both prongs are “Not the question”, and choosing that twice
for each would teach nothing and make the grid twice as long.
"""

from typing import Any

from lxml import etree

from book.cards import Card, parts
from book.library import Chapter, Library
from book.markup import Child, Pins, el, html
from book.prongs import odd, table
from book.rulings import CLARITY, OUTCOME, VIOLATION, Ruling
from book.views import live
from book.views.frame import frame, module, style

_HEADS = ("Claim", "Defendants", "Violation?", "Clearly established?", "Result", "Where")
_CELLS = tuple(zip(_HEADS[2:5], (VIOLATION, CLARITY, OUTCOME), strict=True))
_OTHER_STAGE = "Words of another stage"
_FOR_REQUESTS = {"granted": "For a request", "denied": "For a request"}


def grid_html(chapter: Chapter, library: Library, root: str | None = "../../") -> etree._Element:
    """The grid as it stands in a page at `root`, twin and card, and after it where to go on."""
    view = frame("grid", chapter.case.id, _twin(chapter, library, root), grid_card(chapter, library, root))
    return el("div", view, _quizzes(chapter, library, root))


def grid_card(chapter: Chapter, library: Library, root: str | None) -> Card:
    """The card: the words of each cell, what the two prongs say of every row, and the rows with the court's own cells."""
    pins = Pins(library, root, home=chapter.case.id)
    stage = chapter.case.posture.stage
    groups = dict.fromkeys(odd(stage), _OTHER_STAGE) | _FOR_REQUESTS
    said, rows = table(stage)
    return {
        "id": chapter.case.id,
        "cells": [
            {"head": head, "words": [[name, text, groups.get(name, "")] for name, text in words.items()]}
            for head, words in _CELLS
        ],
        "remarks": [[rule.otherwise, parts(rule.says, pins)] for rule in said],
        "table": rows,
        "rows": [_row(ruling, chapter, pins) for ruling in chapter.rulings.rulings],
    }


class Grid(live.Grid):
    """A live ruling grid in Jupyter. `responses` and `score` say how the reader's checked rows compare with the court's."""

    _esm = module("grid")
    _css = style("jupyter", "shared", "grid")

    def __init__(self, chapter: Chapter, library: Library, root: str | None = "../../", live_root: str | None = None) -> None:
        super().__init__(grid_card(chapter, library, live_root), html(grid_html(chapter, library, root)))


def _people(ruling: Ruling, chapter: Chapter) -> str:
    return ", ".join(chapter.case.person(identity).name for identity in ruling.defendants)


def _row(ruling: Ruling, chapter: Chapter, pins: Pins) -> dict[str, Any]:
    link = pins.at(chapter.case.id, chapter.place(ruling.quote))
    together = ". One row, one ruling for all of them" if len(ruling.defendants) > 1 else ""
    return {
        "id": ruling.id,
        "claim": ruling.claim,
        "people": f"{_people(ruling, chapter) or 'No defendant'}{together}.",
        "question": parts(ruling.question, pins),
        "prongs": ruling.asks_prongs,
        "key": ruling.cells,
        "result": ruling.result,
        "because": parts(ruling.because, pins),
        "quote": ruling.quote,
        "pin": {"pin": link.text, "href": link.get("href")},
        "caution": parts(ruling.caution, pins),
    }


def _twin(chapter: Chapter, library: Library, root: str | None) -> etree._Element:
    """The questions, and every ruling as a table, folded until the reader asks for it."""
    pins = Pins(library, root, home=chapter.case.id)
    rulings = chapter.rulings.rulings
    shown = el(
        "table",
        el("thead", el("tr", [el("th", words, scope="col") for words in _HEADS])),
        el("tbody", [_table_rows(ruling, chapter, pins) for ruling in rulings]),
        class_="cb-rulings",
    )
    return el(
        "div",
        el("p", f"The court rules on {len(rulings)} questions. What would it say?"),
        el("ol", [el("li", pins.prose(ruling.question)) for ruling in rulings], class_="cb-asked"),
        el(
            "details",
            el("summary", "Show how the court ruled"),
            el("div", shown, class_="cb-scroll", tabindex="0", role="region", aria_label="Rulings, table"),
        ),
        class_="cb-rulings-box cb-ours",
    )


def _table_rows(ruling: Ruling, chapter: Chapter, pins: Pins) -> list[etree._Element]:
    case = chapter.case
    cells: list[Child] = [
        ruling.claim,
        _people(ruling, chapter) or "—",
        VIOLATION[ruling.violation],
        CLARITY[ruling.clearly_established],
        ruling.result,
        pins.at(case.id, chapter.place(ruling.quote)),
    ]
    first = el(
        "tr",
        [
            el("th" if i == 0 else "td", cell, scope="row" if i == 0 else None, data_head=_HEADS[i])
            for i, cell in enumerate(cells)
        ],
        id=f"ruling-{ruling.id}",
    )
    why = el(
        "td",
        el("p", pins.prose(ruling.because)),
        el("blockquote", el("p", ruling.quote), class_="cb-court"),
        el("p", el("strong", "Take care: "), pins.prose(ruling.caution)) if ruling.caution else None,
        colspan=str(len(_HEADS)),
    )
    return [first, el("tr", why, class_="cb-because")]


def _quizzes(chapter: Chapter, library: Library, root: str | None) -> etree._Element:
    """Where a reader of this opinion is asked about it."""
    asking = [
        bank for bank in library.banks.values() if any(question.opinion == chapter.case.id for question in bank.questions)
    ]
    pins = Pins(library, root)
    links = [el("li", el("a", bank.title, href=pins.page(f"quizzes/{bank.id}/index.html"))) for bank in asking]
    return el("div", el("p", "Now take a quiz that asks about this opinion:"), el("ul", links), class_="cb-ours cb-to-quiz")
