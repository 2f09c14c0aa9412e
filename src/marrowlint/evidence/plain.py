"""Hold a claim against all the sources it cites, without asking whether they share its words.

The citation itself binds the two. So a source that only found no difference goes against a claim
of any effect, and one that holds all its findings open is exceeded by a claim that does not,
however the claim is worded. One source among those cited that tells an effect settles it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from marrowlint.evidence import anyone, refuted, timeless, turned, whose
from marrowlint.evidence.clause import asks
from marrowlint.evidence.mismatch import Mismatch
from marrowlint.evidence.numerals import numbers
from marrowlint.evidence.passages import Material, root
from marrowlint.evidence.results import (
    Kind,
    Result,
    denies,
    doubts,
    gains,
    outcome,
    possible,
    results,
    unstudied,
)
from marrowlint.evidence.results import hedged as open_to
from marrowlint.evidence.when import same_time
from marrowlint.evidence.wordlists import tagged
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.language.units import DOSE
from marrowlint.language.words import words as words_of
from marrowlint.patterns import lazy

_EXCEEDS = "claim-exceeds-source"
_HENCE = frozenset({"therefore", "thus", "this means", "in other words"})
_CAUSE = frozenset({"because of", "thanks to"})
_FAITHFUL = 2
"""Numbers of a claim from which on, all of them held by its source, it retells a result."""
_RESULTS = frozenset({"share", "share-difference", "ratio"})
_DESIGN = DOSE | {"time"}
"""Doses and times tell how a study was made, not what it found."""
_PRESENT = lazy(r"[a-z]+[^\Wsui]s(?: [a-z]+)*\Z")
"""A verb in the present: "reduces", "wards off"."""
_EACH = lazy(
    r"\b(?:both|all|every|each)\s(?:of\s(?:the|these)\s)?(?:[\w-]+\s)?"
    r"(?:trials?|studies|study|meta-analyses)\b",
    re.IGNORECASE,
)
_ALIKE = lazy(
    r"\b(?:alike|equally|in (?:both|all|either) (?:\w+\s)?(?:groups?|arms?|periods?)|the same"
    r"|similar\w*|comparable|as (?:much|often|many|well) as|during the trial"
    r"|level with|no different|as (?:it|they) (?:was|were)"
    r"|(?:stay|remain|h[eo]ld|keep|kept)\w*\s(?:\w+ly\s)?(?:level|steady|flat|put|stable|constant"
    r"|unchanged|where))\b",
    re.IGNORECASE,
)
"""Wording of no difference."""
_LOW = lazy(
    r"\b(?:certainty|quality|confidence|strength)\b(?:\s[\w-]+){0,4}\s"
    r"(?:was|were|is|are|as)\s(?:\w+\s)?(?:low|poor|weak)\b"
    r"|\b(?:low|very-low|weak)[- ](?:certainty|quality)\b",
    re.IGNORECASE,
)
"""Wording by which a review rates its own evidence as low."""
_SUMMARY = 6
"""Sentences that the entry of a source has at most, where it tells no whole abstract."""
_NO_CLAIM = lazy(
    r"\b(?:may|might|could|suggest\w*|hint\w*|one (?:\w+\s){0,2}among many|exploratory|no longer"
    r"|whether|asked?|hop(?:e|ed|ing)|aim\w*|want\w*|believ\w*|thought|said to|sold|marketed"
    r"|traditional\w*|for centuries|should|must|ought|avoid|stop|tell|unless|until|if)\b"
    r"|\bto (?:see|find|test|learn|tell|measure)\b",
    re.IGNORECASE,
)
"""Wording of a doubt, a question, a belief, or advice: none tells an effect."""


def mismatches(
    claim: str,
    sentence: str,
    known: Sequence[Material],
    topic: frozenset[str],
    *,
    benefit: bool = False,
) -> Iterator[Mismatch]:
    """Yield what every one of ``known`` leaves no room for in ``claim``; all are cited for it.

    ``benefit`` says that it stands where readers are told what the topic is good for.
    """
    if not all(one.passages and not one.guideline for one in known):
        return
    if benefit and (other := anyone.without(claim, known)):
        yield other
    if (benefit or gains(claim)) and states(claim, sentence) and not unstudied(claim):
        yield from _stated(claim, known, topic, benefit=benefit)
    if (benefit or gains(claim)) and not (asks(claim) or unstudied(claim)):
        yield from filter(None, (anyone.form(claim, known),))
    if benefit and not asks(claim) and (other := whose.mismatch(claim, known)):
        yield other
    brief = all(len(one.passages) <= _SUMMARY for one in known)
    held = brief and not (open_to(claim) or asks(claim))
    if held and (other := turned.mismatch(claim, known, retold=_retold(claim, known))):
        yield other


def _stated(
    claim: str, known: Sequence[Material], topic: frozenset[str], *, benefit: bool
) -> Iterator[Mismatch]:
    """Yield what goes against an effect that ``claim`` states."""
    if other := anyone.mismatch(claim, known):
        yield other
    yield from refuted.mismatches(claim, known, topic)
    told = () if _ALIKE.search(claim) else gains(claim)
    effects = [cue for cue in told if cue.tag != "sure"]
    retold = bool(effects) and _retold(claim, known)
    if effects and not retold:
        found = [result for one in known for result in findings(one)]
        if against := _null(claim, effects, found, topic) or _of_each(claim, effects, known, topic):
            yield against
            return
    if benefit and not retold and (against := _promised(claim, known, topic)):
        yield against
    if (
        wide := (not retold and _exceeds(told, known))
        or (benefit and _total(claim, effects, known))
        or _concluded(told, known)
    ):
        yield wide


@lru_cache(maxsize=1_024)
def states(claim: str, sentence: str) -> bool:
    """Return whether a claim states something: it does not deny, ask, hedge, report or advise."""
    if denies(sentence) or open_to(claim) or asks(claim) or _NO_CLAIM.search(claim):
        return False
    denial = any(word.fold in tagged("directions")["deny"] for word in words_of(claim))
    return not denial and not lexicon.find(claim, names=("negation",))


@lru_cache(maxsize=1_024)
def findings(known: Material) -> tuple[Result, ...]:
    """Return what the sentences of a source report."""
    return tuple(result for passage in known.passages for result in results(passage.text))


def _retold(claim: str, known: Sequence[Material]) -> bool:
    """Tell whether a claim gives a result or several numbers, each of them a source's."""
    stated = numbers(claim)
    told = any(number.step < 1 or number.dimension in _RESULTS for number in stated)
    amounts = [number for number in stated if number.dimension not in _DESIGN]
    if not told and len(amounts) < _FAITHFUL:
        return False
    held = {number.value for one in known for part in one.parts for number in numbers(part)}
    return all(number.value in held for number in stated)


