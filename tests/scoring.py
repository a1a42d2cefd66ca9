"""The table of scoring cases as questions. In `of`, an upper-case letter is a right option, extract or the like."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from book.questions import AnyQuestion, Question

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "scoring.json").read_text(encoding="utf-8"))
WORDS = "One two three four five six seven eight nine ten eleven twelve."
_ANY = TypeAdapter(Question)


def question(kind: str, of: str) -> AnyQuestion:
    """A question with the parts of one case."""
    return _ANY.validate_python(item(kind, of))


def item(kind: str, of: str) -> dict[str, Any]:
    """The same as a person would write it.

    `of` lists options or extracts by letter ("aBcd"; for pin-cite "aBc/dEf"), rows with their choice ("a:x b:y c:x"), steps in
    their right order ("cab"), or the points of a checklist ("abc").
    """
    parts = {
        "single": _options, "two": _options, "several": _options, "passage": _extracts, "pin-cite": _both,
        "matching": _rows, "comparison": _facts, "ordering": _steps, "written": _points,
    }[kind](of)  # fmt: skip
    return {
        "id": "case", "version": 1, "kind": kind, "stem": "What would the court do?", "skill": "apply", "opinion": "malek",
        "claim": "entry", "defendants": ["Green"], "prong": "violation", "posture": "motion to dismiss", "decided": "held",
        "rulings": ["malek-entry"], "answer": {"quote": "x", "says": "y"}, **parts,
    }  # fmt: skip


def _options(of: str) -> dict[str, Any]:
    return {"options": [_choosable(letter, "text") for letter in of]}


def _extracts(of: str) -> dict[str, Any]:
    return {"extracts": [_choosable(letter, "quote") for letter in of]}


def _both(of: str) -> dict[str, Any]:
    options, _, extracts = of.partition("/")
    return _options(options) | _extracts(extracts)


def _rows(of: str) -> dict[str, Any]:
    rows = [word.split(":") for word in of.split()]
    choices = sorted({choice for _, choice in rows} | {"z"})
    return {
        "choices": [{"id": choice, "text": f"Choice {choice}"} for choice in choices],
        "rows": [{"id": row, "text": f"Row {row}", "key": choice, "rationale": WORDS} for row, choice in rows],
    }


def _facts(of: str) -> dict[str, Any]:
    facts = [word.split(":") for word in of.split()]
    return {
        "against": "Another Case",
        "compared": [{"id": fact, "text": f"Fact {fact}", "key": way, "rationale": WORDS} for fact, way in facts],
    }


def _steps(of: str) -> dict[str, Any]:
    return {"steps": [{"id": letter, "text": f"Step {letter}", "rationale": WORDS} for letter in of]}


def _points(of: str) -> dict[str, Any]:
    return {"model": WORDS, "checklist": [{"id": letter, "text": f"Point {letter}"} for letter in of]}


def _choosable(letter: str, words: str) -> dict[str, Any]:
    one = {"id": letter.lower(), words: f"Words {letter}", "rationale": WORDS}
    return one | ({"right": True} if letter.isupper() else {"misconception": "fact-misread"})
