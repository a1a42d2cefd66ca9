"""Where a notebook's links lead: only a kernel of a Jupyter server differs from what is stored and published."""

import json
import os
from pathlib import Path

import pytest

from book import chapter, quiz
from book.hosted import roots

PIN = "chapters/malek/opinion.html#p46"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file in which the Jupyter server that started this kernel says where it is; `make lab` started it."""
    told = tmp_path / f"jpserver-{os.getppid()}.json"
    told.write_text(json.dumps({"base_url": "/user/me/"}), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("JPY_SESSION_NAME", "chapters/malek/index.ipynb")
    monkeypatch.setenv("CASEBOOK_SITE", "static/")
    return told


def test_under_make_lab_links_lead_to_the_built_pages(served: Path) -> None:
    """In HTML and in live widgets alike, with the server's own path before them."""
    malek = chapter("malek")
    assert roots() == ("/user/me/static/", "/user/me/static/")
    assert 'href="/user/me/static/chapters/malek/opinion.html"' in malek.head._repr_html_()
    assert f"/user/me/static/{PIN}" in json.dumps(malek.rulings.card)
    assert "../../" not in json.dumps([malek.timeline.card, quiz("entry").card]) + malek.story._repr_html_()


def test_under_another_jupyter_no_link_leads_nowhere(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no page is at hand, a pin is its words."""
    monkeypatch.delenv("CASEBOOK_SITE")
    malek = chapter("malek")
    assert "href" not in malek.head._repr_html_() + malek.rulings._repr_mimebundle_()[0]["text/html"].replace('"href":null', "")
    assert "¶46, pp. 17–18" in json.dumps(malek.rulings.card, ensure_ascii=False) and "opinion.html" not in repr(
        malek.rulings.card
    )


@pytest.mark.parametrize("spoil", ["session", "parent", "file"])
def test_what_is_stored_is_the_same_everywhere(served: Path, monkeypatch: pytest.MonkeyPatch, spoil: str) -> None:
    """A kernel of a build or of `make notebooks`, also one called from a terminal or a cell of JupyterLab, is not the server's."""
    match spoil:
        case "session":
            monkeypatch.delenv("JPY_SESSION_NAME")
        case "parent":
            served.rename(served.with_name(f"jpserver-{os.getpid()}.json"))
        case _:
            served.write_text("{", encoding="utf-8")
    assert roots() == ("../../", None)
    assert '"../../chapters/malek/opinion.html"' in chapter("malek").head._repr_html_()
