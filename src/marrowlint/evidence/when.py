"""Tell whether two texts speak of the same time."""

from functools import lru_cache

from marrowlint.language import quantities


def same_time(claim: str, passage: str) -> bool:
    """Return whether both name a time in common; true where one of them names none."""
    ours, theirs = _times(claim), _times(passage)
    return not (ours and theirs and ours.isdisjoint(theirs))


@lru_cache(maxsize=1_024)
def _times(text: str) -> frozenset[tuple[float | None, str]]:
    found = (one for one in quantities.find(text) if one.dimension == "time")
    return frozenset((one.high, one.unit) for one in found)