def _null(
    claim: str, told: Sequence[Cue], found: Sequence[Result], topic: frozenset[str]
) -> Mismatch | None:
    """Return an effect on an outcome, or at all, of which the sources found none."""
    nulls = [one for one in found if one.kind is Kind.NULL and same_time(claim, one.text)]
    changes = [one for one in found if one.kind is Kind.CHANGE]
    own = outcome(claim) - topic - _words(changes)
    design = _words([one for one in found if one.kind is Kind.OPEN])
    for one in nulls:
        shared = own & one.words
        if shared - design or 2 * len(shared) > max(len(one.words - topic), 1):
            return _contradicts(told[0], one)
    spared = told[0].text.lower().startswith("less ")
    nulls = [one for one in nulls if not one.idle or one.words & (topic | outcome(claim))]
    if not nulls or changes or (not spared and lexicon.find(claim, names=("harms",))):
        return None
    return _contradicts(told[0], nulls[0])


def _promised(claim: str, known: Sequence[Material], topic: frozenset[str]) -> Mismatch | None:
    """Return an outcome that a claim promises, in any words, and the sources found unchanged."""
    if _ALIKE.search(claim):
        return None
    found = [result for one in known for result in findings(one)]
    return timeless.mismatch(claim, outcome(claim) - topic, found)


def _of_each(
    claim: str, told: Sequence[Cue], known: Sequence[Material], topic: frozenset[str]
) -> Mismatch | None:
    """Return an effect that "both trials" are said to have, and one of them did not."""
    if len(known) < 2 or not _EACH.search(claim):  # noqa: PLR2004 - both
        return None
    against = (_null(claim, told, findings(one), topic) for one in known)
    return next(filter(None, against), None)


def _words(found: Sequence[Result]) -> frozenset[str]:
    return frozenset[str]().union(*(one.words for one in found))


