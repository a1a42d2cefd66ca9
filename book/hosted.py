"""Where a notebook's links lead: to the pages beside it, as on the site, or to those that its Jupyter server shows."""

import json
import os
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir


def roots() -> tuple[str | None, str | None]:
    """The root of the links in HTML, and of those in live widgets; None where no page of the book is at hand.

    Only a kernel that a Jupyter server started differs from what is stored and published: JupyterLab takes a relative link
    for a file to edit. `make lab` shows the built pages below the server's address and says where in `CASEBOOK_SITE`.
    """
    base = _base()
    if base is None:
        return "../../", None
    site = os.environ.get("CASEBOOK_SITE")
    root = f"{base}{site}" if site else None
    return root, root


def _base() -> str | None:
    """The path of the Jupyter server that started this kernel, as "/"; None for every other kernel, one of a build too."""
    if "JPY_SESSION_NAME" not in os.environ:
        return None
    told = Path(jupyter_runtime_dir()) / f"jpserver-{os.getppid()}.json"
    try:
        return str(json.loads(told.read_text(encoding="utf-8"))["base_url"])
    except (OSError, ValueError, KeyError):
        return None
