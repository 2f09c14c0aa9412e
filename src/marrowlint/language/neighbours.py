"""Look left and right of a part: its neighbours, and the clause it stands in."""

from collections.abc import Sequence

from marrowlint.language.parts import EDGE, Part

_PASSED = frozenset({"adverb", "syntax.adverb"})
_DEGREE = ("more", "less")
_REACH = 60
"""Parts looked over at most: a run-on page without a full stop must not cost its square."""
_EDGES = frozenset({"mark.stop", "syntax.clause"})


def before(parts: Sequence[Part], at: int) -> Part:
    """Return the part before ``at``, adverbs passed over; ``EDGE`` at the start."""
    at -= 1
    while at >= 0 and _passed(parts[at]):
        at -= 1
    return parts[at] if at >= 0 else EDGE


def after(parts: Sequence[Part], at: int) -> Part:
    """Return the part after ``at``, adverbs passed over; ``EDGE`` at the end."""
    at += 1
    while at < len(parts) and _passed(parts[at]):
        at += 1
    return parts[at] if at < len(parts) else EDGE


def clause_start(parts: Sequence[Part], at: int) -> int:
    """Return the index of the first part of the clause that ``at`` stands in."""
    least = max(0, at - _REACH)
    while at > least and not _edge(parts, at - 1):
        at -= 1
    return at


def clause_end(parts: Sequence[Part], at: int) -> int:
    """Return the index after the last part of the clause that ``at`` stands in."""
    most = min(len(parts), at + _REACH)
    while at < most and not _edge(parts, at):
        at += 1
    return at


def stop_start(parts: Sequence[Part], at: int) -> int:
    """Return the index after the last stop, colon or bracket before ``at``."""
    least = max(0, at - _REACH)
    while at > least and parts[at - 1].tag != EDGE.tag:
        at -= 1
    return at


def stop_end(parts: Sequence[Part], at: int) -> int:
    """Return the index of the next stop, colon or bracket."""
    most = min(len(parts), at + _REACH)
    while at < most and parts[at].tag != EDGE.tag:
        at += 1
    return at


def _passed(part: Part) -> bool:
    return part.tag in _PASSED or part.words in _DEGREE


def _edge(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a clause ends at ``at``: a stop, "which", or a comma before "and"."""
    tag = parts[at].tag
    if tag == "mark.comma":
        return at + 1 < len(parts) and parts[at + 1].tag == "syntax.joint"
    return tag in _EDGES
