"""Find a kind of study that a text gives itself, or a page gives its source, and cannot be."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marrowlint.evidence.citing import cited
from marrowlint.evidence.links import Links
from marrowlint.evidence.populations import named
from marrowlint.evidence.study import GROUPS, Origin, Study
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
_CALLS = lazy(
    r"\b(?:an?|one|this|the)\s(?:(?!of\b|in\b|and\b|from\b|by\b)[\w-]+\s){0,4}\Z", re.IGNORECASE
)
_YEAR = lazy(r"\b(?:19|20)\d\d\b")
_FALSE = {
    "review": {"trial", "observation", "laboratory"},
    "trial": {"review", "observation", "laboratory"},
}
"""Group that a sentence gives its source to those that the source's title may not be of."""
_PLURALS = ("yses", "iews", "ials", "dies", "RCTs")
_SURE = {"meta-analysis", "systematic-review", "randomized-controlled-trial", "umbrella-review"}


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


def cited_as(source: Source, study: Study, analysis: Analysis, links: Links) -> Called | None:
    """Return where a sentence that cites ``source`` alone names another kind of study than it is.

    Only its title is believed, and only a name for a kind that can be no other.
    """
    design = study.design
    if design.origin is not Origin.TITLE and not _in_reference(source, design.words):
        return None
    for sentence in analysis.sentences:
        if sentence.markers and tuple(cited(sentence.markers, links.keys)) == (source,):
            for at, name in _names(sentence):
                if GROUPS.get(design.value, "") in _FALSE.get(GROUPS.get(name, ""), ()):
                    return Called(at, at.text, design.words, design.value)
    return None


def _in_reference(source: Source, words: str) -> bool:
    """Tell whether a reference as written has ``words`` before its year, where its title is."""
    head = _YEAR.split(source.citation, maxsplit=1)
    return not source.title and len(head) > 1 and bool(words) and words in head[0]


def _names(sentence: Sentence) -> Iterator[tuple[Words, str]]:
    """Yield the one kind of study that a sentence says its source is; none where it names two."""
    cues = [cue for cue in sentence.cues if cue.lexicon == "designs" and cue.tag in GROUPS]
    if len({GROUPS[cue.tag] for cue in cues}) != 1 or sentence.has("negation"):
        return
    cue = cues[0]
    before = sentence.block.text[sentence.start : cue.start]
    if cue.tag in _SURE and _CALLS.search(before) and not cue.text.endswith(_PLURALS):
        yield Words(sentence.block, cue.start, cue.end), cue.tag
