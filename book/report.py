"""What a reader has made of a quiz so far, as a figure with its table."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from book.calibration import Calibration
from book.chart import Chart
from book.questions import Bank
from book.standing import HEADS, stand


def report(bank: Bank, answers: Mapping[str, Mapping[str, Any]]) -> Chart:
    """The report on `answers` (by question id, each with `chosen` and perhaps `sure`, 1 to 3).

    On the left the points by skill beside the questions not yet answered, on the right how sure against how right.
    """
    now = stand(bank, answers)
    figure = make_subplots(cols=2, column_widths=[0.6, 0.4], subplot_titles=("Points by skill", "How sure, how right"))
    for name, sizes, pattern in (("Points", now.earned, ""), ("Missed", now.missed, "/"), ("Not answered", now.unasked, ".")):
        bar = go.Bar(name=name, x=list(sizes), y=list(sizes.values()), marker={"pattern": {"shape": pattern}})
        figure.add_trace(bar, row=1, col=1)
    _curve(figure, now.placed)
    figure.update_layout(barmode="stack")
    return Chart(figure, now.caption, HEADS, now.rows)


def _curve(figure: go.Figure, placed: Calibration) -> None:
    used = [step for step in placed.steps if step.count]
    figure.add_trace(
        go.Scatter(x=[0, 1], y=[0, 1], mode="lines", line={"dash": "dot"}, showlegend=False, hoverinfo="skip"), row=1, col=2
    )
    points = go.Scatter(
        name="Predictions",
        x=[step.stated for step in used],
        y=[step.right for step in used],
        text=[f"{step.count}" for step in used],
        mode="markers+text",
        textposition="top center",
    )
    figure.add_trace(points, row=1, col=2)
    figure.update_xaxes(title="How sure", range=[0, 1.05], tickformat=".0%", row=1, col=2)
    figure.update_yaxes(title="How often right", range=[-0.05, 1.15], tickformat=".0%", row=1, col=2)