def _contradicts(cue: Cue, null: Result) -> Mismatch:
    why = f"the claim says '{cue.text}' where the source found no difference"
    return Mismatch(
        "claim-contradicts-source", cue.start, cue.end, cue.text, null.text, null.text, why
    )


def _exceeds(told: Sequence[Cue], known: Sequence[Material]) -> Mismatch | None:
    """Return wording that leaves no doubt where all the sources do."""
    there = [_open(one) for one in known]
    if not all(there):
        return _sure(told, known)
    if not told:
        return None
    every = [one for source in known for one in findings(source) if one.kind is Kind.CHANGE]
    only = bool(every) and all(possible(one.text) for one in every)
    cue = next((cue for cue in told if _beyond(cue)), told[0] if only else None)
    if cue is None:
        return None
    return _wider(cue, there[0])


def _sure(told: Sequence[Cue], known: Sequence[Material]) -> Mismatch | None:
    """Return a word that leaves no doubt where every source is open or rated as low."""
    cue = next((cue for cue in told if cue.tag == "sure"), None)
    if cue is None or cue.text.lower() in _HENCE | _CAUSE:
        return None
    there = [_open(one) or _low(one) for one in known]
    return _wider(cue, there[0]) if all(there) else None


def _wider(cue: Cue, passage: str) -> Mismatch:
    why = f"the claim says '{cue.text}' where the source leaves it open"
    return Mismatch(_EXCEEDS, cue.start, cue.end, cue.text, "", passage, why)


@lru_cache(maxsize=1_024)
def _low(known: Material) -> str:
    """Return the sentence by which a source rates the certainty of what it found as low."""
    return next((one.text for one in known.passages if _LOW.search(one.text)), "")


def _total(claim: str, told: Sequence[Cue], known: Sequence[Material]) -> Mismatch | None:
    """Return a word for an end of the matter, such as "cures", that no source has.

    One choice of two is no end: "shrank or disappeared".
    """
    totals = tagged("totals")["total"]
    for cue in told:
        if claim.endswith((" or ", " which ", " that ", " who "), 0, cue.start):
            continue
        if claim.startswith(" or ", cue.end):
            continue
        if cue.text.lower() in totals and not any(_has(cue, one) for one in known):
            why = f"the claim says '{cue.text}', which the source does not"
            passage = known[0].passages[-1].text
            return Mismatch(_EXCEEDS, cue.start, cue.end, cue.text, "", passage, why)
    return None


def _has(cue: Cue, known: Material) -> bool:
    """Tell whether a source uses that word, or another one for an end of the matter."""
    theirs = known.stems | {root(word.fold) for word in words_of(known.title)}
    return any(root(word) in theirs for word in (cue.text.lower(), *tagged("totals")["total"]))


def _concluded(told: Sequence[Cue], known: Sequence[Material]) -> Mismatch | None:
    """Return the effect that a page concludes for itself: "therefore saves lives"."""
    if not any(cue.text.lower() in _HENCE for cue in told):
        return None
    cue = next((cue for cue in told if general(cue)), None)
    if cue is None or any(root(cue.text.lower()) in one.stems for one in known):
        return None
    why = f"that it '{cue.text}' is concluded here, and the source does not say it"
    passage = known[0].passages[-1].text
    return Mismatch(_EXCEEDS, cue.start, cue.end, cue.text, "", passage, why)


@lru_cache(maxsize=1_024)
def _open(known: Material) -> str:
    """Return the sentence by which a source holds all its effects open, ``""`` for none."""
    short = len(known.passages) <= _SUMMARY
    doubt = next((one.text for one in known.passages if doubts(one.text, short=short)), "")
    changes = [one for one in findings(known) if one.kind is Kind.CHANGE]
    if doubt or not changes or not all(one.hedged for one in changes):
        return doubt
    return changes[0].text


def _beyond(cue: Cue) -> bool:
    """Tell whether a word states a general truth or leaves no doubt: "cures", "confirmed"."""
    return cue.tag == "sure" or general(cue)


def general(cue: Cue) -> bool:
    """Return whether a word of effect is a verb in the present: "cures", "wards off"."""
    word = cue.text.lower()
    return cue.tag == "general" or (cue.tag == "change" and _PRESENT.match(word) is not None)
