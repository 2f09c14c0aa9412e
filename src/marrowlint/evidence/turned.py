"""Hold which way a claim says a common outcome went against which way its sources say it went.

Words are not compared: "fewer heart attacks" goes against "myocardial infarctions were as frequent
as with placebo". All that the sources say of that outcome must go another way.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.outcomes import acts
from marrowlint.evidence.outcomes import named as outcomes
from marrowlint.evidence.passages import Material, stems
from marrowlint.evidence.results import denial, finds, gains, hedged, parts, unstudied
from marrowlint.evidence.when import same_time
from marrowlint.language import lexicon, quantities
from marrowlint.language.analysis import Cue
from marrowlint.patterns import lazy

_DESIGN = frozenset({"time", "count"})
_WAYS = {"increase": 1, "decrease": -1}
_LINK = lazy(r"(?:associated|linked|tied|connected)\s(?:with|to)\b", re.IGNORECASE)
_DENY = lazy(
    r"\b(?:not|no|never|nor|neither|none|nobody|cannot|without|n't)\b|n't\b", re.IGNORECASE
)
_IF = lazy(r"\b(?:if|when|unless|once|after stopping)\b", re.IGNORECASE)
_POINTS = lazy(r"\W*(?:these|those|such|they|it)\b", re.IGNORECASE)
"""How a sentence begins of which nobody knows what acts."""
_JOINT = lazy(r"\s(?:on|in|of|with|to|for)\b")
_OFTEN = lazy(
    r"\b(?:(?P<more>more)|less)\s(?:often|frequent(?:ly)?|common(?:ly)?)\b", re.IGNORECASE
)
_LACK = lazy(
    r"\b(?:low|lower|lowest|little|lack\w*|deficien\w*|without|stop\w*|withdr\w*|absence|non\w*"
    r"|never|placebo|controls?|sham|vehicle|untreated)\b",
    re.IGNORECASE,
)
"""Words by which not the thing but its lack is said to act."""
_TURNED = lazy(
    r"\b(?:loss|decline|deterioration|worsening|rise|fall|drop|increase|decrease|reduction)\b",
    re.IGNORECASE,
)
_OTHER = lazy(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?)\s(?!(?:(?:with|on|in|a|an|the|of|those|that"
    r"|for|did|was|were|dummy|sham)\s)*(?:placebo|dummy|sham|control|vehicle|no\b|non|those|them))",
    re.IGNORECASE,
)
"""A comparison with something else than nothing: to be no better may be news."""


class Told(Struct, frozen=True):
    """Which way one part of a sentence says that an outcome went."""

    concept: str
    way: int | None
    """1 more, -1 less, 0 no difference; ``None`` for a change that has no side."""
    cue: Cue
    """The words that say so."""
    lacking: bool
    """Whether the lack of something, or the group without it, is said to act."""
    open: bool
    """Whether it is held open: "may"."""
    before: str
    """The word before the outcome."""
    text: str


def mismatch(claim: str, known: Sequence[Material], *, retold: bool) -> Mismatch | None:
    """Return an outcome that ``claim`` has going another way than all its sources tell.

    ``retold`` says that it gives the figures of a source, from which readers see the difference.
    """
    for ours in told(claim):
        theirs = [each for one in known for part in one.passages for each in told(part.text)]
        same = [each for each in theirs if each.concept == ours.concept]
        if retold and any(each.way == 0 for each in same):
            continue
        if same and all(_against(ours, each) for each in same) and _plain(ours, same, known):
            cue, passage = ours.cue, same[0].text
            why = f"the source has {same[0].cue.text!r} of it"
            return Mismatch(
                "claim-contradicts-source", cue.start, cue.end, cue.text, passage, passage, why
            )
    return None


def _plain(ours: Told, same: Sequence[Told], known: Sequence[Material]) -> bool:
    """Tell whether no part that tells an effect names the outcome and leaves open which way."""
    if ours.way == 0 or same[0].way == 0:
        return True
    effects = (
        part
        for one in known
        for passage in one.passages
        for part in parts(passage.text)
        if lexicon.find(part, names=("effects",)) or _shares(part)
    )
    told_of = sum(cue.tag == ours.concept for part in effects for cue in outcomes(part))
    return told_of <= len(same)


def _shares(part: str) -> bool:
    return any(one.dimension == "share" for one in quantities.find(part))


def _against(ours: Told, theirs: Told) -> bool:
    tells = theirs.way == 0 or finds(theirs.text)
    if not tells or "except" in theirs.text or not same_time(ours.text, theirs.text):
        return False
    if theirs.way == 0:
        return ours.way != 0 and not ours.open
    if ours.way == 0:
        return not theirs.open and not _OTHER.search(ours.text) and not _narrower(ours, theirs)
    if ours.way is None or theirs.way is None or ours.lacking != theirs.lacking:
        return False
    if _IF.search(ours.text) or _POINTS.match(theirs.text):
        return False
    return ours.way == -theirs.way


def _narrower(ours: Told, theirs: Told) -> bool:
    """Tell whether a claim denies less than the source found: of one dose, or one kind of it."""
    if " not " in theirs.text or stems(ours.before) - stems(theirs.text):
        return True
    if ours.lacking != theirs.lacking:
        return True
    return any(one.dimension not in _DESIGN for one in quantities.find(ours.text))


@lru_cache(maxsize=1_024)
def told(text: str) -> tuple[Told, ...]:
    """Return which way each outcome of the table went by ``text``, where it says so plainly."""
    found: list[Told] = []
    at = 0
    for part in parts(text) if outcomes(text) else ():
        at = text.index(part, at)
        found += () if unstudied(part) else _of_part(part, at, text)
        at += len(part)
    return tuple(found)


def _of_part(part: str, at: int, text: str) -> Iterator[Told]:
    found = outcomes(part)
    if not found:
        return
    none = denial(part)
    for cue in found:
        if none:
            way: int | None = 0
            joined = _JOINT.match(part, none.end())
            reach = (none.start(), joined.end() if joined else none.end())
            place = none.span() if acts(part, reach, cue) else None
        else:
            way, place = _way(part, cue)
            if place and _DENY.search(part[: max(place[1], cue.end)]):
                place = None
        if place:
            lacking = _LACK.search(part[: min(place[0], cue.start)]) is not None
            start, end = place
            shown = Cue("effects", "", part[start:end], at + start, at + end)
            before = part[: cue.start].rsplit(maxsplit=1)[-1:]
            word = before[0] if before else ""
            yield Told(cue.tag, way, shown, lacking, hedged(part), word, text)


def _way(part: str, cue: Cue) -> tuple[int | None, tuple[int, int] | None]:
    """Return which way an outcome goes by the words of effect that act on it, and the first."""
    found = (one for one in lexicon.find(part, names=("effects",)) if one.tag != "same")
    effects = [one for one in found if not part.endswith("or ", 0, one.start)]  # "four or more"
    acting = [one for one in effects if acts(part, (one.start, one.end), cue)]
    if acting:
        ways = {_WAYS.get(one.tag) for one in acting}
        first, last = acting[0], acting[-1]
        between = part[min(first.end, cue.end) : max(last.start, cue.start)]
        side = ways.pop() if len(ways) == 1 and not _TURNED.search(between) else None
        if len(acting) > 1:
            side = None
        return side, (first.start, first.end)
    for often in _OFTEN.finditer(part):
        if acts(part, often.span(), cue):
            return (1 if often["more"] else -1), often.span()
    for link in _LINK.finditer(part):
        if acts(part, link.span(), cue):
            return 1, link.span()
    for gain in gains(part):
        if gain.tag != "sure" and acts(part, (gain.start, gain.end), cue):
            return None, (gain.start, gain.end)
    return None, None
