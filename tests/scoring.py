"""The table of scoring cases as questions: an upper-case letter in `options` is a right option."""

import json
from pathlib import Path
from typing import Any

from book.questions import SelectSeveral, SingleChoice

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "scoring.json").read_text(encoding="utf-8"))
WORDS = "One two three four five six seven eight nine ten eleven twelve."


def question(kind: str, options: str) -> SingleChoice | SelectSeveral:
    """A question with the options of one case."""
    return {"single": SingleChoice, "several": SelectSeveral}[kind].model_validate(item(kind, options))


def item(kind: str, options: str) -> dict[str, Any]:
    """The same as a person would write it."""
    return {
        "id": "case", "version": 1, "kind": kind, "stem": "What would the court do?", "skill": "apply", "opinion": "malek",
        "claim": "entry", "defendants": ["Green"], "prong": "violation", "posture": "motion to dismiss", "decided": "held",
        "rulings": ["malek-entry"], "answer": {"quote": "x", "says": "y"},
        "options": [_option(letter) for letter in options],
    }  # fmt: skip


def _option(letter: str) -> dict[str, Any]:
    option = {"id": letter.lower(), "text": f"Option {letter}", "rationale": WORDS}
    return option | ({"right": True} if letter.isupper() else {"misconception": "fact-misread"})
