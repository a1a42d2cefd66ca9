"""The live views as plain widgets: what they show is given to them, what the reader did is read from them.

They know no content files and no page, so that they are the same in JupyterLab and in a browser's own Python.
"""

from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from book.questions import Bank
from book.score import total


class View(anywidget.AnyWidget):
    """A live view in Jupyter: the trait `card` is what it shows, the trait `state` what the reader did.

    `twin` is the same as HTML for where no widget runs; none when empty.
    """

    card = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, card: dict[str, Any], twin: str, **traits: Any) -> None:
        self._twin = twin
        super().__init__(card=card, **traits)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.card['id']!r})"

    def _repr_mimebundle_(self, **options: Any) -> Any:
        bundle, metadata = super()._repr_mimebundle_(**options)
        if self._twin:
            bundle["text/html"] = self._twin
        bundle["text/plain"] = repr(self)
        return bundle, metadata


class Quiz(View):
    """A live quiz. `responses` and `score` say what the reader has answered so far."""

    def __init__(self, bank: Bank, card: dict[str, Any], twin: str) -> None:
        self._bank = bank
        super().__init__(card, twin, state={"answers": {}})

    @property
    def responses(self) -> dict[str, tuple[str, ...]]:
        """The chosen option ids of every answered question, by question id."""
        return {identity: tuple(answer["chosen"]) for identity, answer in self._answers().items()}

    @property
    def score(self) -> float:
        """The points so far: the sum of the credits of the answered questions, each worth 0 to 1."""
        return total(self._bank, self.responses)

    def _answers(self) -> dict[str, Mapping[str, Any]]:
        """The answers given to the questions as they are now."""
        versions = {question.id: question.version for question in self._bank.questions}
        return {
            name: answer
            for name, answer in self.state.get("answers", {}).items()
            if answer["committed"] and answer["version"] == versions.get(name)
        }


class Grid(View):
    """A live ruling grid; its card holds the court's cells of each row.

    `responses` and `score` say how the reader's checked rows compare with the court's.
    """

    def __init__(self, card: dict[str, Any], twin: str) -> None:
        self._keys = {row["id"]: tuple(row["key"]) for row in card["rows"]}
        super().__init__(card, twin, state={"cells": {}, "shown": {}})

    @property
    def responses(self) -> dict[str, tuple[str, ...]]:
        """The reader's cells (violation, clearly established, outcome; empty where open) of each checked row, by ruling id."""
        cells, shown = self.state.get("cells", {}), self.state.get("shown", {})
        return {name: tuple(cells[name]) for name in self._keys if shown.get(name) and name in cells}

    @property
    def score(self) -> int:
        """How many cells of the checked rows are as the court's."""
        return sum(
            mine == courts
            for name, cells in self.responses.items()
            for mine, courts in zip(cells, self._keys[name], strict=True)
        )


class Timeline(View):
    """A live timeline; `plotly` carries the drawing library's source, which a page loads from a file."""

    plotly = traitlets.Unicode().tag(sync=True)

    def __init__(self, card: dict[str, Any], twin: str, source: str) -> None:
        super().__init__(card, twin, state={}, plotly=source)
