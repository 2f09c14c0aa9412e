"""Learn what kind of study each source is: from its entry on the page, and from registries.

What types and headings leave no doubt of outdoes what the page declares, which may be the very
error; a declared value outdoes what an abstract seems to show, and that what the page's words do.
"""

import re
from collections.abc import Iterable, Sequence

from marrowlint.evidence.kind import Kind, describe
from marrowlint.evidence.observed import observed
from marrowlint.evidence.registry_study import registered
from marrowlint.evidence.same_work import described, trial
from marrowlint.evidence.standing import status
from marrowlint.evidence.study import (
    GROUPS,
    UNKNOWN,
    UNREGISTERED,
    Origin,
    Registered,
    Study,
    Value,
)
from marrowlint.facts import NO_FACTS, NOTHING, Fact, Facts, Record
from marrowlint.language import lexicon
from marrowlint.language.analysis import Cue, Level
from marrowlint.page import Page, Source
from marrowlint.patterns import lazy

_REVIEWS = (
    "umbrella-review",
    "network-meta-analysis",
    "meta-analysis",
    "systematic-review",
    "guideline",
    "narrative-review",
)
_PRECLINICAL = ("animal-experiment", "in-vitro", "in-silico")
_TRIALS = (
    "crossover-trial",
    "non-randomized-trial",
    "randomized-controlled-trial",
    "single-arm-trial",
)
_OBSERVED = ("cohort", "case-control", "cross-sectional", "case-report")
_ORDER = (*_REVIEWS, *_PRECLINICAL, *_TRIALS, *_OBSERVED, "expert-opinion", "reference")
"""Which design a text names when it names several: reviews tell what they pool."""

LEVELS = {
    **dict.fromkeys((*_TRIALS, "guideline"), Level.CLINICAL),
    **dict.fromkeys(_OBSERVED, Level.OBSERVATIONAL),
    **dict.fromkeys(_PRECLINICAL, Level.PRECLINICAL),
    "traditional-use": Level.TRADITIONAL,
    "expert-opinion": Level.NONE,
}
"""Level a design speaks for by itself; a review has that of what it pools."""

_ANIMALS = frozenset({"animal", "human-cells-in-animal", "ex-vivo", "in-vitro", "in-silico"})
_ENDS = frozenset({"", ".", "–", "—", "-", ":"})
_HUMAN_CELLS = lazy(
    r"\bhuman (?:[\w-]+ ){0,3}(?:cells?|marrow|concentrate|tissue)\b", re.IGNORECASE
)


def studies(page: Page, facts: Facts = NO_FACTS) -> dict[str, Study]:
    """Return source pointer to study, for every source of ``page``."""
    return {source.pointer: study(source, facts.fact(source.pointer)) for source in page.sources}


def study(source: Source, fact: Fact = NOTHING) -> Study:
    """Return what its entry, and the ``fact`` of it, say ``source`` is; unknown stays unknown."""
    said = f"{source.citation} {source.summary}"
    kind = describe(source.title, said)
    texts = ((Origin.TITLE, source.title), (Origin.SUMMARY, said))
    seen = [(origin, text, lexicon.find(text)) for origin, text in texts if text.strip()]
    label = _label(seen)
    told = f"{source.title}. {said}"
    inferred_design = label or _inferred_design(kind, seen) or observed(told)
    inferred_population = _inferred_population(kind, seen) if not label else UNKNOWN
    record = described(source, fact) if fact.records else None
    known = _registered(record, fact)
    population = _population_of(source, known, inferred_population)
    listed = UNKNOWN if _doubted(known, population) else known.design
    design = _chosen(_declared(source.design), listed, inferred_design)
    return Study(
        design=design,
        population=population,
        status=_declared(source.status) or known.status or _told(source, known) or kind.status,
        inferred_design=inferred_design,
        inferred_population=inferred_population,
        level=level(design.value, population.value),
        registered=known,
        record=record,
    )


def _registered(record: Record | None, fact: Fact) -> Registered:
    known = record or trial(fact)
    return registered(known) if known else UNREGISTERED


def _chosen(declared: Value, known: Value, inferred: Value) -> Value:
    """Return what a registry lists, else what is declared, else the abstract, else the page."""
    if known.origin is Origin.REGISTRY:
        return known
    return declared or known or inferred


