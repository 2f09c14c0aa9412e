"""Tell what kind of study a title and the text below it describe: design, population, status.

A whole abstract is placed on the ladder by all its signs. Of a few lines, such as what a page
says of a source, only what their words name is taken: silence there tells nothing.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from marrowlint.evidence.ladder import (
    NAMED_SYNTHESIS,
    Scores,
    Step,
    is_synthesis,
    planned,
    score,
    step,
)
from marrowlint.evidence.signs import Signs, read
from marrowlint.evidence.study import UNKNOWN, Origin, Value
from marrowlint.language import lexicon
from marrowlint.language.words import Word, words
from marrowlint.patterns import lazy

WHOLE = 90
"""Words from which any text is as good as an abstract: what it does not say counts too."""

_NAMED_ANIMAL = 2.0
"""Points of one animal named."""
_NAMED_TRIAL = 1.2
"""Points of one word of allotment."""
_SIGNS = {
    Step.SYNTHESIS: (*NAMED_SYNTHESIS, "search", "papers", "appraisal"),
    Step.TRIAL: ("allotted", "random", "blind"),
    Step.TREATED: ("open", "treated", "therapy", "operation", "drug", "gain"),
    Step.PLAN: ("protocol", "plan", "future"),
    Step.OBSERVED: ("cohort", "case-control", "cross-sectional", "observed"),
    Step.CASE: ("case", "reported", "aged", "single", "one"),
    Step.REVIEW: ("review", "opinion", "topic"),
    Step.ANIMAL: ("animal", "strain", "species", "handling"),
    Step.CELLS: ("vitro", "cell", "specimen", "bench"),
}
"""Tags whose words show a step, the most telling first."""

_NAMES = {
    Step.SYNTHESIS: NAMED_SYNTHESIS,
    Step.TRIAL: ("crossover-trial", "randomized-controlled-trial"),
    Step.TREATED: (
        "single-arm-trial",
        "non-randomized-trial",
        "cohort",
        "case-control",
        "cross-sectional",
    ),
    Step.PLAN: ("crossover-trial", "randomized-controlled-trial", "cohort"),
    Step.OBSERVED: ("cohort", "case-control", "cross-sectional", "in-silico", "expert-opinion"),
    Step.CASE: ("case-report",),
    Step.REVIEW: ("guideline", "narrative-review", "expert-opinion"),
    Step.ANIMAL: ("animal-experiment",),
    Step.CELLS: ("in-silico", "in-vitro"),
}
"""Designs a step may be, by the names of the schema, the finer first."""
_SURE = {
    Step.SYNTHESIS: "systematic-review",
    Step.TRIAL: "randomized-controlled-trial",
    Step.CASE: "case-report",
    Step.REVIEW: "narrative-review",
    Step.ANIMAL: "animal-experiment",
    Step.CELLS: "in-vitro",
}
"""Design of a step where no finer name stands in the text."""

_WORDS = {
    "animal": ("animal", "strain", "species", "preclinical", "handling"),
    "human": ("person", "one", "human-study", "being", "allotted", "random", "blind", "case"),
    "in-vitro": ("vitro", "cell", "specimen", "bench"),
    "mixed": ("animal", "strain", "species", "preclinical"),
}
"""Tags whose words show a population."""
_OF_PEOPLE = frozenset({Step.TRIAL, Step.TREATED, Step.CASE})
_HUMAN_CELLS = lazy(
    r"\bhuman (?:[\w-]+ ){0,3}(?:cells?|marrow|concentrate|tissue)\b", re.IGNORECASE
)


class Kind(Struct, frozen=True):
    """What a title and a text say of the study behind them."""

    step: Step | None = None
    """``None`` where the words do not tell."""
    design: Value = UNKNOWN
    population: Value = UNKNOWN
    status: Value = UNKNOWN


class _Told(Struct, frozen=True):
    """A title and a text with their signs."""

    title: str
    title_words: tuple[Word, ...]
    text: str
    text_words: tuple[Word, ...]
    origin: Origin
    head: Signs
    body: Signs
    scores: Scores

    def count(self, *tags: str) -> int:
        return self.head.count(*tags) + self.body.count(*tags)

    def said(self, tags: Iterable[str]) -> tuple[Origin, str]:
        """Return the first words under ``tags`` and where they stand, the title's first."""
        tags = tuple(tags)
        for origin, signs in ((Origin.TITLE, self.head), (self.origin, self.body)):
            for tag in tags:
                if tag in signs.first:
                    return origin, signs.first[tag]
        return self.origin, ""


