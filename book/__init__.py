"""The package behind the interactive casebook *Clearly Established*.

    opinion.md ──▶ opinion ──┬─▶ views/reading ──▶ the page in the court's words
    notes.yml ───▶ notes ────┤      ├─ setting: marks, voices, terms and citations set among the words
    voices.yml ──▶ voices ───┤      ├─ beside: our notes beside their passage
    stops.yml ───▶ stops ────┤      └─ stop, veil, fork: the page stops, asks, and unveils
    glossary.yml ▶ glossary ─┼─▶ views/terms
    authorities.yml, citations.yml ▶ authorities ─▶ citations ─┴─▶ citemap, views/authorities
    case.yml ────▶ case ───────▶ views/chapter ──▶ head, story, people
    rulings.yml ─▶ rulings ────▶ prongs ─▶ views/grid
    events.yml ──▶ events ─────▶ placing ─▶ lanes, strip ─▶ figure, picture ─▶ views/timeline
    opinion, case ──▶ citeform ──▶ site/texts ▶ the reader's own marks, on the opinions and on one page
    all of it ───▶ site/searching ▶ the index of the search, with the stops that keep words back
    questions.yml ▶ kinds, questions ─▶ fairness, score, draw ─▶ views/kinds, views/question ─▶ views/quiz, stop, site/banks
                                      └▶ frames, calibration ─▶ chart, report: what Python makes of questions and answers
    all of these ──────────────▶ paper: the whole book as an EPUB and a PDF

`door` reads YAML, `prose` reads our own sentences, `witness` proves the court's; `citing` and `coherence` check what
the files say of the opinions and of each other, `toc` that the contents name what is there; `library` opens it all at
once onto the `shelves` and says everything that is wrong (`complaint`), and `memory` keeps what it has read for the
next build. `lite` bakes what the notebooks show for Python in the browser, where `browser` stands for `notebook`.
`prongs` says which rows of the ruling grid can be. `markup` grows HTML. Notebooks call `notebook`, whose links lead where
`hosted` says; the site is made by `site`, built by `build` and packed by `packing`, the command line is `cli`. Imports
point from the right of the picture to the left, never back.
"""

from book.notebook import chapter, questions, quiz, show

__all__ = ["chapter", "questions", "quiz", "show"]
