"""Our sentences: italics, pins and quotations, and nothing else."""

import pytest

from book.prose import Pin, Unreadable, Words, held, parse, quotations


def test_the_parts_of_a_sentence() -> None:
    """Words, italics and pins come out in order."""
    assert list(parse("In *Malek* {malek ¶41–42} it held.")) == [
        Words("In "), Words("Malek", italic=True), Words(" "), Pin("malek", "p41", "p42"), Words(" it held."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"),
    [("malek ¶41", "p41"), ("malek n.9", "n9"), ("perez dissent ¶3", "d3"), ("perez dissent n.1", "dn1")],
)
def test_every_form_of_pin(written: str, key: str) -> None:
    """Paragraphs, footnotes, and both in the dissent."""
    assert list(parse(f"{{{written}}}")) == [Pin(written.split()[0], key)]


@pytest.mark.parametrize("written", ["malek 41", "¶41", "malek ¶", "malek ¶41-42", "Malek ¶41", ""])
def test_what_is_no_pin(written: str) -> None:
    """Anything else in braces is handed back as unreadable, to be complained of."""
    assert list(parse(f"{{{written}}}")) == [Unreadable(written)]


def test_markup_is_text() -> None:
    """Tags and links in a text of ours stay characters."""
    assert list(parse("<b>[x](y)</b>")) == [Words("<b>[x](y)</b>")]


def test_quotations_are_found_with_their_cuts() -> None:
    """Every quotation, short ones too, each as its uncut pieces."""
    text = "It said “beyond debate” and “a suspect may not … defeat an arrest [here] by escaping”."
    assert list(quotations(text)) == [("beyond debate",), ("a suspect may not", "defeat an arrest", "by escaping")]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("under § 1983 and §§ 12–13", "under §_1983 and §§_12–13"),
        ("at ¶ 12, p. 4, pp. 5–6, n. 7", "at ¶_12, p._4, pp._5–6, n._7"),
        ("from 9 p.m. to 4:15 A.M.", "from 9_p.m. to 4:15_A.M."),
        ("Fed. R. Civ. P. 56(a), Fed. R. App. P. 4", "Fed._R._Civ._P._56(a), Fed._R._App._P._4"),
        ("No. 12 and Count 5", "No._12 and Count_5"),
        ("It said “under § 1983” of § 1983.", "It said “under § 1983” of §_1983."),
        ("In step. 5 of 7 cases", "In step. 5 of 7 cases"),
    ],
)
def test_signs_keep_their_numbers(written: str, shown: str) -> None:
    """No line ends between a sign and its number in our words; the court's own words are not touched."""
    assert held(written) == shown.replace("_", "\u00a0")
