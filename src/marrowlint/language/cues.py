"""Hold the index of all cues: what a word may begin."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

HOME = Path(__file__).parents[1] / "lexicons"
"""Not importlib.resources: it costs more start-up than the lists themselves."""


class Entry(Struct, frozen=True):
    """One cue as the index keeps it."""

    words: tuple[str, ...]
    lexicon: str
    tag: str
    joined: bool
    """Whether it may be part of a hyphenated compound ("post-stroke")."""


class Index(Struct, frozen=True):
    """All cues by their first words, so that a text is searched by look-ups alone."""

    single: dict[str, tuple[Entry, ...]]
    """Cues of one word."""
    pairs: dict[tuple[str, str], tuple[Entry, ...]]
    """Longer cues by their first two words, longest first."""
    starts: frozenset[str]
    """First words of all cues."""

    def entries(self) -> Iterator[Entry]:
        """Yield every cue."""
        for table in (self.single.values(), self.pairs.values()):
            for entries in table:
                yield from entries
