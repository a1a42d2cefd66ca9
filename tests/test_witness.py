"""The proof against the source: it holds for all three opinions, and one changed word breaks it."""

import pytest

from book.library import ROOT, Library
from book.opinion import read_opinion
from book.witness import compare, digest

CASES = ["malek", "perez", "martinez"]
# One word changed in each kind of place: body, footnote, caption, heading, dissent, a digit, a word left out, a word added.
CHANGES = [
    ("malek", "undisputedly warrantless entry", "undisputed warrantless entry"),
    ("malek", "only required a single working brake light", "only required one single working brake light"),
    ("malek", "Case No. 17-cv-00263-BLF", "Case No. 17-cv-00264-BLF"),
    ("malek", "II. LEGAL STANDARD", "II. THE LEGAL STANDARD"),
    ("malek", "has not plausibly alleged that it was", "has plausibly alleged that it was"),
    ("perez", "We do not address the separate question", "We do address the separate question"),
    ("perez", "I respectfully dissent in part", "I dissent in part"),
    ("perez", "Perez had ten times that amount", "Perez had two times that amount"),
    ("martinez", "a reasonable jury could find that Hershberger and Sanders", "a jury could find that Hershberger and Sanders"),
    ("martinez", "It is not clear that the arrest was mandatory", "It is clear that the arrest was mandatory"),
]


def _source(case: str) -> str:
    return (ROOT / "chapters" / case / "source.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_opinion_is_its_source(library: Library, case: str) -> None:
    """Letter by letter, nothing is missing and nothing is added."""
    chapter = library.chapter(case)
    assert compare(chapter.opinion, _source(case), chapter.case.received) is None


@pytest.mark.parametrize("case", CASES)
def test_the_source_is_as_received(library: Library, case: str) -> None:
    """The source file has not been edited."""
    assert digest((ROOT / "chapters" / case / "source.txt").read_bytes()) == library.chapter(case).case.received.sha256


@pytest.mark.parametrize(("case", "old", "new"), CHANGES)
def test_one_changed_word_is_noticed(library: Library, tmp_path, case: str, old: str, new: str) -> None:  # noqa: ANN001
    """A word changed, left out or added anywhere makes the comparison fail."""
    text = (ROOT / "chapters" / case / "opinion.md").read_text(encoding="utf-8")
    assert text.count(old) >= 1
    (tmp_path / "opinion.md").write_text(text.replace(old, new, 1), encoding="utf-8")
    changed = read_opinion(tmp_path / "opinion.md", case)
    assert compare(changed, _source(case), library.chapter(case).case.received) is not None


@pytest.mark.parametrize("case", CASES)
def test_what_is_left_out_is_little_and_named(library: Library, case: str) -> None:
    """Nothing of the opinion hides in an omission: what the patterns take away holds none of its paragraphs."""
    import re

    chapter = library.chapter(case)
    taken = " ".join(
        match.group(0)
        for omission in chapter.case.received.omits
        for match in re.finditer(omission.pattern, _source(case), re.M | re.S)
    )
    paragraphs = [passage for passage in chapter.opinion.passages.values() if len(passage.text) > 80]
    assert [passage.key for passage in paragraphs if passage.text[:80] in taken] == []
