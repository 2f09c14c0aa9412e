"""Hold what analysis makes of a page: sentences, cues, quantities, and the claim table."""

from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import force_setattr

from marrowlint.read.tree import Block, Marker


class Choice(Enum):
    """One of a few; hashed as the object it is, since Python's own enums hash by name, slowly."""

    __hash__ = object.__hash__


class Level(Choice):
    """What kind of evidence a wording or a source speaks for."""

    CLINICAL = "clinical"
    OBSERVATIONAL = "observational"
    PRECLINICAL = "preclinical"
    MECHANISTIC = "mechanistic"
    TRADITIONAL = "traditional"
    NONE = "none"


class Kind(Choice):
    """What a claim asserts of the topic."""

    BENEFIT = "benefit"
    HARM = "harm"
    DOSE = "dose"
    TIME_COURSE = "time-course"
    MECHANISM = "mechanism"
    INDICATION = "indication"
    EVIDENCE_GRADE = "evidence-grade"
    OTHER = "other"
    """Something of the topic, in words that no list knows."""


class Certainty(Choice):
    """How sure the wording is, strongest first."""

    PROVEN = "proven"
    SHOWN = "shown"
    LIKELY = "likely"
    MAY = "may"
    UNKNOWN = "unknown"


class Strength(Choice):
    """What kind of link between cause and effect the wording states."""

    CAUSAL = "causal"
    CONDITIONAL = "conditional"
    CORRELATIONAL = "correlational"
    NONE = "none"


class Direction(Choice):
    """Which way an outcome is said to move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NONE = "none"


class Cue(Struct, frozen=True, gc=False):
    """A lexicon entry found in a sentence."""

    lexicon: str
    tag: str
    text: str
    """The words as the author wrote them."""
    start: int
    """Offset in the block's visible text."""
    end: int


class Quantity(Struct, frozen=True, gc=False):
    """An amount, a range, a time, a share or a count, as written."""

    start: int
    """Offset in the block's visible text of the number's first character."""
    end: int
    """After the unit and its basis (``/kg``, ``per day``)."""
    text: str
    low: float | None
    """Lower value, in ``unit``; ``None`` for "days to weeks"."""
    high: float | None
    """Upper value; equal to ``low`` where there is no range."""
    unit: str
    """Canonical spelling: ``mg``, ``mcg``, ``week``, ``%``; ``""`` for a bare count."""
    dimension: str
    """``mass``, ``volume``, ``activity``, ``cells``, ``time``, ``share``, ..., ``count``."""
    written: str
    """The number as written, without unit."""


class Sentence(Struct, frozen=True):
    """A sentence of one block."""

    block: Block
    section: str
    index: int
    """Position in its block, from 0."""
    start: int
    end: int
    cues: tuple[Cue, ...]
    quantities: tuple[Quantity, ...]
    markers: tuple[Marker, ...]
    """Citation markers in the sentence, the one after its full stop included."""
    lexicons: frozenset[str] = frozenset()
    """The lexicons of its cues: all rules ask for cues, and most sentences have none of a kind."""

    def __post_init__(self) -> None:
        """Note the lexicons of the cues."""
        force_setattr(self, "lexicons", frozenset([cue.lexicon for cue in self.cues]))

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self.block.words.text[self.start : self.end]

    def found(self, lexicon: str, *tags: str) -> tuple[Cue, ...]:
        """Return its cues from ``lexicon``, only those with one of ``tags`` if any is named."""
        if lexicon not in self.lexicons:
            return ()
        if tags:
            return tuple([cue for cue in self.cues if cue.lexicon == lexicon and cue.tag in tags])
        return tuple([cue for cue in self.cues if cue.lexicon == lexicon])

    def has(self, lexicon: str, *tags: str) -> bool:
        """Return whether it holds a cue from ``lexicon``."""
        if not tags or lexicon not in self.lexicons:
            return lexicon in self.lexicons
        for cue in self.cues:  # noqa: SIM110 - any() takes twice as long, and all rules ask
            if cue.lexicon == lexicon and cue.tag in tags:
                return True
        return False


class Qualifier(Struct, frozen=True):
    """The words that tell which level a sentence speaks at."""

    sentence: Sentence
    """Where they stand: the sentence itself or the one before it."""
    cue: Cue
    local: bool = False
    """True for a bracketed tag such as "(preclinical)": it covers its own phrase only."""


class Claim(Struct, frozen=True):
    """A row of the claim table: a sentence that asserts something checkable of the topic."""

    index: int
    """Row in the claim table, from 0."""
    sentence: Sentence
    kind: Kind
    start: int
    """The words that assert it, in the block's visible text."""
    end: int
    conditions: tuple[Cue, ...]
    """Diseases and uses it names."""
    population: tuple[Cue, ...]
    """People, animals or cells it names."""
    level: Level
    qualifier: Qualifier | None
    certainty: Certainty
    strength: Strength
    direction: Direction
    negated: bool
    """It says that there is no effect, or that none is known."""
    markers: tuple[Marker, ...]
    """The markers that cover it: its own, else those that follow in its paragraph, else, where
    it goes on about the sentence before, that one's."""

    @property
    def cites(self) -> tuple[str, ...]:
        """Return the keys of the markers that cover it."""
        return tuple(key for marker in self.markers for key in marker.keys)

    @property
    def section(self) -> str:
        """Return the key of the section it stands in."""
        return self.sentence.section

    @property
    def text(self) -> str:
        """Return the whole sentence."""
        return self.sentence.text

    @property
    def asserted(self) -> str:
        """Return the words that assert it."""
        return self.sentence.block.text[self.start : self.end]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the amounts it gives."""
        return tuple(
            amount for amount in self.sentence.quantities if self.start <= amount.start < self.end
        )


class Statement(Claim, frozen=True):
    """A cited clause that the claim table has no row for: held against its sources only."""


class Abbreviation(Struct, frozen=True):
    """A short form given in brackets after its expansion."""

    short: str
    expansion: str
    block: Block
    start: int
    """Of the expansion, in the block's visible text."""
    end: int
    """After the closing bracket."""


class Analysis(Struct, frozen=True):
    """All that is known of a page's prose."""

    sentences: tuple[Sentence, ...]
    """Of the body, FAQs included, in page order."""
    claims: tuple[Claim, ...]
    abbreviations: tuple[Abbreviation, ...]
    summaries: Mapping[str, tuple[Sentence, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Source pointer to the sentences of its summary and reference."""

    paragraphs: Mapping[int, tuple[Sentence, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """``id`` of a block to its sentences; ask ``inside`` and ``paragraph``."""
    statements: tuple[Statement, ...] = ()
    """Numbered on from the claims."""

    preclinical: Mapping[str, Cue] = field(default_factory=lambda: MappingProxyType({}))
    """Each concept that a claim tells as preclinical, and the words that say so."""

    def inside(self, block: Block) -> tuple[Sentence, ...]:
        """Return the sentences of ``block``."""
        return self.paragraphs.get(id(block), ())

    def paragraph(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """Return the sentences of the block ``sentence`` stands in, itself included."""
        return self.inside(sentence.block) or (sentence,)

    def in_section(self, key: str) -> Iterator[Sentence]:
        """Yield the sentences of one section."""
        return (sentence for sentence in self.sentences if sentence.section == key)
