"""Tell how rare a word is in medical abstracts, so that telling words weigh more than common ones.

The table is data (``models/rarity.toml``): the stems of words that many abstracts of SciFact's
corpus (ODC-By 1.0) hold, by the share that holds them. ``python -m evals.train_rarity`` wrote it.
"""

from functools import cache
from pathlib import Path

from marrowlint import tables

MODEL = Path(__file__).parents[1] / "models" / "rarity.toml"


def rarity(stem: str) -> float:
    """Return how rare a stem is: about 0.5 for one that most texts hold, up to 7 or so."""
    common, rarest = _table()
    return common.get(stem, rarest)


@cache
def _table() -> tuple[dict[str, float], float]:
    raw = tables.read(MODEL)
    known = {stem: float(grade) for grade, line in raw["common"].items() for stem in line.split()}
    return known, float(raw["rarest"])
