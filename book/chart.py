"""A figure with its table: plotly draws in Jupyter, and a page, a printer and a screen reader get the same as a table."""

import json
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from book.markup import Child, html, table


class Chart(go.Figure):
    """A plotly figure that shows as its table wherever plotly does not run.

    `heads` are the table's column heads, `rows` its cells; the first cell of each row is its head.
    """

    _ipython_display_ = None  # plotly's own way would put its whole library into a notebook's outputs

    def __init__(self, figure: go.Figure, caption: str, heads: tuple[str, ...], rows: Iterable[tuple[Child, ...]]) -> None:
        super().__init__(figure)
        self.update_layout(template="none", title={"text": caption})
        self._caption, self._table = caption, html(table(caption, heads, rows))

    def __repr__(self) -> str:
        return f"Chart({self._caption!r})"

    def _repr_mimebundle_(self, *args: Any, **options: Any) -> dict[str, Any]:
        drawn = json.loads(self.to_json())
        return {"application/vnd.plotly.v1+json": drawn, "text/html": self._table, "text/plain": repr(self)}
