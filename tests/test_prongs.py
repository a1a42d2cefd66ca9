"""The logic of the two prongs: what it allows, what it does not, and that the courts' own rows are allowed."""

from itertools import product
from typing import get_args

import pytest

from book.case import Stage
from book.library import Library
from book.prongs import Cells, odd, possible, remark, rules, table
from book.prose import Pin, parse
from book.rulings import CLARITY, OUTCOME, VIOLATION, Clarity, Outcome, Violation

STAGES: tuple[Stage, ...] = get_args(Stage)
APPEAL: Stage = "appeal from summary judgment"
ROWS: list[Cells] = list(product(VIOLATION, CLARITY, OUTCOME))
PARTS: list[Cells] = list(product(("", *VIOLATION), ("", *CLARITY), ("", *OUTCOME)))
SAID = sorted({rule.says for stage in STAGES for rule in rules(stage)})


def _completions(cells: Cells) -> list[Cells]:
    return list(
        product(*((cell,) if cell else words for cell, words in zip(cells, (VIOLATION, CLARITY, OUTCOME), strict=True)))
    )


def test_every_word_has_its_label() -> None:
    """What a ruling may say, a reader can read."""
    assert [set(words) for words in (VIOLATION, CLARITY, OUTCOME)] == [
        set(get_args(one)) for one in (Violation, Clarity, Outcome)
    ]


def test_the_courts_own_rows_are_possible(library: Library) -> None:
    """No ruling of an opinion is called impossible at its own stage."""
    rows = [(chapter.case.posture.stage, ruling) for chapter in library.chapters.values() for ruling in chapter.rulings.rulings]
    assert len(rows) == 23 and [ruling.id for stage, ruling in rows if not possible(stage, ruling.cells)] == []


def test_only_a_count_given_up_needs_another_ground(library: Library) -> None:
    """Of all rulings on a claim met with immunity, one ends on another ground: the count that Malek gave up."""
    found = [
        ruling.id
        for chapter in library.chapters.values()
        for ruling in chapter.rulings.rulings
        if remark(chapter.case.posture.stage, ruling.cells)
    ]
    assert found == ["malek-second-amendment"]


@pytest.mark.parametrize("stage", STAGES)
def test_a_claim_goes_on_only_with_both_prongs(stage: Stage) -> None:
    """Where it goes on by a ruling, there is a violation and a right clear at the time, or immunity is not asked."""
    on = {cells[:2] for cells in ROWS if cells[2] in ("goes-on", "in-part") and remark(stage, cells) is None}
    met = {"pleaded", "jury-could-find", "undisputed"} - odd(stage)
    assert on == {(violation, "yes") for violation in met} | {("not-asked", "not-asked")}


@pytest.mark.parametrize("cells", [("none", "not-reached", "ends"), ("not-reached", "no", "ends"), ("none", "no", "ends"),
                                   ("jury-could-find", "no", "ends"), ("undisputed", "no", "ends"), ("none", "yes", "ends")])  # fmt: skip
def test_one_no_is_enough_whichever_prong_comes_first(cells: Cells) -> None:
    """Nothing is said against a claim that ends by a “no” on either prong, the other reached or not."""
    assert remark(APPEAL, cells) is None


@pytest.mark.parametrize("violation", ["jury-could-find", "undisputed", "not-reached"])
@pytest.mark.parametrize("clarity", ["yes", "not-reached"])
def test_without_a_no_only_another_ground_ends_a_claim(violation: str, clarity: str) -> None:
    """Such a row can be, and the reader hears that immunity is not what ended the claim."""
    found = remark(APPEAL, (violation, clarity, "ends"))
    assert found and found.otherwise and possible(APPEAL, (violation, clarity, "ends"))


@pytest.mark.parametrize("stage", STAGES)
def test_immunity_is_one_question(stage: Stage) -> None:
    """One prong is not “not the question” while the other is answered; a rule for later is the one exception."""
    half = [cells for cells in ROWS if (cells[0] == "not-asked") != (cells[1] == "not-asked") and possible(stage, cells)]
    assert half == ([("not-asked", "from-now-on", "for-later")] if stage == APPEAL else [])


@pytest.mark.parametrize("stage", STAGES)
def test_a_request_is_no_claim_met_with_immunity(stage: Stage) -> None:
    """“Granted” and “Denied” stand only where neither prong is the question; there every outcome can be."""
    for outcome in ("granted", "denied"):
        assert {cells[:2] for cells in ROWS if cells[2] == outcome and possible(stage, cells)} == {("not-asked", "not-asked")}
    assert all(remark(stage, ("not-asked", "not-asked", outcome)) is None for outcome in OUTCOME)


