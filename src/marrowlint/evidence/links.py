"""Hold which sources stand behind a claim, how that is known, and what they say."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field

from marrowlint.evidence.mismatch import Mismatch
from marrowlint.page import Source


class Basis(Enum):
    """How a claim is bound to a source."""

    CITED = "cited"
    MATCHED = "matched"


class Verdict(Enum):
    """What the text known of a source says of a claim; never that it supports it."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    CONFLICT = "conflict"
    UNCHECKED = "unchecked"


class Link(Struct, frozen=True):
    """One source behind one claim."""

    source: Source
    basis: Basis
    score: float
    """Share of the claim's weighted words that the source's text holds, 0 to 1."""
    passage: str
    """The sentence of the source's text that bears most on the claim, or ``""``."""
    verdict: Verdict
    why: str
    mismatch: Mismatch | None = None
    """What decided a conflict; its offsets count from the claim's first character."""
    further: tuple[Mismatch, ...] = ()
    """What else all the sources cited leave no room for."""


class Links(Struct, frozen=True):
    """The links of every claim of a page, in the order of the claim table."""

    of: Mapping[int, tuple[Link, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Index in the claim table to links, best first."""
    keys: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    """Every key a marker may use, to its source."""
    beside: Mapping[int, tuple[Link, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Links that bind no claim and hold only what speaks against it."""
    marked: bool = False
    """Whether the page cites at all: one marker that points to a source is enough."""
    cited: frozenset[str] = frozenset()
    """Pointers of the sources that a marker of the body points to."""
    named: bool = False
    """Whether it does so in words alone: it has no markers, and names half of its sources."""
    strays: frozenset[str] = frozenset()
    """Identifiers of works that the text links to and no entry of the list has."""
