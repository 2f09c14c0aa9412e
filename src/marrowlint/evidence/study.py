"""Hold what kind of study a source is, and where each part of that was learnt."""

from enum import Enum

from msgspec import Struct

from marrowlint.language.analysis import Level


class Origin(Enum):
    """Where a value was learnt."""

    DECLARED = "declared"
    """A field of the source's entry."""
    TITLE = "title"
    SUMMARY = "summary"
    ABSTRACT = "abstract"
    URL = "url"
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


class Study(Struct, frozen=True):
    """What a source is, as far as the page tells."""

    design: Value = UNKNOWN
    population: Value = UNKNOWN
    status: Value = UNKNOWN
    inferred_design: Value = UNKNOWN
    """From title, reference and summary alone, whatever is declared."""
    inferred_population: Value = UNKNOWN
    level: Level | None = None
    """The weaker of design and population; ``None`` where neither decides."""
