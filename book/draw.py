"""A draw of n questions from a pool, the same for the same seed in Python and on the page."""

from collections.abc import Sequence

_OFFSET, _PRIME = 2166136261, 16777619


def draw(ids: Sequence[str], count: int, seed: str) -> list[str]:
    """`count` of the ids (all when there are fewer), in their own order. Each id is ranked by the FNV-1a hash of `seed:id`.

    `views/quiz.js` draws alike; `tests/data/draws.json` binds both.
    """
    drawn = set(sorted(ids, key=lambda identity: (_rank(f"{seed}:{identity}"), identity))[:count])
    return [identity for identity in ids if identity in drawn]


def _rank(text: str) -> int:
    """FNV-1a, 32 bits, over UTF-8, then mixed once more so that like texts fall apart."""
    value = _OFFSET
    for byte in text.encode():
        value = ((value ^ byte) * _PRIME) & 0xFFFFFFFF
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & 0xFFFFFFFF
    return value ^ (value >> 13)
