"""Score claims and their links for other programs: measured numbers that no finding rests on.

What each is worth was measured on public sets (``evals/RESULTS.md``). They rank what a reader looks
at first; as findings they would be wrong too often.
"""

from typing import Any

from marrowlint.evidence.address import addressed
from marrowlint.evidence.links import Basis, Link
from marrowlint.evidence.misstated import MISSTATED, Citing, likely
from marrowlint.evidence.passages import Material
from marrowlint.evidence.same_work import described
from marrowlint.evidence.source_text import source_text
from marrowlint.language.advice import advice
from marrowlint.language.analysis import Claim
from marrowlint.language.directness import directness
from marrowlint.language.exaggeration import exaggeration
from marrowlint.language.sureness import sureness
from marrowlint.rule import Context

_OPENING = 60
"""Code points from the start of a sentence within which a citation stands in its telling."""


def of_claim(claim: Claim) -> dict[str, Any]:
    """Return how sure, how directly causal and how advising the claim's sentence is worded."""
    return {
        "sureness": round(sureness(claim.text), 2),
        "directness": directness(claim.text),
        "advice": advice(claim.text).value,
    }


def of_link(claim: Claim, link: Link, context: Context) -> dict[str, Any]:
    """Return how a claim stands to what is known of one source; ``None`` where nothing is."""
    record = described(link.source, context.fact(link.source))
    known = source_text(link.source, context.analysis, record)
    words = claim.sentence.block.text[claim.start : claim.end]
    cited = link.basis is Basis.CITED
    return {
        "addressed": round(addressed(words, known), 3) if known.passages else None,
        "misstated": _misstated(claim, words, known) if cited and known.passages else None,
        "wording": exaggeration(words, link.passage).value if link.passage else None,
    }


def _misstated(claim: Claim, words: str, known: Material) -> float:
    """Return the chance that a reader finds the claim told otherwise than its source tells it."""
    sentence = claim.sentence
    starts = [marker.start - sentence.start for marker in sentence.markers]
    citing = Citing(
        text=words,
        shared=any(len(marker.keys) > 1 for marker in claim.markers),
        others=sum(marker not in claim.markers for marker in sentence.markers),
        opening=min(starts, default=_OPENING + 1) <= _OPENING,
        part=len(words) / max(1, len(sentence.text)),
    )
    return round(likely(citing, [passage.text for passage in known.passages])[MISSTATED], 3)
