"""Cut text into words and fold them, so that wording can be compared."""

from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from marrowlint.patterns import lazy

WORD = lazy(r"[^\W_]+")
_AROUND = lazy(r"([^\W_]+)")

STOP = frozenset(
    """a about after all also although an and any are as at be because been before being both but by
    can could did do does during e each for from g had has have how however if in into is it its may
    might more most no not of often on or other our s should so some such than that the their them
    then there these they this those through to under up was were what when where which while who
    will with within without would yes you your""".split()  # noqa: SIM905 - one word list, wrapped
)
"""Function words: they carry no content of their own."""


class Word(Struct, frozen=True, gc=False):
    """One run of letters and digits, lower-cased, and where it stands."""

    fold: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return ``text`` in lower case, code point by code point (its length never changes)."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


@lru_cache(maxsize=256)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a sentence or a short text, kept for those who ask again."""
    return cut(text)


def cut(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; hyphens and apostrophes divide."""
    pieces = _AROUND.split(fold(text))  # what stands between words, and words, in turn
    ends = list(accumulate(map(len, pieces)))
    return tuple(map(Word, pieces[1::2], ends[::2], ends[1::2]))


_SUFFIXES = (
    ("isation", "iz"), ("ization", "iz"), ("ational", "at"), ("iveness", ""), ("fulness", ""),
    ("ations", "at"), ("ation", "at"), ("ative", "at"), ("ments", ""), ("ment", ""),
    ("ising", "iz"), ("izing", "iz"), ("ised", "iz"), ("ized", "iz"), ("ions", ""), ("ion", ""),
    ("ives", ""), ("ive", ""), ("ating", "at"), ("ated", "at"), ("ates", "at"), ("ate", "at"),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ied", "y"), ("ies", "y"), ("ed", ""), ("ers", ""),
    ("er", ""), ("ically", "ic"), ("ally", "al"), ("ly", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a rough stem: inflections and common derivations of one word fall together."""
    if len(word) <= 3 or word[-1].isdigit() or word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - short words have no suffix
        return word
    for suffix, new in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) + len(new) >= 3:  # noqa: PLR2004 - keep a readable stem
            return _tidy(word.removesuffix(suffix) + new)
    return word


def _tidy(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":  # noqa: PLR2004 - as above
        root = root[:-1]
    return root.removesuffix("at") if len(root) > 5 else root  # noqa: PLR2004 - "differentiat", not "rat"


@lru_cache(maxsize=512)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that carry content; bare numbers are left out."""
    return frozenset(map(_content, WORD.findall(fold(text)))) - _NONE


_NONE = frozenset({""})


@lru_cache(maxsize=20_000)
def _content(word: str) -> str:
    """Return the stem of a word that carries content, else nothing."""
    return "" if word in STOP or len(word) == 1 or word.isdigit() else stem(word)
