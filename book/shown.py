"""Something to read in a notebook."""


class Shown:
    """Something to read, shown in a notebook or a page as HTML."""

    def __init__(self, words: str, markup: str) -> None:
        self._words, self._html = words, markup

    def __repr__(self) -> str:
        return self._words

    def _repr_html_(self) -> str:
        return self._html
