"""The parts of a chapter that need no script: the head, the story, the people."""

from collections.abc import Iterable

from lxml import etree

from book.case import Person
from book.library import Chapter, Library
from book.markup import Pins, el
from book.when import when_date

_ROLES = {
    "plaintiff": "Plaintiff",
    "decedent": "The person who died",
    "defendant": "Defendant",
    "judge": "Judge",
    "other": "Other",
}


def _pins(chapter: Chapter, library: Library, root: str | None) -> Pins:
    return Pins(library, root, home=chapter.case.id)


def head_html(chapter: Chapter, library: Library, root: str | None = "../../") -> etree._Element:
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
            el("a", "Read the opinion in the court’s own words", href=pins.page(f"chapters/{case.id}/opinion.html")),
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


def story_html(chapter: Chapter, library: Library, root: str | None = "../../") -> etree._Element:
    """What happened, in our words with pins."""
    pins = _pins(chapter, library, root)
    return el(
        "div",
        [
            [el("h3", part.title, id=f"story-{number}"), el("p", pins.prose(part.text))]
            for number, part in enumerate(chapter.case.story, 1)
        ],
        class_="cb-story cb-ours",
    )


def people_html(chapter: Chapter, library: Library, root: str | None = "../../") -> etree._Element:
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
            id=f"person-{person.id}",
        )
        for person in people
    ]
