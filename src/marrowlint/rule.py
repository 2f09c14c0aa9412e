"""Say what a rule is, what it may read, and what it may answer."""

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from msgspec import Struct

from marrowlint.config import Config
from marrowlint.evidence.links import Link, Links
from marrowlint.evidence.study import Study
from marrowlint.facts import NO_FACTS, Fact, Facts
from marrowlint.language.analysis import Analysis, Claim
from marrowlint.page import At, Node, Page, Source, Words
from marrowlint.patterns import lazy
from marrowlint.severity import Confidence, Severity

NodeT = TypeVar("NodeT")


_PHRASE_ENDS = lazy(
    r"\s*(?:\Z|[.,;:!?)(\]])|\s(?:and|or|but|after|within|by|in|over|while|when|during|at|from)\b"
)
"""What may follow a phrase to which words are added."""
_ADDRESS = lazy(r"https?://[A-Za-z0-9/:.?&=%~+@#;_-]{1,2000}(?<!:)")
"""An address of characters that mean nothing where it is written."""


class Related(Struct, frozen=True):
    """Another place that explains a hit."""

    at: At
    message: str


class Fix(Struct, frozen=True):
    """A way to mend a hit: replace the words at ``at`` by ``new``."""

    title: str
    """What it does, in the imperative."""
    at: At
    new: str
    safe: bool = False
    """True only for names, units and spacing; anything about evidence needs a person."""


def put_words(at: Words, new: str) -> Fix | None:
    """Return a fix that writes ``new`` for the words at ``at``.

    ``None`` where markup or a line end stands among them, which would be lost.
    """
    span = at.block.words.span(at.start, at.end)
    if span.end - span.start != at.end - at.start:
        return None
    return Fix(f"write '{new.strip()}'", at, new)


def add_words(at: Words, new: str) -> Fix | None:
    """Return a fix that puts ``new`` after the words at ``at``.

    ``None`` for no words, and where a noun follows: "stroke recovery | benefits".

    It replaces the last code point, so that a marker or emphasis that follows stays behind it.
    """
    if not new or at.end <= at.start or not _PHRASE_ENDS.match(at.block.text, at.end):
        return None
    last = Words(at.block, at.end - 1, at.end)
    return Fix(f"add '{new}'", last, f"{last.text} {new}")


def put_address(pointer: str, old: str, new: str, *, safe: bool = False) -> Fix | None:
    """Return a fix that writes the address ``new`` for ``old``, the value at ``pointer``.

    ``None`` where a character of it could end the value in YAML, JSON or Markdown: the address
    may be a server's word.
    """
    if not _ADDRESS.fullmatch(new) or new == old:
        return None
    return Fix(f"write '{new}'", Node(pointer, start=0, end=len(old)), new, safe)


class Hit(Struct, frozen=True):
    """A fault: where, the values its message wants, and what explains or mends it."""

    at: At
    values: dict[str, str]
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    sources: tuple[Source, ...] = ()


class Abstain(Struct, frozen=True):
    """An honest "cannot tell": counted apart, never a pass."""

    at: At
    reason: str


Answer = Hit | Abstain


class Context(Struct, frozen=True):
    """Everything a rule may read besides its node."""

    page: Page
    analysis: Analysis
    links: Links
    studies: dict[str, Study]
    """Source pointer to what is known of the study."""
    config: Config
    facts: Facts = NO_FACTS
    """What is known of the sources from outside the page."""

    def links_of(self, claim: Claim) -> tuple[Link, ...]:
        """Return the sources behind ``claim``, best first."""
        return self.links.of.get(claim.index, ())

    def study(self, source: Source) -> Study:
        """Return what is known of ``source``."""
        return self.studies[source.pointer]

    def fact(self, source: Source) -> Fact:
        """Return what is known of ``source`` from outside the page."""
        return self.facts.fact(source.pointer)


Check = Callable[[NodeT, Context], Iterator[Answer]]


class Meta(Struct, Generic[NodeT], frozen=True, kw_only=True):
    """All a rule says about itself; docs, reports and editors read only this."""

    id: str
    """Flat, kebab-case, says the fault, never reused."""
    family: str
    on: type[NodeT]
    """``Page``, ``Section``, ``Sentence``, ``Claim``, ``Source``, ``Alias`` or ``Problem``."""
    severity: Severity
    confidence: Confidence
    message: str
    """``str.format`` template over ``Hit.values``: quotes the author, says the fault."""
    help: str
    """The way out, one sentence, same template values."""
    source: str
    """The standard behind the rule, with an address where it has one."""
    cues: tuple[str, ...] = ()
    """For rules on sentences and claims: run only where one of these lexicons has a cue."""
    optional: bool = False
    """Off until a site names it by its id, under ``select`` or ``severity``."""
    beats: tuple[str, ...] = ()
    """Rules whose findings on overlapping words this one replaces."""

    def __call__(self, check: "Check[NodeT]") -> "Rule[NodeT]":
        """Bind a check function to this metadata; register nothing."""
        return Rule(self, check)


class Rule(Struct, Generic[NodeT], frozen=True):
    """Metadata and the pure function it describes."""

    meta: Meta[NodeT]
    check: Check[NodeT]

    @property
    def docs(self) -> str:
        """The check's docstring, which becomes the rule's page."""
        return self.check.__doc__ or ""


AnyRule = Rule[Any]
