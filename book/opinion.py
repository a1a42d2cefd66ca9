"""The court's words: `opinion.md` read into numbered passages that know their page and their part.

The text is a witness. Nothing here changes a letter; a quotation is looked up, never re-typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from rapidfuzz import fuzz

from book.complaint import Complaint, ContentError

RunKind = Literal["text", "page", "note", "break"]
Part = Literal["opinion", "dissent"]
UNNUMBERED = ("caption", "label", "author", "break", "order", "signature")


@dataclass(frozen=True)
class Run:
    """A stretch of one passage: words, the start of a page, the mark of a footnote, or a line break."""

    kind: RunKind
    text: str
    italic: bool = False


@dataclass(frozen=True)
class Passage:
    """A block of the opinion under one anchor.

    `key` is the anchor: p41, d3 (dissent), n5, dn1 (footnotes), s2 (heading), c1 (unnumbered). `page` is the page on
    which it starts. `lines` is the range of printed lines, where the source has them.
    """

    key: str
    kind: str
    part: Part
    runs: tuple[Run, ...]
    page: int
    lines: str = ""
    level: int = 0

    @cached_property
    def text(self) -> str:
        """The words alone, without page and footnote marks."""
        return "".join(" " if run.kind == "break" else run.text for run in self.runs if run.kind in ("text", "break"))

    @property
    def number(self) -> str:
        """The number by which the passage is cited: '41', '5', or '' for unnumbered ones."""
        return re.sub(r"^\D+", "", self.key) if self.kind not in (*UNNUMBERED, "heading") else ""

    @property
    def last_page(self) -> int:
        return max([self.page, *(int(run.text) for run in self.runs if run.kind == "page")])

    def page_at(self, offset: int) -> int:
        """The page on which the character at `offset` of `text` stands."""
        page, seen = self.page, 0
        for run in self.runs:
            if run.kind == "page" and seen <= offset:
                page = int(run.text)
            elif run.kind == "text":
                seen += len(run.text)
            elif run.kind == "break":
                seen += 1
        return page


@dataclass(frozen=True)
class Place:
    """Where a quotation stands: the passage, the page, and the stretch of the passage's text."""

    passage: Passage
    page: int
    start: int
    end: int


@dataclass(frozen=True)
class Opinion:
    """One opinion: its passages in reading order, and its footnotes by key."""

    case: str
    body: tuple[Passage, ...]
    notes: tuple[Passage, ...]

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage, footnotes included, by key."""
        return {passage.key: passage for passage in (*self.body, *self.notes)}

    @property
    def dissents(self) -> bool:
        """Whether a judge dissents in a part of its own."""
        return any(passage.part == "dissent" for passage in self.body)

    def pages(self) -> list[int]:
        """The pages of the slip opinion that start somewhere in the text."""
        return [int(run.text) for passage in (*self.body, *self.notes) for run in passage.runs if run.kind == "page"]

    def find(self, quotation: str) -> list[Place]:
        """Every place where `quotation` stands, letter for letter (white space counts as one space)."""
        wanted = " ".join(quotation.split())
        if wanted not in self._found:
            self._found[wanted] = tuple(self._places(wanted))
        return list(self._found[wanted])

    @cached_property
    def _found(self) -> dict[str, tuple[Place, ...]]:
        """What was looked up so far; every page asks for the same quotations again."""
        return {}

    @cached_property
    def _words(self) -> tuple[str, list[Passage], list[int]]:
        """The words of all passages but headings, a line each; the passages, and where in the words each begins."""
        passages = [passage for passage in self.passages.values() if passage.kind != "heading"]
        starts = [0, *accumulate(len(passage.text) + 1 for passage in passages)]
        return "\n".join(passage.text for passage in passages), passages, starts

    def _places(self, wanted: str) -> Iterator[Place]:
        words, passages, starts = self._words
        at = words.find(wanted)
        while at >= 0 and wanted:
            number = bisect_right(starts, at) - 1
            start = at - starts[number]
            yield Place(passages[number], passages[number].page_at(start), start, start + len(wanted))
            at = words.find(wanted, at + len(wanted))

    def nearest(self, quotation: str) -> str:
        """The remedy for a quotation that is not there: the nearest passage's own words, with its number."""
        alignment, passage = max(
            ((fuzz.partial_ratio_alignment(quotation, passage.text), passage) for passage in self.passages.values()),
            key=lambda pair: pair[0].score,
        )
        words = passage.text[alignment.dest_start : alignment.dest_end].strip()
        return f"Nearest: “{words}” ({called(passage)})."


def called(passage: Passage) -> str:
    """How a passage is called in a citation: '¶41', 'n.5', 'dissent ¶3'; unnumbered ones by what they are."""
    if not passage.number:
        return "disposition" if passage.kind == "order" else passage.kind
    mark = "n." if passage.kind == "footnote" else "¶"
    side = "dissent " if passage.part == "dissent" else ""
    return f"{side}{mark}{passage.number}"


