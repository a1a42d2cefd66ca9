"""Nothing of the inventory is missing: every event, disagreement and top-level ruling of the opinions is in the book."""

import json
from pathlib import Path

import pytest

from book.library import Library

INVENTORY = json.loads((Path(__file__).parent / "data" / "inventory.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", INVENTORY)
def test_every_event(library: Library, case: str) -> None:
    """Each event of the inventory has its entry in events.yml."""
    assert sorted(set(INVENTORY[case]["events"]) - {event.id for event in library.chapter(case).events.events}) == []


@pytest.mark.parametrize("case", INVENTORY)
def test_every_disagreement(library: Library, case: str) -> None:
    """Each place where accounts do not line up is told."""
    assert (
        sorted(set(INVENTORY[case]["disagreements"]) - {item.id for item in library.chapter(case).events.disagreements}) == []
    )


@pytest.mark.parametrize("case", INVENTORY)
def test_every_top_level_ruling(library: Library, case: str) -> None:
    """Each claim and request that the court ruled on has its row."""
    assert sorted(set(INVENTORY[case]["rulings"]) - {ruling.id for ruling in library.chapter(case).rulings.rulings}) == []


def test_the_inventory_is_whole() -> None:
    """The inventory counts 105 events."""
    assert sum(len(case["events"]) for case in INVENTORY.values()) == 105


@pytest.mark.parametrize("case", INVENTORY)
def test_every_ruling_of_every_level_has_its_note(library: Library, case: str) -> None:
    """Each ruling, step, standard and observation is named by exactly one note at its words."""
    named = [ruling for note in library.chapter(case).notes for ruling in note.rulings]
    assert sorted(set(INVENTORY[case]["all rulings"]) - set(named)) == []
    assert len(named) == len(set(named))


def test_the_glossary_is_large_enough(library: Library) -> None:
    """Sixty terms at least, in alphabetical order."""
    terms = [term.term.lower() for term in library.terms]
    assert len(terms) >= 60 and terms == sorted(terms)


def test_every_authority_is_used_or_is_one_of_the_three(library: Library) -> None:
    """An authority that no opinion uses has no place in the list, but for the three opinions themselves."""
    unused = {authority.name for authority in library.authorities if not authority.used}
    assert unused <= {chapter.case.name for chapter in library.chapters.values()}


@pytest.mark.parametrize("case", INVENTORY)
def test_every_ruling_is_tested_by_a_question(library: Library, case: str) -> None:
    """Each ruling, step, standard and observation is asked about at least once; what is missing is named."""
    asked = {ruling for bank in library.banks.values() for question in bank.questions for ruling in question.rulings}
    assert sorted(set(INVENTORY[case]["all rulings"]) - asked) == []


def test_every_ruling_that_a_question_names_is_one(library: Library) -> None:
    """No question claims to test what the inventory does not know."""
    known = {ruling for case in INVENTORY.values() for ruling in case["all rulings"]}
    asked = {ruling for bank in library.banks.values() for question in bank.questions for ruling in question.rulings}
    assert sorted(asked - known) == []


def test_the_banks_are_large_enough(library: Library) -> None:
    """At least 180 questions, 30 of them hypothetical, 30 in each of the three first banks, and every kind used."""
    questions = [question for bank in library.banks.values() for question in bank.questions]
    assert len(questions) >= 180 and sum(question.hypothetical for question in questions) >= 30
    assert all(len(library.bank(topic).questions) >= 30 for topic in ("entry", "excessive_force", "state_created_danger"))
    assert len({question.kind for question in questions}) == 9
    assert len({question.id for question in questions}) == len(questions)
