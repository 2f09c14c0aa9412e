"""Hold a claim against what its sources found no difference in, whatever verb it has.

Readers are told of a benefit in more verbs than any list has: "settles", "beats", "fills in". But
a claim that names the outcome, tells of no study and denies nothing promises it all the same.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.outcomes import named as outcomes
from marrowlint.evidence.results import Kind, Result, gains, outcome
from marrowlint.language import lexicon
from marrowlint.page import Page, Source
from marrowlint.patterns import lazy

_STUDY = lazy(
    r"(?<!week )(?<!day )(?<!month )(?<!\d)\d|\b(?:trials?|study|studies|reviews?|reviewers"
    r"|analys[ie]s|surveys?|reports?|cohorts?|research\w*|authors?|then|evidence|outcomes?"
    r"|measures?|scores?|scales?|test\w*|placebo|versus|compar\w+|associat\w+|link(?:ed|s)?"
    r"|correlat\w+|among|was|were|had|been|did|took|used|may|might|could|reported|sold|taken"
    r"|known as|means?|called|question)\b",
    re.IGNORECASE,
)
"""Wording of what was done or found once, or of what a thing is."""
_ONCE = lazy(
    r"\b(?:[a-z]+ed|is|are|can|cannot|probably|likely|drank|ate|came|fell|rose|grew|gave|found|saw"
    r"|kept|lost|went|slept|ran|became|got|felt|made|ran)\b"
)
"""Wording of what befell somebody once, only may, or is said of a thing."""
_PAST = lazy(
    r"\b(?:[a-z]+ed|was|were|had|did|got|rose|fell|grew|took|gave|made|found|saw|kept|lost|went"
    r"|came|lay|shrank|slept|ran|led|became|lived|showed|lower|higher|than|may|might|could|study"
    r"|studies|trials?|experiment\w*|laborator\w*|research\w*|doses?|amounts?|result\w*|model\w*"
    r"|people|human|evidence|here|known)\b|\d",
    re.IGNORECASE,
)
"""Wording of what once befell somebody, of figures, and of studies and what they are worth."""
_BACK = lazy(
    r"\W*(?:it|they|this|these|that|those|the same|both|such|there|its|their)\b", re.IGNORECASE
)
"""How a sentence begins that goes on from the one before."""
_ALSO = lazy(r"\balso\b|\b(?:too|as well|along with it)\W*\Z", re.IGNORECASE)
_CLAUSE = lazy(r",\s(?:and|but|while)\s|;\s")
_LONG = 6
"""Letters from which on one stem that opens the other is the same: "restless", "restlessness"."""
_FEW = 2
"""Changes that a source may report and still leave no room for "also" another one."""


@lru_cache(maxsize=1_024)
def always(text: str) -> bool:
    """Return whether ``text`` states an effect in the present, of its own, for anybody."""
    if _PAST.search(text) or _BACK.match(text):
        return False
    effects = lexicon.find(text, names=("effects",))
    return bool(effects) or any(cue.tag != "sure" for cue in gains(text)) or bool(outcomes(text))


@lru_cache(maxsize=1_024)
def timeless(text: str) -> bool:
    """Return whether ``text`` tells a general truth, not what one study did, found or compared."""
    return _STUDY.search(text) is None


def promises(claim: str, page: Page, sources: Iterable[Source]) -> bool:
    """Return whether ``claim`` tells, as a general truth, an outcome that a source names."""
    if not timeless(claim) or _ONCE.search(claim):
        return False
    own = outcome(claim) - topic(page)
    return any(alike(own, outcome(f"{one.title} {one.citation} {one.summary}")) for one in sources)


def topic(page: Page) -> frozenset[str]:
    """Return the stems of the names of what ``page`` is about."""
    return outcome(" ".join((page.title, *(one.name for one in page.aliases))))


def alike(own: Iterable[str], words: Iterable[str]) -> frozenset[str]:
    """Return those of ``own`` that stand in ``words``, in that form or in a longer one."""
    theirs = tuple(words)
    return frozenset(one for one in own if any(_same(one, other) for other in theirs))


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _LONG and long.startswith(short)


def mismatch(claim: str, own: frozenset[str], found: Sequence[Result]) -> Mismatch | None:
    """Return an outcome, named in ``own`` or merely another one, that did not differ."""
    nulls = [one for one in found if one.kind is Kind.NULL and one.words]
    if not nulls:
        return None
    start = 0
    for part in _CLAUSE.split(claim):
        named = _named(outcome(part) & own, nulls, found) if timeless(part) else None
        if named:
            return _contradicts(claim, start, start + len(part), named)
        start = claim.index(part, start) + len(part)
    against = _another(claim, own, nulls, found)
    return _contradicts(claim, 0, len(claim), against) if against else None


def _contradicts(claim: str, start: int, end: int, null: Result) -> Mismatch:
    here = claim[start:end].strip(" ,;.!")
    start = claim.index(here, start)
    why = "the claim promises this where the source found no difference"
    end = start + len(here)
    return Mismatch("claim-contradicts-source", start, end, here, null.text, null.text, why)


def _named(own: frozenset[str], nulls: Sequence[Result], found: Sequence[Result]) -> Result | None:
    """Return the outcome without a difference that a claim names; none that changed as well."""
    others = [one for one in found if one.kind is not Kind.NULL]
    left = own - alike(own, (word for one in others for word in one.words))
    return next((one for one in nulls if alike(left, one.words)), None)


def _another(
    claim: str, own: frozenset[str], nulls: Sequence[Result], found: Sequence[Result]
) -> Result | None:
    """Return what did not differ where "also" tells an effect that no source found."""
    if not own or _ALSO.search(claim) is None or not any(cue.tag != "sure" for cue in gains(claim)):
        return None
    changes = [one for one in found if one.kind is Kind.CHANGE]
    if not 0 < len(changes) <= _FEW or alike(own, (word for one in changes for word in one.words)):
        return None
    return nulls[0]
