"""What every live view shares: the frame around its twin and card, and its script in two forms."""

import json
from pathlib import Path

from lxml import etree

from book.cards import Card
from book.markup import el

HERE = Path(__file__).parent
_EXPORT = "export default "
_KINDS = ("single", "two", "several", "matching", "comparison", "passage", "pin_cite", "ordering", "written")
QUESTION = ("kinds/controls", *(f"kinds/{kind}" for kind in _KINDS), "recorded", "question")
_SHARED = {
    "quiz": (*QUESTION, "over", "paper"),
    "stop": QUESTION,
    "fork": ("over",),
    "grid": ("over",),
    "timeline": ("plot",),
    "authorities": ("plot",),
}


def frame(view: str, identity: str, twin: etree._Element, card: Card) -> etree._Element:
    """The twin with its card, as the page's host finds them."""
    twin.set("class", f"{twin.get('class', '')} cb-twin".strip())
    return el("div", twin, carried(card), class_="cb-view", id=f"{view}-{identity}", data_view=view)


def carried(card: Card, list_: str = "") -> etree._Element:
    """A card, or with `list_` one item of that list of a card, as data in the page, never run.

    A long card's items stand each beside the part of the twin that says the same, where compression finds them alike.
    """
    data = el("script", type="application/json", class_="cb-card", data_list=list_ or None)
    data.text = json.dumps(card, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return data


def module(view: str) -> str:
    """The view's script as one self-contained ES module, the form anywidget runs."""
    return _joined("dom", *_SHARED.get(view, ()), view)


def _joined(*names: str) -> str:
    return "\n".join((HERE / f"{name}.js").read_text(encoding="utf-8") for name in names)


def classic(view: str) -> str:
    """The same source as a classic script that registers the view with the page's host.

    Only this form works served, under a strict CSP, from disk and under a sub-path alike. Raises `ValueError` when the
    module imports something or does not end in exactly one default export.
    """
    source = module(view)
    if source.count(_EXPORT) != 1 or "\nimport " in source:
        raise ValueError(f"{view}.js must import nothing and have exactly one '{_EXPORT.strip()}'")
    return begun(source.replace(_EXPORT, f'globalThis.casebook.views["{view}"] = '))


def begun(source: str, given: str = "") -> str:
    """A classic script whose names stay its own, begun where book/site/theme.js says; `given` names what it is given there."""
    return f'"use strict";\ncasebookBegin(({given}) => {{\n{source}\n}});\n'


def style(*sheets: str) -> str:
    """The named style sheets of this folder, joined."""
    return "\n".join((HERE / f"{name}.css").read_text(encoding="utf-8") for name in sheets)
