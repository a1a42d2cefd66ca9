"""The table of authorities: a table that reads and prints without a script, its filters, and a map of who cites what."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from book.authorities import KINDS, ROLES, WRITERS, Authority, Use
from book.cards import Card, parts
from book.citemap import draw_map
from book.library import Library
from book.markup import Child, Pins, el
from book.opinion import called
from book.views.frame import frame
from book.views.veil import pinned
from book.when import when_date

_MANY = 12
"""Up to how many opinions a citation’s card lists; beyond, the cards of all opinions would grow with the square of these."""
_BOOKS = {
    "yes": "on the books on {day}",
    "no": "not yet on the books on {day}",
    "open": "the texts do not show whether it was on the books on {day}",
}


def authorities_html(library: Library, root: str = "") -> etree._Element:
    """The table of every authority, by name, with the card of its filters and map, in a page at `root`."""
    pins = Pins(library, root)
    heads = ("Authority", "Court and year", "Cited at")
    table = el(
        "table",
        el("thead", el("tr", [el("th", head, scope="col") for head in heads])),
        el("tbody", [_row(authority, pins, heads) for authority in library.authorities if authority.used]),
        class_="cb-events cb-authorities",
        aria_label="Authorities",
    )
    card = {
        "id": "all",
        "opinions": [[name, chapter.case.short] for name, chapter in library.chapters.items()],
        "roles": list(ROLES.items()),
        "kinds": list(KINDS.items()),
        "figure": draw_map(library).to_plotly_json(),
    }
    return frame("authorities", "all", el("div", table, class_="cb-scroll cb-ours"), card)


def authority_cards(case: str, pins: Pins) -> dict[str, Card]:
    """The cards that the citations of one opinion open, by the anchors of the table of authorities."""
    library = pins.library
    cited = {citation.authority for citation in library.citations[case]}
    return {f"a-{authority.id}": _card(authority, case, pins) for authority in library.authorities if authority.id in cited}


def _card(authority: Authority, case: str, pins: Pins) -> Card:
    return {
        "name": authority.name,
        "cite": ", ".join((authority.cite, *authority.also)) if authority.cite != authority.name else "",
        "court": _court(authority),
        "books": _on_books(authority, case, pins.library),
        "uses": [_use_card(use, case, pins) for use in authority.used if use.opinion == case],
        "places": _places_card(authority, case, pins),
    }


def _use_card(use: Use, case: str, pins: Pins) -> Card:
    chapter = pins.library.chapters[case]
    told = {chapter.place(use.quote).passage.key, *pinned(case, use.about)}
    return {"role": _role(use), "about": parts(use.about, pins), "at": sorted(told)}


def _role(use: Use) -> str:
    return f"{ROLES[use.role]}, by {WRITERS[use.by]}"


def _court(authority: Authority) -> str:
    return ", ".join(str(part) for part in (authority.court or KINDS[authority.kind], authority.year) if part)


def _on_books(authority: Authority, case: str, library: Library) -> str:
    known = authority.on_books.get(case)
    return _BOOKS[known].format(day=when_date(library.chapters[case].case.incident)) if known else ""


def _places(authority: Authority, pins: Pins) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Where each opinion cites an authority: the case, then the words and link of each passage."""
    for case in pins.library.citing.get(authority.id, ()):
        yield case, _places_in(case, authority, pins)


def _places_in(case: str, authority: Authority, pins: Pins) -> list[tuple[str, str]]:
    passages = pins.library.chapters[case].opinion.passages
    return [(called(passages[key]), pins.href(case, key)) for key in pins.library.citing[authority.id][case]]


def _places_card(authority: Authority, case: str, pins: Pins) -> list[list[Any]]:
    """The places in this opinion and in the others; for very many others, the way to the table that lists them."""
    cases = list(pins.library.citing[authority.id])
    if len(cases) <= _MANY:
        return [["here" if of == case else f"in {_short(of, pins)}", _places_in(of, authority, pins)] for of in cases]
    row = ("its row in the table of authorities", f"{pins.root}authorities.html#a-{authority.id}")
    return [["here", _places_in(case, authority, pins)], [f"in {len(cases) - 1} other opinions, all found", [row]]]


def _short(case: str, pins: Pins) -> str:
    return pins.library.chapters[case].case.short


def _row(authority: Authority, pins: Pins, heads: tuple[str, ...]) -> etree._Element:
    shorts = [name for name in authority.short if name not in authority.name]
    name = el("em", authority.name) if authority.kind == "case" else authority.name
    cites = [cite for cite in (authority.cite, *authority.also) if cite != authority.name]
    books = [f"{_short(case, pins)}: {_on_books(authority, case, pins.library)}" for case in authority.on_books]
    uses = [
        el("li", el("strong", f"{_short(use.opinion, pins)}: "), f"{_role(use)}. ", pins.prose(use.about))
        for use in authority.used
    ]
    summary = el("summary", "What each opinion does with it", el("span", f": {authority.name}", class_="cb-unseen"))
    cells: list[Child] = [
        [
            el("p", el("strong", name), f", {'; '.join(cites)}" if cites else None),
            el("p", f"Also called {', '.join(shorts)}", class_="cb-note") if shorts else None,
            el("details", summary, el("ul", uses), el("p", f"{'; '.join(books)}.", class_="cb-note") if books else None),
        ],
        _court(authority),
        [_cited(_short(case, pins), places) for case, places in _places(authority, pins)],
    ]
    return el(
        "tr",
        [el("td", cell, data_head=head) for head, cell in zip(heads, cells, strict=True)],
        id=f"a-{authority.id}",
        data_kind=authority.kind,
        data_uses=" ".join(f"{use.opinion}/{use.role}" for use in authority.used),
    )


def _cited(case: str, places: list[tuple[str, str]]) -> etree._Element:
    last = len(places) - 1
    links = [
        [" ", el("span", el("a", words, href=href, class_="cb-pin"), "," if i < last else None, class_="cb-together")]
        for i, (words, href) in enumerate(places)
    ]
    return el("p", case, links)
