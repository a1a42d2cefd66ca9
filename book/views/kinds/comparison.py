"""Case comparison on the page: each fact is put where the opinion put it."""

from book.cards import Card, parts
from book.kinds.comparison import WAYS, Comparison
from book.markup import Child, Pins, el
from book.views.kinds.parts import because, table

HINT = "Say of each fact what it carried in that opinion’s comparison."


def asked(question: Comparison, pins: Pins) -> Child:
    """The facts, and what can be said of them."""
    blank = [(pins.prose(fact.text), "____") for fact in question.compared]
    return [
        el("p", "Compared with ", el("em", question.against), ":"),
        table(("Fact", "What it carried"), blank),
        el("p", f"To choose from: {'; '.join(WAYS.values()).lower()}."),
    ]


def answered(question: Comparison, pins: Pins) -> tuple[str, Child]:
    """The answer in a word, and the reasons."""
    filled = [(pins.prose(fact.text), WAYS[fact.key]) for fact in question.compared]
    reasons = because(((fact.text, fact) for fact in question.compared), pins)
    return "see the table", [table(("Fact", "What it carried"), filled), reasons]


def card(question: Comparison, pins: Pins) -> Card:
    """What the script is given beyond what all kinds share; the rows look like those of a matching."""
    return {
        "against": question.against,
        "choices": [{"id": way, "text": [words]} for way, words in WAYS.items()],
        "rows": [
            {"id": fact.id, "text": parts(fact.text, pins), "key": fact.key, "rationale": parts(fact.rationale, pins)}
            for fact in question.compared
        ],
    }
