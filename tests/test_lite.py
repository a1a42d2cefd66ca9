"""The book in the browser is the same book: same cards, same draws, same credits, from a wheel without the readers of content."""

import importlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from book import quiz
from book.library import Library
from book.lite.bake import ROOT, bake, unlinked
from book.lite.lock import lock
from book.lite.wheel import carried, write_wheel
from book.views.grid import grid_card
from book.views.quiz import quiz_card
from book.views.timeline import timeline_card

_ABSENT = ("lxml", "yaml", "rapidfuzz", "eyecite", "pandas", "numpy", "plotly", "markdown_it")
_ASK = """
import json, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {absent}:
            raise ImportError(name)

sys.meta_path.insert(0, Absent())
sys.path.insert(0, {wheel!r})
from book import chapter, quiz

told = {{}}
for name, state in json.loads(sys.stdin.read()).items():
    one = quiz(name)
    one.state = state
    told[name] = [one.card, one.score, repr(one.report())]
malek = chapter("malek")
told["malek"] = [malek.rulings.card, malek.timeline.card, repr(malek.head), malek.head._repr_html_()]
told["drawn"] = quiz("entry", 5, "monday").card
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def wheel(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the content as it stands, unpacked: outside a browser its files are read from a folder."""
    folder = tmp_path_factory.mktemp("wheel")
    with zipfile.ZipFile(write_wheel(bake(library), "1.0.0", folder)) as archive:
        archive.extractall(folder / "inside")
    return folder / "inside"


def _states(library: Library) -> dict[str, dict]:
    """For each quiz, a first option chosen wherever options are chosen: some right, some wrong."""
    return {
        name: {
            "answers": {
                question.id: {"version": question.version, "chosen": [question.options[0].id], "committed": True, "sure": 2}
                for question in bank.questions
                if hasattr(question, "options")
            }
        }
        for name, bank in library.banks.items()
    }


def test_the_browser_s_book_says_the_same(library: Library, wheel: Path) -> None:
    """Every quiz's card and score, the chapter's cards, and a draw are what the whole book gives."""
    states = _states(library)
    script = _ASK.format(absent=set(_ABSENT), wheel=str(wheel))
    result = subprocess.run(
        [sys.executable, "-I", "-c", script], input=json.dumps(states), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    for name, bank in library.banks.items():
        whole = quiz(name)
        whole.state = states[name]
        report = repr(whole.report()).replace("Chart(", "Report(")
        assert told[name] == [json.loads(json.dumps(quiz_card(bank, library, ROOT))), whole.score, report]
        assert whole.score > 0
    malek = library.chapter("malek")
    cards = [grid_card(malek, library, ROOT), timeline_card(malek, library, ROOT)]
    assert told["malek"][:2] == json.loads(json.dumps(cards))
    assert [one["id"] for one in told["drawn"]["questions"]] == [
        one["id"] for one in quiz("entry", 5, "monday").card["questions"]
    ]


def test_the_wheel_carries_no_reader_of_content() -> None:
    """What is carried is small and named by what the browser's book imports."""
    names = carried()
    assert {"book.browser", "book.views.live", "book.kinds.written", "book.views", "book.kinds"} <= set(names)
    assert not {"book.door", "book.markup", "book.library", "book.notebook"} & set(names)


def test_the_same_content_is_the_same_wheel(library: Library, tmp_path: Path) -> None:
    """Two bakes give the same bytes."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    paths = [write_wheel(bake(library), "1.0.0", tmp_path / name) for name in ("one", "two")]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_links_of_the_site_are_words_in_a_notebook() -> None:
    """A notebook in the browser has no page beside it to link to."""
    markup = '<div><p>See <a class="cb-pin" href="../../x.html#p1">¶1</a>.</p><script type="application/json">{}</script></div>'
    assert unlinked(markup) == '<div><p>See <a class="cb-pin">¶1</a>.</p></div>'


def _tiny(folder: Path, name: str, needs: str) -> Path:
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{needs}")
        archive.writestr(f"{name}/__init__.py", "")
    return path


def test_the_lock_knows_what_a_browser_needs(tmp_path: Path) -> None:
    """A need that holds only elsewhere is left out; one that holds here and is not there is refused by name."""
    stock = json.dumps({"info": {"python": "3.14.2"}, "packages": {"gone": {}}})
    apart = _tiny(tmp_path, "apart", 'Requires-Dist: pexpect; sys_platform != "emscripten"\n')
    told = json.loads(lock([apart], stock))["packages"]
    assert list(told) == ["apart"] and told["apart"]["depends"] == [] and told["apart"]["imports"] == ["apart"]
    with pytest.raises(ValueError, match="whole needs apart-too"):
        lock([_tiny(tmp_path, "whole", "Requires-Dist: Apart_Too>1\n")], stock)


def test_the_live_test_can_be_read() -> None:
    """`make livetest` runs on its own; here at least what it takes from the other tests is there."""
    assert callable(importlib.import_module("tests.site.live_in_browser").test_a_quiz_reads_back)
