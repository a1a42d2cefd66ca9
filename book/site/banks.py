"""Cards as scripts, for the pages that look over all quizzes or load a card when it is wanted; the page of progress."""

import json
from typing import Any

from book.calibration import STATED
from book.library import Library
from book.markup import Pins
from book.views.authorities import authority_cards
from book.views.quiz import quiz_card
from book.views.stop import stop_cards
from book.views.terms import term_cards


def bank_script(library: Library, topic: str) -> str:
    """A classic script that adds one quiz to `casebookBanks`; only that form can be loaded from disk."""
    bank = library.bank(topic)
    held = {"title": bank.title, "questions": quiz_card(bank, library, root="")["questions"]}
    return f"(globalThis.casebookBanks ??= {{}})[{json.dumps(topic)}] = {_data(held)};\n"


def cards_script(library: Library, case: str) -> str:
    """A classic script that holds what an opinion's citations and terms stand for, each by its anchor."""
    pins = Pins(library, "../../", home=case, here=case)
    found = {"cites": authority_cards(case, pins), "terms": term_cards(library.chapter(case), pins)}
    return f"globalThis.casebookCards = {_data(found)};\n"


def stops_script(library: Library, case: str) -> str:
    """A classic script that holds the cards of an opinion's stops."""
    pins = Pins(library, "../../", home=case, here=case)
    return f"globalThis.casebookStops = {_data(stop_cards(library.chapter(case), pins))};\n"


def progress_card(library: Library) -> dict[str, Any]:
    """The chances that sureness stands for; of each quiz the title and how many questions; of each opinion the name, the
    paragraphs, and what its stops ask."""
    return {
        "stated": STATED,
        "quizzes": [
            {"id": topic, "title": bank.title, "questions": len(bank.questions)} for topic, bank in library.banks.items()
        ],
        "opinions": [
            {
                "id": name,
                "name": chapter.case.name,
                "paragraphs": sum(passage.key.startswith("p") for passage in chapter.opinion.body),
                "stops": [stop.question for stop in chapter.stops.stops],
            }
            for name, chapter in library.chapters.items()
        ],
    }


def _data(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
