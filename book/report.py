"""What a reader has made of a quiz so far, as a figure with its table."""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from book.calibration import SURE, Calibration, calibrate
from book.chart import Chart
from book.questions import Bank

_SKILLS = ("recall", "understand", "apply", "analyse")
_UNTOLD = "–"


def report(bank: Bank, answers: Mapping[str, Mapping[str, Any]]) -> Chart:
    """The report on `answers` (by question id, each with `chosen` and perhaps `sure`, 1 to 3).

    On the left the points by skill beside the questions not yet answered, on the right how sure against how right.
    """
    credits = {name: bank.question(name).credit(answer["chosen"]) for name, answer in answers.items()}
    placed = calibrate((int(answer.get("sure") or 0), credits[name]) for name, answer in answers.items())
    skills = [skill for skill in _SKILLS if any(question.skill == skill for question in bank.questions)]
    asked = {skill: [question.id for question in bank.questions if question.skill == skill] for skill in skills}
    earned = {skill: sum(credits.get(name, 0) for name in asked[skill]) for skill in skills}
    missed = {skill: sum(name in credits for name in asked[skill]) - earned[skill] for skill in skills}
    unasked = {skill: sum(name not in credits for name in asked[skill]) for skill in skills}
    figure = make_subplots(cols=2, column_widths=[0.6, 0.4], subplot_titles=("Points by skill", "How sure, how right"))
    for name, sizes, pattern in (("Points", earned, ""), ("Missed", missed, "/"), ("Not answered", unasked, ".")):
        bar = go.Bar(name=name, x=skills, y=[sizes[skill] for skill in skills], marker={"pattern": {"shape": pattern}})
        figure.add_trace(bar, row=1, col=1)
    _curve(figure, placed)
    figure.update_layout(barmode="stack")
    rows = [
        (f"Skill: {skill}", f"{len(asked[skill])}", f"{len(asked[skill]) - unasked[skill]}", _points(earned[skill]))
        for skill in skills
    ]
    rows += [
        (f"Said “{words}”", _UNTOLD, f"{step.count}", _share(step.right))
        for words, step in zip(SURE, placed.steps, strict=True)
    ]
    brier = "no answer said how sure" if placed.brier is None else f"Brier score {placed.brier:.3f}"
    caption = (
        f"{bank.title}: {_points(sum(credits.values()))} points in {len(credits)} of {len(bank.questions)} questions, {brier}"
    )
    return Chart(figure, caption, ("What", "Questions", "Answered", "Points, or share right"), rows)


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


def _points(points: float) -> str:
    return f"{points:.2f}".rstrip("0").rstrip(".")


def _share(right: float | None) -> str:
    return _UNTOLD if right is None else f"{right:.0%}"
