"""`_toc.yml` beside the folders: what it names is there."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from sphinx_external_toc.parsing import MalformedError, parse_toc_data

from book.complaint import Complaint, ContentError
from book.door import parse

_TOC = "_toc.yml"
_PAGES = (".md", ".ipynb", ".rst")


def check_toc(root: Path) -> Iterator[Complaint]:
    """Every fault in the contents of the book: a document, or a pattern of documents, that is not there."""
    try:
        tree, given = parse(root / _TOC, _TOC)
        contents = parse_toc_data(given)
        named = sorted({*map(_bare, contents), *contents.globs()})
        lost = [name for name in named if not any(any(root.glob(f"{name}{suffix}")) for suffix in _PAGES)]
    except ContentError as error:
        yield from error.complaints
        return
    # Beside its own error, what values of a wrong type and patterns of a wrong form cause in it.
    except (MalformedError, TypeError, ValueError, AttributeError, NotImplementedError) as error:
        yield Complaint(_TOC, 0, "", f"the contents cannot be read: {error}")
        return
    lines = dict(_scalars(tree))
    for name in lost:
        yield Complaint(_TOC, lines.get(name, 0), "", f"there is no document '{name}'.", "Write it, or take it out.")


def _scalars(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Every plain value of a file with its line; a document is named once."""
    if isinstance(node, yaml.ScalarNode):
        yield _bare(node.value), node.start_mark.line + 1
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)


def _bare(name: str) -> str:
    """The name of a document without its suffix, as Sphinx calls it."""
    return next((name.removesuffix(suffix) for suffix in _PAGES if name.endswith(suffix)), name)
