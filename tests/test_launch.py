"""Where a notebook can be run: addresses as Jupyter Book's own theme forms them, and none without a repository."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx_book_theme.header_buttons.launch import add_launch_buttons

from book.site.launch import edit_link, elsewhere, settings

PATH = "chapters/malek/index"
LAUNCH = {
    "notebook_interface": "jupyterlab",
    "binderhub_url": "https://mybinder.org",
    "colab_url": "https://colab.research.google.com",
}


def _given(url: str, **more: Any) -> dict[str, Any]:
    return {"url": url, "branch": "main", "folder": "", "launch": LAUNCH, "edit": True, **more}


def _theme_s(url: str) -> list[dict[str, str]]:
    """What sphinx-book-theme makes of the same settings."""
    options = {"launch_buttons": LAUNCH, "repository_url": url, "repository_branch": "main"}
    app = SimpleNamespace(
        config={"html_theme_options": options},
        env=SimpleNamespace(doc2path=lambda name: f"{name}.ipynb", metadata={PATH: {"kernelspec": "python3"}}),
    )
    host, owner, name = url.rsplit("/", 2)
    provider = host.removeprefix("https://").removesuffix(".com")
    context = {"pagename": PATH, "sourcename": "index.ipynb", "header_buttons": [], f"{provider}_url": host}
    context |= {f"{provider}_user": owner, f"{provider}_repo": name}
    add_launch_buttons(app, PATH, "page.html", context, None)
    return [{"name": one["text"], "href": one["url"]} for one in context["header_buttons"][0]["buttons"]]


@pytest.mark.parametrize("url", ["https://github.com/a-school/casebook", "https://gitlab.com/a-school/casebook"])
def test_addresses_are_the_theme_s(url: str) -> None:
    """Binder and Colab links are character for character those of sphinx-book-theme."""
    found = elsewhere(f"{PATH}.ipynb", _given(url))
    assert found == _theme_s(url) and found[0]["name"] == "Binder"


def test_no_repository_no_link() -> None:
    """Where the project stands is not known, so nothing leads there."""
    assert elsewhere(f"{PATH}.ipynb", _given("")) == [] and edit_link(f"{PATH}.ipynb", _given("")) == ""


def test_the_edit_link_leads_into_the_folder() -> None:
    """`path_to_book` counts; without `use_edit_page_button` there is no link."""
    given = _given("https://github.com/a-school/casebook", folder="law")
    assert edit_link("about.md", given) == "https://github.com/a-school/casebook/edit/main/law/about.md"
    assert edit_link("about.md", given | {"edit": False}) == ""


def test_settings_are_those_of_jupyter_book(tmp_path: Path) -> None:
    """The keys are Jupyter Book's; an ending that names no page is taken off."""
    (tmp_path / "_config.yml").write_text(
        "repository: {url: 'https://github.com/a-school/casebook.git/', branch: main, path_to_book: /law}\n"
        "launch_buttons: {colab_url: x}\nhtml: {use_edit_page_button: true}\n",
        encoding="utf-8",
    )
    wanted = {"url": "https://github.com/a-school/casebook", "branch": "main", "folder": "law"}
    assert settings(tmp_path) == wanted | {"launch": {"colab_url": "x"}, "edit": True}
