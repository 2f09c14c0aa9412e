"""Hold what kind of study a source is, and where each part of that was learnt."""

from enum import Enum

from msgspec import Struct

from marrowlint.facts import Record
from marrowlint.language.analysis import Level


class Origin(Enum):
    """Where a value was learnt."""

    DECLARED = "declared"
    """A field of the source's entry."""
    TITLE = "title"
    SUMMARY = "summary"
    ABSTRACT = "abstract"
    URL = "url"
    REGISTRY = "registry"
    """The types and headings that a registry gives the work."""
    NOWHERE = "nowhere"


class Value(Struct, frozen=True):
    """One value of a study, and where it was learnt."""

    value: str
    """Spelled as the schema spells it; ``""`` where unknown."""
    origin: Origin
    words: str = ""
    """The words that say so."""

    def __bool__(self) -> bool:
        """Return whether the value is known."""
        return bool(self.value)


UNKNOWN = Value("", Origin.NOWHERE)

GROUPS = {
    "umbrella-review": "review",
    "network-meta-analysis": "review",
    "meta-analysis": "review",
    "systematic-review": "review",
    "narrative-review": "narrative",
    "randomized-controlled-trial": "trial",
    "crossover-trial": "trial",
    "non-randomized-trial": "trial",
    "single-arm-trial": "trial",
    "cohort": "observation",
    "case-control": "observation",
    "cross-sectional": "observation",
    "case-report": "observation",
    "animal-experiment": "laboratory",
    "in-vitro": "laboratory",
    "in-silico": "laboratory",
    "expert-opinion": "opinion",
}
"""Design to what it is taken for: inside a group registries and authors differ in good faith."""


class Registered(Struct, frozen=True):
    """What registries, and the abstract that they hold, say the study is."""

    design: Value = UNKNOWN
    population: Value = UNKNOWN
    status: Value = UNKNOWN
    groups: frozenset[str] = frozenset()
    """Of every type it is listed under, and of what its title names."""
    sure: bool = False
    """Whether types, headings and abstract leave no doubt of the population."""
    species: str = ""
    """The animals of its headings as plain words, ``mice``, where they are of one kind."""
    full: bool = False
    """Whether it is known to be a whole article, not an abstract of a meeting."""
    lists: str = ""
    """How it is listed: ``journal article with the headings Humans and Mice``."""


UNREGISTERED = Registered()


class Study(Struct, frozen=True):
    """What a source is, as far as the page and the facts about it tell."""

    design: Value = UNKNOWN
    population: Value = UNKNOWN
    status: Value = UNKNOWN
    inferred_design: Value = UNKNOWN
    """From title, reference and summary alone, whatever is declared."""
    inferred_population: Value = UNKNOWN
    level: Level | None = None
    """The weaker of design and population; ``None`` where neither decides."""
    registered: Registered = UNREGISTERED
    record: Record | None = None
    """The work itself, as it is known outside the page, unless the entry describes another."""
