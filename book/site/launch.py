"""Where a notebook page can be run, by Jupyter Book's own settings: `repository` and `launch_buttons` of `_config.yml`.

The addresses are formed as sphinx-book-theme forms them. Without a repository there are none.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

Settings = Mapping[str, Any]
_EDIT = {"https://github.com": "{url}/edit/{branch}/{path}", "https://gitlab.com": "{url}/-/edit/{branch}/{path}"}
_INTERFACES = {"classic": "tree", "jupyterlab": "lab/tree"}


def settings(root: Path) -> dict[str, Any]:
    """The repository and the launch settings of the project at `root`, as Sphinx can compare them from build to build."""
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    repository = config.get("repository") or {}
    return {
        "url": str(repository.get("url") or "").rstrip("/").removesuffix(".git"),
        "branch": repository.get("branch") or "master",
        "folder": str(repository.get("path_to_book") or "").strip("/"),
        "launch": config.get("launch_buttons") or {},
        "edit": bool((config.get("html") or {}).get("use_edit_page_button")),
    }


def elsewhere(path: str, given: Settings) -> list[dict[str, str]]:
    """The services that run the notebook at `path` (from the project's top): `name` and `href` of each."""
    host, _, owned = given["url"].removeprefix("https://").partition("/")
    if not owned:
        return []
    launch, branch = given["launch"], given["branch"]
    inside = _inside(path, given)
    links = []
    if hub := str(launch.get("binderhub_url") or "").strip("/"):
        form = {"github.com": f"gh/{owned}", "gitlab.com": f"gl/{owned.replace('/', '%2F')}"}
        repository = form.get(host, f"git/{quote(given['url'])}")
        interface = _INTERFACES[launch.get("notebook_interface", "classic")]
        links.append({"name": "Binder", "href": f"{hub}/v2/{repository}/{branch}?urlpath={interface}/{inside}"})
    if (colab := str(launch.get("colab_url") or "").strip("/")) and host == "github.com":
        links.append({"name": "Colab", "href": f"{colab}/github/{owned}/blob/{branch}/{inside}"})
    return links


def edit_link(path: str, given: Settings) -> str:
    """Where the source at `path` can be edited; empty when that is not asked for or the host is not known."""
    form = next((form for host, form in _EDIT.items() if given["url"].startswith(f"{host}/")), "")
    return form.format(url=given["url"], branch=given["branch"], path=_inside(path, given)) if given["edit"] else ""


def _inside(path: str, given: Settings) -> str:
    return f"{given['folder']}/{path}" if given["folder"] else path