def _doubted(known: Registered, population: Value) -> bool:
    """Tell whether laboratory work is read from headings alone, and the page speaks of people."""
    alone = not known.sure and GROUPS.get(known.design.value) == "laboratory"
    return alone and population.value in {"human", "mixed"}


def _population_of(source: Source, known: Registered, inferred: Value) -> Value:
    """Return who was studied; headings of people and animals leave a doubt that a page may end."""
    declared = _declared(source.population) or _species(source)
    if known.sure or known.population.origin is not Origin.REGISTRY:
        return _chosen(declared, known.population, inferred)
    if declared:
        return declared
    return Value("mixed", Origin.REGISTRY) if inferred.value == "human" else known.population


def _told(source: Source, known: Registered) -> Value:
    """Return the status that the page's words betray, unless a registry has a whole article."""
    found = status(source)
    return UNKNOWN if known.full and found.value == "conference-abstract" else found


def _label(seen: Sequence[tuple[Origin, str, Sequence[Cue]]]) -> Value:
    """Return that a source is a medicine's label or a guideline: it tells of trials, and is none.

    A guideline says so in a sentence of its own: "Guideline. Recommended a day: 15 mg."
    """
    for origin, text, cues in seen:
        for cue in cues:
            if (cue.lexicon, cue.tag) == ("designs", "label"):
                return Value("reference", origin, cue.text)
            if (cue.lexicon, cue.tag) == ("designs", "guideline") and _alone(text, cue):
                return Value("guideline", origin, cue.text)
    return UNKNOWN


def _alone(text: str, cue: Cue) -> bool:
    before = text[: cue.start].rstrip()[-1:]
    return before in _ENDS and text[cue.end : cue.end + 1] == "."


def _inferred_population(kind: Kind, seen: Sequence[tuple[Origin, str, Sequence[Cue]]]) -> Value:
    return kind.population or _first(_population(*part) for part in seen)


def _inferred_design(kind: Kind, seen: Sequence[tuple[Origin, str, Sequence[Cue]]]) -> Value:
    """Return the design named in the title, else told by all signs, else named anywhere.

    Laboratory work stays what it is, whatever design it borrows: "rats were randomised".
    """
    named = [_design(origin, cues) for origin, _, cues in seen]
    titled = _first(value for value in named if value.origin is Origin.TITLE)
    if kind.design.value in _PRECLINICAL and titled.value not in _REVIEWS:
        return kind.design
    return titled or kind.design or _first(named)


def level(design: str, population: str) -> Level | None:
    """Return the weaker of what design and population speak for; ``None`` where unknown.

    A review without a known population has no level: it could pool trials or mice.
    """
    if population in _ANIMALS:
        return Level.PRECLINICAL
    if population == "none":  # goods on a shelf were counted, and no cell treated
        return None
    if design in LEVELS:
        return LEVELS[design]
    return Level.CLINICAL if population == "human" else None


def _declared(written: str) -> Value:
    return Value(written, Origin.DECLARED, written) if written else UNKNOWN


def _species(source: Source) -> Value:
    """Take a declared species as a population."""
    if not source.species:
        return UNKNOWN
    people = source.species.lower() in {"human", "humans", "homo sapiens", "people"}
    return Value("human" if people else "animal", Origin.DECLARED, source.species)


def _first(values: Iterable[Value]) -> Value:
    return next((value for value in values if value), UNKNOWN)


def _design(origin: Origin, cues: Sequence[Cue]) -> Value:
    named = {cue.tag: cue for cue in reversed(cues) if cue.lexicon == "designs"}
    for tag in _ORDER:
        if tag in named:
            return Value(tag, origin, named[tag].text)
    return UNKNOWN


def _population(origin: Origin, text: str, cues: Sequence[Cue]) -> Value:
    models = [cue for cue in cues if cue.lexicon == "models"]
    people = [cue for cue in cues if cue.lexicon == "people"]
    animals = [cue for cue in models if cue.tag == "animal"]
    if animals and _HUMAN_CELLS.search(text):
        return Value("human-cells-in-animal", origin, animals[0].text)
    if models and people and len(people) >= len(models):
        return Value("mixed", origin, people[0].text)
    if animals or any(cue.tag == "preclinical" for cue in models):
        return Value("animal", origin, (animals or models)[0].text)
    if models:
        return Value("in-vitro", origin, models[0].text)
    return Value("human", origin, people[0].text) if people else UNKNOWN
