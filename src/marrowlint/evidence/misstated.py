"""Weigh whether a citing sentence tells what its source says: accurate, misstated or not there.

A small linear model over how much of the citing words the source's text holds, and over how the
source is cited: alone or with others, at the end or in the telling. Its weights are data
(``models/misstated.toml``), learnt by ``python -m evals.train_citation_integrity`` from Citation
Integrity (Sarol 2024, MIT). Readers of that set often disagree: the chances rank, and prove
nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from marrowlint.evidence.linear import chances
from marrowlint.evidence.overlap import Side, overlap, side
from marrowlint.evidence.passages import Material, material
from marrowlint.patterns import lazy

MODEL = Path(__file__).parents[1] / "models" / "misstated.toml"
ACCURATE, MISSTATED, ELSEWHERE = "accurate", "misstated", "elsewhere"
"""Labels: told as the source tells it, told otherwise, of something that it does not speak of."""

_LISTED = lazy(r"[,;]")
_NAMED = lazy(r"\bet al\b")
_MOST = 3
_MANY_OTHERS = 4
_CLOSEST = 5
"""Sentences of the source that are looked at: as many as the set shows for each."""


class Citing(Struct, frozen=True):
    """The words that cite a source, and how they cite it."""

    text: str
    """The words that the citation covers."""
    shared: bool = False
    """Whether the same bracket cites other sources too."""
    others: int = 0
    """How many other citations the sentence holds."""
    opening: bool = False
    """Whether the citation stands near the start: "Smith [1] found"."""
    part: float = 1.0
    """The share of the sentence that the citation covers."""


def likely(citing: Citing, sentences: Sequence[str]) -> dict[str, float]:
    """Return the chance of each label, given the sentences known of the source."""
    return chances(MODEL, features(citing, sentences))


def features(citing: Citing, sentences: Sequence[str]) -> dict[str, float]:
    """Return the measures of the citing words against the source, each about 0 to 1."""
    own = side(citing.text)
    found = overlap(own, _closest(own, material(sentences)))
    found["shared"] = float(citing.shared)
    found["others"] = min(citing.others, _MANY_OTHERS) / _MANY_OTHERS
    found["opening"] = float(citing.opening)
    found["names its authors"] = float(bool(_NAMED.search(citing.text)))
    found["lists"] = min(len(_LISTED.findall(citing.text)), _MOST) / _MOST
    found["part"] = citing.part
    return found


def _closest(own: Side, known: Material) -> Material:
    """Return ``known`` with the sentences alone that hold most of the words."""
    if len(known.passages) <= _CLOSEST:
        return known
    best = sorted(known.passages, key=lambda one: -own.share(one.stems))[:_CLOSEST]
    return Material(tuple(best))
