"""Tell whether words that a claim quotes stand in the words known of its source."""

from collections.abc import Iterator

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Material
from marrowlint.language.words import words
from marrowlint.patterns import lazy

LEAST = 4
"""Words from which on quotation marks quote; fewer may be scare quotes."""
SIMILAR = 0.6
"""Share of a quotation's words that the known text must hold before the rest counts as wrong."""
_QUOTED = lazy(r"[\"“«]([^\"“”«»]{10,600})[\"”»]")
_GAP = lazy(r"\.{3}|…|\[[^\]]{0,80}\]")
"""An ellipsis, or words of the editor's in square brackets."""


def mismatch(claim: str, known: Material) -> Mismatch | None:
    """Return a quotation in ``claim`` that differs from the source's own words as given."""
    if not known.quote:
        return None
    theirs = _folded(known.quote)
    for start, quoted in quotations(claim):
        if not _verbatim(quoted, theirs) and _share(quoted, theirs) >= SIMILAR:
            why = f"the quotation differs from the source's words: '{_differing(quoted, theirs)}'"
            end = start + len(quoted)
            return Mismatch(
                "quote-not-in-source", start, end, quoted, known.quote, known.quote, why
            )
    return None


def quotations(text: str) -> Iterator[tuple[int, str]]:
    """Yield each stretch of ``text`` in quotation marks that is long enough, and its offset."""
    for match in _QUOTED.finditer(text):
        if len(words(match[1])) >= LEAST:
            yield match.start(1), match[1]


def _folded(text: str) -> list[str]:
    return [word.fold for word in words(text)]


def _verbatim(quoted: str, theirs: list[str]) -> bool:
    """Tell whether each part between ellipses stands in the text, in order."""
    at = 0
    for part in filter(None, map(_folded, _GAP.split(quoted))):
        size = len(part)
        found = next(
            (i for i in range(at, len(theirs) - size + 1) if theirs[i : i + size] == part), -1
        )
        if found < 0:
            return False
        at = found + size
    return True


def _share(quoted: str, theirs: list[str]) -> float:
    own = _folded(quoted)
    held = set(theirs)
    return sum(word in held for word in own) / len(own)


def _differing(quoted: str, theirs: list[str]) -> str:
    """Return the first words of the quotation that the text lacks, else the quotation's start."""
    held = set(theirs)
    missing = [word for word in _folded(_GAP.sub(" ", quoted)) if word not in held]
    return " ".join(missing[:3]) or " ".join(quoted.split()[:3])
