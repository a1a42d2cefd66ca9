"""The door for YAML: each bad file draws the complaint that stands in its first line, whole."""

from pathlib import Path

import pytest

from book.complaint import ContentError
from book.door import read
from book.events import Events
from book.questions import Bank

BAD = sorted((Path(__file__).parent / "data" / "bad").glob("*.yml"))
MODELS = {"questions": Bank, "events": Events}


def _complaints(path: Path, model: type) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(path, model, path.name)
    return [str(complaint) for complaint in caught.value.complaints]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_draws_its_complaints(path: Path) -> None:
    """The comment lines at the top of the file are the complaints, in order, and there are no others."""
    expected = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    assert _complaints(path, MODELS[path.stem.split("-")[0]]) == expected


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is a complaint, not a traceback."""
    assert _complaints(tmp_path / "questions.yml", Bank) == ["questions.yml: the file is missing. CONTRIBUTING shows its form."]


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    """A file in another encoding is a complaint."""
    path = tmp_path / "questions.yml"
    path.write_bytes(b"id: caf\xe9\n")
    assert _complaints(path, Bank) == ["questions.yml: the file is not UTF-8: invalid continuation byte"]


def test_a_huge_value_is_read(tmp_path: Path) -> None:
    """A stem of 200,000 characters breaks nothing; it is refused for what is wrong with it alone."""
    path = tmp_path / "questions.yml"
    path.write_text(f"id: big\ntitle: {'x' * 200_000}\nabout: y\nquestions: []\n", encoding="utf-8")
    assert _complaints(path, Bank) == ["questions.yml:4 @ questions: too few entries here: at least 1 needed."]
