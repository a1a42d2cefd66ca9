"""Reading without a network: the service worker with the list of all files, the manifest, the page for what is missing."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

HERE = Path(__file__).parent
LEFT_OUT = ("lite/", "download/")
"""Folders of the site that one visit does not store: large, and not needed to read, answer and mark."""
_UNREAD = {"sw.js", ".buildinfo", "objects.inv"}
_PAPER = "#fffefb"


def files_of(site: Path) -> dict[str, str]:
    """The files of the built site that a visit stores, by path, each with its hash as the browser's `integrity` has it."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    names = {path: path.relative_to(site).as_posix() for path in paths}
    return {
        name: "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
        for path, name in names.items()
        if name not in _UNREAD and not name.startswith(LEFT_OUT)
    }


def worker_script(files: dict[str, str]) -> str:
    """The service worker's source; the edition is named after all the files and the worker itself."""
    source = (HERE / "worker.js").read_text(encoding="utf-8")
    listed = json.dumps(files, separators=(",", ":"))
    edition = hashlib.sha256((listed + source).encode()).hexdigest()[:16]
    return f'"use strict";\nconst EDITION = "{edition}";\nconst FILES = {listed};\n{source}'


def manifest(title: str) -> str:
    """The web app manifest, as JSON; every address in it is relative to it, so that any sub-path will do."""
    icon = {"src": "_static/icon.svg", "type": "image/svg+xml", "sizes": "any"}
    pictures = [{"src": f"_static/icon-{size}.png", "type": "image/png", "sizes": f"{size}x{size}"} for size in (192, 512)]
    about = {
        "name": title,
        "short_name": "Casebook",
        "description": "An interactive casebook on three opinions about police and the Constitution",
        "lang": "en",
        "id": "./",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": _PAPER,
        "theme_color": _PAPER,
        "icons": [icon, *pictures, *(picture | {"purpose": "maskable"} for picture in pictures)],
    }
    return json.dumps(about, indent=1) + "\n"


def missing_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The page for an address at which the edition holds nothing."""
    if app.builder.name == "html":
        yield "404", {}, "404.html"


def store(app: Sphinx, exception: Exception | None) -> None:
    """Write manifest and service worker beside the finished pages."""
    if exception is None and app.builder.name == "html":
        site = Path(app.outdir)
        (site / "manifest.webmanifest").write_text(manifest(app.config.html_title), encoding="utf-8")
        (site / "sw.js").write_text(worker_script(files_of(site)), encoding="utf-8")