def read_opinion(path: Path, case: str, name: str = "") -> Opinion:
    """Read `opinion.md`. Raises `ContentError` when its structure does not hold (numbers out of order, pages that skip,
    a footnote without its mark or a mark without its footnote)."""
    name = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError([Complaint(name, 0, "", "the file is missing")]) from None
    reader = _Reader(name)
    opinion = Opinion(case, *reader.read(_markdown().parse(text)))
    reader.check(opinion, text)
    if reader.complaints:
        raise ContentError(reader.complaints)
    return opinion


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.use(attrs_block_plugin).use(footnote_plugin, inline=False).use(myst_role_plugin)
    return markdown.disable(["code", "list", "hr", "lheading", "autolink", "link", "image", "entity", "fence", "backticks"])


class _Reader:
    """Walks the tokens of one `opinion.md` once, carrying the page and the part it is in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.complaints: list[Complaint] = []
        self.page = 0
        self.part: Part = "opinion"
        self.counts: dict[str, int] = {}
        self.ref_pages: dict[str, int] = {}

    def read(self, tokens: list[Token]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
        end = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        body = tuple(self._blocks(tokens[:end]))
        notes = tuple(self._footnotes(tokens[end:]))
        return body, notes

    def _blocks(self, tokens: list[Token]) -> Iterator[Passage]:
        quotation: dict[str, Any] | None = None
        for i, token in enumerate(tokens):
            if token.type == "blockquote_open":
                quotation = {**token.attrs, "class": "quotation"}
            elif token.type == "blockquote_close":
                quotation = None
            elif token.type in ("paragraph_open", "heading_open"):
                attrs = quotation or token.attrs
                yield self._passage(token, tokens[i + 1], attrs)

    def _passage(self, token: Token, inline: Token, attrs: dict[str, Any]) -> Passage:
        if attrs.get("part") == "dissent":
            self.part = "dissent"
        runs = tuple(_runs(inline.children or []))
        if runs and runs[0].kind == "page":
            self.page = int(runs[0].text)
        page = self.page
        for run in runs:
            if run.kind == "page":
                self.page = int(run.text)
            elif run.kind == "note":
                self.ref_pages[run.text] = self.page
        heading = token.type == "heading_open"
        classes = str(attrs.get("class", "")).split()
        kind = "heading" if heading else classes[0] if classes else "paragraph"
        key = str(attrs.get("id") or self._anchor("s" if heading else "c"))
        line = (token.map or [0])[0] + 1
        if not heading and kind not in UNNUMBERED:
            self._expect(key, line)
        return Passage(key, kind, self.part, runs, page, str(attrs.get("lines", "")), int(token.tag[1]) if heading else 0)

    def _anchor(self, letter: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def _expect(self, key: str, line: int) -> None:
        expected = self._anchor("d" if self.part == "dissent" else "p")
        if key != expected:
            self.complaints.append(
                Complaint(self.name, line, key, "the paragraph is out of order.", f"Here {{#{expected}}} is due.")
            )

    def _footnotes(self, tokens: list[Token]) -> Iterator[Passage]:
        label, runs = "", []
        for token in tokens:
            if token.type == "footnote_open":
                label, runs = token.meta["label"], []
            elif token.type == "inline":
                runs += [Run("break", "")] if runs else []
                runs += _runs(token.children or [])
            elif token.type == "footnote_close":
                part: Part = "dissent" if label.startswith("d") else "opinion"
                key = f"d{'n' + label[1:]}" if part == "dissent" else f"n{'star' if label == '*' else label}"
                yield Passage(key, "footnote", part, tuple(runs), self.ref_pages.get(label, 0))

    def check(self, opinion: Opinion, text: str) -> None:
        defined = set(re.findall(r"^\[\^([^\]]+)\]:", text, re.M))
        for label in sorted(set(self.ref_pages) - defined):
            self.complaints.append(Complaint(self.name, 0, f"[^{label}]", "the mark has no footnote"))
        for label in sorted(defined - set(self.ref_pages)):
            self.complaints.append(Complaint(self.name, 0, f"[^{label}]", "the footnote has no mark in the text"))
        pages = [int(run.text) for passage in opinion.body for run in passage.runs if run.kind == "page"]
        for earlier, later in zip(pages, pages[1:], strict=False):
            if later <= earlier:
                self.complaints.append(Complaint(self.name, 0, f"page {later}", f"stands after page {earlier}"))


def _runs(tokens: list[Token]) -> Iterator[Run]:
    italic = False
    for token in tokens:
        if token.type in ("em_open", "em_close"):
            italic = token.type == "em_open"
        elif token.type == "text" and token.content:
            yield Run("text", token.content, italic)
        elif token.type == "softbreak":
            yield Run("text", " ", italic)
        elif token.type == "hardbreak":
            yield Run("break", "")
        elif token.type == "myst_role":
            yield Run("page", token.content)
        elif token.type == "footnote_ref":
            yield Run("note", token.meta["label"])
        elif token.content:
            raise ValueError(f"unexpected markup {token.type!r}: {token.content!r}")
