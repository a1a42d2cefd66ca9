"""What the site ships of others is what its list says."""

import hashlib
import re
from importlib.metadata import version
from pathlib import Path

import plotly

from book.library import ROOT

VENDOR = ROOT / "book" / "vendor"
ROWS = re.findall(
    r"^\| `([^`]+)` \|.*\| ([\d.]+) \|.*`([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text(encoding="utf-8"), re.M
)


def test_every_script_and_style_sheet_is_listed() -> None:
    """No vendored file is missing from the list, none on it is missing."""
    assert sorted(name for name, _, _ in ROWS) == sorted(
        path.name for path in VENDOR.iterdir() if path.suffix in (".js", ".css")
    )


def test_hashes_agree() -> None:
    """The files have not been changed."""
    assert [name for name, _, digest in ROWS if hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() != digest] == []


def test_the_page_draws_with_the_version_that_python_knows() -> None:
    """plotly.js on the page is the version that the Python package of the pinned release carries."""
    bundled = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    carried = re.search(r"plotly\.js v([\d.]+)", bundled.read_text(encoding="utf-8")[:400])
    assert carried and {number for name, number, _ in ROWS if "plotly" in name} == {carried[1]}, version("plotly")
