"""What Python makes of questions and answers: the report on a quiz, and the bank as data."""

import pytest
from lxml import html as parser

from book import questions, quiz, show
from book.library import Library
from book.views.quiz import Quiz


def _answered(library: Library) -> Quiz:
    """The entry quiz with two predictions answered: one right and sure, one wrong and unsure; and an outdated answer."""
    live = quiz("entry")
    right, wrong, old = [q for q in library.bank("entry").questions if q.kind == "single" and q.predicts][:3]
    miss = next(option.id for option in wrong.options if not option.right)
    live.state = {
        "answers": {
            right.id: {"version": right.version, "chosen": sorted(right.key), "committed": True, "sure": 3},
            wrong.id: {"version": wrong.version, "chosen": [miss], "committed": True, "sure": 1},
            old.id: {"version": 0, "chosen": sorted(old.key), "committed": True, "sure": 3},
        }
    }
    return live


def _cells(markup: str) -> dict[str, list[str]]:
    rows = parser.fromstring(markup).cssselect("tbody tr")
    return {row[0].text_content(): [cell.text_content() for cell in row[1:]] for row in rows}


def test_the_report_counts_as_the_score_does(library: Library) -> None:
    """The points of the figure are the quiz's score, and what is not answered fills up to all its questions."""
    live = _answered(library)
    bars = {bar.name: sum(bar.y) for bar in live.report().data if bar.type == "bar"}
    assert bars == {"Points": live.score, "Missed": 1, "Not answered": len(library.bank("entry").questions) - 2}
    assert live.score == 1


def test_the_table_says_the_same(library: Library) -> None:
    """Points by skill and shares by sureness stand in the table too; an answer to an older question counts nowhere."""
    live = _answered(library)
    bundle = live.report()._repr_mimebundle_()
    cells = _cells(bundle["text/html"])
    assert sum(float(row[2]) for head, row in cells.items() if head.startswith("Skill")) == live.score
    assert cells["Said “Sure”"] == ["–", "1", "100%"]
    assert cells["Said “Unsure”"] == ["–", "1", "0%"]
    assert cells["Said “Fairly sure”"] == ["–", "0", "–"]
    assert "Brier score 0.126" in bundle["text/plain"]
    assert set(bundle) == {"application/vnd.plotly.v1+json", "text/html", "text/plain"}


def test_one_point_is_one_point(library: Library) -> None:
    """The title counts a single point as one."""
    assert ": 1 point in 2 of " in repr(_answered(library).report())


def test_a_report_on_nothing(library: Library) -> None:
    """Before the first answer the report says that there is none."""
    assert "0 points in 0 of" in repr(quiz("monell").report()) and "no answer said how sure" in repr(quiz("monell").report())


def test_every_question_is_a_row(library: Library) -> None:
    """The frame has each question once, with the quiz it stands in, its kind and its rulings."""
    frame = questions()
    told = {name: (row["quiz"], row["kind"], tuple(row["rulings"])) for name, row in frame.iterrows()}
    assert told == {q.id: (bank.id, q.kind, q.rulings) for bank in library.banks.values() for q in bank.questions}
    assert (frame["words"] > 10).all()


def test_a_frame_is_shown_as_a_table() -> None:
    """Each row of the frame is a row under a caption, its text as text."""
    frame = questions().groupby("quiz").size().rename("<b>").to_frame()
    tree = parser.fromstring(show(frame, "By quiz")._repr_html_())
    assert tree.cssselect("caption")[0].text == "By quiz"
    assert [head.text_content() for head in tree.cssselect("thead th")] == ["quiz", "<b>"]
    assert len(tree.cssselect("tbody tr")) == len(frame)


def test_what_is_no_frame_is_told_so() -> None:
    """A list is refused with what `show` takes."""
    with pytest.raises(TypeError, match=r"show takes a frame of pandas and a caption, not \[1, 2\]"):
        show([1, 2], "x")


@pytest.mark.parametrize(("asked", "error"), [(("midterm",), TypeError), ((1000, "x"), ValueError), ((None, "x"), ValueError)])
def test_a_quiz_that_cannot_be_drawn(asked: tuple[object, ...], error: type[Exception]) -> None:
    """A notebook that asks for a draw that there is not is told so, instead of a whole quiz or an empty one."""
    with pytest.raises(error):
        quiz("entry", *asked)
