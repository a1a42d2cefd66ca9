"""The contents of the book, as the page frame shows them: parts with their captions, pages, pages below pages.

A part of very many pages is listed whole on the front page only; any other page shows what stands around it, and the way
there. Else the contents alone would make each page grow with the book, and the book with the square of its pages.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sphinx.addnodes import toctree
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

LONG = 40
"""From how many pages on a part is not listed whole on every page."""
_AROUND = 5


@dataclass(frozen=True)
class Entry:
    """A page in the contents: its title, its link from the page at hand, whether it is that page, and what is below it."""

    title: str
    href: str
    here: bool
    below: tuple["Entry", ...]


@dataclass(frozen=True)
class Part:
    """A captioned part of the book."""

    caption: str
    entries: tuple[Entry, ...]


def contents(env: BuildEnvironment, root: str, pagename: str, link: Callable[[str], str]) -> list[Part]:
    """The contents as `_toc.yml` orders them; `link` gives the way from the page at hand to another."""
    return [_part(env, node, root, pagename, link) for node in env.tocs[root].findall(toctree)]


def _part(env: BuildEnvironment, node: toctree, root: str, pagename: str, link: Callable[[str], str]) -> Part:
    listed, whole = node["entries"], len(node["entries"])
    if whole > LONG and pagename != root:
        listed = _around(env, listed, pagename)
    entries = tuple(_entry(env, title, name, pagename, link) for title, name in listed)
    if len(listed) < whole:
        entries = (*entries, Entry(f"All {whole} pages of this part", f"{link(root)}#contents", False, ()))
    return Part(node.get("caption") or "", entries)


def _around(env: BuildEnvironment, listed: list[tuple[str | None, str]], pagename: str) -> list[tuple[str | None, str]]:
    """The pages around the one at hand, or around that below which it stands; the first ones where it is in another part."""
    at = next((i for i, (_, name) in enumerate(listed) if pagename == name or pagename in _below(env, name)), 0)
    return listed[max(0, at - _AROUND) : at + _AROUND + 1]


def _below(env: BuildEnvironment, name: str) -> list[str]:
    below = env.toctree_includes.get(name, [])
    return [*below, *(deeper for one in below for deeper in _below(env, one))]


def _entry(env: BuildEnvironment, title: str | None, name: str, pagename: str, link: Callable[[str], str]) -> Entry:
    nodes = env.tocs[name].findall(toctree)
    below = tuple(_entry(env, words, one, pagename, link) for node in nodes for words, one in node["entries"])
    return Entry(title or env.titles[name].astext(), link(name), name == pagename, below)


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """All pages, to be written again, when the contents that each of them shows are not what they were."""
    now = contents(env, app.config.root_doc, app.config.root_doc, lambda name: name)
    before, env.casebook_contents = getattr(env, "casebook_contents", now), now
    return [] if now == before else sorted(env.found_docs)
