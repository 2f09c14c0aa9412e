"""Find short forms and their expansions: "bone marrow concentrate (BMC)".

The letters of the short form are looked for from right to left in the words before the
bracket, as Schwartz and Hearst described (Pac Symp Biocomput 2003:451-62).
"""

import re
from collections.abc import Iterable, Iterator

from marrowlint.language.analysis import Abbreviation
from marrowlint.language.words import STOP
from marrowlint.patterns import lazy
from marrowlint.read.tree import Block

_BRACKET = lazy(r"(?<=\s)\(([A-Za-z][\w-]{1,9})\)(?!\w)")
_STOPS = lazy(r"[,;:.()\[\]]|\b(?:and|or)\b")
_WRITTEN = lazy(r"[a-z]{4}")
"""A bracket with a word in it, such as "(C-section)", is another name and no short form."""
_WORD = lazy(r"\S+")


def find(blocks: Iterable[Block]) -> tuple[Abbreviation, ...]:
    """Return every bracketed short form with the expansion before it, in page order.

    Where the letters do not fit but another place on the page expands the same short form,
    the words before the bracket are taken up to the last word they share.
    """
    places = [(block, match) for block in blocks for match in _BRACKET.finditer(block.text)]
    fitting = [_fitting(block, match) for block, match in places]
    heads = {abbr.short.rstrip("s"): _last_word(abbr.expansion) for abbr in fitting if abbr}
    found = (
        abbr or _variant(block, match, heads)
        for (block, match), abbr in zip(places, fitting, strict=True)
    )
    return tuple(abbr for abbr in found if abbr)


def _fitting(block: Block, match: re.Match[str]) -> Abbreviation | None:
    short = match[1]
    if not any(char.isupper() for char in short) or _WRITTEN.search(short):
        return None
    before = _before(block.text, match.start(), min(len(short) + 5, 2 * len(short)))
    at = _letters(before, short.rstrip("s") if short[:-1].isupper() else short)
    if at is None:
        return None
    start = match.start() - len(before) + at
    words = block.text[start : match.start()].strip()
    return Abbreviation(short, words, block, start, match.end())


def _variant(block: Block, match: re.Match[str], heads: dict[str, str]) -> Abbreviation | None:
    """Return another wording of a short form that the page expands elsewhere."""
    head = heads.get(match[1].rstrip("s"))
    before = _before(block.text, match.start(), len(match[1]) + 5)
    phrase = _STOPS.split(before)[-1]
    if not head or _last_word(phrase) != head:
        return None
    words = [word for word in _WORD.finditer(phrase) if word[0].lower() not in STOP]
    if len(words) < 2:  # noqa: PLR2004 - the head noun alone is no expansion
        return None
    start = match.start() - len(phrase) + words[0].start()
    expansion = block.text[start : match.start()].strip()
    return Abbreviation(match[1], expansion, block, start, match.end())


def _before(text: str, stop: int, most: int) -> str:
    """Return at most ``most`` words before ``stop``, none from beyond a bracket or a stop mark."""
    clause = re.split(r"[;:()\[\]]|\.\s", text[max(0, stop - 200) : stop])[-1]
    starts = [found.start() for found in _WORD.finditer(clause)]
    return clause[starts[-most] :] if len(starts) > most else clause


def _letters(before: str, short: str) -> int | None:
    """Return where the expansion of ``short`` starts in ``before``, or ``None``."""
    at = len(before) - 1
    for index in range(len(short) - 1, -1, -1):
        char = short[index].lower()
        if not char.isalnum():
            continue
        while at >= 0 and (before[at].lower() != char or (index == 0 and not _opens(before, at))):
            at -= 1
        if at < 0:
            return None
        at -= 1
    return at + 1


def _opens(text: str, at: int) -> bool:
    """Tell whether a word that can open an expansion starts at ``at``: no "to", no "of"."""
    if at > 0 and text[at - 1].isalnum():
        return False
    word = _WORD.match(text, at)
    return word is not None and word[0].lower() not in STOP


def _last_word(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].lower().rstrip("s") if phrase.split() else ""


def fold(expansion: str) -> tuple[str, ...]:
    """Return what two spellings of one expansion share: hyphens, plurals and "-derived" folded."""
    parts = re.sub(r"[-‐‑–]|[’']s\b|[*†‡]", " ", expansion.lower()).split()
    return tuple(part.rstrip("s") for part in parts if part not in {"derived", "the", "a", "an"})


def conflicts(found: Iterable[Abbreviation]) -> Iterator[tuple[str, tuple[Abbreviation, ...]]]:
    """Yield each short form with more than one expansion, and the first place of each."""
    table: dict[str, dict[tuple[str, ...], Abbreviation]] = {}
    for abbr in found:
        table.setdefault(abbr.short.rstrip("s"), {}).setdefault(fold(abbr.expansion), abbr)
    for short, expansions in table.items():
        kept = [abbr for words, abbr in expansions.items() if not _within(words, expansions)]
        if len(kept) > 1:
            yield short, tuple(kept)


def _within(words: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Tell whether another expansion opens or ends with ``words``: the longer name of one thing."""
    size = len(words)
    return any(words in {other[:size], other[-size:]} for other in others if other != words)
