"""The package behind the interactive casebook *Clearly Established*.

    opinion.md ──▶ opinion ─┬─▶ views/reading ──▶ the page in the court's words
    case.yml ─────▶ case ───┤
    rulings.yml ──▶ rulings ┼─▶ views/chapter ──▶ head, story, people, rulings
    events.yml ───▶ events ─┴─▶ placing ─▶ figure, picture ─▶ views/timeline
    questions.yml ▶ questions ─▶ score, cards ──────────────▶ views/quiz

`door` reads YAML, `prose` reads our own sentences, `witness` proves the court's; `library` opens it all at once and
says everything that is wrong (`complaint`). `markup` grows HTML. Notebooks call `notebook`, the site is built by
`site`, the command line is `cli`. Imports point from the right of the picture to the left, never back.
"""

from book.notebook import chapter, quiz

__all__ = ["chapter", "quiz"]
