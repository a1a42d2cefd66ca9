"""Citations are found, and each stands for the right authority; what the rules cannot decide stops the build."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from book.cited import RECORD, Citation
from book.complaint import ContentError
from book.library import Library, open_library

INVENTORY = json.loads((Path(__file__).parent / "data" / "inventory.json").read_text(encoding="utf-8"))
Spoil = Callable[[str, str, str], Path]

# The passage, the words of the citation, which of those it is when they stand there more than once, and the authority.
RESOLVED = [
    ("malek", "p15", "Id.", 0, "ashcroft-v-iqbal"),  # not Twombly, which stands in a parenthesis
    ("malek", "p17", "Id. at 2067", 0, "wood-v-moss"),  # reviewed: Dunn stands between
    ("malek", "p19", "al-Kidd, 563 U.S. at 742", 0, "ashcroft-v-al-kidd"),  # Connick is in that volume too
    ("malek", "p28", "Id.", 0, "sb-v-county-of-san-diego"),
    ("malek", "p4", "Id. ¶ 41", 0, RECORD),
    ("malek", "p51", "Id.", 0, RECORD),  # after “FAC ¶ 51”
    ("malek", "p38", "Id.", 0, RECORD),  # after “Opp’n at 13”, though Beier is named between
    ("malek", "p36", "Torres", 0, "torres-v-county-of-madera"),
    ("malek", "p37", "648 F.3d at 1120", 0, "torres-v-city-of-madera"),
    ("malek", "p90", "Id.", 0, "reese-v-county-of-sacramento"),
    ("malek", "p15", "Reese v. BP Exploration (Alaska) Inc., 643 F.3d 681", 0, "reese-v-bp-exploration"),
    ("perez", "p10", "Id. at 12", 0, "mullenix-v-luna"),  # not Reichle, which is only quoted there
    ("perez", "p13", "Id.", 4, "drummond-v-city-of-anaheim"),
    ("perez", "p15", "Id. at 1054–55", 0, "drummond-v-city-of-anaheim"),
    ("perez", "p30", "Thompson", 0, "thompson-v-cope"),
    ("perez", "p38", "Thompson, 563 U.S. at 64", 0, "connick-v-thompson"),
    ("perez", "d9", "Saucier, 553 U.S. at 201", 0, "saucier-v-katz"),  # the text's own slip
    ("perez", "p16", "Kennedy v. City of Cincinnati, 595 F.3d 327", 0, "kennedy-v-city-of-cincinnati"),
    ("martinez", "p31", "Kennedy, 439 F.3d at 1061", 0, "kennedy-v-city-of-ridgefield"),
    ("martinez", "p42", "Grubbs, 92 F.3d at 898–900", 0, "lw-v-grubbs-1996"),
    ("martinez", "n7", "id.", 0, "cal-penal-code-836"),
]


def _cited(library: Library, case: str, key: str, words: str) -> list[Citation]:
    text = library.chapter(case).opinion.passages[key].text
    return [one for one in library.citations[case] if one.passage == key and text[one.start : one.end] == words]


@pytest.mark.parametrize(("case", "key", "words", "which", "authority"), RESOLVED)
def test_resolved(library: Library, case: str, key: str, words: str, which: int, authority: str) -> None:
    """Full and short forms, *Id.*, names without a cite and statutes stand for what the court means."""
    assert _cited(library, case, key, words)[which].authority == authority


def test_accuracy_against_the_inventory(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """Every authority that the inventory names for a ruling is found; six are cited only on other pages than the ruling's."""
    entries = [(case, *entry) for case, parts in INVENTORY.items() for entry in parts["authorities"]]
    found, in_place = [], []
    for case, ruling, authority, _, first, last in entries:
        passages = library.chapter(case).opinion.passages
        pages = [passages[one.passage].page_at(one.start) for one in library.citations[case] if one.authority == authority]
        found += [(ruling, authority)] * bool(pages)
        in_place += [(ruling, authority)] * any(first <= page <= last for page in pages)
    with capsys.disabled():
        print(f"\ncitations: {len(found)} of {len(entries)} authority entries found, {len(in_place)} on the ruling's own pages")
    assert len(entries) == 297
    assert len(found) == 297
    assert len(in_place) == 291


def test_nothing_overlaps_and_nothing_is_in_doubt(library: Library) -> None:
    """Each citation is a stretch of its passage, beside the others."""
    for case, citations in library.citations.items():
        passages = library.chapter(case).opinion.passages
        for earlier, later in zip(citations, citations[1:], strict=False):
            assert 0 <= earlier.start < earlier.end <= len(passages[earlier.passage].text)
            assert earlier.passage != later.passage or earlier.end <= later.start
        assert not [one for one in citations if one.doubt]


def test_every_authority_is_cited_where_it_says(library: Library) -> None:
    """Each use of an authority names words in or beside which that authority is cited or named in that opinion."""
    unseen = {
        (authority.id, use.opinion)
        for authority in library.authorities
        for use in authority.used
        if not any(one.authority == authority.id for one in library.citations[use.opinion])
    }
    # Provisions and manuals that a text only names, without section or rule number.
    assert {library.authority(identity).kind for identity, _ in unseen} <= {"constitution", "statute", "other"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  cites: wood-v-moss\n", "  cites: wood-v-mass\n", "there is no authority 'wood-v-mass'"),
        ("quote: With respect to Willis\n", "quote: With respect to Willis,\n", "does not end with a citation"),
        ("quote: The Torres\n", "quote: The Torres court\n", "“Torres” is in doubt: it may be torres-v-city-of-madera or"),
    ],
)
def test_a_bad_review_is_refused(spoil: Spoil, old: str, new: str, fault: str) -> None:
    """An unknown authority, a review of nothing, and the doubt that is left then are said with file and remedy."""
    library = open_library(spoil("chapters/malek/citations.yml", old, new))
    with pytest.raises(ContentError) as error:
        _ = library.citations
    assert fault in str(error.value)
    assert "chapters/malek/citations.yml" in str(error.value)


def test_an_authority_that_the_list_lacks_is_a_doubt(spoil: Spoil) -> None:
    """A full cite that no authority has is not passed over."""
    library = open_library(spoil("chapters/authorities.yml", "  cite: 204 F.3d 947\n", "  cite: 204 F.3d 948\n"))
    with pytest.raises(ContentError, match="no authority on the list has this cite"):
        _ = library.citations
