"""The shape of the package: imports point one way, names say what is inside."""

import ast
from pathlib import Path

import pytest

from book.library import ROOT

# Each module may import only modules that stand above it in this list. A new module takes its place here.
ORDER = [
    "book.complaint",
    "book.content",
    "book.memory",
    "book.door",
    "book.prose",
    "book.case",
    "book.rulings",
    "book.prongs",
    "book.notes",
    "book.stops",
    "book.voices",
    "book.glossary",
    "book.authorities",
    "book.events",
    "book.kinds",
    "book.kinds.item",
    "book.kinds.single",
    "book.kinds.two",
    "book.kinds.several",
    "book.kinds.matching",
    "book.kinds.ordering",
    "book.kinds.pin_cite",
    "book.kinds.passage",
    "book.kinds.written",
    "book.kinds.comparison",
    "book.questions",
    "book.fairness",
    "book.readings",
    "book.opinion",
    "book.citeform",
    "book.witness",
    "book.cited",
    "book.citations",
    "book.citing",
    "book.coherence",
    "book.toc",
    "book.shelves",
    "book.library",
    "book.score",
    "book.draw",
    "book.calibration",
    "book.standing",
    "book.shown",
    "book.hosted",
    "book.frames",
    "book.when",
    "book.placing",
    "book.shapes",
    "book.lanes",
    "book.strip",
    "book.markup",
    "book.chart",
    "book.report",
    "book.cards",
    "book.figure",
    "book.citemap",
    "book.picture",
    "book.views",
    "book.views.live",
    "book.views.frame",
    "book.views.lean",
    "book.views.veil",
    "book.views.kinds",
    "book.views.kinds.parts",
    "book.views.kinds.single",
    "book.views.kinds.two",
    "book.views.kinds.several",
    "book.views.kinds.matching",
    "book.views.kinds.ordering",
    "book.views.kinds.pin_cite",
    "book.views.kinds.passage",
    "book.views.kinds.written",
    "book.views.kinds.comparison",
    "book.views.question",
    "book.views.stop",
    "book.views.terms",
    "book.views.fork",
    "book.views.beside",
    "book.views.setting",
    "book.views.authorities",
    "book.views.reading",
    "book.views.chapter",
    "book.views.timeline",
    "book.views.grid",
    "book.views.quiz",
    "book.views.quality",
    "book.notebook",
    "book",
    "book.browser",
    "book.lite",
    "book.lite.bake",
    "book.lite.wheel",
    "book.lite.parts",
    "book.lite.lock",
    "book.lite.build",
    "book.paper",
    "book.paper.sheet",
    "book.paper.settle",
    "book.paper.links",
    "book.paper.pages",
    "book.paper.answers",
    "book.paper.contents",
    "book.paper.outline",
    "book.paper.folios",
    "book.paper.xhtml",
    "book.paper.package",
    "book.paper.epub",
    "book.paper.pdf",
    "book.paper.press",
    "book.stored",
    "book.server",
    "book.build",
    "book.packing",
    "book.cli",
    "book.__main__",
    "book.site.launch",
    "book.site.kernels",
    "book.site.content",
    "book.site.contents",
    "book.site.banks",
    "book.site.texts",
    "book.site.searching",
    "book.site.assets",
    "book.site.offline",
    "book.site.pages",
    "book.site",
]
LEAVES = {
    "book.views.authorities",
    "book.views.reading",
    "book.views.chapter",
    "book.views.timeline",
    "book.views.quiz",
    "book.views.quality",
    "book.views.grid",
}
MODULES = sorted((ROOT / "book").rglob("*.py"))


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name for name in inner if name in ORDER} or {node.module}
    return {name for name in found if name.split(".")[0] == "book"}


def test_the_list_names_every_module() -> None:
    """A module that is missing from the order would escape the next test."""
    assert {_name(path) for path in MODULES} == set(ORDER)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_back(path: Path) -> None:
    """No module imports one that stands after it, not even inside a function."""
    assert _imports(path) <= set(ORDER[: ORDER.index(_name(path))])


@pytest.mark.parametrize("leaf", sorted(LEAVES))
def test_views_do_not_import_each_other(leaf: str) -> None:
    """A view can be changed or dropped without touching another."""
    path = ROOT / (leaf.replace(".", "/") + ".py")
    assert not _imports(path) & LEAVES


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_public_things_say_what_they_are(path: Path) -> None:
    """Every module, and every public class and function at its top, has a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    things = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")]
    assert [getattr(node, "name", "module") for node in (tree, *things) if not ast.get_docstring(node)] == []
