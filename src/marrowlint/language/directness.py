"""Score how surely a sentence states a direct cause, where ``strength`` reads one.

A verb with its object ("reduces") is seldom misread, a noun of effect often is; words of duty, of
research or of measuring beside it make a cause doubtful. The points are set by hand and round; the
threshold was chosen for precision on rows of Yu 2019 (doi 10.18653/v1/D19-1473) that were open
while the grammar was written (``evals/causal_language.py``).
"""

from collections.abc import Mapping

from marrowlint.language.analysis import Strength
from marrowlint.language.marks import Mark
from marrowlint.language.parts import parts
from marrowlint.language.strength import NAMES, marked, strength

SURE = 1.3
"""From here on a rule may call the wording directly causal."""
_POINTS: Mapping[str, float] = {
    "moves": 3.0, "moved": 2.2, "leads": 2.2, "joined": 2.0, "works": 1.7, "acted": 1.6, "did": 1.6,
    "acting": 1.5, "helps": 1.5, "bare": 1.5, "acts": 1.3, "effect": 1.2, "owed": 0.8,
}  # fmt: skip
"""Points of the surest cue, by its tag in the lexicon ``causal``."""
_AGAIN = 0.8
_DOUBTS: Mapping[str, float] = {"conditional.may": 1.2, "telling.tool": 0.8, "telling.learnt": 0.8}
_ADVICE = 0.8
_ASIDE = 0.4
_RELATIVES = frozenset({"which", "who", "that"})


def directness(text: str) -> float:
    """Return how surely ``text``, a sentence, states a direct cause; 0 where it states none."""
    if strength(text) is not Strength.CAUSAL:
        return 0.0
    said = parts(text, NAMES)
    causes = [_POINTS.get(kind, 0.0) for kind, mark in marked(said) if mark is Mark.CAUSE]
    points = max(causes, default=0.0) + (_AGAIN if len(causes) > 1 else 0.0)
    points -= sum(_DOUBTS.get(tag, 0.0) for tag in {part.tag for part in said})
    points -= _ADVICE if any(part.family == "advice" for part in said) else 0.0
    points -= _ASIDE if any(part.words in _RELATIVES for part in said) else 0.0
    return max(0.0, round(points, 2))


def sure(text: str) -> bool:
    """Tell whether ``text`` states a direct cause beyond doubt of its wording."""
    return directness(text) >= SURE
