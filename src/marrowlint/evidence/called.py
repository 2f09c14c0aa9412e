"""Find a kind of study that a text gives itself and cannot be."""

import re

from msgspec import Struct

from marrowlint.evidence.populations import named
from marrowlint.language.analysis import Analysis, Sentence
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy

_ITSELF = lazy(
    r"(?:this|the present|our)\s(?:[\w-]+[,\s]\s?){0,4}?"
    r"(?:randomi[sz]ed(?: \w+)? (?:trial|study)|RCT|(?:controlled|clinical|human) (?:trial|study)"
    r"|trial in (?:people|humans|patients))\b",
    re.IGNORECASE,
)
_ALLOTTED = lazy(r"\brandomi[sz]ed\b|\bcontrolled\b|\bRCT\b", re.IGNORECASE)
_SIGNS = (
    (
        "cross-sectional",
        lazy(
            r"\bat (?:one|a single) (?:time point|point in time|moment|visit)\b|\bcross-sectional\b"
            r"|\b(?:once )?surveyed\b|\bfood[- ]frequency questionnaires?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "cohort",
        lazy(
            r"\bcohort\b|\bretrospective(?:ly)?\b|\bfollowed without (?:any )?(?:treatment"
            r"|intervention)\b|\b(?:health|medical|hospital|insurance) records of\b",
            re.IGNORECASE,
        ),
    ),
    (
        "single-arm-trial",
        lazy(
            r"\b(?:without|no|had no|lacked) (?:a |any )?(?:comparison|control|comparator|placebo)"
            r" (?:group|arm)\b|\buncontrolled\b|\bsingle[- ]arm\b"
            r"|\b(?:all|every one|everyone)(?: of them)? (?:was|were) (?:treated|given)\b",
            re.IGNORECASE,
        ),
    ),
)
"""Words that no trial with groups by lot would use of itself, each with what they fit."""
_CELLS = lazy(r"\bin vitro\b|\bcell (?:line|culture)s?\b|\bcultured\b", re.IGNORECASE)


class Called(Struct, frozen=True):
    """A false name for a kind of study."""

    at: Words
    name: str
    """The name as it stands there."""
    other: str
    """The words that it cannot be true beside."""
    kind: str
    """The design that those words fit."""


def itself(source: Source, analysis: Analysis) -> Called | None:
    """Return where the entry's "this randomised trial" stands beside words of something else."""
    for sentence in analysis.summaries.get(source.pointer, ()):
        match = _ITSELF.search(sentence.text)
        told = _unlike(sentence, match[0]) if match else None
        if match and told:
            start = sentence.start + match.start()
            at = Words(sentence.block, start, sentence.start + match.end())
            return Called(at, match[0], *told)
    return None


def _unlike(sentence: Sentence, name: str) -> tuple[str, str] | None:
    """Return the words that speak against a trial in ``sentence``, and what they fit."""
    text = sentence.text
    for kind, pattern in _SIGNS if _ALLOTTED.search(name) else ():
        if match := pattern.search(text):
            return match[0], kind
    if any(one.concept == "human" for one in named(text.replace(name, ""))):
        return None
    if match := _CELLS.search(text):
        return match[0], "in-vitro"
    animal = next((cue for cue in sentence.found("models")), None)
    return (animal.text, "animal-experiment") if animal else None
