"""The opinion as a page: the court's paragraphs with their numbers, pages and footnotes, and nothing of ours among them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from book.library import Chapter
from book.markup import Child, el
from book.opinion import Opinion, Passage, Run, called

_CLASSES = {
    "caption": "cb-cap",
    "label": "cb-label",
    "author": "cb-author",
    "break": "cb-break",
    "order": "cb-order",
    "signature": "cb-signature",
}


def opinion_html(chapter: Chapter) -> etree._Element:
    """The whole opinion: outline, text, footnotes; a dissent as its own marked part."""
    opinion = chapter.opinion
    parts = [
        _part(part, list(passages), opinion, chapter)
        for part, passages in groupby(opinion.body, key=lambda passage: passage.part)
    ]
    return el("div", _outline(opinion), parts, class_="cb-opinion", data_case=chapter.case.id)


def _outline(opinion: Opinion) -> etree._Element:
    headings = [passage for passage in opinion.body if passage.kind == "heading"]
    items = [
        el("li", el("a", passage.text, href=f"#{passage.key}"), class_=f"cb-depth-{passage.level}") for passage in headings
    ]
    return el(
        "details",
        el("summary", "Outline of the opinion"),
        el("nav", el("ol", items), aria_label="Outline of the opinion"),
        class_="cb-outline",
    )


def _part(part: str, passages: list[Passage], opinion: Opinion, chapter: Chapter) -> etree._Element:
    notes = [note for note in opinion.notes if note.part == part]
    blocks = list(_blocks(passages))
    footnotes = (
        el(
            "section",
            el("h2", "Footnotes", class_="cb-ours-heading"),
            [_footnote(note) for note in notes],
            class_="cb-footnotes",
            aria_label="Footnotes",
        )
        if notes
        else None
    )
    if part != "dissent":
        return el("section", blocks, footnotes, class_="cb-part", aria_label="Opinion of the court")
    writer = next(judge.name for judge in chapter.case.judges if "dissent" in judge.wrote.lower())
    banner = el(
        "p",
        f"From here on: the partial concurrence and partial dissent of Judge {writer}. It is not the opinion of the court.",
        class_="cb-ours cb-banner",
    )
    return el(
        "section", banner, blocks, footnotes, class_="cb-part cb-dissent-part", id="dissent", aria_label="Partial dissent"
    )


def _blocks(passages: Iterable[Passage]) -> Iterator[Child]:
    for unnumbered, group in groupby(passages, key=lambda passage: passage.kind == "caption"):
        members = list(group)
        if unnumbered:
            yield el("div", [_block(passage) for passage in members], class_="cb-caption", id="caption")
        else:
            yield from (_block(passage) for passage in members)


def _block(passage: Passage) -> etree._Element:
    inline = _inline(passage.runs)
    if passage.kind == "heading":
        return el(f"h{passage.level}", inline, id=passage.key, class_="cb-heading")
    if passage.kind in _CLASSES:
        return el("p", inline, id=passage.key, class_=_CLASSES[passage.kind])
    number = el(
        "a",
        href=f"#{passage.key}",
        class_="cb-number",
        data_number=passage.number,
        aria_label=_number_words(passage),
        title=_number_words(passage),
    )
    kind = {"quotation": " cb-quotation", "item": " cb-item"}.get(passage.kind, "")
    return el("p", number, inline, id=passage.key, class_=f"cb-par{kind}", data_lines=passage.lines or None)


def _number_words(passage: Passage) -> str:
    where = f"page and lines {passage.lines.replace('-', '–')}" if passage.lines else f"page {passage.page}"
    return f"{called(passage).replace('¶', 'paragraph ')}, slip opinion {where}"


def _inline(runs: Iterable[Run], in_note: bool = False) -> list[Child]:
    return [_run(run, in_note) for run in runs]


def _run(run: Run, in_note: bool) -> Child:
    """One run. A page that starts in a footnote has its anchor in the body, where it starts too."""
    match run.kind:
        case "page":
            return el(
                "a",
                href=f"#page-{run.text}",
                id=None if in_note else f"page-{run.text}",
                class_="cb-page",
                data_page=run.text,
                aria_label=f"Page {run.text} of the slip opinion starts here",
            )
        case "note":
            return _reference(run.text)
        case "break":
            return el("br")
        case _:
            return el("em", run.text) if run.italic else run.text


def _reference(label: str) -> etree._Element:
    key = _note_key(label)
    return el(
        "sup",
        el(
            "a",
            _shown(label),
            href=f"#{key}",
            id=f"ref-{key}",
            class_="cb-ref",
            role="doc-noteref",
            aria_label=f"Footnote {_shown(label)}",
        ),
    )


def _footnote(note: Passage) -> etree._Element:
    label = note.key.lstrip("dn")
    back = el(
        "a",
        "*" if label == "star" else label,
        href=f"#ref-{note.key}",
        role="doc-backlink",
        class_="cb-back",
        aria_label=f"Back to the mark of footnote {label}",
    )
    return el(
        "div",
        back,
        el("p", _inline(note.runs, in_note=True)),
        id=note.key,
        class_="cb-footnote",
        role="note",
        aria_label=f"Footnote {label}",
    )


def _note_key(label: str) -> str:
    if label.startswith("d"):
        return f"dn{label[1:]}"
    return "nstar" if label == "*" else f"n{label}"


def _shown(label: str) -> str:
    return label.removeprefix("d")
