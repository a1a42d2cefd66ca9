"""One question: as it stands in a page without a script, with the answer folded under it, and as data for its script."""

from types import ModuleType

from lxml import etree

from book.cards import Card, parts
from book.markup import Pins, el
from book.questions import AnyQuestion
from book.views.kinds import comparison, matching, ordering, passage, pin_cite, several, single, two, written
from book.views.kinds.parts import pin_card

KINDS: dict[str, ModuleType] = {
    "single": single,
    "two": two,
    "several": several,
    "matching": matching,
    "ordering": ordering,
    "pin-cite": pin_cite,
    "passage": passage,
    "written": written,
    "comparison": comparison,
}


def question_twin(title: str, identity: str, question: AnyQuestion, pins: Pins, answered_at: str = "") -> etree._Element:
    """The question under `title` (no title when that is empty), its node called `identity`.

    Hints and answer are folded under it, or, with `answered_at`, a link leads to them on that quiz's page.
    """
    kind = KINDS[question.kind]
    words = "What would the court do?" if question.predicts else "Changed facts" if question.hypothetical else ""
    tag = el("span", words, class_="cb-tag") if words else None
    return el(
        "div",
        el("h2", f"{title} ", tag, class_="cb-question-title") if title else None,
        el("p", pins.prose(question.facts), class_="cb-facts") if question.facts else None,
        el("p", el("strong", pins.prose(question.stem)), class_="cb-stem"),
        el("p", kind.HINT, class_="cb-hint") if kind.HINT else None,
        kind.asked(question, pins),
        el("p", el("a", "Answer and reasons, in the quiz", href=f"{answered_at}#q-{question.id}"))
        if answered_at
        else _folded(question, pins),
        class_="cb-question",
        id=identity,
    )


def _folded(question: AnyQuestion, pins: Pins) -> list[etree._Element]:
    hints = [el("p", pins.prose(hint)) for hint in question.hints]
    word, reasons = KINDS[question.kind].answered(question, pins)
    answer = el(
        "div",
        el("p", el("strong", f"Answer: {word}. "), pins.prose(question.answer.says)),
        pins.quotation(question.opinion, question.answer.quote),
        reasons,
    )
    folds = [el("details", el("summary", "Answer and reasons"), answer, class_="cb-answer")]
    return [el("details", el("summary", "Hints"), hints, class_="cb-hints"), *folds] if hints else folds


def question_card(question: AnyQuestion, pins: Pins) -> Card:
    """The card of one question."""
    kind = KINDS[question.kind]
    return {
        "id": question.id,
        "version": question.version,
        "kind": question.kind,
        "predicts": question.predicts,
        "hypothetical": question.hypothetical,
        "facts": parts(question.facts, pins),
        "stem": parts(question.stem, pins),
        "hint": kind.HINT,
        "hints": [parts(hint, pins) for hint in question.hints],
        **kind.card(question, pins),
        "answer": {
            "says": parts(question.answer.says, pins),
            "quote": question.answer.quote,
            "pin": pin_card(question.opinion, question.answer.quote, pins),
        },
    }
