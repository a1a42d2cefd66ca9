"""The questions as data, for those who want to look at a bank rather than answer it."""

import pandas as pd

from book.fairness import words
from book.library import Library


def questions_frame(library: Library) -> pd.DataFrame:
    """One row for each question of every quiz, in their order, under its id.

    Columns: `quiz`, `kind`, `skill`, `opinion`, `claim`, `prong`, `posture`, `decided` (texts); `predicts`, `hypothetical`
    (booleans); `rulings` (a tuple of ids; use `explode`); `words` (how many are to be read before answering, counted in
    facts, stem and options) and `options` (how many options or extracts, 0 for other kinds).
    """
    rows = [
        {
            "id": question.id,
            "quiz": bank.id,
            "kind": question.kind,
            "skill": question.skill,
            "opinion": question.opinion,
            "claim": question.claim,
            "prong": question.prong,
            "posture": question.posture,
            "decided": question.decided,
            "predicts": question.predicts,
            "hypothetical": question.hypothetical,
            "rulings": tuple(question.rulings),
            "words": sum(
                len(words(text))
                for text in (question.facts, question.stem, *(option.text for option in getattr(question, "options", ())))
            ),
            "options": len(getattr(question, "options", ())) or len(getattr(question, "extracts", ())),
        }
        for bank in library.banks.values()
        for question in bank.questions
    ]
    return pd.DataFrame(rows).set_index("id")
