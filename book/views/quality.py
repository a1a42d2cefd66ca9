"""The quality card of each bank, for instructors: what it asks, how it is mixed, what a program would look at again."""

from collections import Counter

from lxml import etree

from book.fairness import RULES, findings
from book.kinds.item import Choosing
from book.library import Library
from book.markup import Child, Pins, el, table
from book.questions import AnyQuestion, Bank

_SKILLS = ("recall", "understand", "apply", "analyse")


def quality_html(library: Library, root: str = "") -> etree._Element:
    """The readings of all banks, then a card for each bank, in a page at `root`."""
    pins = Pins(library, root)
    cards = [_card(bank, pins) for bank in library.banks.values()]
    return el("div", _readings(library), cards, _rules(), class_="cb-quality cb-ours")


def _readings(library: Library) -> etree._Element:
    heads = ("The reader saw", "Wording", "Day", "Questions", "Mean credit", "Guessing earns")
    rows = [(one.saw, one.banks, one.on, str(one.items), f"{one.score:.2f}", f"{one.chance:.2f}") for one in library.readings]
    return table("Readers who had not seen the key", heads, rows)


def _rules() -> etree._Element:
    """What each rule asks that the program checks, by its number."""
    terms = [(el("dt", f"Rule {number}", id=f"rule-{number}"), el("dd", says)) for number, says in RULES.items()]
    return el("section", el("h2", "The rules that the program checks"), el("dl", terms))


def _card(bank: Bank, pins: Pins) -> etree._Element:
    link = el("a", bank.title, href=f"{pins.root}quizzes/{bank.id}/index.html")
    found = findings(bank)
    remarks = [
        el(
            "li",
            el("strong", one.question or "the bank", ", ", el("a", f"rule {one.rule}", href=f"#rule-{one.rule}"), ": "),
            one.says,
        )
        for one in found
        if not one.must
    ]
    many = "one thing" if len(remarks) == 1 else f"{len(remarks)} things"
    look = (
        el("details", el("summary", f"{many} that a person should look at again"), el("ul", remarks))
        if remarks
        else el("p", "The program finds nothing to look at again.")
    )
    return el("section", el("h2", link), table(f"{bank.title}: the mix", ("What", "How many"), _mix(bank)), look)


def _mix(bank: Bank) -> list[tuple[Child, ...]]:
    questions = bank.questions
    places = Counter(
        chr(65 + i)
        for question in questions
        if isinstance(question, Choosing) and len(question.key) == 1
        for i, option in enumerate(question.options)
        if option.right
    )
    rulings = {ruling for question in questions for ruling in question.rulings}
    return [
        ("Questions", str(len(questions))),
        ("Kinds", _counted(Counter(question.kind for question in questions))),
        ("Skills", _counted({skill: sum(question.skill == skill for question in questions) for skill in _SKILLS})),
        ("Predictions", str(sum(question.predicts for question in questions))),
        ("Changed facts", str(sum(question.hypothetical for question in questions))),
        ("What the court did", _counted(Counter(question.decided for question in questions))),
        ("Where the single key stands", _counted(dict(sorted(places.items())))),
        ("Share their options with another question", _shared(questions)),
        ("Rulings asked about", str(len(rulings))),
    ]


def _shared(questions: tuple[AnyQuestion, ...]) -> str:
    """How many of the questions that have options share them, word for word, with another of the bank."""
    lists = [tuple(option.text for option in question.options) for question in questions if hasattr(question, "options")]
    return f"{sum(lists.count(one) > 1 for one in lists)} of {len(lists)}"


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items() if count)
