"""Find a sentence that calls the study it cites another kind of study than its entry shows."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from marrowlint.evidence.called import Called
from marrowlint.evidence.study import Study
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue, Sentence
from marrowlint.page import Source, Words
from marrowlint.patterns import lazy

_KINDS = {
    "randomized-controlled-trial": "randomized",
    "crossover-trial": "randomized",
    "non-randomized-trial": "trial",
    "single-arm-trial": "uncontrolled",
    "umbrella-review": "review",
    "network-meta-analysis": "review",
    "meta-analysis": "review",
    "systematic-review": "review",
    "cohort": "cohort",
    "case-control": "case-control",
    "cross-sectional": "survey",
    "case-report": "case",
    "animal-experiment": "animals",
    "in-vitro": "cells",
}
"""Design, as the schema spells it, to what a writer calls such a study."""
_TRIALS = frozenset({"randomized", "trial"})
_REVIEWS = frozenset({"review", "narrative"})
_WATCHED = frozenset({"cohort", "case-control", "survey", "case"})
_BENCH = frozenset({"cells", "animals"})
_NOT: Mapping[str, frozenset[str]] = {
    "randomized": _REVIEWS | _WATCHED | _BENCH | {"uncontrolled"},
    "trial": _REVIEWS | _BENCH | {"survey", "case-control"},
    "uncontrolled": _REVIEWS | _BENCH | {"randomized", "survey", "case-control"},
    "review": _BENCH | {"cohort", "case-control", "survey", "case", "narrative"},
    "cohort": _TRIALS | _REVIEWS | _BENCH | {"survey", "case", "uncontrolled"},
    "case-control": _TRIALS | _REVIEWS | _BENCH | {"survey", "case", "uncontrolled"},
    "survey": _TRIALS | _REVIEWS | _BENCH | {"case", "uncontrolled"},
    "case": _TRIALS | _REVIEWS | _BENCH | {"cohort", "case-control", "survey"},
    "animals": _WATCHED | _TRIALS | {"cells", "review"},
    "cells": _WATCHED | _TRIALS | {"animals", "review"},
}
"""Kind of study to the names that it cannot bear."""
_LONG = frozenset({"cohort", "case-control"})
_PEOPLE = frozenset({"human", ""})
_OPENS = lazy(
    r"(?:\A|[,;:(\u2013\u2014]\s?|\b(?:that|and|but|while|whereas)\s)\W{0,2}"
    r"(?P<in>(?:in|from|according to|as|by)\s)?(?:an?|one|another|(?P<this>this)|the|that)\s"
    r"(?:(?!(?:of|in|from|by|than|for|on|with|and|or)\b)[\w%,.-]+\s){0,5}\Z",
    re.IGNORECASE,
)
"""What stands between the start of a clause and the name of the study it tells of."""
_PLURALS = ("trials", "studies", "surveys", "cohorts", "reviews", "analyses", "reports", "rcts")
_OTHER = frozenset({"found", "awaited", "apart"})
_OPEN = frozenset({"uncontrolled", "trial"})
"""Kinds of trial that are no randomized one: their entries name trials as well."""
_POOLED = lazy(r"\bof\s(?:[\w-]+\s){0,3}\Z")
"""What stands before the studies of a review, and who took part in a cohort of a trial."""
_REACH = 70
"""Code points after its name within which a study finds something."""


_GATE = lazy(
    r"trial|stud(?:y|ies)|survey|cohort|review|analysis|series|report|\bRCT|experiment|poll\b",
    re.IGNORECASE,
)


def called_as(source: Source, study: Study, sentences: Iterable[Sentence]) -> Called | None:
    """Return where a sentence of those that cite ``source`` alone gives it a name it cannot bear.

    What the entry names too, or may have pooled, is no false name.
    """
    shown = _KINDS.get(study.design.value, "")
    if not shown or not _fits(shown, study):
        return None
    for sentence in sentences:
        name = _name(sentence)
        if name is None or name.tag not in _NOT[shown]:
            continue
        if shown in _BENCH and name.tag in _TRIALS and sentence.has("models"):
            continue
        if shown in _LONG and name.tag == "survey" and "cross" not in name.text.lower():
            continue  # what asks people may follow them as well
        known = frozenset(cue.tag for cue in _cues(_entry(source)))
        if not _known(name.tag, shown, known):
            at = Words(sentence.block, sentence.start + name.start, sentence.start + name.end)
            return Called(at, at.text, study.design.words, study.design.value)
    return None


def _fits(shown: str, study: Study) -> bool:
    """Tell whether who was studied agrees with the kind of study: not a "cohort" of mice."""
    population = study.population.value
    return shown in _BENCH or population in _PEOPLE


def _entry(source: Source) -> str:
    return f"{source.title} {source.citation} {source.summary} {source.quote}"


def _known(name: str, shown: str, known: frozenset[str]) -> bool:
    """Tell whether the entry names such a study too; of a review, whether it could have one."""
    if shown == "review" and name in _WATCHED and not known & _TRIALS:
        return True
    if name in _TRIALS and shown not in _OPEN:
        return bool(known & _TRIALS)
    return name in known


def _name(sentence: Sentence) -> Cue | None:
    """Return the one name that a sentence gives its study, where it tells what that found."""
    text = sentence.text
    if not _GATE.search(text):
        return None
    cues = _cues(text)
    names = [cue for cue in cues if cue.tag not in _OTHER and not _POOLED.search(text[: cue.start])]
    if len({cue.tag for cue in names}) != 1 or names[0].text.lower().endswith(_PLURALS):
        return None
    name = names[0]
    opens = _OPENS.search(text[: name.start])
    if opens is None or _is_open(name, cues, sentence):
        return None
    finds = (cue for cue in cues if cue.tag == "found" and 0 <= cue.start - name.end <= _REACH)
    return name if opens["in"] or opens["this"] or next(finds, None) else None


def _is_open(name: Cue, cues: Iterable[Cue], sentence: Sentence) -> bool:
    """Tell whether the study is denied, set apart, or still to be done."""
    if any(cue.end <= sentence.start + name.start for cue in sentence.found("negation")):
        return True
    for cue in cues:
        if cue.tag == "apart" and cue.end <= name.start:
            return True
        if cue.tag == "awaited" and cue.start <= name.end + _REACH:
            return True
    return False


@lru_cache(maxsize=128)
def _cues(text: str) -> tuple[Cue, ...]:
    return lexicon.find(text, names=("kinds",))
