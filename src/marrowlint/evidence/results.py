"""Read what the sentences of a source report: a change, no gain, or only a possibility."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache

from msgspec import Struct

from marrowlint.evidence.passages import root
from marrowlint.evidence.wordlists import tagged
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue
from marrowlint.language.words import STOP
from marrowlint.language.words import words as words_of
from marrowlint.patterns import lazy

_LETTERS = 3
_NULL = lazy(
    r"\b(?:did|do|does|was|were|is|are|has|have|had|could)\s(?:not|n.t)\s(?:\w+\s){0,2}?"
    r"(?:differ\w*|chang\w*|improv\w*|affect\w*|reduc\w*|lower\w*|alter\w*|increas\w*|decreas\w*"
    r"|rise|risen|raise\w*|f[ae]ll\w*|help\w*|prevent\w*|shorten\w*|lengthen\w*|better|associated"
    r"|linked|slow\w*|extend\w*|reliev\w*|significant\w*|effective|benefit\w*|relat\w+ to)\b"
    r"|\b(?:no|without(?: an?y?)?)\s(?:[\w-]+\s){0,4}?"
    r"(?:differences?|effects?|changes?|benefits?|improvements?|rise|increases?|reductions?"
    r"|associations?|advantages?|gains?)\b(?!\s(?:size|of treatment))"
    r"|(?<!cleared )(?<!excreted )\b(?:unchanged|unaffected|unaltered)\b"
    r"|\bnot (?:statistically )?significant\b"
    r"|\bno (?:better|more|fewer|less|faster|longer|lower|higher) than\b"
    r"|\b(?:worse|poorer)\s(?:with|in|on|under|after)\s(?!(?:the\s)?(?:placebo|control|sham|usual))"
    r"[^.;]{1,60}\bthan\s(?:with|in|on|under|after)\b",
    re.IGNORECASE,
)
_EXCEPT = lazy(r"\bexcept\b", re.IGNORECASE)
_IDLE = lazy(
    r"\b(?:had|has|have|showed|produced) (?:no|not any) (?:such )?effect\W*\Z", re.IGNORECASE
)
_BARE = lazy(
    r"\W*(?:(?:(?:the|this|that|a)\s)?"
    r"(?:which|this|that|these|it|they|differences?|changes?|effects?|results?|falls?|rises?"
    r"|drops?|gains?|reductions?|increases?|decreases?|improvements?)\b[\w\s]{0,40}?)??"
    r"\b(?:was|were|is|did|does|not)\b(?:\s\w+){0,2}?\s(?:differ|significant|important)",
    re.IGNORECASE,
)
"""A denial that has its outcome in the part before: "the difference was not significant"."""
_FIGURES = lazy(
    r"\b(?:less|more|larger|[a-z]{3,}er than)\b|\d\s?%|\d (?:of|in) (?:the )?\d"
    r"|\bagainst\b|\bpoints?\b|\d/\d",
    re.IGNORECASE,
)
_RAISED = lazy(r"\b(?:more|higher|rose|raised|increased|often|frequent)\b", re.IGNORECASE)
_SAFETY = lazy(
    r"\b(?:adverse|side.effects?|unwanted|complaints|safety|toxic\w*|liver enzymes|harms?)\b",
    re.IGNORECASE,
)
_P = lazy(r"\bP\s?=\s?(0?[.·]\d+)", re.IGNORECASE)
_ALPHA = 0.05
_MODAL = lazy(r"\b(?:may|might|could|possibly|perhaps|seems? to|appears? to)\b", re.IGNORECASE)
_REACH = 2
"""Words between a modal and the effect that it holds open: "may have been lower"."""
_HEDGE = lazy(
    r"\b(?:uncertain|unclear|preliminary|exploratory|trivial|low certainty|too (?:few|small|short)"
    r"|no control group|without a control group|not clinically (?:important|relevant)"
    r"|(?:trial|study|research) is needed|effect (?:is|was) small|cannot tell)\b",
    re.IGNORECASE,
)
_DOUBT = lazy(
    r"\b(?:no control group|without a control group|(?:trial|study|research) is needed"
    r"|results? (?:as )?preliminary|(?:is|are|was|were|as|this) (?:preliminary|exploratory)"
    r"|effects? (?:is|was|were|are) (?:small|trivial|uncertain|unclear)"
    r"|too (?:few|small|short) (?:for a|to (?:tell|show|test|exclude|rule))"
    r"|not clinically (?:important|relevant)|cannot tell|trivial effect"
    r"|(?:were|was) also (?:younger|older|richer|healthier)|groups differed in"
    r"|without randomi[sz]ation)\b",
    re.IGNORECASE,
)
_FRAIL = lazy(
    r"\b(?:preliminary (?:finding|result|evidence|data)s?"
    r"|needs? (?:confirmation|replication|to be (?:confirmed|replicated|repeated)"
    r"|an? (?:larger |controlled |randomi[sz]ed |independent )+(?:trial|study))"
    r"|preclud\w+ (?:any )?conclusions?|(?:do|does|did) not (?:allow|permit) (?:any )?conclusions?"
    r"|(?:cannot|could not) be (?:separated|determined|told apart|excluded|ruled out)"
    r"|confounding (?:may|might|could|cannot|by)"
    r"|(?:may|might|could) (?:have contributed|account for (?:this|the)|explain (?:this|the|it))"
    r")\b",
    re.IGNORECASE,
)
"""The same in a summary of a few sentences; an abstract weighs other things as well."""
_BOTH = lazy(
    r"\b(?:both|either|all|every|each)\s(?:\w+\s)?(?:groups?|arms?|periods?)\b|\balike\b",
    re.IGNORECASE,
)
_UNSTUDIED = lazy(
    r"\b(?:not|never)\s(?:\w+\s)?(?:studied|tested|measured|looked|examined|reported|recorded"
    r"|included|enrolled)\b|\bno (?:data|studies|trials)\b|\bexcluded\b|\bnot recommended\b"
    r"|\bleaves? open\b|\b(?:cannot|does not|do not) (?:say|tell)\b|\bsays? nothing\b",
    re.IGNORECASE,
)
_PARTS = lazy(
    r";\s+|,\s+(?:which|but|while|whereas|although|though)\s+|,\s+(?:and|with)\s+(?=no\s)"
    r"|,\s+and\s+(?=(?:\w+\s){1,6}(?:did|was|were)\s)|\s+but\s+|,\s+(?=no\s)"
)


_FOUND = lazy(
    r"\b(?:was|were|fell|rose|had|did|cut|improved|reduced|lowered|increased|decreased|eased|raised"
    r"|halved|doubled|relieved|prevented|shortened|lengthened|prolonged|dropped|slowed|grew|fewer"
    r"|milder|against|versus)\b",
    re.IGNORECASE,
)
"""Wording of what was found; a title has none."""


class Kind(Enum):
    """What one part of a sentence reports."""

    NULL = "null"
    CHANGE = "change"
    HARM = "harm"
    BOTH = "both"
    """A change in every group, of which nobody knows the cause."""
    OPEN = "open"
    """Nothing that a claim of effect could rest on or go against."""
    SAFE = "safe"
    """No difference in harms."""


class Result(Struct, frozen=True):
    """What one part of a sentence reports, and of what."""

    kind: Kind
    words: frozenset[str]
    """Stems of its outcome."""
    text: str
    """The sentence."""
    hedged: bool = False
    idle: bool = False
    """Whether it is a treatment that did nothing: ``words`` name that, not an outcome."""


@lru_cache(maxsize=4_096)
def results(sentence: str) -> tuple[Result, ...]:
    """Return what the parts of ``sentence`` report, in order."""
    found: list[Result] = []
    for part in parts(sentence):
        kind = _kind(part)
        own = outcome(part)
        if kind is Kind.NULL and (not own or _BARE.match(part)):
            found = [_nullified(one) for one in found]
        idle = kind is Kind.NULL and _IDLE.search(part) is not None
        found.append(Result(kind, own, sentence, hedged(part), idle))
    return tuple(found)


def _nullified(one: Result) -> Result:
    """Return a change that the same sentence calls no difference."""
    if one.kind not in {Kind.CHANGE, Kind.OPEN}:
        return one
    return Result(Kind.NULL, one.words, one.text, one.hedged)


def parts(sentence: str) -> Iterator[str]:
    """Yield the parts of ``sentence`` that may each report something of its own."""
    at = 0
    for match in _PARTS.finditer(sentence):
        yield sentence[at : match.start()]
        at = match.end()
    yield sentence[at:]


def _kind(part: str) -> Kind:
    if _UNSTUDIED.search(part):
        return Kind.OPEN
    if _EXCEPT.search(part):
        return Kind.OPEN
    chance = [float(value.replace("·", ".")) > _ALPHA for value in _P.findall(part)]
    if _NULL.search(part) or (chance and all(chance)):
        return Kind.SAFE if _SAFETY.search(part) else Kind.NULL
    if _SAFETY.search(part) or (_RAISED.search(part) and lexicon.find(part, names=("harms",))):
        return Kind.HARM
    if all(cue.tag == "sure" for cue in gains(part)):
        return Kind.CHANGE if _FIGURES.search(part) else Kind.OPEN
    return Kind.BOTH if _BOTH.search(part) else Kind.CHANGE


@lru_cache(maxsize=1_024)
def gains(text: str) -> tuple[Cue, ...]:
    """Return the plain words for an effect in ``text``."""
    return lexicon.find(text, names=("gains",))


def hedged(text: str) -> bool:
    """Return whether ``text`` holds an effect open."""
    return _HEDGE.search(text) is not None or possible(text)


@lru_cache(maxsize=1_024)
def possible(text: str) -> bool:
    """Return whether ``text`` calls an effect possible: "may have been lower"."""
    return any(
        cue.start > match.end() and text.count(" ", match.end(), cue.start) <= _REACH + 1
        for match in _MODAL.finditer(text)
        for cue in gains(text)
    )


def doubts(text: str, *, short: bool = False) -> bool:
    """Return whether ``text`` holds open all that its source found: "no control group".

    ``short`` says that it is of a summary of a few sentences.
    """
    return _DOUBT.search(text) is not None or (short and _FRAIL.search(text) is not None)


def unstudied(text: str) -> bool:
    """Return whether ``text`` says that something was not studied, or somebody kept out."""
    return _UNSTUDIED.search(text) is not None


def finds(text: str) -> bool:
    """Return whether ``text`` has a verb that tells what was found, as a title has not."""
    return _FOUND.search(text) is not None


def denial(text: str) -> re.Match[str] | None:
    """Return the words of ``text`` that tell no difference or no effect."""
    return _NULL.search(text)


def denies(text: str) -> bool:
    """Return whether ``text`` tells no difference or no effect."""
    return _NULL.search(text) is not None


@cache
def _frame() -> frozenset[str]:
    return frozenset(map(root, tagged("results")["frame"]))


@lru_cache(maxsize=1_024)
def outcome(text: str) -> frozenset[str]:
    """Return the stems of ``text`` that may name an outcome."""
    lives = tagged("results")["survival"]
    found = (
        "survival" if word.fold in lives else root(word.fold)
        for word in words_of(text)
        if word.fold not in STOP
    )
    frame = _frame()
    return frozenset(
        word for word in found if len(word) >= _LETTERS and word not in frame and word.isalpha()
    )
