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
    """Every fault in the contents of the book."""
    try:
        lines, named = _documents(root)
    except ContentError as error:
        yield from error.complaints
        return
    for name in sorted(named):
        if not any((root / f"{name}{suffix}").is_file() for suffix in _PAGES):
            yield Complaint(_TOC, lines.get(name, 0), "", f"there is no document '{name}'.", "Write it, or take it out.")


def _documents(root: Path) -> tuple[dict[str, int], set[str]]:
    """The documents that the contents name, without suffix, and the lines of all that is written there."""
    tree, given = parse(root / _TOC, _TOC)
    try:
        contents = parse_toc_data(given)
        globbed = [path.relative_to(root).as_posix() for glob in contents.globs() for path in root.glob(f"{glob}.*")]
    # Beside its own error, what values of a wrong type and patterns of a wrong form cause in it.
    except (MalformedError, TypeError, ValueError, AttributeError, NotImplementedError) as error:
        raise ContentError([Complaint(_TOC, 0, "", f"the contents cannot be read: {error}")]) from None
    return dict(_scalars(tree)), {_bare(name) for name in (*contents, *globbed)}


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
