"""A draw of n questions from a pool, the same for the same seed in Python and on the page."""

from collections.abc import Sequence

_OFFSET, _PRIME = 2166136261, 16777619


def draw(ids: Sequence[str], count: int, seed: str) -> list[str]:
    """`count` of the ids (all when there are fewer), in their own order. Each id is ranked by the FNV-1a hash of `seed:id`.

    `views/quiz.js` draws alike; `tests/data/draws.json` binds both.
    """
    drawn = set(sorted(ids, key=lambda identity: (_rank(f"{seed}:{identity}"), identity))[:count])
    return [identity for identity in ids if identity in drawn]


def asked_for(ids: Sequence[str], count: int | None, seed: str) -> list[str]:
    """The ids that a call in a notebook asks for: all of them without a `count`, else so many drawn by `seed`.

    Raises `TypeError` or `ValueError` when count and seed ask for nothing that can be drawn.
    """
    if count is None and seed:
        raise ValueError('a seed without a count draws nothing; say how many: quiz("entry", 10, "midterm")')
    if count is None:
        return list(ids)
    wanted = f"count is a whole number from 1 to {len(ids)}, not {count!r}"
    if not isinstance(count, int) or isinstance(count, bool):
        raise TypeError(f'{wanted}; a seed stands after it: quiz("entry", 10, "midterm")')
    if not 1 <= count <= len(ids):
        raise ValueError(wanted)
    return draw(ids, count, seed)


def _rank(text: str) -> int:
    """FNV-1a, 32 bits, over UTF-8, then mixed once more so that like texts fall apart."""
    value = _OFFSET
    for byte in text.encode():
        value = ((value ^ byte) * _PRIME) & 0xFFFFFFFF
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & 0xFFFFFFFF
    return value ^ (value >> 13)
