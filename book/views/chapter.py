"""The parts of a chapter that need no script: the head, the story, the people, the rulings."""

from collections.abc import Iterable

from lxml import etree

from book.case import Person
from book.library import Chapter, Library
from book.markup import Child, Pins, el
from book.rulings import CLARITY, VIOLATION, Ruling
from book.when import when_date

_ROLES = {
    "plaintiff": "Plaintiff",
    "decedent": "The person who died",
    "defendant": "Defendant",
    "judge": "Judge",
    "other": "Other",
}


def _pins(chapter: Chapter, library: Library, root: str) -> Pins:
    return Pins(library, root, home=chapter.case.id)


def head_html(chapter: Chapter, library: Library, root: str = "../../") -> etree._Element:
    """Court, docket, judges, dates and posture; a line of help first where the subject calls for one."""
    case, pins = chapter.case, _pins(chapter, library, root)
    judges = [el("li", el("strong", judge.name), f", {judge.role}: {judge.wrote}") for judge in case.judges]
    dates = [
        el(
            "li",
            step.what,
            f": {when_date(step.on)}. " if step.on else f": {step.when_words or 'no date given'}. ",
            pins.at(case.id, chapter.place(step.quote)),
        )
        for step in case.dates
    ]
    facts = [
        ("Case", case.caption),
        ("Court", case.court),
        ("Docket", case.docket),
        ("Decided", when_date(case.decided)),
        ("Judges", el("ul", judges)),
        ("Dates", el("ul", dates)),
        ("Whom it binds", pins.prose(case.binding)),
    ]
    return el(
        "div",
        el("p", case.help, class_="cb-help", role="note") if case.help else None,
        el(
            "p",
            el("a", "Read the opinion in the court’s own words", href=f"{root}chapters/{case.id}/opinion.html"),
            class_="cb-read",
        ),
        el("p", pins.prose(case.why), class_="cb-why"),
        el("dl", [[el("dt", name), el("dd", value)] for name, value in facts], class_="cb-facts-list"),
        el(
            "div",
            el("p", el("strong", f"Posture: {case.posture.name}. "), pins.prose(case.posture.assumes)),
            el("p", pins.prose(case.posture.so)),
            class_="cb-posture",
        ),
        class_="cb-head cb-ours",
    )


def story_html(chapter: Chapter, library: Library, root: str = "../../") -> etree._Element:
    """What happened, in our words with pins."""
    pins = _pins(chapter, library, root)
    return el(
        "div",
        [[el("h3", part.title), el("p", pins.prose(part.text))] for part in chapter.case.story],
        class_="cb-story cb-ours",
    )


def people_html(chapter: Chapter, library: Library, root: str = "../../") -> etree._Element:
    """The people and bodies with a part in the case, by role."""
    pins = _pins(chapter, library, root)
    groups = [(words, [person for person in chapter.case.people if person.role == role]) for role, words in _ROLES.items()]
    parts = [[el("h3", _plural(words, people)), el("ul", _people(people, chapter, pins))] for words, people in groups if people]
    note = el("p", pins.prose(chapter.case.parties_note)) if chapter.case.parties_note else None
    return el("div", parts, note, class_="cb-people cb-ours")


def _plural(words: str, people: list[Person]) -> str:
    return words if len(people) == 1 or words[0] == "T" else {"Other": "Others"}.get(words, f"{words}s")


def _people(people: Iterable[Person], chapter: Chapter, pins: Pins) -> list[etree._Element]:
    return [
        el(
            "li",
            el("strong", person.name),
            ". ",
            pins.prose(person.about),
            " ",
            el("small", "First named: ", pins.at(chapter.case.id, chapter.place(person.quote))),
        )
        for person in people
    ]


def rulings_html(chapter: Chapter, library: Library, root: str = "../../") -> etree._Element:
    """Every top-level ruling as a table, folded until the reader asks for it."""
    pins = _pins(chapter, library, root)
    heads = ("Claim", "Defendants", "Violation?", "Clearly established?", "Result", "Where")
    body = [row for ruling in chapter.rulings.rulings for row in _ruling(ruling, chapter, pins, heads)]
    table = el(
        "table",
        el("thead", el("tr", [el("th", words, scope="col") for words in heads])),
        el("tbody", body),
        class_="cb-rulings",
    )
    asked = el("ol", [el("li", pins.prose(ruling.question)) for ruling in chapter.rulings.rulings], class_="cb-asked")
    return el(
        "div",
        el("p", f"The court rules on {len(chapter.rulings.rulings)} questions. What would it say?"),
        asked,
        el(
            "details",
            el("summary", "Show how the court ruled"),
            el("div", table, class_="cb-scroll", tabindex="0", role="region", aria_label="Rulings, table"),
        ),
        quizzes_html(chapter, library, root),
        class_="cb-rulings-box cb-ours",
    )


def quizzes_html(chapter: Chapter, library: Library, root: str) -> etree._Element:
    """Where a reader of this opinion is asked about it."""
    asking = [
        bank for bank in library.banks.values() if any(question.opinion == chapter.case.id for question in bank.questions)
    ]
    links = [el("li", el("a", bank.title, href=f"{root}quizzes/{bank.id}/index.html")) for bank in asking]
    return el("div", el("p", "Now take a quiz that asks about this opinion:"), el("ul", links), class_="cb-ours cb-to-quiz")


def _ruling(ruling: Ruling, chapter: Chapter, pins: Pins, heads: tuple[str, ...]) -> list[etree._Element]:
    case = chapter.case
    people = ", ".join(case.person(identity).name for identity in ruling.defendants) or "—"
    cells: list[Child] = [
        ruling.claim,
        people,
        VIOLATION[ruling.violation],
        CLARITY[ruling.clearly_established],
        ruling.result,
        pins.at(case.id, chapter.place(ruling.quote)),
    ]
    first = el(
        "tr",
        [
            el("th" if i == 0 else "td", cell, scope="row" if i == 0 else None, data_head=heads[i])
            for i, cell in enumerate(cells)
        ],
        id=f"ruling-{ruling.id}",
    )
    why = el(
        "td",
        el("p", pins.prose(ruling.because)),
        el("blockquote", el("p", ruling.quote), class_="cb-court"),
        el("p", el("strong", "Take care: "), pins.prose(ruling.caution)) if ruling.caution else None,
        colspan=str(len(heads)),
    )
    return [first, el("tr", why, class_="cb-because")]
