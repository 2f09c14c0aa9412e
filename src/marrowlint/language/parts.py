"""Cut a sentence into parts: words and fixed phrases, each with the tag its lexicon gives it."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from marrowlint.language import lists
from marrowlint.language.words import fold
from marrowlint.patterns import lazy

_PIECE = lazy(r"[^\W_]+(?:[-'][^\W_]+)*|[,;:()—–.?!]")
_PLAIN = str.maketrans("’‐‑", "'--")


class Part(NamedTuple):
    """One word, fixed phrase or mark of a sentence."""

    words: str
    """In lower case."""
    tag: str
    """``lexicon.tag``; ``mark.comma``, ``mark.stop``, ``number``, ``adverb``; else ``""``."""
    family: str = ""
    """Its lexicon, if one lists it."""
    kind: str = ""
    """Its tag in that lexicon."""


EDGE = Part("", "mark.stop")
"""What stands before the first part and after the last."""


class Phrases(NamedTuple):
    """Cues, ready to be looked up."""

    single: dict[str, Part]
    longer: dict[str, tuple[tuple[tuple[str, ...], Part], ...]]
    """Cues of several words by their first, longest first."""


def parts(text: str, names: tuple[str, ...]) -> tuple[Part, ...]:
    """Return the parts of ``text`` by the lexicons ``names``; of two with a cue the first wins."""
    plain = fold(text) if text.isascii() else fold(text).translate(_PLAIN)
    pieces = _PIECE.findall(plain)
    return tuple(_tagged(pieces, phrases(names)))


def _tagged(pieces: Sequence[str], known: Phrases) -> list[Part]:
    single, longer = known.single, known.longer
    found: list[Part] = []
    passed = 0
    for at, piece in enumerate(pieces):
        if at < passed:
            continue
        phrase = _phrase(pieces, at, longer[piece]) if piece in longer else None
        if phrase:
            passed = at + phrase[0]
            found.append(phrase[1])
        else:
            found.append(single.get(piece) or _unlisted(piece))
    return found


def _phrase(
    pieces: Sequence[str], at: int, listed: Iterable[tuple[tuple[str, ...], Part]]
) -> tuple[int, Part] | None:
    """Return the first of the ``listed`` phrases that stands at ``at``, and its size."""
    for words, part in listed:
        size = len(words)
        if tuple(pieces[at : at + size]) == words:
            return size, part
    return None


@lru_cache(maxsize=8_192)
def _unlisted(piece: str) -> Part:
    """Return a piece that no lexicon lists, tagged by its shape."""
    if piece == ",":
        return Part(piece, "mark.comma")
    if not piece[0].isalnum():
        return Part(piece, EDGE.tag)
    if piece.isdigit():
        return Part(piece, "number")
    return Part(piece, "adverb" if piece.endswith("ly") else "")


@cache
def phrases(names: tuple[str, ...]) -> Phrases:
    """Return the cues of the lexicons ``names``."""
    found: dict[tuple[str, ...], Part] = {}
    for name in names:
        for tag, cues in lists.load(name).tags.items():
            for cue in cues:
                for words in product(*(word.split("|") for word in cue.split())):
                    found.setdefault(words, Part(" ".join(words), f"{name}.{tag}", name, tag))
    single = {words[0]: part for words, part in found.items() if len(words) == 1}
    longer: dict[str, list[tuple[tuple[str, ...], Part]]] = {}
    for words, part in sorted(found.items(), key=lambda cue: -len(cue[0])):
        if len(words) > 1:
            longer.setdefault(words[0], []).append((words, part))
    return Phrases(single, {first: tuple(cues) for first, cues in longer.items()})
