"""The contents of the book, as the page frame shows them: parts with their captions, pages, pages below pages."""

from collections.abc import Callable
from dataclasses import dataclass

from sphinx.addnodes import toctree
from sphinx.environment import BuildEnvironment


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
    return [Part(node.get("caption") or "", _entries(env, node, pagename, link)) for node in env.tocs[root].findall(toctree)]


def _entries(env: BuildEnvironment, node: toctree, pagename: str, link: Callable[[str], str]) -> tuple[Entry, ...]:
    return tuple(_entry(env, title, name, pagename, link) for title, name in node["entries"])


def _entry(env: BuildEnvironment, title: str | None, name: str, pagename: str, link: Callable[[str], str]) -> Entry:
    below = tuple(entry for node in env.tocs[name].findall(toctree) for entry in _entries(env, node, pagename, link))
    return Entry(title or env.titles[name].astext(), link(name), name == pagename, below)
