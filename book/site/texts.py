"""The opinions' words as a script, for the page that lists the reader's marks: it must know where each mark stands."""

import json
from typing import Any

from book.citeform import form
from book.library import Chapter, Library
from book.opinion import Passage


def texts_script(library: Library) -> str:
    """A classic script that sets `casebookTexts`; only that form can be loaded from disk."""
    texts = {case: _text(chapter) for case, chapter in library.chapters.items()}
    return f"globalThis.casebookTexts = {json.dumps(texts, ensure_ascii=False, separators=(',', ':'))};\n"


def _text(chapter: Chapter) -> dict[str, Any]:
    forms = {"opinion": form(chapter.case)} | ({"dissent": form(chapter.case, "dissent")} if chapter.opinion.dissents else {})
    passages = [_passage(passage) for passage in chapter.opinion.passages.values() if passage.kind != "heading"]
    return {"name": chapter.case.name, "forms": forms, "passages": passages}


def _passage(passage: Passage) -> dict[str, Any]:
    """A passage with the page on which it starts and, as [offset, page], the pages that start in it."""
    turns, seen = [], 0
    for run in passage.runs:
        if run.kind == "page":
            turns.append([seen, int(run.text)])
        else:
            seen += len(run.text) if run.kind == "text" else run.kind == "break"
    return {"key": passage.key, "text": passage.text, "page": passage.page, "turns": turns, "lines": passage.lines}
