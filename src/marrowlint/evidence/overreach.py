"""Hold how strongly a claim is worded against how strongly its source words it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from marrowlint.evidence.clause import asks
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.passages import Bearing, Material
from marrowlint.evidence.wordlists import tagged
from marrowlint.language import lexicon, strength
from marrowlint.language.analysis import Cue, Strength
from marrowlint.language.words import fold, words
from marrowlint.patterns import lazy

NEAR = 0.4
"""Share of a claim's words in one sentence, from which on its wording is compared."""
_RIVAL = 0.7
_CAUSE = lazy(
    r"\b(?:causes?|caused by|leads? to|led to|results? in|resulted in|is due to|are due to"
    r"|responsible for|brings? about)\b",
    re.IGNORECASE,
)
"""Wording that states a cause outright; "reduces" is told of mere links too often to count."""


def mismatch(claim: str, known: Material, best: Sequence[Bearing]) -> Mismatch | None:
    """Return the words of ``claim`` that say more than its source, if it has such."""
    if not best or best[0].score < NEAR:
        return None
    return _proven(claim, known, best) or _caused(claim, known, best)


def _proven(claim: str, known: Material, best: Sequence[Bearing]) -> Mismatch | None:
    """Return "proven" and the like where the source uses no such word."""
    here = _certain(claim)
    if not here or _certain(known.whole):
        return None
    cue = here[0]
    why = f"the claim says '{cue.text}', the source says nothing so certain"
    return Mismatch(
        "claim-exceeds-source", cue.start, cue.end, cue.text, "", best[0].passage.text, why
    )


@lru_cache(maxsize=512)
def _certain(text: str) -> tuple[Cue, ...]:
    found = lexicon.find(text, names=("certainty", "negation"))
    denials = [cue.start for cue in found if cue.lexicon == "negation"]
    return tuple(
        cue
        for cue in found
        if cue.tag == "proven" and not any(start < cue.end for start in denials)
    )


def _caused(claim: str, known: Material, best: Sequence[Bearing]) -> Mismatch | None:
    """Return a word for a cause where the sentences that bear on it state a mere link."""
    cause = _CAUSE.search(claim)
    if (
        cause is None
        or asks(claim)
        or _denies(claim)
        or strength.strength(claim) is not Strength.CAUSAL
    ):
        return None
    near = [one for one in best if one.score >= _RIVAL * best[0].score]
    links = [one for one in near if _linked(one.passage.text)]
    if not links or _CAUSE.search(known.whole):
        return None
    if any(strength.strength(one.passage.text) is Strength.CAUSAL for one in near):
        return None
    there = links[0].passage.text
    word = next(word for word in sorted(tagged("associations")["link"]) if word in fold(there))
    why = f"the claim says '{cause[0]}' where the source says '{word}'"
    return Mismatch("claim-exceeds-source", cause.start(), cause.end(), cause[0], word, there, why)


def _denies(claim: str) -> bool:
    """Tell whether a claim says that something is no cause."""
    return any(word.fold in tagged("directions")["deny"] for word in words(claim))


def _linked(text: str) -> bool:
    lower = fold(text)
    return not asks(text) and any(word in lower for word in tagged("associations")["link"])
