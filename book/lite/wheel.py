"""The wheel of `book` for the browser: the modules that `book.browser` needs, and the baked content."""

import ast
import json
import zipfile
from pathlib import Path
from typing import Any

from book.views.timeline import PLOTLY

_PACKAGE = Path(__file__).resolve().parent.parent
_START = '''"""The book in the browser."""

from book.browser import chapter, questions, quiz, show

__all__ = ["chapter", "questions", "quiz", "show"]
'''
_NEEDS = ("anywidget", "pydantic", "traitlets")
_EPOCH = (2020, 1, 1, 0, 0, 0)


def carried() -> list[str]:
    """The modules that `book.browser` imports, itself included and their packages too, by name."""
    found, open_ones = set[str](), ["book.browser"]
    while open_ones:
        name = open_ones.pop()
        if name not in found:
            found.add(name)
            open_ones += _imported(name)
    packages = {name.rpartition(".")[0] for name in found}
    return sorted((found | packages) - {"book"})


def _imported(name: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(_file(name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "book":
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {one for one in inner if _is_module(one)} or {str(node.module)}
    return names - {"book"}


def _is_module(name: str) -> bool:
    stem = _PACKAGE.parent.joinpath(*name.split("."))
    return stem.with_suffix(".py").is_file() or (stem / "__init__.py").is_file()


def _file(name: str) -> Path:
    stem = _PACKAGE.parent.joinpath(*name.split("."))
    return stem.with_suffix(".py") if stem.with_suffix(".py").is_file() else stem / "__init__.py"


def write_wheel(baked: dict[str, Any], version: str, folder: Path) -> Path:
    """Write the wheel into `folder`, the same bytes for the same content; returns its path."""
    record = f"clearly_established-{version}.dist-info"
    files = {str(_file(name).relative_to(_PACKAGE.parent)): _file(name).read_text(encoding="utf-8") for name in carried()}
    files |= {
        "book/__init__.py": _START,
        "book/baked.json": json.dumps(baked, ensure_ascii=False, separators=(",", ":")),
        "book/plotly.js": PLOTLY.read_text(encoding="utf-8"),
        f"{record}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", "Name: clearly-established", f"Version: {version}"]
            + [f"Requires-Dist: {name}" for name in _NEEDS]
        )
        + "\n",
        f"{record}/WHEEL": "Wheel-Version: 1.0\nGenerator: book.lite\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{record}/RECORD": "",
    }
    path = folder / f"clearly_established-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), text, zipfile.ZIP_DEFLATED)
    return path
