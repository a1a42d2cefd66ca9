"""The quizzes as scripts, for the pages that look over all of them, and the card of the page of progress."""

import json
from typing import Any

from book.calibration import STATED
from book.library import Library
from book.views.quiz import quiz_card


def bank_script(library: Library, topic: str) -> str:
    """A classic script that adds one quiz to `casebookBanks`; only that form can be loaded from disk."""
    bank = library.bank(topic)
    held = {"title": bank.title, "questions": quiz_card(bank, library, root="")["questions"]}
    return f"(globalThis.casebookBanks ??= {{}})[{json.dumps(topic)}] = {_data(held)};\n"


def progress_card(library: Library) -> dict[str, Any]:
    """The chances that sureness stands for, and of each opinion the name, the paragraphs, and what its stops ask."""
    return {
        "stated": STATED,
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
