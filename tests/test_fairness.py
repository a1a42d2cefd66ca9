"""The rules of a fair question find what breaks them, and only that."""

from typing import Any

import pytest

from book.fairness import RULES, findings
from book.library import Library
from book.questions import Bank
from tests.scoring import item

PIN = "Malek argues so, and the court answers in its own words a little later {malek ¶41}."


def _fair(**changes: Any) -> dict[str, Any]:
    """A question that breaks no rule, with changes."""
    written = item("single", "aBcd") | {
        "facts": "Northern District of California, motion to dismiss; the law is asked as of February 4, 2016.",
        "stem": "How would the court rule on the claim that the officers came in without a warrant?",
    }
    texts = [
        "Denied, because the door was shut.",
        "Granted, because the street was dark.",
        "Denied, because nobody agreed.",
        "Granted, because a car stood near.",
    ]
    written["options"] = [
        option | {"text": text, "rationale": PIN, "rests_on": "" if option.get("right") else "an argument of Malek’s"}
        for option, text in zip(written["options"], texts, strict=True)
    ]
    return written | changes


def _with_option(place: int, text: str) -> dict[str, Any]:
    options = _fair()["options"]
    options[place] = options[place] | {"text": text}
    return {"options": options}


def _found(*questions: dict[str, Any]) -> set[tuple[int, bool]]:
    bank = Bank.model_validate({"id": "x", "title": "X", "about": "X", "questions": list(questions)})
    return {(finding.rule, finding.must) for finding in findings(bank)}


def test_a_fair_question_draws_nothing() -> None:
    """The question that the others are changed from is fair."""
    assert _found(_fair()) == set()


BROKEN = [
    (4, False, {"stem": "How does the court rule here?"}),
    (5, True, _with_option(0, "All of the above, because the door was shut.")),
    (5, True, _with_option(0, "A and C, because the door was shut.")),
    (6, False, {"stem": "Which of the officers’ arguments about the entry does the court not accept in this order?"}),
    (6, False, {"stem": "Which of these statements about the entry, as the court takes it in this order, is false?"}),
    (7, False, _with_option(0, "Denied, because a door is always shut.")),
    (8, False, _with_option(1, "Granted, because the street was dark and the car that stood there was red.")),
    (9, False, _with_option(0, "Denied, because the door to the house and the yard and the street was shut that evening.")),
    (10, False, _with_option(1, "Granted, because officers came without a warrant.")),
    (12, True, _with_option(2, "Denied, because the door was shut tight.")),
    (13, False, _with_option(0, "The door was shut")),
    (14, False, _with_option(1, "Denied, because the street was dark.")),
    (16, False, {"stem": "How would the court rule on the claim that " + "the officers and the others " * 6 + "came in?"}),
    (16, True, {"facts": "word " * 280}),
    (19, True, {"options": [option | {"rationale": PIN.replace("{malek ¶41}", "")} for option in _fair()["options"]]}),
    (21, True, {"predicts": True, "facts": ""}),
    (27, False, {"options": [option | {"rests_on": ""} for option in _fair()["options"]]}),
    (28, True, {"stem": "How would you rule on the claim that the officers came in without a warrant?"}),
]


@pytest.mark.parametrize(("rule", "must", "changes"), BROKEN)
def test_a_broken_rule_is_found(rule: int, must: bool, changes: dict[str, Any]) -> None:
    """Each rule finds what breaks it, as a fault or as something to look at."""
    assert (rule, must) in _found(_fair(**changes))
    assert ("stops" in RULES[rule]) or not must


def test_a_tort_s_name_is_no_negative() -> None:
    """A stem that names false arrest asks for what is."""
    assert _found(_fair(stem="How would the court rule on the claim of false arrest as it is pleaded here?")) == set()


def test_one_question_gives_another_away() -> None:
    """Six words of a key in another question's facts are found, and the telling question is named."""
    telling = _fair(id="telling", facts="The street was dark, and granted because the street was dark was the ruling of 2016.")
    bank = Bank.model_validate({"id": "x", "title": "X", "about": "X", "questions": [_fair(), telling]})
    key = "Granted, because the street was dark."
    assert [finding.question for finding in findings(bank) if finding.rule == 17] == (
        ["telling"] if len(key.split()) >= 6 else []
    )


def test_the_key_stands_at_one_place_too_often() -> None:
    """Four keys in a row at one place are found."""
    assert (15, False) in _found(*[_fair(id=f"q{n}") for n in range(4)])


def test_the_banks_break_no_rule(library: Library) -> None:
    """No question of the book breaks a rule that must hold."""
    assert [finding for bank in library.banks.values() for finding in findings(bank) if finding.must] == []
