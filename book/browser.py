"""What `book` is inside a reader's browser: the notebooks' names, over content that `book.lite` has baked.

There is no content file and no HTML library there. The widgets, their cards and the credits are the same ones; a quiz's
report is its table without the figure.
"""

import json
from functools import cache, cached_property
from html import escape
from pathlib import Path
from typing import Any, NoReturn

from book.draw import asked_for
from book.questions import Bank
from book.shown import Shown
from book.standing import HEADS, stand
from book.views import live

_HERE = Path(__file__).parent
_ABSENT = "The bank as data needs pandas, which this site does not ship for the browser. Run this notebook in JupyterLab."


@cache
def _baked() -> dict[str, Any]:
    return json.loads((_HERE / "baked.json").read_text(encoding="utf-8"))


def _widget(base: type[live.View]) -> type[Any]:
    """The widget class with the script and the style that were baked for it."""
    name = base.__name__
    return type(name, (base,), {"_esm": _baked()["scripts"][name], "_css": _baked()["styles"][name]})


class Quiz(live.Quiz):
    """A live quiz in the browser. `responses` and `score` say what the reader has answered so far."""

    _esm, _css = _baked()["scripts"]["Quiz"], _baked()["styles"]["Quiz"]

    def report(self) -> Shown:
        """The table of the points by skill, and of how sure against how right."""
        now = stand(self._bank, self._answers())
        return Shown(f"Report({now.caption!r})", _table(now.caption, HEADS, now.rows))


class Chapter:
    """One opinion's chapter; each property shows one part of it."""

    def __init__(self, identity: str, parts: dict[str, Any]) -> None:
        self._identity, self._parts = identity, parts

    def __repr__(self) -> str:
        return f"Chapter({self._identity!r})"

    @property
    def head(self) -> Shown:
        """Court, docket, judges, dates and posture."""
        return Shown(*self._parts["head"])

    @property
    def story(self) -> Shown:
        """What happened, in the book's words with pins."""
        return Shown(*self._parts["story"])

    @property
    def people(self) -> Shown:
        """The people and their roles."""
        return Shown(*self._parts["people"])

    @cached_property
    def rulings(self) -> live.Grid:
        """The live ruling grid; its `responses` and `score` follow the rows that the reader checks."""
        return _widget(live.Grid)(*self._parts["rulings"])

    @cached_property
    def timeline(self) -> live.Timeline:
        """The live timeline."""
        return _widget(live.Timeline)(*self._parts["timeline"], (_HERE / "plotly.js").read_text(encoding="utf-8"))


def chapter(identity: str) -> Chapter:
    """The chapter of one opinion: "malek", "perez" or "martinez". Raises `KeyError` when there is no such opinion."""
    return Chapter(identity, _baked()["chapters"][identity])


def quiz(identity: str, count: int | None = None, seed: str = "") -> Quiz:
    """A live quiz by the name of its folder, as "entry": all of it, or `count` questions drawn by `seed` as on the page.

    Raises `KeyError` when there is no such quiz, `TypeError` or `ValueError` when it has not so many questions or a seed
    stands alone.
    """
    baked = _baked()["quizzes"][identity]
    bank, cards = Bank.model_validate(baked["bank"]), baked["card"]["questions"]
    drawn = asked_for([question.id for question in bank.questions], count, seed)
    if count is None:
        return Quiz(bank, baked["card"], baked["twin"])
    bank = bank.model_copy(update={"questions": tuple(bank.question(name) for name in drawn)})
    return Quiz(bank, {"id": identity, "questions": [card for card in cards if card["id"] in drawn]}, "")


def questions() -> NoReturn:
    """Raises `NotImplementedError`: the bank as data is for JupyterLab."""
    raise NotImplementedError(_ABSENT)


def show(*things: object) -> NoReturn:
    """Raises `NotImplementedError`: frames are for JupyterLab."""
    raise NotImplementedError(_ABSENT)


def _table(caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in rows
    )
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