def test_what_speaks_of_later_decides_no_claim() -> None:
    """Such a row answers nothing about the time of the conduct, at any stage."""
    later = {stage: {cells[:2] for cells in ROWS if cells[2] == "for-later" and possible(stage, cells)} for stage in STAGES}
    rule = {("not-asked", "from-now-on"), ("jury-could-find", "from-now-on")}
    assert later == {stage: {("not-asked", "not-asked")} | (rule if stage == APPEAL else set()) for stage in STAGES}


def test_the_words_of_the_stages() -> None:
    """Pleading belongs to a motion to dismiss, evidence to summary judgment; only an appeal makes law or has points undisputed."""
    assert {stage: odd(stage) for stage in STAGES} == {
        "motion to dismiss": {"jury-could-find", "undisputed", "from-now-on"},
        "summary judgment": {"pleaded", "not-pleaded", "undisputed", "from-now-on"},
        APPEAL: {"pleaded", "not-pleaded"},
    }


def test_the_law_is_clear_from_now_on_only_where_a_violation_is_answered() -> None:
    """On appeal that word needs an answer on the first prong, or a rule that stands by itself; never a claim that goes on."""
    assert {cells for cells in ROWS if cells[1] == "from-now-on" and possible(APPEAL, cells)} == {
        ("jury-could-find", "from-now-on", "ends"),
        ("jury-could-find", "from-now-on", "for-later"),
        ("not-asked", "from-now-on", "for-later"),
    }


@pytest.mark.parametrize("stage", STAGES)
def test_words_of_another_stage_are_never_possible(stage: Stage) -> None:
    """Each word either belongs to the stage and has a row that can be, or does not and has none."""
    for place, words in enumerate((VIOLATION, CLARITY)):
        can = {cells[place] for cells in ROWS if possible(stage, cells)}
        assert can == set(words) - odd(stage)


@pytest.mark.parametrize("stage", STAGES)
def test_half_a_row_is_not_refused_too_early(stage: Stage) -> None:
    """What is called impossible before it is whole stays so however it is completed."""
    refused = [cells for cells in PARTS if not possible(stage, cells)]
    assert [cells for cells in refused if any(possible(stage, whole) for whole in _completions(cells))] == []
    assert remark(stage, ("", "", "")) is None


@pytest.mark.parametrize("stage", ["motion to dismiss", APPEAL])
def test_half_a_row_is_not_refused_too_late(stage: Stage) -> None:
    """At the stages of the three opinions, a row that nothing can complete is pointed out before it is whole."""
    open_rows = [cells for cells in PARTS if possible(stage, cells)]
    assert [cells for cells in open_rows if not any(possible(stage, whole) for whole in _completions(cells))] == []


@pytest.mark.parametrize("stage", STAGES)
def test_the_table_says_what_the_rules_say(stage: Stage) -> None:
    """Each row, looked up as the page does it, gives the words of the rule that hits it."""
    said, letters = table(stage)
    assert len(letters) == len(PARTS)
    for cells, letter in zip(PARTS, letters, strict=True):
        found = remark(stage, cells)
        assert (None if letter == "." else said[ord(letter) - 97].says) == (found and found.says)


def test_no_rule_is_idle() -> None:
    """Every rule is, at some stage, the first to hit some whole row."""
    spoken = {remark(stage, cells) for stage in STAGES for cells in ROWS}
    assert [rule for stage in STAGES for rule in rules(stage) if rule not in spoken] == []


@pytest.mark.parametrize("says", SAID)
def test_every_reason_has_a_pin_that_tells_no_ruling(library: Library, says: str) -> None:
    """Each reason opens a passage that no stop keeps back, so that to look it up gives nothing away."""
    pins = [part for part in parse(says) if isinstance(part, Pin)]
    assert pins
    for pin in pins:
        chapter = library.chapter(pin.case)
        order = [passage.key for passage in chapter.opinion.body]
        kept = {chapter.place(early.quote).passage.key for early in chapter.stops.early}
        for stop in chapter.stops.stops:
            start, end = (order.index(chapter.place(words).passage.key) for words in (stop.after, stop.until))
            kept.update(order[start + 1 : end + 1])
        assert {*pin.keys} <= set(order) - kept