def describe(title: str, text: str, origin: Origin = Origin.SUMMARY) -> Kind:
    """Return the kind of study; each value keeps whether title or ``origin`` told it, and how."""
    title_words, text_words = words(title), words(text)
    head, body = read(title, title_words), read(text, text_words)
    told = _Told(title, title_words, text, text_words, origin, head, body, score(head, body))
    whole = origin is Origin.ABSTRACT or body.size >= WHOLE
    found = step(head, body) if whole else _named(told)
    return Kind(found, _design(found, told), _population(found, told), _status(found, told))


def _named(told: _Told) -> Step | None:
    """Return the step that a short text names."""
    if planned(told.head, told.body):
        return Step.PLAN
    if is_synthesis(told.scores, told.head) or told.body.count(*NAMED_SYNTHESIS):
        return Step.SYNTHESIS
    return _named_laboratory(told) or _named_clinical(told)


def _named_laboratory(told: _Told) -> Step | None:
    people, animals = told.scores.people, told.scores.animals
    if animals >= _NAMED_ANIMAL and animals > 1.1 * people:
        return Step.ANIMAL
    return Step.CELLS if told.count("vitro") and told.scores.cells > people else None


def _named_clinical(told: _Told) -> Step | None:
    if told.scores.trial >= _NAMED_TRIAL:
        return Step.TRIAL
    if told.head.count("case") or told.body.count("case") > 1:
        return Step.CASE
    return Step.REVIEW if told.head.count("review") else None


def _design(found: Step | None, told: _Told) -> Value:
    if found is None:
        return UNKNOWN
    if len(_NAMES[found]) > 1:
        named = _finer(_NAMES[found], told)
        if named:
            return named
    if found not in _SURE or (found is Step.REVIEW and not told.count("review")):
        return UNKNOWN
    return Value(_SURE[found], *told.said(_SIGNS[found]))


def _finer(designs: Sequence[str], told: _Told) -> Value:
    """Return the first of ``designs`` that the title names, or else the text."""
    title = (Origin.TITLE, told.title, told.title_words)
    for origin, text, tokens in (title, (told.origin, told.text, told.text_words)):
        cues = lexicon.find(text, tokens, ("designs",))
        named = {cue.tag: cue.text for cue in reversed(cues)}
        for design in designs:
            if design in named:
                return Value(design, origin, named[design])
    return UNKNOWN


def _status(found: Step | None, told: _Told) -> Value:
    if found is not Step.PLAN:
        return UNKNOWN
    return Value("protocol", *told.said(_SIGNS[found]))


def _population(found: Step | None, told: _Told) -> Value:
    studied = _studied(found, told)
    if not studied:
        return UNKNOWN
    origin, words = told.said(_WORDS[studied])
    if studied == "animal" and _HUMAN_CELLS.search(f"{told.title} {told.text}"):
        studied = "human-cells-in-animal"
    return Value(studied, origin, words)


def _studied(found: Step | None, told: _Told) -> str:
    """Return who was studied; in a review or an unknown step, whoever is named more."""
    people, animals = told.scores.people, told.scores.animals
    if told.count("preclinical"):
        animals += _NAMED_ANIMAL
    if found is Step.ANIMAL:
        return "animal"
    if found is Step.CELLS:
        return "in-vitro"
    if found in _OF_PEOPLE:
        return "human"
    if animals >= _NAMED_ANIMAL and people:
        return "animal" if animals > people else "mixed"
    if animals >= _NAMED_ANIMAL:
        return "animal"
    return "human" if told.count("person", "one", "human-study") else ""
