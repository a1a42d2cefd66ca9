"""Timelines as plotly figures: one for the calendar, one for each scene. Pure: an event list in, a figure out.

`customdata` holds the ids of events and scenes, `meta` of a trace the accounts of its marks; the page puts in its own colors.
"""

from html import escape
from typing import Any

import plotly.graph_objects as go

from book.events import Events, Scene
from book.lanes import NEAR, Calendar, Dot, calendar
from book.shapes import symbol
from book.strip import GAP, LEFT, LINE, TEXT, height, steps
from book.when import PERIODS

_AXIS = 30
_BARE: dict[str, Any] = {"visible": False, "fixedrange": True}
_LAYOUT: dict[str, Any] = {
    "template": "none",
    "showlegend": False,
    "hovermode": "closest",
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
}
_HOUR, _DAY = 3_600_000, 86_400_000
_TICKS = [
    {"dtickrange": [None, _HOUR - 1], "value": "%-I:%M %p<br>%b %-d, %Y"},
    {"dtickrange": [_HOUR, _DAY - 1], "value": "%-I %p<br>%b %-d, %Y"},
    {"dtickrange": [_DAY, "M1"], "value": "%b %-d<br>%Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b<br>%Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


def draw_calendar(events: Events) -> go.Figure:
    """All dated events on one calendar axis, a row for each layer.

    The trace `near` holds the timed events of scenes and is to be shown in place of `far`, their scenes, when days are seen.
    """
    plan = calendar(events)
    figure = go.Figure()
    for dot in plan.dots:
        if dot.lasts:
            _add_span(figure, dot)
    timed = {scene.id for scene in events.scenes if scene.scale == "clock"} if plan.near else set()
    _add_dots(figure, "marks", [dot for dot in plan.dots if dot.id not in timed])
    _add_dots(figure, "far", [dot for dot in plan.dots if dot.id in timed])
    _add_dots(figure, "near", list(plan.near))
    figure.update_layout(
        **_LAYOUT,
        meta={"periods": PERIODS, "near": NEAR.total_seconds() * 1000},
        height=plan.height + _AXIS + 8,
        margin={"l": 4, "r": 4, "t": 4, "b": _AXIS + 4},
        dragmode="pan",
        xaxis={
            "type": "date",
            "range": [plan.start.isoformat(), plan.end.isoformat()],
            "tickformatstops": _TICKS,
            "nticks": 6,
        },
        yaxis=_BARE | {"range": [plan.height, 0]},
        annotations=[
            _words(row.words, row.head, name="head", xref="paper", x=0, xanchor="left", font={"size": 13, "weight": "bold"})
            for row in plan.rows
        ],
        shapes=_lines(plan),
    )
    return figure


def _lines(plan: Calendar) -> list[dict[str, Any]]:
    ends = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 1}, "name": "rail"}
    return [ends | {"y0": row.base, "y1": row.base} for row in plan.rows]


def _add_span(figure: go.Figure, dot: Dot) -> None:
    figure.add_trace(
        go.Scatter(
            x=[dot.where.start.isoformat(), dot.where.end.isoformat()],
            y=[dot.y, dot.y],
            mode="lines",
            meta=dot.account,
            line={"width": 5},
            opacity=0.4,
            hoverinfo="skip",
        )
    )


def _add_dots(figure: go.Figure, name: str, dots: list[Dot]) -> None:
    if not dots:
        return
    figure.add_trace(
        go.Scatter(
            name=name,
            visible=name != "near",
            x=[dot.where.middle.isoformat() for dot in dots],
            y=[dot.y for dot in dots],
            mode="markers+text",
            marker={
                "opacity": 1,
                "size": [18 if dot.count else 12 for dot in dots],
                "symbol": [symbol(dot.account, dot.given) for dot in dots],
            },
            text=[str(dot.count) if dot.count else "" for dot in dots],
            textfont={"size": 10},
            meta=[dot.account for dot in dots],
            customdata=[dot.id for dot in dots],
            hovertext=[f"{escape(dot.label, quote=False)}<br>{escape(dot.when, quote=False)}" for dot in dots],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )


def draw_scene(events: Events, scene: Scene) -> go.Figure:
    """The events of one scene under one another in the court's order, with their words; a mark is filled where the court gives
    its time."""
    laid = steps(events, scene)
    figure = go.Figure(
        go.Scatter(
            name="marks",
            x=[0] * len(laid),
            y=[step.y for step in laid],
            mode="markers+text",
            marker={"opacity": 1, "size": 22, "symbol": [symbol(step.event.account, step.given) for step in laid]},
            text=[str(step.number) for step in laid],
            textfont={"size": 11},
            meta=[step.event.account for step in laid],
            customdata=[step.event.id for step in laid],
            hoverinfo="none",
            cliponaxis=False,
        )
    )
    whole = height(laid)
    rail = {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 0, "y0": laid[0].y, "y1": laid[-1].y}
    figure.update_layout(
        **_LAYOUT | {"hovermode": "y", "hoverdistance": -1},
        meta={"bands": [[step.top - GAP / 2, step.bottom + GAP / 2] for step in laid]},
        height=whole,
        margin={"l": LEFT, "r": 0, "t": 0, "b": 0},
        dragmode=False,
        xaxis=_BARE | {"range": [0, 1]},
        yaxis=_BARE | {"range": [whole, 0]},
        shapes=[rail | {"layer": "below", "line": {"width": 1}, "name": "rail"}],
        annotations=[
            _words(
                text,
                step.top + LINE * (i + 0.5),
                name=kind,
                xref="paper",
                x=0,
                xshift=TEXT - LEFT,
                xanchor="left",
                font={"size": 13} | ({"weight": "bold"} if kind == "time" else {}),
            )
            for step in laid
            for i, (kind, text) in enumerate(step.lines)
        ],
    )
    return figure


def _words(text: str, y: float, **how: Any) -> dict[str, Any]:
    return {"text": escape(text, quote=False), "y": y, "yanchor": "middle", "showarrow": False, "borderpad": 0} | how
